"""What an officer sees while writing an alert: one question after another, then the alert as it will look."""

from dataclasses import asdict
from datetime import timedelta

from alerts.model import Alert, Preview, Urgency
from alerts.rendering import headline, room
from bot.flows import finding
from bot.turn import Turn
from config.community import Team
from config.timekeeping import LONDON, clock_time
from delivery.messages import Choice, Message
from places.model import DidYouMean
from subscribers.model import Spot

DONE, KEEP, NEW, AGAIN = "done", "keep", "new", "again"
AREA, SPOT, NAME = "area=", "spot=", "name="
MOST_SPOTS = 8
DRAFT = "draft="


def team_of(turn: Turn, slug: str) -> Team | None:
    return next((team for team in turn.parts.community.teams if team.slug == slug), None)


def topic_of(turn: Turn, category: str) -> str | None:
    """The topic under which residents subscribe to a category; None for what is not sent as an alert."""
    return next((topic.slug for topic in turn.parts.community.topics if category in topic.categories), None)


def ask_which_draft(turn: Turn, drafts: list[Alert]) -> None:
    turn.go("compose.take_draft")
    choices = [(f"{DRAFT}{draft.id}", _title(turn, draft)) for draft in drafts]
    turn.say("compose-drafts", [*choices, (NEW, turn.text("compose-new"))])


def ask_category(turn: Turn) -> None:
    turn.go("compose.take_category")
    slugs = [category for topic in turn.parts.community.topics for category in topic.categories]
    turn.say("compose-category", [(slug, turn.text(f"category-{slug}")) for slug in slugs], columns=2)


def ask_next(turn: Turn, alert: Alert) -> None:
    """The question for what the draft still lacks. The caller shows the preview where it lacks nothing."""
    if alert.missing == "areas":
        ask_area(turn, alert)
    elif alert.missing == "urgency":
        turn.go("compose.take_urgency")
        turn.say("compose-urgency", [(each, turn.text(f"compose-{each}")) for each in Urgency])
    elif alert.missing == "text":
        ask_text(turn, alert)
    else:
        turn.go("compose.take_appeal")
        turn.say("compose-appeal", [(each, turn.text(f"compose-appeal-{each}")) for each in ("yes", "no")])


def ask_area(turn: Turn, alert: Alert) -> None:
    turn.go("compose.take_area")
    if alert.areas:
        choices = [(each, turn.text(f"compose-{each}")) for each in (DONE, AGAIN, KEEP)]
        turn.say("compose-area-added", choices, areas=", ".join(area.label for area in alert.areas))
        return
    team = team_of(turn, alert.team)
    boroughs = [borough for borough in turn.parts.community.boroughs if team and borough.code in team.areas]
    choices = [(AREA + each.code, turn.text("compose-whole", area=each.name)) for each in boroughs]
    turn.say("compose-area", [*choices, (KEEP, turn.text("compose-keep"))])


def ask_which_area(turn: Turn, spots: list[Spot]) -> None:
    """A name of several places, or a postcode's district with its wards, likeliest first."""
    shown = spots[:MOST_SPOTS]
    turn.go("compose.take_area", spots=[asdict(spot) for spot in shown])
    choices = [
        (f"{SPOT}{number}", finding.name_of(turn, spot.area_code, spot.label))
        for number, spot in enumerate(shown)
    ]
    turn.say("compose-area-which", [*choices, (DONE, turn.text("compose-done"))])


def say_unknown_area(turn: Turn, name: str) -> None:
    found = turn.parts.gazetteer.resolve(name)
    names = found.suggestions if isinstance(found, DidYouMean) else ()
    turn.go("compose.take_area")
    turn.say(
        "compose-area-did-you-mean" if names else "compose-area-unknown",
        [*((NAME + each, each) for each in names), (DONE, turn.text("compose-done"))],
        name=name[:40],
    )


def ask_text(turn: Turn, alert: Alert) -> None:
    turn.go("compose.take_text")
    key = "compose-text-again" if alert.text else "compose-text"
    turn.say(key, [(KEEP, turn.text("compose-keep"))], room=room(alert), words=alert.text or "")


def show_preview(turn: Turn, preview: Preview) -> None:
    """Both forms exactly as they will be shown, then whom they reach and what may be done now."""
    turn.go("compose.take_decision")
    turn.say("compose-preview-telegram")
    saw = preview.on_telegram.choices[0]
    # The button of a draft must not take an answer: nobody was sent it yet.
    turn.said.append(Message(preview.on_telegram.text, (Choice(saw.label, "preview="),)))
    turn.say("compose-preview-sms", parts=preview.segments)
    turn.said.append(preview.on_sms)
    lines = [
        turn.text(
            "compose-count",
            people=preview.people,
            telegram=preview.telegram,
            sms=preview.sms,
            parts=preview.sms * preview.segments,
        )
    ]
    if preview.people == 0:
        lines = [turn.text("compose-nobody")]
    elif preview.fewer_than_25:
        lines.append(turn.text("compose-few"))
    if preview.goes_at:
        lines.append(turn.text("compose-held", day=day(turn, preview), time=clock_time(preview.goes_at)))
    lines.insert(0, turn.text("compose-areas", areas=", ".join(preview.areas)))
    decisions = (["send"] if preview.people else []) + ["edit", KEEP, "drop"]
    turn.say_words("\n".join(lines), [(each, turn.text(f"compose-{each}")) for each in decisions], columns=2)


def day(turn: Turn, preview: Preview) -> str:
    """ "today" or "tomorrow": the night ends on one of them."""
    if preview.goes_at is None:
        return ""
    today = turn.now.astimezone(LONDON).date()
    is_tomorrow = preview.goes_at.astimezone(LONDON).date() == today + timedelta(days=1)
    return turn.text("compose-tomorrow" if is_tomorrow else "compose-today")


def say_sent(turn: Turn, alert: Alert, preview: Preview) -> None:
    """It is on its way, with a button to stop it that works as long as something waits."""
    held = {"day": day(turn, preview), "time": clock_time(preview.goes_at)} if preview.goes_at else {}
    words = turn.text(
        "compose-sent-held" if held else "compose-sent", code=alert.code, people=preview.people, **held
    )
    turn.end()
    turn.memory.offer = None
    turn.said.append(Message(words, (Choice(turn.text("compose-halt"), f"halt={alert.code}"),)))


def _title(turn: Turn, draft: Alert) -> str:
    if draft.areas:
        return headline(draft, turn.language)[:60]
    return turn.text(f"category-{draft.category}")
