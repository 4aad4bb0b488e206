"""What a conversation remembers: sealed, one size for everybody, and never half written."""

from collections.abc import AsyncIterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot import memory as memories
from bot.memory import Memory, Offer, Question, Undo
from bot.tables import conversations
from config.errors import Conflict
from config.sealing import Ring, pad, unpad
from database.engine import Database
from database.metadata import metadata

TODAY = date(2026, 11, 17)
RING = Ring((b"k" * 32,))
FULL = Memory(
    step="tip.take_choice",
    draft={"text": "Two lads 🚲 مرحبا", "alert": None},
    offer=Offer("ab12cd", "Which?", [("a", "A"), ("b", "B")], "2026-11-17T10:00:00+00:00", 2),
    language="pl",
    questions=[Question("Where?", "token", "2026-12-01T00:00:00+00:00", was_read=True)],
    undo=Undo("handle", "2026-11-17T10:10:00+00:00", was_danger=True),
    recent_cases=[("ab", "2026-11-17T10:15:00+00:00")],
    refs=["12", "13"],
    waiting_for_start="BOOTLE",
)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'memory.db'}")
    async with opened.transaction() as tx:
        await tx.run_sync(metadata.create_all, tables=[conversations])
    yield opened
    await opened.close()


async def test_what_is_saved_comes_back(database: Database) -> None:
    async with database.transaction() as tx:
        await memories.save(tx, RING, 7, FULL, TODAY)
        found = await memories.load(tx, RING, 7)
    assert found.version
    found.version = 0
    found.recent_cases = [tuple(case) for case in found.recent_cases]  # type: ignore[misc]  # JSON knows no tuples
    assert found.offer
    found.offer.choices = [tuple(choice) for choice in found.offer.choices]  # type: ignore[misc]  # as above
    assert found == FULL


async def test_an_empty_blob_is_as_long_as_a_full_one(database: Database) -> None:
    async with database.transaction() as tx:
        await memories.save(tx, RING, 7, FULL, TODAY)
        await memories.save(tx, RING, 8, Memory(), TODAY)
        sizes = {len(blob) for blob in (await tx.execute(select(conversations.c.blob))).scalars()}
    assert len(sizes) == 1


async def test_the_end_tells_the_week_and_not_the_day(database: Database) -> None:
    """It comes after 90 days at the latest."""
    tuesday = date(2026, 11, 17)
    ends = []
    for route, days in enumerate((0, 5, 6)):
        async with database.transaction() as tx:
            await memories.save(tx, RING, route, Memory(), tuesday + timedelta(days=days))
            found = select(conversations.c.expires_on).where(conversations.c.route_id == route)
            ends.append(await tx.scalar(found))
    assert ends[0] == ends[1] == date(2026, 11, 16) + timedelta(days=90)
    assert ends[2] == date(2026, 11, 23) + timedelta(days=90)


async def test_of_two_who_read_the_same_only_one_writes(database: Database) -> None:
    async with database.transaction() as tx:
        await memories.save(tx, RING, 7, Memory(), TODAY)
        one, other = await memories.load(tx, RING, 7), await memories.load(tx, RING, 7)
        await memories.save(tx, RING, 7, one, TODAY)
        with pytest.raises(Conflict):
            await memories.save(tx, RING, 7, other, TODAY)


async def test_a_blob_of_another_route_or_a_lost_key_begins_afresh_and_can_be_written(
    database: Database,
) -> None:
    async with database.transaction() as tx:
        await memories.save(tx, RING, 7, FULL, TODAY)
        await memories.save(tx, RING, 8, Memory(language="cy"), TODAY)
        blob = await tx.scalar(select(conversations.c.blob).where(conversations.c.route_id == 8))
        await tx.execute(update(conversations).where(conversations.c.route_id == 7).values(blob=blob))
        moved = await memories.load(tx, RING, 7)
        assert moved == Memory(version=moved.version)
        await memories.save(tx, RING, 7, moved, TODAY)
        lost = await memories.load(tx, Ring((b"l" * 32,)), 7)
        assert lost == Memory(version=lost.version)
        assert 0 != moved.version != lost.version


async def test_too_much_is_refused_and_not_cut(database: Database) -> None:
    async with database.transaction() as tx:
        with pytest.raises(ValueError, match="too long"):
            await memories.save(tx, RING, 7, Memory(draft={"text": "x" * memories.BLOB_BYTES}), TODAY)


@given(st.binary(max_size=500))
def test_padding_is_undone(data: bytes) -> None:
    assert unpad(pad(data, 512)) == data


def test_a_handle_is_forgotten_when_it_can_serve_no_more() -> None:
    memory = deepcopy(FULL)
    memories.drop_past(memory, datetime(2026, 11, 17, 10, 9, tzinfo=UTC))
    assert memory == FULL
    memories.drop_past(memory, datetime(2026, 11, 17, 10, 10, tzinfo=UTC))
    assert memory.undo is None
    assert memory.recent_cases == FULL.recent_cases
    memories.drop_past(memory, datetime(2026, 11, 17, 10, 15, tzinfo=UTC))
    assert memory.recent_cases == []
    assert memory.questions == FULL.questions
