"""CHECK K7QX: is this message real? Answered to anybody, member or not."""

from alerts import service as alerts
from alerts.model import Stage
from alerts.rendering import headline
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.timekeeping import LONDON, clock_time

_LONGEST_CODE = 8


async def check(turn: Turn, rest: str) -> bool:
    """A code, right or wrong, gets an answer; "check out the garages" is free text."""
    if (len(rest.split()) > 1 or len(rest) > _LONGEST_CODE) and not is_slash(turn.typed):
        return False
    alert = await alerts.check(turn.tx, rest)
    if not rest:
        turn.say("check-how")
    elif alert is None:
        turn.say("check-unknown", code=rest[:_LONGEST_CODE].upper())
    elif alert.stage == Stage.CANCELLED or alert.sent_at is None:
        turn.say("check-stopped", headline=headline(alert, turn.language), sender=alert.sender)
    else:
        at = alert.sent_at.astimezone(LONDON)
        turn.say(
            "check-real",
            headline=headline(alert, turn.language),
            sender=alert.sender,
            day=f"{at.day}.{at.month}.",
            time=clock_time(alert.sent_at),
        )
    return True


COMMANDS: dict[str, Command] = {"check": check}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
