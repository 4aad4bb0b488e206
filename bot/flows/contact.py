"""CONTACT ME: who wants to be called shares a number with the team that has their report. CONTACT OFF takes it back.

Nothing of it is sent unasked: after words of danger the offer comes with the answer to the next message, once UNDO is
over. A message at a time of its own would ring on a phone that somebody else may be watching.
"""

from dataclasses import replace
from datetime import timedelta

from bot.flows import filing
from bot.flows.guarding import HELD
from bot.inbound import Form
from bot.keywords import is_slash
from bot.memory import is_past
from bot.turn import Command, Step, Turn
from delivery.messages import Choice
from intelligence.contacts import read_number
from intelligence.model import RELAY_DAYS, Envelope, EnvelopeKind, IntakeLane

# Of the words of `contact-means`, by the day on which they were written: kept with the consent.
WORDING = "2026-11-30"
BUTTON = "contact=me"
MINE, NOT = "mine", "not"
# Digits of a number that we repeat: enough to see a slip, too few to ring.
TOLD = 3


async def contact(turn: Turn, rest: str) -> bool:
    """CONTACT ME and CONTACT OFF; anything else behind the word is a sentence."""
    asked = rest.casefold().rstrip(" .!")
    if asked == "off":
        _take_back(turn)
        return True
    if asked != "me" and not (is_slash(turn.typed) and not asked):
        return False
    undo = filing.open_undo(turn)
    if undo and undo.was_danger:
        return False  # for ten minutes after danger nothing is asked
    _begin(turn)
    return True


async def press(turn: Turn, _rest: str) -> bool:
    """The button; what it stands below stays."""
    turn.edits_pressed = False
    return await contact(turn, "me")


async def take_number(turn: Turn) -> None:
    """Their own number, another that they type, or none."""
    if turn.answer == NOT or turn.says_no():
        turn.end()
        turn.say("contact-not-shared")
        return
    number = read_number(turn.inbound.address if turn.answer == MINE else turn.typed)
    if number is None:
        turn.say("contact-no-number")
        turn.say_again()
        return
    memory, token = turn.memory, str(turn.memory.draft["token"])
    envelope = Envelope(EnvelopeKind.CONTACT, number, contact=token, wording=WORDING)
    turn.leave(envelope, IntakeLane.QUARTER)
    until = turn.now + timedelta(days=RELAY_DAYS)
    memory.shared.append((token, until.isoformat(), memory.contact.tag if memory.contact else ""))
    memory.contact = None
    filing.leave_no_trace(turn)
    turn.say("contact-shared", end=number[-TOLD:])


def offer_late(turn: Turn) -> None:
    """Beside an answer, once: what could not be offered when danger was told. A screen with choices stays the last, but
    what a press edits the first."""
    waiting = turn.memory.contact
    if waiting is None or waiting.was_offered or not turn.said or not is_past(waiting.begins, turn.now):
        return
    waiting.was_offered = True
    answer = [] if turn.inbound.form == Form.PRESS else [turn.said.pop()]
    turn.say("contact-offer")
    add_button(turn)
    turn.said += answer


def add_button(turn: Turn) -> None:
    """On Telegram below what was said last; on SMS the words name the command."""
    if turn.on_telegram:
        button = Choice(turn.text("contact-button"), BUTTON)
        turn.said[-1] = replace(turn.said[-1], choices=(*turn.said[-1].choices, button))


def take_all_back(turn: Turn) -> bool:
    """Every number that this conversation shared; False for none."""
    for token, _until, _tag in turn.memory.shared:
        envelope = Envelope(EnvelopeKind.CONTACT_OFF, contact=token)
        turn.leave(envelope, IntakeLane.NOW)
    was_any = bool(turn.memory.shared)
    turn.memory.shared = []
    return was_any


def _begin(turn: Turn) -> None:
    turn.end()
    turn.memory.offer = None
    turn.is_exempt = True
    way = turn.memory.contact
    if way is None:
        turn.say("contact-already" if turn.memory.shared else "contact-nothing")
        return
    way.was_offered = True
    turn.go("contact.take_number", token=way.token, until=(turn.now + HELD).isoformat())
    means = turn.text("contact-means", site=turn.parts.community.report_at)
    how = turn.text("contact-type-other" if turn.on_sms else "contact-type")
    values = (MINE, NOT) if turn.on_sms else (NOT,)
    turn.say_words(f"{means}\n{how}", [(value, turn.text(f"contact-{value}")) for value in values])


def _take_back(turn: Turn) -> None:
    turn.end()
    turn.memory.offer = None
    turn.is_exempt = True
    turn.say("contact-taken-back" if take_all_back(turn) else "contact-none")


COMMANDS: dict[str, Command] = {"contact": contact}
# Where a number is typed.
NUMBERS = frozenset({"contact.take_number"})
STEPS: dict[str, Step] = {"take_number": take_number}
PRESSES: dict[str, Command] = {"contact": press}
