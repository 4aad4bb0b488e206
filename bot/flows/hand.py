"""What people do with an alert in hand: useful or not, mute what it is about. Buttons, or a word and the code.

None of it ends what else is running, and a number typed next still belongs to the last menu.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from alerts import service as alerts
from alerts import unwanted, votes
from alerts.model import Alert, read_code
from alerts.rendering import NOT_USEFUL, USEFUL
from bot.flows import topics
from bot.inbound import Form
from bot.keywords import is_slash
from bot.turn import Command, Step, Turn
from delivery.messages import Choice, Message
from delivery.outbox import bulletin_at
from subscribers import mutes, service

# Who leaves the code out can only mean an alert that they remember.
REMEMBERED = timedelta(hours=72)
_UNMUTE = "unmute"
_Deed = Callable[[Turn, Alert], Awaitable[None]]


async def mute(turn: Turn, rest: str) -> bool:
    """MUTE K7QX. "MUTE THE BIKES" is free text."""
    return await _with_alert(turn, rest, "mute-how", _mute)


async def unmute(turn: Turn, rest: str) -> bool:
    """UNMUTE for everything that is muted, UNMUTE BURGLARY or UNMUTE K7QX for one topic."""
    person = await service.by_route(turn.tx, turn.route)
    muted = await mutes.muted(turn.tx, person.id, turn.now) if person else {}
    wanted = list(muted)
    if rest:
        code = read_code(rest)
        alert = await alerts.check(turn.tx, code) if code else None
        topic = alert.topic if alert else topics.named(turn, rest)
        if topic is None and not is_slash(turn.typed):
            return False
        wanted = [topic] if topic in muted else []
    if person:
        await mutes.unmute(turn.tx, person.id, wanted)
    if wanted:
        turn.say("unmute-done", topics=", ".join(topics.label(turn, each) for each in wanted))
    else:
        turn.say("unmute-nothing")
    return True


async def useful(turn: Turn, rest: str) -> bool:
    """USEFUL K7QX. "USEFUL THINGS WENT MISSING" is free text."""
    return await _with_alert(turn, rest, "vote-how", _useful)


async def not_useful(turn: Turn, rest: str) -> bool:
    """NOT USEFUL K7QX. "NOT SURE ABOUT IT" is free text."""
    word, _, code = rest.partition(" ")
    if word.casefold().strip(".,!") != "useful":
        return False
    return await _with_alert(turn, code.strip(), "vote-how", _poor)


async def press_mute(turn: Turn, code: str) -> bool:
    """The button below an alert. The alert stays as it is."""
    return await _pressed(turn, code, _mute)


async def press_unmute(turn: Turn, topic: str) -> bool:
    """The button below "muted", which then says how it stands."""
    if topic not in (each.slug for each in turn.parts.community.topics):
        return False
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not person.is_active:
        turn.say("join-first")
        return True
    await mutes.unmute(turn.tx, person.id, [topic])
    turn.say("unmute-done", topics=topics.label(turn, topic))
    return True


async def press_useful(turn: Turn, code: str) -> bool:
    """The button below an alert."""
    return await _pressed(turn, code, _useful)


async def press_poor(turn: Turn, code: str) -> bool:
    """The button below an alert."""
    return await _pressed(turn, code, _poor)


async def _with_alert(turn: Turn, rest: str, how: str, deed: _Deed) -> bool:
    """Do it with the alert whose code stands behind the command, or with the only one of the last days."""
    code = read_code(rest) if rest else await _only_one(turn)
    alert = await alerts.check(turn.tx, code) if code else None
    if alert:
        await deed(turn, alert)
    elif code:
        turn.say("hand-unknown", code=code)
    elif rest and not is_slash(turn.typed):
        return False
    else:
        turn.say(how)
    return True


async def _only_one(turn: Turn) -> str | None:
    seen = await alerts.reached(turn.tx, turn.route, turn.now - REMEMBERED)
    return seen[0][0] if len(seen) == 1 else None


async def _pressed(turn: Turn, code: str, deed: _Deed) -> bool:
    alert = await alerts.check(turn.tx, code)
    if alert is None:
        return False
    turn.edits_pressed = False
    await deed(turn, alert)
    return True


async def _mute(turn: Turn, alert: Alert) -> None:
    person = await service.by_route(turn.tx, turn.route)
    topic = alert.topic or ""
    if person is None or not person.is_active:
        turn.say("join-first")
    elif not alert.is_public and not await votes.is_recipient(turn.tx, alert.id, person.id):
        turn.say("hand-not-yours", code=alert.code)
    else:
        until = await mutes.mute(turn.tx, turn.route, topic, alert.id, turn.now)
        await unwanted.hold_back(turn.tx, person.id, topic, "muted", turn.now)
        _say_muted(turn, topic, until)


def _say_muted(turn: Turn, topic: str, until: datetime) -> None:
    """With the way back. Its button names the topic, not the screen: whatever else is running goes on."""
    form = "sms" if turn.on_sms else "telegram"
    said = turn.text(f"mute-done-{form}", topic=topics.label(turn, topic), date=topics.day(turn, until))
    back = () if turn.on_sms else (Choice(turn.text("unmute-button"), f"{_UNMUTE}={topic}"),)
    turn.said.append(Message(said, back))


async def _useful(turn: Turn, alert: Alert) -> None:
    await _vote(turn, alert, is_useful=True)


async def _poor(turn: Turn, alert: Alert) -> None:
    await _vote(turn, alert, is_useful=False)


async def _vote(turn: Turn, alert: Alert, *, is_useful: bool) -> None:
    person = await service.by_route(turn.tx, turn.route)
    if person is None or not await votes.vote(turn.tx, alert.id, person.id, is_useful=is_useful):
        turn.say("hand-not-yours", code=alert.code)
    elif not await _mark(turn, alert, USEFUL if is_useful else NOT_USEFUL):
        turn.say("vote-useful" if is_useful else "vote-poor", code=alert.code)


async def _mark(turn: Turn, alert: Alert, chosen: str) -> bool:
    """Mark the button that was pressed, in place, so that the chat fills with no thanks; False after typed words."""
    ref = turn.inbound.ref if turn.inbound.form == Form.PRESS else None
    shown = await bulletin_at(turn.tx, turn.route, ref) if ref else None
    if shown is None:
        return False
    marked = tuple(
        replace(choice, label=turn.text("vote-marked-telegram", label=choice.label))
        if choice.data == chosen + alert.code
        else choice
        for choice in shown.choices
    )
    turn.edits_pressed = True
    turn.said.append(Message("", marked, shown.columns))
    return True


COMMANDS: dict[str, Command] = {"mute": mute, "unmute": unmute, "useful": useful, "not": not_useful}
STEPS: dict[str, Step] = {}
PRESSES: dict[str, Command] = {
    "mute": press_mute,
    _UNMUTE: press_unmute,
    "good": press_useful,
    "poor": press_poor,
}
