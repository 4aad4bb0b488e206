"""Our process ends at every hop of a journey, and a new one goes on: nobody is skipped, and nobody hears twice.

The one exception is what had been started on the wire when the process ended, since no provider tells whether it was
taken: an answer is sent again once, a bulletin is not. Counted on the phones, never by us.
"""

import re
from collections.abc import Awaitable, Callable
from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.demo.desk_visit import DeskVisit
from delivery.messages import SMS, TELEGRAM, State
from delivery.tables import outbox
from intelligence.tables import intake, outgoing, tip_messages, tips
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from tests.dialogues.asking import place_names
from tests.paths.lasting_town import Crash, LastingTown, open_lasting_town

# No less than the journeys have: `test_no_hop_is_left_out` counts.
JOIN_HOPS, ALERT_HOPS, FILING_HOPS, ASKING_HOPS = 15, 15, 22, 26
Heard = dict[str, list[str]]
Journey = Callable[[LastingTown, str, Crash], Awaitable[Heard]]
# Codes are other ones each time.
_CODES = re.compile(r"(?<=case words: ).+|(?<=New report: ).+|(?<=More words for ).+|(?<=127.0.0.1:)\d+")


def heard(*people: Handset) -> Heard:
    """All that ever came onto each phone, in order: what the providers took, edited screens included."""
    return {person.name: [_CODES.sub("*", text) for text in taken(person)] for person in people}


def taken(person: Handset) -> list[str]:
    if isinstance(person, SmsHandset):
        return person.texts
    assert isinstance(person, TelegramHandset)
    return [
        call.params["text"]
        for call in person.far.received
        if call.method in ("sendMessage", "editMessageText")
        and call.status == 200
        and call.params["chat_id"] == person.chat
    ]


def chat_of(person: Handset) -> str:
    """What the person's own chat still shows of what they typed."""
    assert isinstance(person, TelegramHandset)
    return "\n".join(shown.text for shown in person.far.screen(person.chat) if not shown.from_bot)


async def joining(town: LastingTown, channel: str, crash: Crash) -> Heard:
    ann = await town.person("Ann", channel)
    with crash.armed():
        await ann.says("JOIN CHURCH")
        await ann.chooses("Church (Sefton)")
    assert await place_names(town) == ["Church (Sefton)"]
    return heard(ann)


async def filing(town: LastingTown, channel: str, crash: Crash) -> Heard:
    """A turn, its envelope, the mover, the notice at the team's door."""
    group = await town.team_chat("npt-sefton")
    ann = await town.person("Ann", channel)
    with crash.armed():
        await ann.says("TIP Somebody broke into the sheds in Bootle")
        await ann.chooses("Send, you may ask me")
        await town.pass_time(minutes=16)
    assert "sheds" not in chat_of(ann), "what they typed is deleted all the same"
    async with town.database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(tips)) == 1
        assert await tx.scalar(select(func.count()).select_from(tip_messages)) == 1
        assert await tx.scalar(select(func.count()).select_from(intake)) == 0
    return heard(ann, group)


async def asking(town: LastingTown, channel: str, crash: Crash) -> Heard:
    """A question on the desk, the relay, READ, the answer, the mover, the desk again."""
    group = await town.team_chat("npt-sefton")
    member = await town.officer("Ada", "member", "npt-sefton")
    ann = await town.person("Ann", channel)
    await ann.says("TIP Somebody broke into the sheds in Bootle")
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("sheds")
        await desk.ask("Which way did they go?")
    with crash.armed():
        await town.settle()
        await ann.says("READ")
        await ann.says("Towards the lock")
        await town.pass_time(minutes=16)
    # What was under way when the process ended is looked up, and goes on then.
    await town.pass_time(minutes=3)
    assert isinstance(ann, SmsHandset)
    left = [message.body for message in ann.far.messages_of(ann.number)]
    assert "Towards the lock" not in left, "the answer is deleted all the same"
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("sheds")
        assert desk.words.count("Towards the lock") == 1
    async with town.database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(outgoing)) == 0
    return heard(ann, group)


async def clean(journey: Journey, channel: str, folder: Path) -> tuple[Heard, int]:
    """The journey without any crash, and how many hops it has."""
    crash = Crash()
    async with open_lasting_town(folder, crash=crash) as town:
        return await journey(town, channel, crash), len(crash.hops)


# Each on the channel whose wire it uses most.
JOURNEYS = [
    (joining, TELEGRAM, JOIN_HOPS),
    (joining, SMS, JOIN_HOPS),
    (filing, TELEGRAM, FILING_HOPS),
    (asking, SMS, ASKING_HOPS),
]
_expected: dict[tuple[str, str], Heard] = {}


async def expected(journey: Journey, channel: str, folder: Path) -> Heard:
    """What the phones hear on an undisturbed journey; played once in a test run."""
    key = (journey.__name__, channel)
    if key not in _expected:
        folder.mkdir()
        _expected[key], _ = await clean(journey, channel, folder)
    return _expected[key]


@pytest.mark.parametrize(("journey", "channel", "hops"), JOURNEYS)
async def test_no_hop_is_left_out(tmp_path: Path, journey: Journey, hops: int, channel: str) -> None:
    _, found = await clean(journey, channel, tmp_path)
    assert hops - 4 <= found <= hops


@pytest.mark.parametrize(
    ("journey", "channel", "at"),
    [(journey, channel, at) for journey, channel, hops in JOURNEYS for at in range(1, hops + 1)],
)
async def test_conversations_survive_the_end_of_the_process(
    tmp_path: Path, journey: Journey, channel: str, at: int
) -> None:
    wanted = await expected(journey, channel, tmp_path / "clean")
    crash = Crash(at)
    async with open_lasting_town(tmp_path, crash=crash) as town:
        found = await journey(town, channel, crash)
    may_repeat = "lost" in crash.hops[-6:]
    for name, texts in found.items():
        assert [text for text, _ in groupby(texts)] == wanted[name], (crash.struck, at)
        assert len(texts) - len(wanted[name]) <= may_repeat, (crash.struck, at)


async def alerting(town: LastingTown, crash: Crash) -> tuple[dict[str, int], list[str]]:
    """How many copies each phone shows, and the states that our rows have."""
    ann = await town.subscriber("Ann", TELEGRAM)
    bob = await town.subscriber("Bob", SMS)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses("Routine")
    await officer.says("Two sheds were broken into on Monday night. Please lock yours.")
    await officer.chooses("Yes")
    with crash.armed():
        await officer.chooses("Send now")
        await town.settle()
    copies = {each.name: sum("Monday night" in text for text in each.texts) for each in (ann, bob)}
    async with town.database.reading() as tx:
        rows = await tx.execute(select(outbox.c.state).where(outbox.c.bulletin_id.is_not(None)))
        return copies, sorted(rows.scalars())


async def test_no_hop_of_an_alert_is_left_out(tmp_path: Path) -> None:
    crash = Crash()
    async with open_lasting_town(tmp_path, crash=crash) as town:
        assert await alerting(town, crash) == ({"Ann": 1, "Bob": 1}, [State.SENT, State.SENT])
    assert ALERT_HOPS - 4 <= len(crash.hops) <= ALERT_HOPS


@pytest.mark.parametrize("at", range(1, ALERT_HOPS + 1))
async def test_an_alert_survives_the_end_of_the_process(tmp_path: Path, at: int) -> None:
    crash = Crash(at)
    async with open_lasting_town(tmp_path, crash=crash) as town:
        copies, states = await alerting(town, crash)
    assert max(copies.values()) == 1
    assert len(states) == 2
    assert set(states) <= {State.SENT, State.UNKNOWN}
    # Skipped is nobody but whom we know that we do not know of.
    assert list(copies.values()).count(0) <= states.count(State.UNKNOWN)
    if not {"unsent", "lost"} & set(crash.hops[-6:]):
        assert states == [State.SENT, State.SENT]
