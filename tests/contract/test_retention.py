"""How long tips are kept: the key goes first, then the words; a hold stops that, and never the end of the way back."""

import pytest
from sqlalchemy import event, select

from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.timekeeping import Clock
from database.audit import audit
from database.engine import Database
from intelligence import retention
from intelligence.model import Envelope, EnvelopeKind, Outcome, TipState
from intelligence.tables import tip_holds, tip_keys, tip_messages, tips
from staff.model import Role, Staff
from tests.unit.intelligence.conftest import SEFTON, WIRRAL, Room, furnished

pytest_plugins = ["tests.postgres"]
DAYS = 30
SUE = Staff(9, "Sue", Role.SUPERVISOR, frozenset({"npt-sefton"}))
STRANGER = Staff(10, "Tom", Role.SUPERVISOR, frozenset({"npt-wirral"}))


@pytest.fixture
def room(database: Database) -> Room:
    return furnished(database)


async def night(room: Room, *, days: int = DAYS) -> None:
    """The next day, after the purge."""
    room.wait(days=1)
    await retention.purge(room.database, Clock(room.now - Clock().now()), days)


async def closed(room: Room) -> int:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.ACTED_ON, "We were there.", room.now)
    await night(room)
    return tip_id


async def hold(room: Room, tip_id: int, staff: Staff = SUE, reason: str = "Trial in May") -> None:
    async with room.database.transaction() as tx:
        await room.desk.hold(tx, tip_id, staff, reason, room.now)


async def test_after_its_days_only_a_figure_stays(room: Room) -> None:
    tip_id = await closed(room)
    room.wait(days=DAYS - 1)
    await retention.purge(room.database, Clock(room.now - Clock().now()), DAYS)
    assert await room.count(tip_keys) == 1
    await night(room)
    assert (await room.count(tip_keys), await room.count(tip_messages)) == (0, 0)
    async with room.database.reading() as tx:
        row = (await tx.execute(select(tips))).one()
        deeds = (await tx.scalars(select(audit.c.deed))).all()
    assert (row.state, row.outcome, row.team, row.first_team, row.category, row.area) == (
        "closed", "acted-on", "npt-sefton", "npt-sefton", "burglary", "Linacre",
    )  # fmt: skip
    assert (row.alias, row.verifier, row.handle, row.sealed_relay, row.sealed_reasons) == (
        "",
        None,
        None,
        None,
        None,
    )
    assert (row.received_hour.weekday(), row.received_hour.hour) == (0, 0)
    assert "tip purged" in deeds
    async with room.database.transaction() as tx:
        with pytest.raises(NotFound):
            await room.desk.read(tx, tip_id, SEFTON, room.now)
        with pytest.raises(Conflict):
            await room.desk.hold(tx, tip_id, SUE, "Too late", room.now)


async def test_words_added_after_the_closing_begin_its_days_anew(room: Room) -> None:
    await closed(room)
    await room.leave(Envelope(EnvelopeKind.ADD, "They are back", verifier="ab" * 16))
    await room.move()
    for _ in range(3):
        room.wait(days=DAYS)
        await night(room)
    assert (await room.read()).messages[-1].text == "They are back"
    # What came after the words were gone finds no tip, and keeps no other envelope waiting.
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.KEPT, "", room.now)
    await night(room)
    room.wait(days=DAYS)
    await night(room)
    await room.leave(Envelope(EnvelopeKind.ADD, "Once more", verifier="ab" * 16))
    assert await room.move() == 1
    assert await room.count(tip_messages) == 0


async def test_a_hold_keeps_the_words_until_somebody_lets_go(room: Room) -> None:
    tip_id = await closed(room)
    await hold(room, tip_id)
    with pytest.raises(Conflict):
        await hold(room, tip_id)
    room.wait(days=400)
    await night(room)
    async with room.database.transaction() as tx:
        page = await room.desk.read(tx, tip_id, SUE, room.now)
        held = await room.desk.held(tx, tip_id, SEFTON)
        assert (page.messages[-1].text, page.messages[-1].is_note) == ("Trial in May", True)
        assert held is not None
        assert (held.staff_id, held.since.year) == (SUE.id, 2026)
        await room.desk.let_go(tx, tip_id, SUE, "Verdict is final", room.now)
        with pytest.raises(Conflict):
            await room.desk.let_go(tx, tip_id, SUE, "Again", room.now)
    await night(room)
    assert (await room.count(tip_keys), await room.count(tip_messages), await room.count(tip_holds)) == (
        0,
        0,
        0,
    )
    async with room.database.reading() as tx:
        deeds = (await tx.scalars(select(audit.c.deed).where(audit.c.about == f"tip:{tip_id}"))).all()
    assert [deed for deed in deeds if deed in ("tip held", "tip let go")] == ["tip held", "tip let go"]


async def test_who_may_hold_and_why(room: Room) -> None:
    tip_id = await closed(room)
    for staff in (SEFTON, WIRRAL, STRANGER):
        with pytest.raises(NotAllowed):
            await hold(room, tip_id, staff)
    for reason in ("", " \n", "x" * 1001):
        with pytest.raises(BadInput):
            await hold(room, tip_id, reason=reason)
    assert await room.count(tip_holds) == 0


async def test_the_way_back_ends_after_90_days_held_or_not(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.ask(tx, tip_id, SEFTON, "Which road?", room.now)
    await hold(room, tip_id)
    room.wait(days=88)
    await night(room)
    assert (await room.read()).can_be_answered
    await night(room)
    assert not (await room.read()).can_be_answered
    async with room.database.reading() as tx:
        assert set((await tx.scalars(select(tip_messages.c.token))).all()) == {None}
        assert (await tx.scalars(select(tips.c.state))).all() == [TipState.CLAIMED]


@pytest.mark.parametrize("at", range(1, 6))
async def test_a_purge_that_is_cut_off_goes_on_next_night(room: Room, at: int) -> None:
    """Whatever was committed: words without their key are never the other way round."""
    await closed(room)
    room.wait(days=DAYS)
    left = at

    def on_commit(_connection: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt

    event.listen(room.database.engines[0].sync_engine, "commit", on_commit)
    try:
        await night(room)
    except KeyboardInterrupt:
        assert await room.count(tip_messages) or not await room.count(tip_keys)
    finally:
        event.remove(room.database.engines[0].sync_engine, "commit", on_commit)
    await night(room)
    assert (await room.count(tip_keys), await room.count(tip_messages)) == (0, 0)
