"""An alert as it will look, whom it reaches, what should be looked at first; and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from babel import Locale

from alerts.checks import Looked
from alerts.final_word import OPEN
from alerts.lint import Finding
from alerts.model import Alert, Preview, Stage
from alerts.service import Submitted
from alerts.whom import in_words
from bot.flows.compose_screens import KEEP
from bot.turn import Turn
from config.texts import ENGLISH
from config.timekeeping import LONDON, clock_time, day_and_time
from delivery.messages import Choice, Message

SEND, EDIT, MORE, DROP = "send", "edit", "more", "drop"
_MOST_SHOWN = 5
# After the third in a week it no longer matters which one it is.
_MANY = 3


def show(turn: Turn, alert: Alert, preview: Preview, looked: Looked) -> None:
    """Both forms exactly as they will be shown, then what is to be known of it and what may be done now."""
    turn.go("compose.take_decision", alert=alert.id)
    turn.say("compose-preview-telegram")
    turn.said.append(lifeless(preview.on_telegram, "preview="))
    turn.say("compose-preview-sms", parts=preview.segments)
    turn.said.append(preview.on_sms)
    lines = [
        *_state(turn, alert),
        turn.text("compose-whom", whom=in_words(alert)),
        *_people(turn, preview),
        *_time(turn, alert, preview),
        *_fatigue(turn, preview),
        *_findings(turn, looked),
    ]
    may_go = alert.stage == Stage.DRAFT and preview.people and not looked.errors
    decisions = [EDIT, MORE, KEEP, *([DROP] if alert.stage == Stage.DRAFT else [])]
    choices = [(each, turn.text(f"compose-{each}")) for each in decisions]
    if may_go:
        is_later = preview.goes_at is not None and alert.send_at is not None
        choices.insert(0, (SEND, turn.text("compose-send-later" if is_later else "compose-send")))
    turn.say_words("\n".join(lines), choices, columns=2)


def lifeless(message: Message, data: str) -> Message:
    """The message with buttons that only say what they are: nobody was sent it yet."""
    return replace(message, choices=tuple(replace(each, data=data) for each in message.choices))


def said_of(turn: Turn, finding: Finding) -> str:
    """A finding in words, with the language where the words are not English."""
    said = turn.text(finding.key, **finding.values)
    if finding.language == ENGLISH:
        return said
    language = Locale(finding.language).get_display_name(ENGLISH) or finding.language
    return turn.text("lint-in-language", language=language, finding=said)


def ask_about(turn: Turn, finding: Finding, left: int) -> None:
    """One warning: let it stand, or change the words. `left` further ones follow."""
    turn.go("compose.take_warning", warning=finding.place)
    choices = [("so", turn.text("compose-warning-keep")), (EDIT, turn.text("compose-warning-change"))]
    turn.say("compose-warning", choices, finding=said_of(turn, finding), left=left)


def say_sent(turn: Turn, sent: Submitted, preview: Preview) -> None:
    """What became of it, with buttons that work as long as they can."""
    alert = sent.alert
    if alert.stage == Stage.PENDING:
        reasons = ", ".join(turn.text(f"approve-reason-{each}") for each in sent.reasons)
        words = turn.text("compose-sent-pending", code=alert.code, reasons=reasons)
    elif alert.stage == Stage.SCHEDULED and alert.send_at:
        time = day_and_time(preview.goes_at or alert.send_at)
        words = turn.text("compose-sent-scheduled", code=alert.code, people=preview.people, time=time)
    elif preview.goes_at:
        held = {"day": _day(turn, preview), "time": clock_time(preview.goes_at)}
        words = turn.text("compose-sent-held", code=alert.code, people=preview.people, **held)
    else:
        words = turn.text("compose-sent", code=alert.code, people=preview.people)
    if sent.approval is not None and alert.stage == Stage.SENDING:
        words = "\n".join([words, turn.text("compose-sent-review")])
    turn.end()
    turn.memory.offer = None
    # What waits for a second person can be changed by /alert; what is on its way can be stopped.
    halt = Choice(turn.text("compose-halt"), f"halt={alert.code}")
    more = Choice(turn.text("sent-open"), OPEN + alert.code)
    turn.said.append(Message(words, () if alert.stage == Stage.PENDING else (halt, more), columns=2))


def _state(turn: Turn, alert: Alert) -> list[str]:
    if alert.stage == Stage.PENDING:
        return [turn.text("compose-is-pending")]
    if alert.stage == Stage.SCHEDULED and alert.send_at:
        return [turn.text("compose-is-scheduled", time=day_and_time(alert.send_at))]
    return []


def _people(turn: Turn, preview: Preview) -> list[str]:
    if preview.people == 0:
        return [turn.text("compose-nobody")]
    counted = {"people": preview.people, "telegram": preview.telegram, "sms": preview.sms}
    lines = [turn.text("compose-count", **counted, parts=preview.sms * preview.segments)]
    minutes = preview.minutes(turn.parts.telegram_rate, turn.parts.sms_rate)
    if minutes > 1:
        lines.append(turn.text("compose-minutes", minutes=minutes))
    if preview.fewer_than_25:
        lines.append(turn.text("compose-few"))
    return lines


def _time(turn: Turn, alert: Alert, preview: Preview) -> list[str]:
    if preview.goes_at is None:
        return []
    lines = []
    if alert.send_at and alert.send_at > turn.now:
        lines.append(turn.text("compose-goes-at", time=day_and_time(alert.send_at)))
    if preview.waits:
        when = {"day": _day(turn, preview), "time": clock_time(preview.goes_at)}
        lines.append(turn.text("compose-held", waits=preview.waits, **when))
    if preview.expires:
        lines.append(turn.text("compose-expires", expires=preview.expires))
    return lines


def _fatigue(turn: Turn, preview: Preview) -> list[str]:
    """ "It is not the first this week: the 2nd for 40 people, the 4th or more for 3." """
    had = preview.fatigue.had
    groups = [(number, sum(people for times, people in had if times == number)) for number in range(1, _MANY)]
    groups.append((_MANY, sum(people for times, people in had if times >= _MANY)))
    parts = [turn.text(f"compose-fatigue-{number}", people=people) for number, people in groups if people]
    lines = [turn.text("compose-fatigue", parts=", ".join(parts))] if parts else []
    if preview.fatigue.muted:
        lines.append(turn.text("compose-fatigue-muted", people=preview.fatigue.muted))
    return lines


def _findings(turn: Turn, looked: Looked) -> list[str]:
    if looked.errors:
        return [turn.text("compose-errors"), *_listed(turn, looked.errors)]
    if looked.open:
        return [turn.text("compose-warnings", number=len(looked.open))]
    return []


def _listed(turn: Turn, findings: Sequence[Finding]) -> list[str]:
    return [f"- {said_of(turn, each)}" for each in findings[:_MOST_SHOWN]]


def _day(turn: Turn, preview: Preview) -> str:
    """ "today", "tomorrow", or the day of the morning on which the night ends."""
    if preview.goes_at is None:
        return ""
    days = preview.goes_at.astimezone(LONDON).date() - turn.now.astimezone(LONDON).date()
    if days <= timedelta(days=1):
        return turn.text("compose-tomorrow" if days else "compose-today")
    return turn.text("compose-on-day", day=day_and_time(preview.goes_at).partition(",")[0])
