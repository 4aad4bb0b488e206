"""What an officer sees of alerts that are out: the list of their team's, how one stands, what follows it as it will look."""

from babel.dates import format_date

from alerts import figures, following, votes
from alerts.lint import in_words
from alerts.model import OUT, Alert, Stage, VersionKind
from alerts.of_teams import of_teams
from alerts.published import Standing, standing, story
from alerts.quiet import reaches_at
from alerts.reach import reach
from alerts.rendering import headline, render, room
from alerts.rules import may_change
from bot.flows.compose_preview import lifeless
from bot.flows.sent_alert import keep
from bot.turn import Turn
from config.texts import ENGLISH, name_of
from config.timekeeping import day_and_time
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from staff.model import Staff, may_open

LIST, HALT, LEAVE, GO, CHANGE, LANGUAGES = "list", "halt", "leave", "go", "change", "languages"
_MOST_LISTED = 12
_ENDS = (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN)


async def show_list(turn: Turn, officer: Staff) -> None:
    """The alerts of the officer's teams; what has ended stands last."""
    ours = await of_teams(turn.tx, officer, turn.now)
    over = [alert for alert in ours.over if alert.stage in OUT and alert.sent_at]
    found = [*ours.scheduled, *ours.in_force, *over][:_MOST_LISTED]
    if not found:
        turn.end()
        turn.say("sent-list-empty")
        return
    turn.go("sent.take_alert")
    turn.say("sent-list", [(alert.code, _line(turn, alert)) for alert in found])


async def show(turn: Turn, officer: Staff, alert: Alert) -> None:
    """How one alert stands, and what this officer can do with it now."""
    turn.go("sent.take_deed", alert=alert.id)
    words = [headline(alert), _stage(turn, alert), *await _people(turn, alert)]
    if alert.is_appeal and alert.outcome_on and not await following.has_outcome(turn.tx, alert.id):
        day = format_date(alert.outcome_on, "EEE d MMM", locale="en_GB")
        words.append(turn.text("sent-outcome-on", day=day))
    if await following.pending(turn.tx, alert.id):
        words.append(turn.text("sent-pending"))
    newest = (await story(turn.tx, alert, turn.now)).newest
    if newest:
        words += ["", turn.text("sent-now"), newest.text]
    deeds = [*await _deeds(turn, officer, alert), LIST]
    choices = [(each, turn.text(f"sent-deed-{each}")) for each in deeds]
    turn.say_words("\n".join(words), choices, columns=2)


async def words_so_far(turn: Turn, alert: Alert, kind: VersionKind, language: str = ENGLISH) -> str:
    """The words in this language that hold now, where these take their place; else empty."""
    newest = (await story(turn.tx, alert, turn.now)).newest
    if newest is None or kind == VersionKind.OUTCOME or newest.language(language) != language:
        return ""
    return newest.words(language)


async def ask_words(turn: Turn, alert: Alert, kind: VersionKind, words: str = "") -> None:
    """The officer's words; what they wrote so far, or what holds now, stands below, to copy and change."""
    turn.go("sent.take_words", kind=kind)
    if not words:
        keep(turn, following.saying(alert, ""))
    said = [turn.text(f"sent-ask-{kind}", room=room(alert, kind))]
    if so_far := words or await words_so_far(turn, alert, kind):
        said += ["", turn.text("sent-words-so-far", words=so_far)]
    turn.say_words("\n".join(said), [(LEAVE, turn.text("sent-deed-leave"))])


async def show_preview(turn: Turn, alert: Alert, kind: VersionKind, said: Alert) -> None:
    """Both forms exactly as they will be shown and the words in each other language, then whom they reach and what may
    be done now."""
    turn.go("sent.take_decision", after=await following.newest(turn.tx, alert.id))
    keep(turn, said)
    on_telegram, on_sms = render(said, TELEGRAM, kind=kind), render(said, SMS, kind=kind)
    turn.say("compose-preview-telegram")
    turn.said.append(lifeless(on_telegram, "preview="))
    turn.say("compose-preview-sms", parts=segments(on_sms.text).parts)
    turn.said.append(on_sms)
    for language, words in said.translations:
        turn.say("approve-translation", language=name_of(language), words=words)
    lines = [turn.text("sent-preview", people=await following.recipients(turn.tx, alert.id))]
    if missing := (await story(turn.tx, alert, turn.now)).languages_without(said.translations):
        lines.append(turn.text("sent-languages-missing", languages=", ".join(map(name_of, missing))))
    if warnings := following.warnings(said, turn.now):
        lines += ["", turn.text("lint-look"), *(f"- {in_words(each)}" for each in warnings)]
    choices = [
        (GO, turn.text("sent-go-anyway" if warnings else "sent-go")),
        (CHANGE, turn.text("sent-change")),
        (LANGUAGES, turn.text("compose-more-translations")),
        (LEAVE, turn.text("sent-deed-leave")),
    ]
    turn.say_words("\n".join(lines), choices, columns=2)


async def ask_if_sure(turn: Turn, alert: Alert, kind: VersionKind) -> None:
    """Once, with how many have it: what people were told cannot be untold."""
    turn.go("sent.take_sure", kind=kind)
    choices = [(GO, turn.text(f"sent-yes-{kind}")), (LEAVE, turn.text("sent-deed-leave"))]
    had = await following.had_it(turn.tx, alert.id)
    waits = [turn.text("sent-sure-waits")] if await following.pending(turn.tx, alert.id) else []
    turn.say_words("\n".join([*waits, turn.text(f"sent-sure-{kind}", code=alert.code, had=had)]), choices)


async def _deeds(turn: Turn, officer: Staff, alert: Alert) -> list[str]:
    """What is open now. Who stands in for the team can stop and end the alert, another team's supervisor end it."""
    kinds = await following.open_kinds(turn.tx, alert, turn.now)
    if not may_change(officer, alert):
        kinds = tuple(kind for kind in kinds if kind in _ENDS)
    can_halt = alert.stage in (Stage.SCHEDULED, Stage.SENDING) or (
        alert.stage == Stage.SENT and (await reach(turn.tx, alert.id)).waiting > 0
    )
    may_halt = alert.author == officer.id or may_open(officer, alert.team)
    return [*([HALT] if can_halt and may_halt else []), *kinds]


async def _people(turn: Turn, alert: Alert) -> list[str]:
    if alert.stage == Stage.SCHEDULED or alert.sent_at is None:
        return []
    useful, not_useful = await votes.tally(turn.tx, alert.id)
    lines = figures.in_words(await reach(turn.tx, alert.id))
    if useful or not_useful:
        lines.append(turn.text("sent-votes", useful=useful, not_useful=not_useful))
    return lines


def _stage(turn: Turn, alert: Alert) -> str:
    if alert.stage == Stage.SCHEDULED:
        return turn.text("sent-stage-scheduled", time=_time(alert))
    if alert.stage == Stage.SENDING:
        return turn.text("sent-stage-sending")
    if alert.stage in (Stage.CANCELLED, Stage.WITHDRAWN, Stage.STOOD_DOWN):
        return turn.text(f"sent-stage-{alert.stage}")
    return turn.text(f"sent-stage-{standing(alert, turn.now)}", time=_time(alert))


def _line(turn: Turn, alert: Alert) -> str:
    key = "sent-list-line" if standing(alert, turn.now) == Standing.IN_FORCE else "sent-list-ended"
    if alert.stage == Stage.SCHEDULED:
        key = "sent-list-scheduled"
    return turn.text(key, code=alert.code, headline=headline(alert), time=_time(alert))


def _time(alert: Alert) -> str:
    """When it goes, or ends."""
    moment = reaches_at(alert) if alert.stage == Stage.SCHEDULED else alert.expires_at
    return day_and_time(moment) if moment else ""
