"""Staff: bound to their account by an invitation, and let into the web desk by a code that works once."""

from textwrap import wrap

from bot.flows.compose_screens import team_of
from bot.flows.shift import on_duty
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import NotFound
from intelligence.waiting import count_waiting
from staff import service as staff
from staff.model import looks_like_code, may_compose


async def accept_invitation(turn: Turn, code: str) -> None:
    """The code of an invitation, from its link or typed."""
    turn.end()
    try:
        person = await staff.accept(turn.tx, code, turn.route, turn.now)
    except NotFound:
        turn.say("staff-invitation-unknown")
        return
    team = team_of(turn, person.team)
    words = turn.text("staff-welcome", name=person.name, team=team.name if team else person.team)
    if may_compose(person) and turn.on_telegram:
        words += "\n" + turn.text("staff-can-compose")
    turn.say_words(words)


async def staff_command(turn: Turn, rest: str) -> bool:
    """STAFF and an invitation's code. "Staff at the shop ..." is a sentence."""
    if looks_like_code(rest):
        await accept_invitation(turn, rest)
        return True
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    turn.say("staff-how")
    return True


async def desk(turn: Turn, rest: str) -> bool:
    """/desk: how many tips wait for my teams, where to read them, and a code to get in."""
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    person = await on_duty(turn)
    if person is None:
        return True
    # A transaction of its own: one that knows who speaks never touches tips (design part 5).
    async with turn.parts.database.reading() as reading:
        waiting = await count_waiting(reading, person)
    code = await staff.make_signin_code(turn.tx, person.id, turn.now)
    url = f"{turn.parts.public_url}/desk/"
    turn.say("staff-desk", waiting=waiting, url=url, code=" ".join(wrap(code, 4)))
    return True


COMMANDS: dict[str, Command] = {"staff": staff_command, "desk": desk}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
