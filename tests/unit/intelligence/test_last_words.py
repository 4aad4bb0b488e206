"""What was added or answered before FORGET is not lost with the way by which it finds its tip."""

import pytest
from sqlalchemy import func, select

from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Outcome, TipState
from intelligence.tables import tip_messages
from tests.unit.intelligence.conftest import BURGLARY, SEFTON, Room

CODE = "ab" * 16
FORGET = Envelope(EnvelopeKind.FORGET, verifier=CODE)


def add(words: str) -> Envelope:
    return Envelope(EnvelopeKind.ADD, words, verifier=CODE)


async def words(room: Room) -> str:
    return "\n".join(message.text for message in (await room.read()).messages)


async def test_words_that_wait_are_added_before_the_way_is_burned(room: Room) -> None:
    await room.file()
    await room.leave(add("A white van"), IntakeLane.QUARTER)
    await room.leave(FORGET)
    await room.move()
    room.wait(minutes=16)
    await room.move()
    assert "A white van" in await words(room)
    assert not (await room.read()).can_be_answered


async def test_words_added_to_what_waits_itself_go_with_it(room: Room) -> None:
    told = Envelope(EnvelopeKind.FILE, "Two lads", handle="h", verifier=CODE, routed=BURGLARY)
    await room.leave(told, IntakeLane.QUARTER)
    await room.leave(add("A white van"), IntakeLane.QUARTER)
    await room.leave(FORGET)
    await room.move()
    assert await room.waiting() == []
    room.wait(minutes=16)
    await room.move()
    found = await words(room)
    assert "Two lads" in found
    assert "A white van" in found


async def answered(room: Room, minutes: int) -> int:
    """A tip that was closed so long before the answer to its question was moved; how many questions are open then."""
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.ask(tx, tip_id, SEFTON, "Which street?", room.now)
    [token] = [each.token for each in await room.going_out() if each.token]
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.KEPT, "", room.now)
    room.wait(minutes=minutes)
    await room.move()
    await room.leave(Envelope(EnvelopeKind.ANSWER, "Knowsley Road", token=token))
    await room.move()
    async with room.database.reading() as tx:
        asked = tip_messages.c.token.is_not(None)
        return int(await tx.scalar(select(func.count()).select_from(tip_messages).where(asked)) or 0)


async def test_an_answer_that_was_on_its_way_when_the_tip_was_closed_opens_it_again(room: Room) -> None:
    assert await answered(room, 16) == 0
    assert "Knowsley Road" in await words(room)
    assert [line.state for line in await room.waiting()] == [TipState.NEW]
    assert not (await room.read()).can_be_answered


async def test_after_that_the_questions_of_a_closed_tip_are_over(room: Room) -> None:
    assert await answered(room, 31) == 0
    assert await room.waiting() == []


@pytest.mark.parametrize("is_other", [False, True])
async def test_an_answer_that_waits_reaches_its_own_tip(room: Room, is_other: bool) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.ask(tx, tip_id, SEFTON, "Which street?", room.now)
    [token] = [each.token for each in await room.going_out() if each.token]
    await room.leave(
        Envelope(EnvelopeKind.ANSWER, "Knowsley Road", token="x" if is_other else token), IntakeLane.QUARTER
    )
    await room.leave(FORGET)
    await room.move()
    room.wait(minutes=16)
    await room.move()
    assert ("Knowsley Road" in await words(room)) is not is_other
