"""The desk's service: whose tip it is, who has it, what goes back to the sender."""

import pytest
from sqlalchemy import select

from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.sealing import Ring
from database.audit import audit
from intelligence.model import Envelope, EnvelopeKind, Outcome, OutgoingKind, Routed, TipState
from intelligence.service import Desk
from intelligence.tables import desk_clock, tip_keys
from intelligence.vault import Vault
from tests.unit.intelligence.conftest import BURGLARY, COLLEAGUE, HUB, SEFTON, WIRRAL, Room


async def ask(room: Room, text: str = "What colour was the van?") -> str:
    """Ask, and return the token that went out."""
    tip_id = await room.only()
    async with room.database.transaction() as tx:
        await room.desk.ask(tx, tip_id, SEFTON, text, room.now)
    [question] = [each for each in await room.going_out() if each.kind == OutgoingKind.QUESTION]
    assert question.text == text
    return question.token or ""


async def test_another_team_gets_nothing(room: Room) -> None:
    await room.file()
    tip_id = await room.only()
    assert await room.waiting(WIRRAL) == []
    async with room.database.transaction() as tx:
        for attempt in (
            room.desk.look(tx, tip_id, WIRRAL),
            room.desk.claim(tx, tip_id, WIRRAL, room.now),
            room.desk.read(tx, tip_id, WIRRAL, room.now),
            room.desk.ask(tx, tip_id, WIRRAL, "Who are you?", room.now),
            room.desk.close(tx, tip_id, WIRRAL, Outcome.KEPT, "", room.now),
        ):
            with pytest.raises(NotAllowed):
                await attempt
        with pytest.raises(NotFound):
            await room.desk.look(tx, tip_id + 1, SEFTON)


async def test_the_hub_reads_its_copy_and_does_no_more(room: Room) -> None:
    await room.file(routed=Routed("drugs", "urgent", True, "npt-sefton", "Linacre", "mash-sefton"))
    assert (await room.read(HUB)).line.team == "npt-sefton"
    with pytest.raises(NotAllowed):
        await room.claim(HUB)


async def test_one_claims_and_the_colleague_hears_of_it(room: Room) -> None:
    await room.file()
    assert await room.count(desk_clock) == 1
    await room.claim()
    await room.claim()
    assert await room.count(desk_clock) == 0
    with pytest.raises(Conflict):
        await room.claim(COLLEAGUE)
    [line] = await room.waiting(COLLEAGUE)
    assert (line.state, line.claimed_by) == (TipState.CLAIMED, SEFTON.id)


async def test_looking_opens_nothing_and_reading_is_on_record(room: Room) -> None:
    await room.file()
    async with room.database.transaction() as tx:
        await room.desk.look(tx, (await room.waiting())[0].id, SEFTON)
    await room.read()
    async with room.database.reading() as tx:
        deeds = (await tx.execute(select(audit.c.staff_id, audit.c.deed))).all()
    assert [tuple(deed) for deed in deeds] == [(SEFTON.id, "tip read")]


async def test_before_the_claim_nothing_is_asked(room: Room) -> None:
    await room.file()
    with pytest.raises(NotAllowed):
        await ask(room)


@pytest.mark.parametrize(("text", "key"), [("", "tip-words-empty"), ("x" * 501, "tip-words-too-long")])
async def test_what_cannot_be_asked(room: Room, text: str, key: str) -> None:
    await room.file()
    await room.claim()
    with pytest.raises(BadInput) as refused:
        await ask(room, text)
    assert refused.value.key == key


async def test_without_a_way_back_nothing_is_asked(room: Room) -> None:
    await room.leave(Envelope(EnvelopeKind.FILE, "x", routed=BURGLARY))
    await room.move()
    await room.claim()
    assert not (await room.read()).can_be_answered
    with pytest.raises(BadInput, match="tip-no-way-back"):
        await ask(room)


async def test_the_answer_finds_its_tip_once(room: Room) -> None:
    await room.file()
    await room.claim()
    token = await ask(room)
    for text in ("Red", "Blue"):
        await room.leave(Envelope(EnvelopeKind.ANSWER, text, token=token))
        await room.move()
    page = await room.read()
    assert [message.text for message in page.messages][1:] == ["What colour was the van?", "Red"]
    assert [message.from_sender for message in page.messages] == [True, False, True]
    assert page.line.questions == 1


async def test_the_outcome_is_told_and_the_way_back_burns(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    token = await ask(room)
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.ACTED_ON, "Two arrests.", room.now)
    [told] = [each for each in await room.going_out() if each.kind == OutgoingKind.OUTCOME]
    assert (told.outcome, told.text) == (Outcome.ACTED_ON, "Two arrests.")
    assert room.relays.open(told.relay or "")[0] == 77
    async with room.database.transaction() as tx:
        page = await room.desk.read(tx, tip_id, SEFTON, room.now)
    assert (page.outcome, page.can_be_answered) == (Outcome.ACTED_ON, False)
    room.wait(minutes=31)
    await room.move()
    await room.leave(Envelope(EnvelopeKind.ANSWER, "too late", token=token))
    await room.move()
    async with room.database.transaction() as tx:
        assert len((await room.desk.read(tx, tip_id, SEFTON, room.now)).messages) == 3


async def test_without_its_key_a_tip_is_gone(room: Room) -> None:
    await room.file()
    elsewhere = Desk(Vault(Ring((b"x" * 32,))), room.relays)
    tip_id = await room.only()
    with pytest.raises(NotFound):
        async with room.database.transaction() as tx:
            await elsewhere.read(tx, tip_id, SEFTON, room.now)
    async with room.database.transaction() as tx:
        await tx.execute(tip_keys.delete())
        with pytest.raises(NotFound):
            await room.desk.read(tx, tip_id, SEFTON, room.now)
