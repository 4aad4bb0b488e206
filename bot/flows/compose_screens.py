"""What an officer sees while writing an alert: one question after another, then the alert as it will look."""

from dataclasses import asdict
from datetime import date

from babel.dates import format_date

from alerts import whom
from alerts.model import Alert, Stage, Urgency
from alerts.rendering import headline, room
from bot.flows import finding
from bot.turn import Turn
from config.community import Team
from config.community_model import Template
from places.model import DidYouMean
from staff.model import Staff
from subscribers.model import Spot

DONE, KEEP, NEW, AGAIN = "done", "keep", "new", "again"
WORDS_AGAIN = "words-again"
AREA, SPOT, NAME = "area=", "spot=", "name="
MOST_SPOTS = 8
DRAFT = "draft="


def team_of(turn: Turn, slug: str) -> Team | None:
    return next((team for team in turn.parts.community.teams if team.slug == slug), None)


def topic_of(turn: Turn, category: str) -> str | None:
    """The topic under which residents subscribe to a category; None for what is not sent as an alert."""
    return next((topic.slug for topic in turn.parts.community.topics if category in topic.categories), None)


def ask_which_draft(turn: Turn, officer: Staff, drafts: list[Alert]) -> None:
    """One's own first: drafts, and what waits for a second person or for its time; then the team's drafts."""
    turn.go("compose.take_draft")
    choices = [(f"{DRAFT}{draft.id}", _title(turn, officer, draft)) for draft in drafts]
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
        ask_urgency(turn, alert)
    elif alert.missing == "text":
        ask_text(turn, alert)
    else:
        ask_appeal(turn, alert)


def ask_urgency(turn: Turn, alert: Alert) -> None:
    turn.go("compose.take_urgency")
    turn.say("compose-urgency", [(each, turn.text(f"compose-{each}")) for each in Urgency])


def ask_appeal(turn: Turn, alert: Alert) -> None:
    turn.go("compose.take_appeal")
    turn.say("compose-appeal", [(each, turn.text(f"compose-appeal-{each}")) for each in ("yes", "no")])


def ask_gap(turn: Turn, alert: Alert, gap: str) -> None:
    """What goes into the first gap of a template, with the words around it."""
    turn.go("compose_template.take_gap")
    turn.say(
        "compose-gap",
        [*words_again(turn, alert), keep_choice(turn)],
        gap=gap.strip("[]"),
        words=alert.text or "",
    )


def template_of(turn: Turn, alert: Alert) -> Template | None:
    """What the draft began with, if the community still has it."""
    return next((each for each in turn.parts.community.templates if each.slug == alert.template), None)


def words_again(turn: Turn, alert: Alert) -> list[tuple[str, str]]:
    """Take back what was put into the gaps, once something was."""
    template = template_of(turn, alert)
    if template is None or template.text == alert.text:
        return []
    return [(WORDS_AGAIN, turn.text("compose-template-again"))]


def ask_area(turn: Turn, alert: Alert) -> None:
    turn.go("compose.take_area")
    if alert.areas:
        choices = [(each, turn.text(f"compose-{each}")) for each in (DONE, AGAIN, KEEP)]
        turn.say("compose-area-added", choices, areas=", ".join(whom.names_of(alert)))
        return
    team = team_of(turn, alert.team)
    boroughs = [borough for borough in turn.parts.community.boroughs if team and borough.code in team.areas]
    choices = [(AREA + each.code, turn.text("compose-whole", area=each.name)) for each in boroughs]
    turn.say("compose-area", [*choices, keep_choice(turn)])


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
    turn.say(key, [keep_choice(turn)], room=room(alert), words=alert.text or "")


def keep_choice(turn: Turn) -> tuple[str, str]:
    """Leave the draft as it is, to go on with it another time."""
    return (KEEP, turn.text("compose-keep"))


def day(moment: date) -> str:
    """ "Tue 1 Dec"."""
    return str(format_date(moment, "EEE d MMM", locale="en_GB"))


def _title(turn: Turn, officer: Staff, draft: Alert) -> str:
    """ "Burglary: Linacre (Sefton)", and what else is to be known of it."""
    title = headline(draft, turn.language)[:60] if draft.areas else turn.text(f"category-{draft.category}")
    if draft.stage in (Stage.PENDING, Stage.SCHEDULED):
        return turn.text(f"compose-draft-{draft.stage}", title=title)
    return title if draft.author == officer.id else turn.text("compose-draft-of-team", title=title)
