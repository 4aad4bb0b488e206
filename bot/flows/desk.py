"""Staff: bound to their account by an invitation, and let into the web desk by a code that works once."""

from textwrap import wrap

from bot.flows import shift
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import Conflict, NotAllowed, NotFound
from delivery.messages import Message, Parcel
from intelligence.waiting import count_waiting
from staff import service as staff
from staff.model import Staff, looks_like_code
from staff.service import Shift


async def accept_invitation(turn: Turn, code: str) -> None:
    """The code of an invitation, from its link or typed."""
    turn.end()
    try:
        person = await staff.accept(turn.tx, code, turn.route, turn.now)
    except NotFound:
        turn.say("staff-invitation-unknown")
        return
    except Conflict:
        turn.say("staff-phone-taken")
        return
    except NotAllowed:
        await shift.on_duty(turn)  # asks for the PIN, after which the code is taken
        return
    stands = await staff.shift_at(turn.tx, turn.route, turn.now)
    if stands == Shift.NO_PIN:
        await shift.ask_first_pin(turn, person)
    elif stands == Shift.OPEN:
        await shift.welcome(turn, person)
    else:
        turn.say("staff-phone-linked", name=person.name)
        await _tell_other_phones(turn, person)


async def phone(turn: Turn, rest: str) -> bool:
    """/phone: a code by which another phone becomes one of mine."""
    if rest and not is_slash(turn.typed):
        return False
    if not is_slash(turn.typed) and await staff.by_route(turn.tx, turn.route) is None:
        return False
    turn.end()
    person = await shift.on_duty(turn)
    if person is None:
        return True
    code = await staff.make_phone_code(turn.tx, person, turn.now, person.id)
    lines = [turn.text("staff-phone-code", code=code)]
    if turn.parts.sms_number:
        lines.append(turn.text("staff-phone-number", number=turn.parts.sms_number))
    if turn.parts.bot_name:
        link = f"https://t.me/{turn.parts.bot_name}?start=i-{code}"
        lines.append(turn.text("staff-phone-link", link=link))
    turn.say_words("\n".join(lines))
    return True


async def _tell_other_phones(turn: Turn, person: Staff) -> None:
    """Whoever found a phone with an open shift shall not link another one unseen."""
    parcel = Parcel((Message(turn.text("staff-phone-linked-elsewhere")),))
    for route, _ in await staff.routes_of(turn.tx, person.id):
        if route != turn.route:
            await turn.parts.outbox.enqueue(turn.tx, route, parcel, now=turn.now)


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
    person = await shift.on_duty(turn)
    if person is None:
        return True
    # A transaction of its own: one that knows who speaks never touches tips (design part 5).
    async with turn.parts.database.reading(on_tips=True) as reading:
        waiting = await count_waiting(reading, person)
    code = await staff.make_signin_code(turn.tx, person.id, turn.now)
    url = f"{turn.parts.public_url}/desk/"
    turn.say("staff-desk", waiting=waiting, url=url, code=" ".join(wrap(code, 4)))
    return True


COMMANDS: dict[str, Command] = {"staff": staff_command, "desk": desk, "phone": phone}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {}
