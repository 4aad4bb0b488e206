"""When an alert goes, for how long it is in force, and by when people hear how an appeal ended."""

from datetime import datetime, timedelta

from alerts import service as alerts
from alerts.drafts import first_day
from alerts.model import LIFE_CHOICES, Alert
from alerts.quiet import ENDS
from alerts.send_times import Times, read_day, read_time
from bot.flows import compose_draft
from bot.flows.compose_draft import with_draft
from bot.turn import Command, Step, Turn
from config.errors import BadInput
from config.timekeeping import LONDON, clock_time, day_and_time
from staff.model import Staff

_NOW, _BACK, _USUAL = "now", "back", "usual"
_OUTCOME_DAYS = (7, 14, 28)


def ask_when(turn: Turn, alert: Alert) -> None:
    """At once, this evening, tomorrow morning, or typed."""
    turn.go("compose_time.take_when")
    local = turn.now.astimezone(LONDON)
    offers = [
        datetime.combine(local.date(), datetime.min.time().replace(hour=18), LONDON),
        datetime.combine(local.date() + timedelta(days=1), ENDS, LONDON),
    ]
    choices = [(each.isoformat(), day_and_time(each)) for each in offers if each > turn.now]
    turn.say("compose-when", [(_NOW, turn.text("compose-when-now")), *choices, _back(turn)])


async def take_when(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
    elif turn.answer == _NOW:
        await _set_when(turn, officer, alert, None)
    elif turn.answer:
        await _set_when(turn, officer, alert, datetime.fromisoformat(turn.answer))
    else:
        times = read_time(turn.typed, turn.now)
        if len(times.moments) == 1:
            await _set_when(turn, officer, alert, times.moments[0])
        elif times.moments:
            _ask_which(turn, times)
        else:
            turn.say("compose-time-unknown", [_back(turn)])


def ask_lives(turn: Turn, alert: Alert) -> None:
    turn.go("compose_time.take_lives")
    choices = [(str(hours), life_in_words(turn, timedelta(hours=hours))) for hours in LIFE_CHOICES]
    usual = turn.text("compose-lives-usual")
    turn.say("compose-lives", [*choices, (_USUAL, usual), _back(turn)], life=life_in_words(turn, alert.life))


async def take_lives(turn: Turn, officer: Staff, alert: Alert) -> None:
    if turn.answer is None:
        turn.say_again()
        return
    if turn.answer != _BACK:
        hours = None if turn.answer == _USUAL else int(turn.answer)
        await alerts.set_lives(turn.tx, alert.id, officer, hours, turn.now)
    await compose_draft.go_on(turn, officer)


def ask_outcome(turn: Turn, alert: Alert) -> None:
    turn.go("compose_time.take_outcome")
    choices = [(str(days), turn.text("compose-outcome-days", days=days)) for days in _OUTCOME_DAYS]
    turn.say("compose-outcome", [*choices, _back(turn)])


async def take_outcome(turn: Turn, officer: Staff, alert: Alert) -> None:
    """7, 14 or 28 days after it goes, or a day that is typed."""
    if turn.answer == _BACK:
        await compose_draft.show(turn, officer, alert)
        return
    first = first_day(alert, turn.now)
    day = first + timedelta(days=int(turn.answer)) if turn.answer else read_day(turn.typed, first)
    if day is None:
        turn.say("compose-day-unknown", [_back(turn)])
        return
    try:
        await alerts.set_outcome_on(turn.tx, alert.id, officer, day, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [_back(turn)])
        return
    await compose_draft.go_on(turn, officer)


def life_in_words(turn: Turn, life: timedelta) -> str:
    """ "12 hours", "3 days"."""
    hours = int(life / timedelta(hours=1))
    if hours % 24:
        return turn.text("compose-hours", hours=hours)
    return turn.text("compose-days", days=hours // 24)


async def _set_when(turn: Turn, officer: Staff, alert: Alert, send_at: datetime | None) -> None:
    try:
        await alerts.set_send_at(turn.tx, alert.id, officer, send_at, turn.now)
    except BadInput as error:
        turn.say_words(turn.text(error.key, **error.values), [_back(turn)])
        return
    await compose_draft.go_on(turn, officer)


def _ask_which(turn: Turn, times: Times) -> None:
    """The night in which the clocks change: the time comes twice, or not at all."""
    first, second = times.moments
    choices = [(first.isoformat(), day_and_time(first)), (second.isoformat(), day_and_time(second))]
    if times.is_gap:
        turn.say("compose-time-gap", [*choices, _back(turn)])
        return
    names = [turn.text("compose-time-first"), turn.text("compose-time-second")]
    twice = [(value, name) for (value, _), name in zip(choices, names, strict=True)]
    turn.say("compose-time-twice", [*twice, _back(turn)], time=clock_time(first))


def _back(turn: Turn) -> tuple[str, str]:
    return (_BACK, turn.text("compose-back"))


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {
    "take_when": with_draft(take_when),
    "take_lives": with_draft(take_lives),
    "take_outcome": with_draft(take_outcome),
}
PRESSES: dict[str, Command] = {}
