"""A team's chat: linked by a code, tried once, then told that something waits. Other talk is its own."""

from bot.flows.compose_screens import team_of
from bot.inbound import Form
from bot.keywords import command_in, is_slash
from bot.turn import Command, Step, Turn, resolve_answer
from config.errors import NotFound
from database import audit
from intelligence.aliases import load_word_lists, read_alias
from intelligence.model import Envelope, EnvelopeKind, IntakeLane
from staff import service as staff
from staff.model import Staff, looks_like_code, may_link
from staff.service import Shift

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


async def command(turn: Turn, rest: str) -> bool:
    """LINK and a code, texted by a mobile that shall be a door. /link in a private chat links nothing."""
    if not is_slash(turn.typed) and not looks_like_code(rest):
        return False
    turn.end()
    if not turn.on_sms:
        turn.say("door-in-group")
        return True
    try:
        slug = await staff.prove_door(turn.tx, rest, turn.route, turn.now)
    except NotFound:
        turn.say("door-code-unknown")
    else:
        turn.say("door-tested", team=_name(turn, slug))
    return True


async def seen(turn: Turn, rest: str) -> bool:
    """SEEN and what a report is called, from a mobile that is a door. From anybody else they are plain words."""
    alias = read_alias(load_word_lists(), rest)
    if not turn.on_sms or alias is None or not (teams := await _teams_told(turn)):
        return False
    turn.end()
    await _note_seen(turn, alias, teams)
    turn.say("door-sms-thanks", alias=alias)
    return True


async def press_seen(turn: Turn, rest: str) -> bool:
    """ "I have it" on the phone of a supervisor, who hears where nobody else did."""
    alias, teams = read_alias(load_word_lists(), rest), await _teams_told(turn)
    if alias is None or not teams:
        return False
    turn.edits_pressed = False
    await _note_seen(turn, alias, teams)
    turn.say("door-sms-thanks", alias=alias)
    return True


async def _teams_told(turn: Turn) -> list[str]:
    """The teams of whose tips this route is told: a door's, or those of the member of staff behind it."""
    teams = await staff.teams_at(turn.tx, turn.route)
    person = None if teams else await staff.by_route(turn.tx, turn.route)
    return sorted(person.own_teams) if person else teams


async def _note_seen(turn: Turn, alias: str, teams: list[str]) -> None:
    """A turn touches no tip: the mover tells the duty clock."""
    await audit.record(turn.tx, turn.now, None, "notice seen", f"notice:{alias}")
    heard = await staff.heard_for(turn.tx, teams, turn.now)
    envelope = Envelope(EnvelopeKind.SEEN, alias=alias, teams=heard)
    turn.leave(envelope, IntakeLane.NOW)


async def _link(turn: Turn, code: str) -> None:
    sender = await _sender(turn)
    if sender and not await _is_on_duty(turn):
        turn.say("door-shift-first")
        return
    team = await staff.team_of_code(turn.tx, code, turn.now)
    if sender is None or (team and not may_link(sender, team)):
        turn.say("door-staff-only")
        return
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
    alias = read_alias(load_word_lists(), token)
    if kind == ACKNOWLEDGE and alias:
        # The notice stays as it stands, for those of the team who come later.
        turn.edits_pressed = False
        await staff.mark_door_tested(turn.tx, turn.route, turn.now)
        await _note_seen(turn, alias, teams)
        turn.say("door-seen")
    elif resolve_answer(turn) == WORKS:
        await staff.mark_door_tested(turn.tx, turn.route, turn.now)
        turn.end()
        turn.memory.offer = None
        turn.say("door-tested", team=", ".join(_name(turn, slug) for slug in teams))


async def _sender(turn: Turn) -> Staff | None:
    """Who of the staff speaks in the group."""
    route = await _own_chat(turn)
    return await staff.by_route(turn.tx, route) if route is not None else None


async def _is_on_duty(turn: Turn) -> bool:
    """Whether whoever speaks in the group has an open shift. A PIN is never asked for, or taken, in a group."""
    route = await _own_chat(turn)
    return route is not None and await staff.shift_at(turn.tx, route, turn.now) == Shift.OPEN


async def _own_chat(turn: Turn) -> int | None:
    address = turn.inbound.sender_address
    return await turn.parts.book.find(turn.tx, turn.inbound.identity, address) if address else None


def _name(turn: Turn, slug: str) -> str:
    team = team_of(turn, slug)
    return team.name if team else slug


COMMANDS: dict[str, Command] = {"link": command, "seen": seen}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {ACKNOWLEDGE: press_seen}
