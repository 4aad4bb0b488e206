"""The order in which a message is read (design 3), and the register of flows: commands, steps, presses.

A command takes (turn, rest) and returns False where the rest does not parse: the message is then free text.
A step takes the answer to what its flow said last. A press prefix serves buttons that outlive their screen (alerts).
"""

from bot.codes import is_code_with_a_slip, words_beside
from bot.flows import (
    approve,
    case,
    check,
    colleagues,
    compose,
    compose_circle,
    compose_groups,
    compose_more,
    compose_photo,
    compose_template,
    compose_time,
    compose_translations,
    contact,
    danger,
    desk,
    doors,
    filing,
    groups,
    groups_staff,
    hand,
    join,
    language,
    media,
    menu,
    mydata,
    places,
    privacy,
    recent,
    scheme,
    scheme_forward,
    scheme_join,
    scheme_staff,
    scheme_write,
    sent,
    sent_translations,
    shift,
    tip,
    topics,
)
from bot.inbound import Form, Media
from bot.keywords import (
    LEAVE_FLOW,
    PROVIDER_HELP,
    PROVIDER_START,
    PROVIDER_STOP,
    STOP_ALL,
    command_in,
    is_slash,
    single_word,
)
from bot.turn import Command, Step, Turn, resolve_answer
from delivery.messages import Message
from staff import service as staff

FLOWS = (
    join,
    places,
    topics,
    language,
    recent,
    privacy,
    mydata,
    tip,
    filing,
    case,
    contact,
    check,
    menu,
    hand,
    groups,
    groups_staff,
    scheme,
    scheme_join,
    scheme_forward,
    scheme_write,
    scheme_staff,
    compose,
    compose_circle,
    compose_groups,
    compose_more,
    compose_template,
    compose_time,
    compose_translations,
    compose_photo,
    approve,
    sent,
    sent_translations,
    shift,
    desk,
    colleagues,
    doors,
)
COMMANDS: dict[str, Command] = {word: command for flow in FLOWS for word, command in flow.COMMANDS.items()}
STEPS: dict[str, Step] = {
    f"{flow.__name__.rpartition('.')[2]}.{name}": step for flow in FLOWS for name, step in flow.STEPS.items()
}
# Where staff write for others: words of danger are no cry for help, "Tip: lock your shed" is no command.
WRITING = frozenset().union(*(getattr(flow, "WRITING", ()) for flow in FLOWS))
# Where neighbours write for neighbours: no command either, but words of danger are a cry for help all the same.
TO_NEIGHBOURS: frozenset[str] = frozenset().union(*(getattr(flow, "TO_NEIGHBOURS", ()) for flow in FLOWS))
# Where a position on the map is no place of one's own.
LOCATIONS: dict[str, Step] = {
    step: take for flow in FLOWS for step, take in getattr(flow, "LOCATIONS", {}).items()
}
# Where a photo is an answer.
PHOTOS: frozenset[str] = frozenset().union(*(getattr(flow, "PHOTOS", ()) for flow in FLOWS))
PRESSES: dict[str, Command] = {prefix: press for flow in FLOWS for prefix, press in flow.PRESSES.items()}


# Digits of the number of a choice.
_LONGEST_CHOICE = 2


async def answer_message(turn: Turn) -> None:
    """STOP word of the provider -> words of danger -> PIN -> exact command -> running flow -> triage of free text."""
    form = turn.inbound.form
    if turn.inbound.in_group:
        await doors.in_group(turn)
        return
    if form in (Form.BLOCKED, Form.UNBLOCKED):
        await privacy.blocked_or_back(turn, is_blocked=form == Form.BLOCKED)
        return
    await privacy.reopen(turn)
    await _answer(turn)
    if turn.goes_on:
        await _answer(turn)


async def _answer(turn: Turn) -> None:
    form = turn.inbound.form
    if form == Form.PRESS:
        await _press(turn)
    elif form == Form.LOCATION:
        await LOCATIONS.get(turn.memory.step or "", places.shared_location)(turn)
    elif form == Form.UNREADABLE:
        await _no_words(turn)
    else:
        if turn.inbound.media == Media.MMS:
            media.drop_mms(turn)
            turn.say("media-mms-words")
        await _words(turn)


async def _no_words(turn: Turn) -> None:
    """What stands under a photo may be a cry for help, as any words may."""
    step = turn.memory.step
    found = turn.parts.triage.danger(turn.typed) if turn.typed else None
    if found and not _is_composing(turn):
        await danger.raise_alarm(turn, found)
    elif step in PHOTOS:
        await STEPS[step](turn)
    elif turn.inbound.photo and not await _is_at_work(turn):
        await tip.photo(turn)
    elif turn.inbound.media == Media.CONTACT and step in contact.NUMBERS:
        # A card holds a name besides: the number alone is what is wanted.
        turn.say("contact-no-number")
        turn.say_again()
    else:
        media.refuse(turn)


async def _press(turn: Turn) -> None:
    prefix, _, rest = turn.inbound.text.partition("=")
    if prefix in PRESSES and await PRESSES[prefix](turn, rest):
        contact.offer_late(turn)
        return
    turn.answer = resolve_answer(turn)
    if turn.answer is not None and turn.memory.step in STEPS:
        await STEPS[turn.memory.step](turn)
    elif turn.answer is not None or turn.inbound.ref != turn.memory.edited:
        await _press_of_an_old_screen(turn)


async def _press_of_an_old_screen(turn: Turn) -> None:
    """What they see there stays: it may be the very list that they want to choose from. The current screen follows."""
    turn.edits_pressed = False
    turn.say("list-is-old")
    if turn.memory.offer:
        turn.say_again()
    else:
        await menu.show(turn)


async def _words(turn: Turn) -> None:
    word = single_word(turn.typed)
    if await _word_of_the_provider(turn, word):
        return
    told = words_beside(turn.typed, turn.parts.cases)
    found = turn.parts.triage.danger(told) if told else None
    if found and not found.sign and _wants_a_sign(turn):
        found = None
    if found and not _is_composing(turn):
        await danger.raise_alarm(turn, found)
        return
    if await shift.take_unasked_pin(turn):
        return
    if turn.inbound.form != Form.TEXT or _is_writing(turn) or not await _command(turn):
        await _in_the_flow(turn)
    contact.offer_late(turn)


def _wants_a_sign(turn: Turn) -> bool:
    """A coordinator's line to the neighbours may sound like danger, and so may random words: a sign of it is wanted."""
    passes_on = (command_in(turn.typed) or ("",))[0] in scheme_forward.COMMANDS
    return passes_on or is_code_with_a_slip(turn.typed, turn.parts.cases)


async def _in_the_flow(turn: Turn) -> None:
    """The running flow's answer, or free text."""
    turn.answer = resolve_answer(turn)
    step = STEPS.get(turn.memory.step or "")
    is_over = turn.memory.offer is not None and not turn.menu_is_open()
    if not turn.typed and turn.memory.offer and not is_over:
        turn.say_again()  # an empty text
    elif is_over and step and turn.typed.isdecimal():
        turn.say_again()  # the menu that was meant is too old to count; it is not too late to ask again
    elif step is None and turn.typed.isdecimal() and len(turn.typed) <= _LONGEST_CHOICE:
        turn.say("no-list-here")
    elif turn.inbound.form == Form.EDITED or step is None or is_over:
        if not await check.unasked(turn):
            await tip.free_text(turn)
    else:
        await step(turn)


async def _is_at_work(turn: Turn) -> bool:
    """Staff, whoever writes to neighbours, or who is just joining: a photo then is no report."""
    step = turn.memory.step
    if step is None or step in TO_NEIGHBOURS | join.JOINING:
        return step is not None
    return await staff.by_route(turn.tx, turn.route) is not None


def _is_writing(turn: Turn) -> bool:
    """ "Tip: lock your shed" is no command in words for others; with a slash it is one, and so is MENU alone from a
    neighbour."""
    if is_slash(turn.typed):
        return False
    is_neighbour = turn.memory.step in TO_NEIGHBOURS and single_word(turn.typed) is None
    return is_neighbour or turn.memory.step in WRITING


def _is_composing(turn: Turn) -> bool:
    """An officer's alert speaks of danger; only who may send alerts ever gets to these steps."""
    return turn.memory.step in WRITING or (turn.memory.step or "").startswith("compose")


async def _word_of_the_provider(turn: Turn, word: str | None) -> bool:
    if word is None or turn.inbound.form != Form.TEXT:
        return False
    if turn.on_sms:
        if word in PROVIDER_STOP:
            await privacy.stop_everything(turn)
        elif word == "yes" and turn.menu_is_open():
            if resolve_answer(turn) is not None:
                return False
            turn.say("reply-with-number")
            turn.say_again()
        elif word in PROVIDER_START:
            await privacy.start_again(turn)
        else:
            return word in PROVIDER_HELP  # Twilio answers; we stay silent
        return True
    if word in STOP_ALL:
        await privacy.stop_everything(turn)
    elif word in LEAVE_FLOW:
        turn.end()
        await menu.show(turn)
    else:
        return False
    return True


async def _command(turn: Turn) -> bool:
    found = command_in(turn.typed)
    if found is None or found[0] not in COMMANDS:
        if is_slash(turn.typed):
            await menu.show(turn)
            return True
        return False
    word, rest = found
    was_on_offer = turn.memory.step in tip.ON_OFFER
    is_done = await COMMANDS[word](turn, rest)
    if is_done and was_on_offer and turn.memory.step not in tip.ON_OFFER and not turn.envelopes:
        # Who wrote a report and then something else shall not believe that it went.
        turn.said.insert(0, Message(turn.text("tip-not-sent")))
    return is_done
