"""Staff commands work during a shift, which a PIN begins. What was asked before the PIN goes on after it."""

from dataclasses import asdict, replace
from datetime import datetime

from alerts.asked import waiting_for
from alerts.notices import LOOK
from bot.flows.compose_screens import team_of
from bot.inbound import Form
from bot.keywords import is_slash
from bot.memory import Offer
from bot.turn import Command, Step, Turn
from config.timekeeping import clock_time
from staff import service as staff
from staff.model import Role, Staff, is_easy_pin, may_compose, read_pin
from staff.service import Shift

ASKED = "asked"
LATER = "later"
_TAKE, _CHOOSE = "shift.take_pin", "shift.choose_pin"
# What is kept over the PIN shares the conversation's blob with everything else.
MOST_KEPT_BYTES = 8_000


async def on_duty(turn: Turn) -> Staff | None:
    """The member of staff who speaks. None, and the right answer said, for anybody else: flows just return."""
    person = await staff.by_route(turn.tx, turn.route)
    if person is None:
        turn.end()
        turn.say("staff-only")
        return None
    shift = await staff.shift_at(turn.tx, turn.route, turn.now)
    if shift == Shift.OPEN:
        return await staff.standing_in(turn.tx, person, turn.now)
    _ask(turn, person, shift, _state(turn))
    return None


async def officer_on_duty(turn: Turn) -> Staff | None:
    """As `on_duty`, for those who may write to the public."""
    person = await on_duty(turn)
    if person is None or may_compose(person):
        return person
    turn.end()
    turn.say("staff-may-not-compose")
    return None


async def ask_first_pin(turn: Turn, person: Staff) -> None:
    """After an invitation: the PIN, and then the welcome."""
    turn.end()
    _ask(turn, person, Shift.NO_PIN, None)


async def take_pin(turn: Turn) -> None:
    """The PIN that begins a shift."""
    person = await _asked(turn)
    if person is None:
        return
    pin = _pin(turn)
    if pin is None:
        _say(turn, "shift-pin-form")
        return
    until = await staff.begin_shift(turn.tx, turn.parts.lookup_key, person.id, turn.route, pin, turn.now)
    if until:
        await _go_on(turn, person, until)
    elif await staff.shift_at(turn.tx, turn.route, turn.now) == Shift.LOCKED:
        turn.end()
        turn.say("shift-locked")
    else:
        _say(turn, "shift-pin-wrong")


async def choose_pin(turn: Turn) -> None:
    """The first PIN, of one's own choice."""
    person = await _asked(turn)
    if person is None:
        return
    pin = _pin(turn)
    if pin is None or is_easy_pin(pin):
        _say(turn, "shift-pin-easy" if pin else "shift-pin-form")
        return
    until = await staff.choose_pin(turn.tx, turn.parts.lookup_key, person.id, turn.route, pin, turn.now)
    if until:
        await _go_on(turn, person, until)
    else:  # chosen on another phone of theirs a moment ago
        turn.go(_TAKE)
        _say(turn, "shift-pin")


async def take_unasked_pin(turn: Turn) -> bool:
    """Six digits from a member of staff whose shift is not open are their PIN, whatever else was asked for: they must
    not become words for others, nor stay in the chat. False for anything else."""
    if read_pin(turn.typed) is None:
        return False
    person = await staff.by_route(turn.tx, turn.route)
    shift = await staff.shift_at(turn.tx, turn.route, turn.now)
    if person is None or shift == Shift.OPEN:
        return False
    if shift == Shift.LOCKED:
        _pin(turn)
        turn.say("shift-locked")
        return True
    if turn.memory.step not in (_TAKE, _CHOOSE):
        turn.memory.draft = {ASKED: _stood(turn)}
        turn.memory.step = _CHOOSE if shift == Shift.NO_PIN else _TAKE
        turn.memory.offer = None
    await (choose_pin(turn) if turn.memory.step == _CHOOSE else take_pin(turn))
    return True


async def end_shift(turn: Turn, rest: str) -> bool:
    """/endshift: for everybody who hands the phone on, or goes home early."""
    if rest and not is_slash(turn.typed):
        return False
    turn.end()
    person = await staff.by_route(turn.tx, turn.route)
    if person is None:
        turn.say("staff-only")
        return True
    await staff.end_shift(turn.tx, person.id, turn.route, turn.now)
    turn.say("shift-ended")
    return True


def _state(turn: Turn) -> dict[str, object]:
    """What was asked, and where the conversation stood. A press while the PIN is asked for takes its place."""
    inbound = turn.inbound
    is_short = inbound.form in (Form.TEXT, Form.PRESS) and len(inbound.text.encode()) <= MOST_KEPT_BYTES
    said = {"form": inbound.form, "text": inbound.text} if is_short else {"form": Form.TEXT, "text": ""}
    return {**_stood(turn), **said}


def _stood(turn: Turn) -> dict[str, object]:
    """Where the conversation stood before the PIN."""
    memory = turn.memory
    if memory.step in (_TAKE, _CHOOSE):
        return memory.draft.get(ASKED) or {"step": None, "draft": {}, "offer": None}
    offer = asdict(memory.offer) if memory.offer else None
    return {"step": memory.step, "draft": memory.draft, "offer": offer}


def _ask(turn: Turn, person: Staff, shift: Shift, asked: dict[str, object] | None) -> None:
    # A button that is pressed after the shift keeps its message.
    turn.edits_pressed = False
    if shift == Shift.LOCKED:
        turn.say("shift-locked")
        return
    turn.memory.draft = {ASKED: asked}
    turn.memory.step = _CHOOSE if shift == Shift.NO_PIN else _TAKE
    _say(turn, "shift-choose-pin" if shift == Shift.NO_PIN else "shift-pin", name=person.name)


def _say(turn: Turn, key: str, **values: object) -> None:
    words = turn.text(key, **values)
    if turn.on_sms:
        turn.memory.offer = None
        turn.say_words(f"{words} {turn.text('shift-pin-sms')}")
    else:
        turn.say_words(words, [(LATER, turn.text("shift-later-button"))])


async def _asked(turn: Turn) -> Staff | None:
    """Who answers; None where they leave it for later, or were taken off the staff meanwhile."""
    person = await staff.by_route(turn.tx, turn.route)
    if person and turn.answer != LATER:
        return person
    turn.end()
    turn.memory.offer = None
    turn.say("shift-later" if person else "staff-only")
    return None


def _pin(turn: Turn) -> str | None:
    """The PIN that was typed. Whatever holds a digit of it is taken off the chat."""
    if turn.inbound.ref and any(sign.isdecimal() for sign in turn.typed):
        turn.deletes.append(turn.inbound.ref)
    return read_pin(turn.typed)


async def _go_on(turn: Turn, person: Staff, until: datetime) -> None:
    asked = turn.memory.draft.get(ASKED)
    turn.end()
    turn.memory.offer = None
    if asked is None:
        await welcome(turn, person)
        return
    lines = [turn.text("shift-begun", until=clock_time(until))]
    if not asked.get("text", "").startswith(("/approve", LOOK)):  # which shows it anyway
        lines += await _waiting(turn, person)
    turn.say_words("\n".join(lines))
    turn.memory.step, turn.memory.draft = asked["step"], asked["draft"]
    turn.memory.offer = Offer(**asked["offer"]) if asked["offer"] else None
    if "form" not in asked:  # the PIN came before anything was asked
        turn.say_again()
        return
    turn.inbound = replace(turn.inbound, form=Form(asked["form"]), text=asked["text"], ref=None)
    turn.typed, turn.answer = turn.inbound.text.strip(), None
    turn.goes_on = True


async def welcome(turn: Turn, person: Staff) -> None:
    """What they are now, what they can do here, and what waits for them."""
    team = team_of(turn, person.team)
    if team or person.team:
        words = turn.text("staff-welcome", name=person.name, team=team.name if team else person.team)
    elif person.role == Role.ADMINISTRATOR:
        words = turn.text("staff-welcome-administrator", name=person.name)
    else:
        words = turn.text("staff-welcome-no-team", name=person.name)
    if may_compose(person) and turn.on_telegram:
        words += "\n" + turn.text("staff-can-compose")
    turn.say_words("\n".join([words, *await _waiting(turn, person)]))


async def _waiting(turn: Turn, person: Staff) -> list[str]:
    """How many alerts they can approve: whoever signs on late was not told when they were asked for."""
    count = len(await waiting_for(turn.tx, person)) if turn.on_telegram else 0
    return [turn.text("approve-waiting", count=count)] if count else []


COMMANDS: dict[str, Command] = {"endshift": end_shift}
STEPS: dict[str, Step] = {"take_pin": take_pin, "choose_pin": choose_pin}
PRESSES: dict[str, Command] = {}
