"""/revoke: a colleague's phone is lost, or they have left. Supervisors do it for their team, administrators for all."""

from alerts import leaving
from bot.flows.shift import on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import NotAllowed, NotFound
from staff import service as staff
from staff.model import Staff, may_revoke

NOBODY, YES = "nobody", "yes"


async def revoke(turn: Turn, rest: str) -> bool:
    """The list of those whom they may take off."""
    if rest or not is_slash(turn.typed):
        return False
    turn.end()
    person = await on_duty(turn)
    if person is None:
        return True
    others = [each for each in await staff.roll(turn.tx) if await _has_a_way_in(turn, person, each)]
    if not others:
        turn.say("staff-revoke-nobody")
        return True
    turn.go("colleagues.take_whom")
    choices = [(str(each.id), each.name) for each in others]
    turn.say("staff-revoke-whom", [*choices, (NOBODY, turn.text("staff-revoke-no"))])
    return True


async def take_whom(turn: Turn) -> None:
    person = await on_duty(turn)
    if person is None:
        return
    if turn.answer is None:
        turn.say_again()
        return
    if turn.answer == NOBODY:
        turn.end()
        turn.say("staff-revoke-kept")
        return
    other = await staff.get(turn.tx, int(turn.answer))
    turn.go("colleagues.take_yes", whom=other.id)
    choices = [(YES, turn.text("staff-revoke-yes")), (NOBODY, turn.text("staff-revoke-no"))]
    turn.say("staff-revoke-sure", choices, name=other.name)


async def take_yes(turn: Turn) -> None:
    person = await on_duty(turn)
    if person is None:
        return
    if turn.answer is None:
        turn.say_again()
        return
    whom = turn.memory.draft.get("whom")
    turn.end()
    turn.memory.offer = None
    if turn.answer != YES:
        turn.say("staff-revoke-kept")
        return
    try:
        other = await leaving.revoke(turn.tx, int(whom or 0), person, turn.now)
    except (NotAllowed, NotFound):
        turn.say("staff-revoke-nobody")
    else:
        turn.say("staff-revoked", name=other.name)


async def _has_a_way_in(turn: Turn, person: Staff, other: Staff) -> bool:
    return may_revoke(person, other) and bool(await staff.routes_of(turn.tx, other.id))


COMMANDS: dict[str, Command] = {"revoke": revoke}
STEPS: dict[str, Step] = {"take_whom": take_whom, "take_yes": take_yes}
PRESSES: dict[str, Command] = {}
