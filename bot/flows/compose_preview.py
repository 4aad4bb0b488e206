"""An alert as it will look, whom it reaches, what should be looked at first; and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from alerts import whom
from alerts.checks import Looked
from alerts.final_word import OPEN
from alerts.lint import Finding, in_words
from alerts.model import Alert, Preview, Stage
from alerts.notices import can_be_told
from alerts.quiet import reaches_at
from alerts.service import Submitted
from bot.flows.compose_screens import KEEP
from bot.turn import Turn
from config.timekeeping import LONDON, clock_time, day_and_time
from delivery.messages import Choice, Message
from delivery.spending import pounds

SEND, EDIT, MORE, DROP = "send", "edit", "more", "drop"
BY_WARD = "by-ward"
_MOST_SHOWN = 5
# After the third in a week it no longer matters which one it is.
_MANY = 3


def show(turn: Turn, alert: Alert, preview: Preview, looked: Looked, seen: bytes) -> None:
    """Both forms exactly as they will be shown, then what is to be known of it and what may be done now.

    `seen`: the fingerprint of the alert. Nothing else goes by the buttons below.
    """
    turn.go("compose.take_decision", alert=alert.id, seen=seen.hex())
    turn.say("compose-preview-telegram")
    turn.said.append(lifeless(preview.on_telegram, "preview="))
    turn.say("compose-preview-sms", parts=preview.segments)
    turn.said.append(preview.on_sms)
    lines = [
        *_state(turn, alert),
        turn.text("compose-whom", whom=whom.in_words(alert)),
        *_people(turn, alert, preview),
        *_circle(turn, alert, preview),
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
    if preview.by_ward:
        key = "compose-circle-without" if alert.goes_by_ward else "compose-circle-with"
        choices.append((BY_WARD, turn.text(key, people=preview.by_ward)))
    turn.say_words("\n".join(lines), choices, columns=2)


def lifeless(message: Message, data: str) -> Message:
    """The message with buttons that only say what they are: nobody was sent it yet."""
    return replace(message, choices=tuple(replace(each, data=data) for each in message.choices))


def ask_about(turn: Turn, finding: Finding, left: int) -> None:
    """One warning: let it stand, or change the words. `left` further ones follow."""
    turn.go("compose.take_warning", warning=finding.place)
    choices = [("so", turn.text("compose-warning-keep")), (EDIT, turn.text("compose-warning-change"))]
    turn.say("compose-warning", choices, finding=in_words(finding), left=left)


async def say_sent(turn: Turn, sent: Submitted, preview: Preview) -> None:
    """What became of it, with buttons that work as long as they can."""
    alert = sent.alert
    if alert.stage == Stage.PENDING:
        reasons = ", ".join(turn.text(f"approve-reason-{each}") for each in sent.reasons)
        asked = await asked_of(turn, alert)
        words = turn.text("compose-sent-pending", code=alert.code, reasons=reasons, asked=asked)
    elif alert.stage == Stage.SCHEDULED and (goes := reaches_at(alert)):
        time = day_and_time(goes)
        words = turn.text("compose-sent-scheduled", code=alert.code, people=preview.people, time=time)
    elif preview.goes_at:
        held = {"day": _day(turn, preview.goes_at), "time": clock_time(preview.goes_at)}
        words = turn.text("compose-sent-held", code=alert.code, people=preview.people, **held)
    else:
        words = turn.text("compose-sent", code=alert.code, people=preview.people)
    if sent.approval is not None and alert.stage == Stage.SENDING:
        words = "\n".join([words, turn.text("compose-sent-review", asked=await asked_of(turn, alert))])
    turn.end()
    turn.memory.offer = None
    # What waits for a second person can be changed by /alert; what is on its way can be stopped.
    halt = Choice(turn.text("compose-halt"), f"halt={alert.code}")
    more = Choice(turn.text("sent-open"), OPEN + alert.code)
    turn.said.append(Message(words, () if alert.stage == Stage.PENDING else (halt, more), columns=2))


async def asked_of(turn: Turn, alert: Alert) -> str:
    """How many were told just now that it waits for one of them, or what to do where nobody could be."""
    return turn.text("approve-asked", told=await can_be_told(turn.tx, alert.id))


def _state(turn: Turn, alert: Alert) -> list[str]:
    if alert.stage == Stage.PENDING:
        return [turn.text("compose-is-pending")]
    if alert.stage == Stage.SCHEDULED and (goes := reaches_at(alert)):
        return [turn.text("compose-is-scheduled", time=day_and_time(goes))]
    return []


def _people(turn: Turn, alert: Alert, preview: Preview) -> list[str]:
    if preview.people == 0:
        why = "-in-groups" if not alert.to_public else "-by-rules" if alert.groups else ""
        why = why or ("-in-circle" if alert.has_circle else "")
        return [turn.text(f"compose-nobody{why}")]
    ways = []
    if preview.telegram:
        ways.append(turn.text("compose-by-telegram", telegram=preview.telegram))
    if preview.sms:
        parts = preview.sms * preview.segments
        cost = pounds(parts, turn.parts.sms_part_pence)
        ways.append(turn.text("compose-by-sms", sms=preview.sms, parts=parts, pounds=cost))
    lines = [turn.text("compose-count", people=preview.people, ways=", ".join(ways))]
    minutes = preview.minutes(turn.parts.telegram_rate, turn.parts.sms_rate)
    if minutes > 1:
        lines.append(turn.text("compose-minutes", minutes=minutes))
    if preview.fewer_than_25:
        lines.append(turn.text("compose-few"))
    return lines


def _circle(turn: Turn, alert: Alert, preview: Preview) -> list[str]:
    if not alert.has_circle:
        return []
    lines = [turn.text("compose-circle-counts", inside=preview.inside, others=preview.by_ward)]
    if preview.by_ward:
        lines.append(turn.text(f"compose-circle-{'goes' if alert.goes_by_ward else 'leaves-out'}"))
    return lines


def _time(turn: Turn, alert: Alert, preview: Preview) -> list[str]:
    lines = []
    chosen = alert.send_at if alert.send_at and alert.send_at > turn.now else None
    until = preview.held_until
    is_night = until is not None and preview.goes_at == until
    if chosen and not is_night:
        lines.append(turn.text("compose-goes-at", time=day_and_time(chosen)))
    if until:
        when = {"day": _day(turn, until), "time": clock_time(until)}
        held = turn.text("compose-held" if is_night else "compose-enough", waits=preview.waits, **when)
        before = [turn.text("compose-chosen", time=day_and_time(chosen))] if chosen and is_night else []
        lines.append(" ".join([*before, held]))
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
        return [turn.text("compose-errors"), *_listed(looked.errors)]
    if looked.open:
        return [turn.text("compose-warnings", number=len(looked.open))]
    return []


def _listed(findings: Sequence[Finding]) -> list[str]:
    return [f"- {in_words(each)}" for each in findings[:_MOST_SHOWN]]


def _day(turn: Turn, morning: datetime) -> str:
    """ "today", "tomorrow", or the day of that morning."""
    days = morning.astimezone(LONDON).date() - turn.now.astimezone(LONDON).date()
    if days <= timedelta(days=1):
        return turn.text("compose-tomorrow" if days else "compose-today")
    return turn.text("compose-on-day", day=day_and_time(morning).partition(",")[0])
