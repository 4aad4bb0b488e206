"""One trip to the database's thread for a statement; rows beyond the first hand come as they are read."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import column, delete, func, insert, select, table, text
from sqlalchemy.exc import IntegrityError, OperationalError

from database.engine import Database
from database.sqlite_driver import OneTripConnection

NUMBERS = table("numbers", column("id"))
MANY = 1234


class Trips:
    """Counts what is carried to the thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = 0
        carry = aiosqlite.Connection._execute

        async def counted(connection: OneTripConnection, *args: object, **options: object) -> object:
            self.made += 1
            return await carry(connection, *args, **options)

        monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)

    def since(self) -> int:
        made, self.made = self.made, 0
        return made


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> Trips:
    return Trips(monkeypatch)


@pytest.fixture
async def numbers(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'numbers.db'}")
    async with opened.transaction() as tx:
        await tx.execute(text("CREATE TABLE numbers (id INTEGER PRIMARY KEY)"))
        filled = await tx.execute(insert(NUMBERS), [{"id": number} for number in range(MANY)])
        assert filled.rowcount == MANY
    yield opened
    await opened.close()


async def test_a_statement_is_one_trip(numbers: Database, trips: Trips) -> None:
    async with numbers.transaction() as tx:
        trips.since()
        assert (await tx.execute(select(NUMBERS).limit(3))).scalars().all() == [0, 1, 2]
        assert trips.since() == 1
        assert (await tx.execute(delete(NUMBERS).where(NUMBERS.c.id > 1000))).rowcount == MANY - 1001
        assert trips.since() == 1
        gone = await tx.execute(delete(NUMBERS).where(NUMBERS.c.id > 998).returning(NUMBERS.c.id))
        assert sorted(gone.scalars()) == [999, 1000]
        assert trips.since() == 1
        await tx.execute(insert(NUMBERS), [{"id": number} for number in range(MANY, MANY + 100)])
        assert trips.since() == 1
    assert trips.since() == 2  # the commit, and the pool's rollback in case there was none


@pytest.mark.parametrize("seconds", [0, 0.0001, 0.001, 0.005])
async def test_whoever_is_cut_off_leaves_no_transaction_behind(numbers: Database, seconds: float) -> None:
    async def writing() -> None:
        async with numbers.transaction() as tx:
            for number in range(100):
                await tx.execute(insert(NUMBERS).values(id=10_000 + number))
            await asyncio.sleep(1)

    for _ in range(20):
        task = asyncio.create_task(writing())
        await asyncio.sleep(seconds)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with numbers.transaction() as tx:
            assert await tx.scalar(select(func.count()).select_from(NUMBERS)) == MANY


async def test_many_rows_come_whole_or_bit_by_bit(numbers: Database, trips: Trips) -> None:
    async with numbers.reading() as tx:
        assert (await tx.execute(select(NUMBERS))).scalars().all() == list(range(MANY))
        trips.since()
        streamed = await tx.stream(select(NUMBERS))
        assert [row.id async for row in streamed] == list(range(MANY))
        assert 1 < trips.since() < 6
        left_early = await tx.stream(select(NUMBERS))
        assert (await left_early.fetchone()).id == 0
        assert [row.id for row in await left_early.fetchmany(700)] == list(range(1, 701))
        await left_early.close()
        assert await tx.scalar(select(func.count()).select_from(NUMBERS)) == MANY


async def test_deleting_many_with_what_they_were_deletes_them_all(numbers: Database) -> None:
    async with numbers.transaction() as tx:
        gone = await tx.execute(delete(NUMBERS).returning(NUMBERS.c.id))
        assert len(gone.all()) == MANY
    async with numbers.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(NUMBERS)) == 0


async def test_a_statement_that_fails_leaves_the_transaction_as_it_was(numbers: Database) -> None:
    async with numbers.transaction() as tx:
        with pytest.raises(IntegrityError):
            await tx.execute(insert(NUMBERS).values(id=1))
        with pytest.raises(OperationalError):
            await tx.execute(text("SELECT nothing FROM nowhere"))
        await tx.execute(insert(NUMBERS).values(id=-1))
    async with numbers.reading() as tx:
        assert await tx.scalar(select(func.min(NUMBERS.c.id))) == -1
