"""A team's chat: linked by a code, tried once, then told that something waits. Other talk is its own."""

from bot.flows.compose_screens import team_of
from bot.inbound import Form
from bot.keywords import command_in
from bot.turn import Command, Step, Turn, resolve_answer
from config.errors import NotFound
from database import audit
from staff import service as staff

WORKS = "works"
ACKNOWLEDGE = "ack"


async def in_group(turn: Turn) -> None:
    """What is said or pressed in a group. Nothing that is not meant for us gets an answer."""
    if turn.inbound.form == Form.PRESS:
        await _press(turn)
    elif turn.inbound.form == Form.TEXT:
        word, rest = command_in(turn.typed) or ("", "")
        if word == "link" and turn.typed.startswith("/"):
            await _link(turn, rest)


async def _link(turn: Turn, code: str) -> None:
    try:
        slug = await staff.link_door(turn.tx, code, turn.route, turn.now)
    except NotFound:
        turn.say("door-code-unknown")
        return
    turn.say("door-linked", [(WORKS, turn.text("door-works"))], team=_name(turn, slug))


async def _press(turn: Turn) -> None:
    teams = await staff.teams_at(turn.tx, turn.route)
    if not teams:
        return
    kind, _, token = turn.inbound.text.partition("=")
    if kind == ACKNOWLEDGE and token:
        # The notice stays as it stands, for those of the team who come later.
        turn.edits_pressed = False
        await audit.record(turn.tx, turn.now, None, "notice seen", f"notice:{token[:64]}")
        turn.say("door-seen")
    elif resolve_answer(turn) == WORKS:
        await staff.mark_door_tested(turn.tx, turn.route, turn.now)
        turn.end()
        turn.memory.offer = None
        turn.say("door-tested", team=", ".join(_name(turn, slug) for slug in teams))


def _name(turn: Turn, slug: str) -> str:
    team = team_of(turn, slug)
    return team.name if team else slug


COMMANDS: dict[str, Command] = {}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
