"""What can be done here, in four lines; the answer to everything that is nothing else."""

from datetime import datetime, timedelta

from bot.memory import is_past
from bot.turn import Command, Step, Turn
from staff import service as staff
from staff.model import may_compose
from subscribers import service

# On SMS an automatic menu costs money and could answer another machine: one an hour (design 3).
_APART = timedelta(hours=1)


async def command(turn: Turn, rest: str) -> bool:
    """MENU and /help: asked for, so always answered."""
    if rest:
        return False
    turn.end()
    await _say(turn)
    return True


async def show(turn: Turn) -> None:
    """The menu as an answer to anything else. On SMS not again within the hour."""
    at = turn.memory.menu_at
    if turn.on_sms and at and not is_past((datetime.fromisoformat(at) + _APART).isoformat(), turn.now):
        return
    await _say(turn)


async def _say(turn: Turn) -> None:
    turn.memory.menu_at = turn.now.isoformat()
    person = await service.by_route(turn.tx, turn.route)
    who = "member" if person and person.is_active else "stranger"
    form = "sms" if turn.on_sms else "telegram"
    words = turn.text(f"menu-{who}-{form}", name=turn.parts.community.messenger_name)
    member_of_staff = await staff.by_route(turn.tx, turn.route) if turn.on_telegram else None
    if member_of_staff:
        words += "\n" + turn.text("menu-officer" if may_compose(member_of_staff) else "menu-staff")
    turn.say_words(words)


COMMANDS: dict[str, Command] = {"menu": command, "help": command}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
