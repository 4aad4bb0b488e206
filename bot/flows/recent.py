"""ALERTS: what is in force where somebody has a place."""

from babel.dates import format_date

from alerts import service as alerts
from alerts.facts import Recent
from bot.flows import finding
from bot.turn import Command, Step, Turn
from config.timekeeping import LONDON, clock_time
from subscribers import service

# On SMS headlines alone, and few: five whole alerts would be a long and costly read.
_SHOWN_SMS, _SHOWN = 3, 5


async def show(turn: Turn, rest: str) -> bool:
    """ALERTS for one's own places, ALERTS BOOTLE for another. Other words behind it are free text."""
    spots = finding.candidates(turn, rest) if rest else []
    if rest and not spots:
        return False
    turn.end()
    if rest:
        wards = {ward for spot in spots for ward in spot.wards}
    else:
        person = await service.by_route(turn.tx, turn.route)
        if person is None or not person.is_active:
            turn.say("join-first")
            return True
        wards = set(await service.wards_of(turn.tx, person.id))
    most = _SHOWN_SMS if turn.on_sms else _SHOWN
    found = await alerts.recent(turn.tx, wards, turn.now, turn.language, most)
    if not found:
        turn.say("recent-none")
        return True
    blank = "\n" if turn.on_sms else "\n\n"
    turn.say_words(blank.join([turn.text("recent-title"), *(_line(turn, alert) for alert in found)]))
    return True


def _line(turn: Turn, alert: Recent) -> str:
    key = "recent-line-sms" if turn.on_sms else "recent-line-telegram"
    return turn.text(
        key,
        headline=alert.headline,
        text=alert.text,
        code=alert.code,
        day=format_date(alert.sent_at.astimezone(LONDON), "d MMM", locale=turn.language),
        time=clock_time(alert.sent_at),
    )


COMMANDS: dict[str, Command] = {"alerts": show}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
