"""/schemes: officers look at who asks to lead a scheme, and stop or hand over one that runs. Counts, never members."""

from datetime import datetime

from alerts import forwards
from bot import scheme_news
from bot.flows import scheme
from bot.flows.compose_screens import team_of
from bot.flows.scheme_people import SCHEME, chosen
from bot.flows.scheme_write import HALT
from bot.flows.shift import officer_on_duty
from bot.flows.topics import day
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import Conflict, NotAllowed, NotFound
from database import audit
from staff import service as staff
from staff.model import Staff
from subscribers import scheme_messages, scheme_vetting
from subscribers.scheme_model import SchemeState
from subscribers.scheme_vetting import Overview

SHOWN_AT_ONCE = 8
_MORE, _BACK = "more", "back"
_APPROVE, _DECLINE, _STOP, _HAND_OVER = "approve", "decline", "stop", "hand-over"
_DEEDS = {
    SchemeState.ASKED: (_APPROVE, _DECLINE),
    SchemeState.ACTIVE: (_HAND_OVER, _STOP),
    SchemeState.VACANT: (_HAND_OVER, _STOP),
    SchemeState.STOPPED: (_APPROVE,),
}


async def command(turn: Turn, rest: str) -> bool:
    """/schemes. From a resident it is SCHEME."""
    if await staff.by_route(turn.tx, turn.route) is None:
        return await scheme.command(turn, rest)
    if rest and not is_slash(turn.typed):
        return False
    officer = await officer_on_duty(turn)
    if officer:
        turn.end()
        await _list(turn, officer, 0)
    return True


async def press(turn: Turn, rest: str) -> bool:
    """The button below a notice, which stays for the colleagues of who pressed it."""
    turn.edits_pressed = False
    officer = await officer_on_duty(turn)
    if officer:
        turn.end()
        await _show(turn, officer, _number(rest))
    return True


async def press_halt(turn: Turn, rest: str) -> bool:
    """ "Stop this message", below the notice that somebody reported it."""
    turn.edits_pressed = False
    officer = await officer_on_duty(turn)
    if officer is None:
        return True
    try:
        message = await scheme_messages.get(turn.tx, _number(rest))
        waited = await scheme_vetting.halt_message(turn.tx, message, officer, _areas(turn, officer), turn.now)
    except (NotFound, NotAllowed):
        turn.say("schemes-gone")
    else:
        turn.say("schemes-halted", scheme=message.scheme.name, waited=waited)
    return True


async def take_scheme(turn: Turn) -> None:
    officer = await officer_on_duty(turn)
    if officer is None:
        return
    if turn.answer == _MORE:
        await _list(turn, officer, int(turn.memory.draft.get("start", 0)) + SHOWN_AT_ONCE)
    elif turn.answer is None:
        turn.say_again()
    else:
        await _show(turn, officer, chosen(turn))


async def take_deed(turn: Turn) -> None:
    officer = await officer_on_duty(turn)
    if officer is None:
        return
    number = int(turn.memory.draft.get("scheme", 0))
    if turn.answer == _BACK:
        await _list(turn, officer, 0)
    elif turn.answer is None:
        turn.say_again()
    else:
        try:
            await _do(turn, officer, number, turn.answer)
        except (Conflict, NotFound, NotAllowed):
            turn.say("schemes-gone")
            await _list(turn, officer, 0)


async def _do(turn: Turn, officer: Staff, number: int, deed: str) -> None:
    areas = _areas(turn, officer)
    if deed == _HAND_OVER:
        code = await scheme_vetting.change_coordinator(turn.tx, number, officer, areas, turn.now)
        turn.end()
        turn.say("schemes-hand-over-code", code=code)
        return
    verbs = {
        _APPROVE: scheme_vetting.approve,
        _DECLINE: scheme_vetting.decline,
        _STOP: scheme_vetting.stop,
    }
    decided = await verbs[deed](turn.tx, number, officer, areas, turn.now)
    if deed == _STOP:
        await forwards.hold_back(turn.tx, number, turn.now)
    turn.end()
    turn.say(f"schemes-done-{deed}", scheme=decided.name, code=decided.code)
    await scheme_news.tell_leaders(turn.parts, turn.tx, decided, f"scheme-told-{deed}", turn.now)


async def _list(turn: Turn, officer: Staff, start: int) -> None:
    """Who asks first; eight at a time, and after the last the first come again."""
    found = await scheme_vetting.overview(turn.tx, officer, _areas(turn, officer))
    if not found:
        turn.say("schemes-none")
        return
    start = start if start < len(found) else 0
    page = found[start : start + SHOWN_AT_ONCE]
    last = await forwards.last_forwards(turn.tx, [each.scheme.id for each in page])
    lines = [_line(turn, each, last.get(each.scheme.id)) for each in page]
    choices = [(f"{SCHEME}{each.scheme.id}", each.scheme.name) for each in page]
    if len(found) > SHOWN_AT_ONCE:
        choices.append((_MORE, turn.text("schemes-more")))
    turn.go("scheme_staff.take_scheme", start=start)
    turn.say_words("\n".join([turn.text("schemes-title"), *lines]), choices)


async def _show(turn: Turn, officer: Staff, number: int) -> None:
    """One scheme, and what may be done with it."""
    found = await scheme_vetting.overview(turn.tx, officer, _areas(turn, officer))
    known = next((each for each in found if each.scheme.id == number), None)
    if known is None:
        turn.say("schemes-gone")
        return
    last = await forwards.last_forwards(turn.tx, [number])
    await audit.record(turn.tx, turn.now, officer.id, "scheme looked at", f"scheme:{number}")
    turn.go("scheme_staff.take_deed", scheme=number)
    words = [_line(turn, known, last.get(number))]
    if known.scheme.state == SchemeState.ASKED:
        words.append(turn.text("schemes-vet", code=known.scheme.code))
    deeds = (*_DEEDS[known.scheme.state], _BACK)
    turn.say_words("\n".join(words), [(each, turn.text(f"schemes-do-{each}")) for each in deeds], columns=2)


def _line(turn: Turn, known: Overview, last: datetime | None) -> str:
    return turn.text(
        "schemes-line",
        scheme=known.scheme.name,
        area=known.scheme.area_label,
        state=turn.text(f"schemes-state-{known.scheme.state}"),
        members=known.members,
        leaders=known.leaders,
        last=day(turn, last) if last else turn.text("schemes-never"),
    )


def _areas(turn: Turn, officer: Staff) -> tuple[str, ...]:
    """The boroughs of the officer's team; none where it serves the whole force."""
    team = team_of(turn, officer.team)
    return team.areas if team else ()


def _number(rest: str) -> int:
    return int(rest) if rest.isdecimal() and len(rest) < 20 else 0


COMMANDS: dict[str, Command] = {"schemes": command}
STEPS: dict[str, Step] = {"take_scheme": take_scheme, "take_deed": take_deed}
PRESSES: dict[str, Command] = {scheme_news.LOOK.rstrip("="): press, HALT: press_halt}
