"""Asking a sender to wait, and taking no more words for a tip: by its team, and nobody learns who the sender is."""

import pytest
from sqlalchemy import select

from config.errors import BadInput, NotAllowed
from database.audit import audit
from intelligence.model import Envelope, EnvelopeKind, OutgoingKind
from intelligence.tables import tip_messages
from tests.unit.intelligence.conftest import COLLEAGUE, SEFTON, WIRRAL, Room

MORE = Envelope(EnvelopeKind.ADD, "and again", verifier="ab" * 16)


async def test_quiet_goes_out_by_the_way_back_and_says_nothing(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.quieten(tx, tip_id, SEFTON, room.now)
    [quiet] = [each for each in await room.going_out() if each.kind == OutgoingKind.QUIET]
    assert quiet.relay
    assert (quiet.text, quiet.token, quiet.alias, quiet.team) == ("", None, None, None)
    async with room.database.reading() as tx:
        deeds = (await tx.scalars(select(audit.c.deed))).all()
    assert deeds[-1] == "sender asked to wait"


async def test_without_a_way_back_nobody_can_be_asked_to_wait(room: Room) -> None:
    await room.file(verifier=None)
    tip_id = await room.claim()
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
    async with room.database.transaction() as tx:
        await room.desk.read(tx, tip_id, SEFTON, room.now)
    await room.move()
    async with room.database.transaction() as tx:
        with pytest.raises(BadInput):
            await room.desk.quieten(tx, tip_id, SEFTON, room.now)


@pytest.mark.parametrize("deed", ["quieten", "mute", "unmute"])
async def test_only_who_has_claimed_it(room: Room, deed: str) -> None:
    await room.file()
    tip_id = await room.claim()
    for staff in (COLLEAGUE, WIRRAL):
        async with room.database.transaction() as tx:
            with pytest.raises(NotAllowed):
                await getattr(room.desk, deed)(tx, tip_id, staff, room.now)


async def test_a_muted_tip_drops_words_and_answers_and_hears_danger(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.ask(tx, tip_id, SEFTON, "What colour?", room.now)
    [question] = [each for each in await room.going_out() if each.kind == OutgoingKind.QUESTION]
    async with room.database.transaction() as tx:
        await room.desk.mute(tx, tip_id, SEFTON, room.now)
    assert question.token
    async with room.database.reading() as tx:
        assert not await room.cases.is_asked(tx, question.token)
        state = await room.cases.state(tx, bytes.fromhex("ab" * 16))
    assert state
    assert state.is_muted
    await room.leave(MORE)
    await room.leave(Envelope(EnvelopeKind.ANSWER, "white", token=question.token))
    await room.move()
    assert await room.count(tip_messages) == 2
    await room.leave(Envelope(EnvelopeKind.ADD, "he has a knife now", handle="handle"))
    await room.move()
    assert await room.count(tip_messages) == 3
    async with room.database.transaction() as tx:
        await room.desk.unmute(tx, tip_id, SEFTON, room.now)
    await room.leave(MORE)
    await room.move()
    assert await room.count(tip_messages) == 4
