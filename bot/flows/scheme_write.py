"""A coordinator's own words to the scheme, and REPORT by a member who finds them wrong."""

from datetime import datetime

from alerts import forward_reports
from alerts.model import Urgency, read_code
from alerts.quiet import goes_at
from bot import scheme_news
from bot.flows import tip
from bot.flows.scheme_people import led_by, subscriber
from bot.flows.topics import day
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from config.errors import BadInput, NotAllowed, NotFound
from config.texts import ENGLISH, text
from config.timekeeping import clock_time
from delivery.messages import Choice
from subscribers import scheme_messages, schemes
from subscribers.scheme_model import LONGEST_MESSAGE, Scheme

TO_NEIGHBOURS = frozenset({"scheme_write.take_words"})
HALT = "schemehalt"  # the officers' button: stop this message
_SEND, _CHANGE, _LEAVE = "send", "change", "leave"
_LONGEST_NUMBER = 9


async def begin(turn: Turn, scheme_id: int) -> None:
    """Ask for the words, unless the scheme has had its messages for this week."""
    try:
        await scheme_messages.check_week(turn.tx, scheme_id, turn.now)
    except BadInput as error:
        turn.end()
        _say_why(turn, error)
        return
    turn.go("scheme_write.take_words", scheme=scheme_id)
    turn.memory.offer = None
    turn.say("scheme-write-ask", most=LONGEST_MESSAGE)


async def take_words(turn: Turn) -> None:
    """What is to be said: shown as the members will get it."""
    known = await _leads(turn)
    if known is None:
        return
    try:
        words = scheme_messages.check_message(known, turn.typed)
    except BadInput as error:
        _say_why(turn, error)
        return
    # The number that it will have is not known yet; it stands here as people will see one.
    shown = scheme_messages.render(known, words, 1, turn.inbound.channel, turn.language)
    turn.go("scheme_write.take_decision", words=words)
    turn.say_words(shown.text)
    choices = [(each, turn.text(f"scheme-write-do-{each}")) for each in (_SEND, _CHANGE, _LEAVE)]
    turn.say("scheme-write-count", choices, members=await schemes.count_members(turn.tx, known.id))


async def take_decision(turn: Turn) -> None:
    if turn.answer == _SEND:
        await _send(turn)
    elif turn.answer == _CHANGE:
        await begin(turn, int(turn.memory.draft["scheme"]))
    elif turn.answer == _LEAVE:
        turn.end()
        turn.say("scheme-nothing-changed")
    else:
        await tip.free_text(turn)


async def report(turn: Turn, rest: str) -> bool:
    """REPORT 12 for a message, REPORT K7QX for a line above an alert. "Report a burglary" is free text."""
    typed = rest.strip(" .!#")
    if await _report(turn, typed):
        turn.is_check = True
        return True
    if _is_number(typed) or read_code(typed):
        turn.say("scheme-report-unknown")
        return True
    if not typed or is_slash(turn.typed):
        turn.say("scheme-report-how")
        return True
    return False


async def press_report(turn: Turn, typed: str) -> bool:
    """The button below a coordinator's message, or below an alert with a line: both stay as they are."""
    if not _is_number(typed) and read_code(typed) is None:
        return False
    turn.edits_pressed = False
    if not await _report(turn, typed):
        turn.say("scheme-report-unknown")
    return True


async def _send(turn: Turn) -> None:
    known = await _leads(turn)
    person = await subscriber(turn)
    if known is None or person is None:
        return
    due_at = goes_at(Urgency.ROUTINE, turn.now)
    words = str(turn.memory.draft["words"])
    try:
        await scheme_messages.write(turn.tx, person.id, known.id, words, turn.now, due_at)
    except BadInput as error:
        turn.end()
        _say_why(turn, error)
        return
    except NotAllowed:
        turn.end()
        turn.say("scheme-forward-not-yours")
        return
    turn.end()
    if due_at > turn.now:
        turn.say("scheme-written-later", scheme=known.name, time=clock_time(due_at))
    else:
        turn.say("scheme-written", scheme=known.name)


async def _report(turn: Turn, typed: str) -> bool:
    """Note it, by a message's number or an alert's code; False where they have nothing that is called so."""
    person = await subscriber(turn)
    known = person.id if person else 0
    return (_is_number(typed) and await _report_message(turn, known, int(typed))) or (
        await _report_line(turn, known, read_code(typed) or "")
    )


async def _report_message(turn: Turn, person: int, number: int) -> bool:
    try:
        reported = await scheme_messages.report(turn.tx, person, number)
    except NotFound:
        return False
    turn.say("scheme-reported")
    if reported.is_first:
        halt = Choice(text(ENGLISH, "schemes-halt"), f"{HALT}={number}")
        await _tell_staff(turn, reported.message.scheme, reported.message.text, halt)
    return True


async def _report_line(turn: Turn, person: int, code: str) -> bool:
    try:
        reported = await forward_reports.report(turn.tx, person, code, turn.now)
    except NotFound:
        return False
    turn.say("scheme-reported")
    if reported.is_first:
        await _tell_staff(turn, reported.scheme, reported.line)
    return True


async def _tell_staff(turn: Turn, scheme: Scheme, words: str, *further: Choice) -> None:
    said = text(ENGLISH, "schemes-reported", scheme=scheme.name, area=scheme.area_label, text=words)
    await scheme_news.tell_staff(turn.parts, turn.tx, scheme, said, turn.now, *further)


def _is_number(typed: str) -> bool:
    return typed.isdecimal() and len(typed) <= _LONGEST_NUMBER


async def _leads(turn: Turn) -> Scheme | None:
    """The scheme of the draft, if the person still leads it; else says that they do not."""
    _, led = await led_by(turn)
    wanted = turn.memory.draft.get("scheme")
    known = next((each.scheme for each in led if each.scheme.id == wanted), None)
    if known is None:
        turn.end()
        turn.say("scheme-forward-not-yours")
    return known


def _say_why(turn: Turn, error: BadInput) -> None:
    values = {
        name: day(turn, value) if isinstance(value, datetime) else value
        for name, value in error.values.items()
    }
    turn.say_words(turn.text(error.key, **values))


COMMANDS: dict[str, Command] = {"report": report}
STEPS: dict[str, Step] = {"take_words": take_words, "take_decision": take_decision}
PRESSES: dict[str, Command] = {"report": press_report}
