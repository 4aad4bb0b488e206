"""Staff commands work during a shift, which a PIN begins."""

from bot.turn import Command, Step, Turn
from staff import service as staff
from staff.model import Staff


async def on_duty(turn: Turn) -> Staff | None:
    """The member of staff who speaks. None, and the right answer said, for anybody else: flows just return."""
    person = await staff.by_route(turn.tx, turn.route)
    if person is None:
        turn.end()
        turn.say("staff-only")
    return person


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
