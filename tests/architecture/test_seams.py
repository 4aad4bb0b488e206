"""The listener itself: it must be able to fail."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from database.engine import Database
from database.metadata import metadata
from delivery.tables import outbox, routes
from intelligence.tables import intake, outgoing, tips
from subscribers.tables import subscribers
from tests.seams import PEOPLE, TIPS, SeamBroken, touched, watched


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'seams.db'}")
    async with opened.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield opened
    await opened.close()


async def _read_both(database: Database, one: object, other: object) -> None:
    async with database.transaction() as tx:
        await tx.execute(select(one))
        await tx.execute(select(other))


async def _swallow(database: Database) -> None:
    with watched() as broken:
        with pytest.raises(SeamBroken):
            await _read_both(database, routes, tips)
        assert len(broken) == 1


@pytest.mark.parametrize("people", [routes, outbox, subscribers])
async def test_tips_and_people_in_one_transaction_fail(database: Database, people: object) -> None:
    with pytest.raises(SeamBroken), watched():
        await _read_both(database, tips, people)


async def test_a_swallowed_failure_still_fails_at_the_end(database: Database) -> None:
    with pytest.raises(SeamBroken):
        await _swallow(database)


async def test_the_two_seams_go_with_either(database: Database) -> None:
    with watched() as broken:
        async with database.transaction() as tx:
            await tx.execute(select(intake))
            await tx.execute(select(outgoing))
            await tx.execute(select(routes))
        async with database.transaction() as tx:
            await tx.execute(select(intake))
            await tx.execute(select(outgoing))
            await tx.execute(select(tips))
    assert broken == []


async def test_one_transaction_after_another_is_fine(database: Database) -> None:
    with watched() as broken:
        async with database.transaction() as tx:
            await tx.execute(select(tips))
        async with database.transaction() as tx, database.reading() as other:
            await tx.execute(select(routes))
            await other.execute(select(tips))
    assert broken == []


def test_it_knows_the_tables() -> None:
    assert {"tips", "tip_messages", "tip_keys"} <= TIPS
    assert {"routes", "outbox", "conversations", "seen_messages", "subscribers"} <= PEOPLE
    assert touched('SELECT "tips".id FROM tips JOIN Routes r') == {"tips", "routes"}
    assert touched("SELECT tips_of_the_day FROM elsewhere") == set()
