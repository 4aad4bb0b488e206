"""Transactions: one writer at a time, all or nothing, readers that cannot write, a wake-up only for what was committed."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from database.audit import audit, record
from database.engine import Database, Tx, is_database_away, wake_dispatcher, write_last
from database.key_checks import key_checks

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


async def count(database: Database) -> int:
    async with database.reading() as tx:
        return int(await tx.scalar(select(func.count()).select_from(audit)) or 0)


async def note(tx: Tx, deed: str = "deed") -> None:
    await record(tx, NOW, None, deed, "test:1")


async def write_and_fail(database: Database) -> None:
    async with database.transaction() as tx:
        await note(tx)
        wake_dispatcher(tx)
        raise RuntimeError


async def test_what_is_committed_is_there_and_what_failed_is_not(database: Database) -> None:
    async with database.transaction() as tx:
        await note(tx)
    with pytest.raises(RuntimeError):
        await write_and_fail(database)
    assert await count(database) == 1


async def test_a_cancelled_transaction_is_undone_and_lets_the_next_one_in(database: Database) -> None:
    inside = asyncio.Event()

    async def hang() -> None:
        async with database.transaction() as tx:
            await note(tx)
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(hang())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(5), database.transaction() as tx:
        await note(tx)
    assert await count(database) == 1


async def test_read_modify_write_never_loses_an_update(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("CREATE TABLE counter (n INTEGER)"))
        await tx.execute(text("INSERT INTO counter VALUES (0)"))

    async def increase() -> None:
        async with database.transaction() as tx:
            n = await tx.scalar(text("SELECT n FROM counter"))
            await asyncio.sleep(0)
            await tx.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    await asyncio.gather(*(increase() for _ in range(20)))
    async with database.reading() as tx:
        assert await tx.scalar(text("SELECT n FROM counter")) == 20


async def test_two_processes_take_turns(database: Database) -> None:
    """`BEGIN IMMEDIATE`: the second waits at the door and does not fail at its first write."""
    other = Database(database.url)
    inside = asyncio.Event()
    order: list[str] = []

    async def first() -> None:
        async with database.transaction() as tx:
            inside.set()
            await tx.scalar(select(func.count()).select_from(audit))
            await asyncio.sleep(0.1)
            await note(tx, "first")
            order.append("first")

    async def second() -> None:
        await inside.wait()
        async with other.transaction() as tx:
            order.append("second")
            await note(tx, "second")

    await asyncio.gather(first(), second())
    await other.close()
    assert order == ["first", "second"]
    assert await count(database) == 2


async def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        async with database.reading() as tx:
            await tx.execute(audit.insert().values(at=NOW, deed="deed", about="test:1"))
    assert await count(database) == 0


async def test_what_is_written_last_is_written_before_the_commit_and_never_while_reading(
    database: Database,
) -> None:
    written: list[list[int]] = []

    async def write(tx: Tx, values: list[int]) -> None:
        assert await tx.scalar(text("SELECT 1")) == 1, "the transaction is still open"
        written.append(values)

    async with database.transaction() as tx:
        write_last(tx, write, 1)
        write_last(tx, write, 2)
        assert written == []
    async with database.transaction():
        pass
    assert written == [[1, 2]], "once, and not again by the next transaction of this connection"
    with pytest.raises(KeyError):
        async with database.reading() as tx:
            write_last(tx, write, 3)


async def test_reading_sees_one_moment_while_others_write(database: Database) -> None:
    counted = select(func.count()).select_from(audit)
    async with database.reading() as reader:
        before = await reader.scalar(counted)
        async with database.transaction() as tx:
            await note(tx)
        assert await reader.scalar(counted) == before
    assert await count(database) == 1


async def test_only_a_commit_that_asked_for_it_wakes(database: Database) -> None:
    woken: list[int] = []
    database.on_commit.append(lambda: woken.append(1))
    async with database.transaction() as tx:
        await note(tx)
    assert woken == []
    with pytest.raises(RuntimeError):
        await write_and_fail(database)
    async with database.transaction() as tx:
        await note(tx)
    assert woken == [], "the wish of a transaction that was undone is not the next one's"
    async with database.transaction() as tx:
        wake_dispatcher(tx)
        assert woken == [], "not before the commit"
    assert woken == [1]


async def test_sqlite_keeps_what_it_says_it_keeps(database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    async with database.transaction() as tx:
        found = {name: await tx.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


async def test_deleted_words_do_not_lie_in_the_file(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as tx:
        await tx.execute(key_checks.insert().values(name="kerfuffle", value=b""))
    async with database.transaction() as tx:
        await tx.execute(key_checks.delete())
    await database.close()
    assert b"kerfuffle" not in (tmp_path / "store.db").read_bytes()


async def test_times_are_aware_both_ways(database: Database) -> None:
    async with database.transaction() as tx:
        await note(tx)
    async with database.reading() as tx:
        assert await tx.scalar(select(audit.c.at)) == NOW
    with pytest.raises(Exception, match="aware"):
        async with database.transaction() as tx:
            await record(tx, NOW.replace(tzinfo=None), None, "deed", "test:1")


async def test_a_locked_database_is_away(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("PRAGMA busy_timeout=1"))
    holder = sqlite3.connect(database.url.removeprefix("sqlite+aiosqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(OperationalError) as caught:
            async with database.transaction() as tx:
                await note(tx)
    finally:
        holder.close()
    assert is_database_away(caught.value)


async def test_a_bug_in_a_statement_or_a_lost_file_is_not_a_database_away(database: Database) -> None:
    """The provider would send the same poison again, for a day."""
    with pytest.raises(OperationalError) as caught:
        async with database.transaction() as tx:
            await tx.execute(text("SELECT nothing FROM nowhere"))
    assert not is_database_away(caught.value)
    assert not is_database_away(FileNotFoundError("some file of ours"))
    assert not is_database_away(ValueError())
    assert is_database_away(ConnectionRefusedError())
    assert is_database_away(TimeoutError())


def log_of(database: Database) -> Path:
    return Path(database.url.removeprefix("sqlite+aiosqlite:///") + "-wal")


async def test_a_checkpoint_empties_the_log(database: Database) -> None:
    async with database.transaction() as tx:
        await note(tx)
    assert log_of(database).stat().st_size > 0
    assert await database.checkpoint()
    assert log_of(database).stat().st_size == 0
    assert await count(database) == 1


async def test_a_reader_puts_a_checkpoint_off_and_holds_nobody_up(database: Database) -> None:
    async with database.reading() as reader:
        await reader.scalar(select(func.count()).select_from(audit))
        async with database.transaction() as tx:
            await note(tx)
        async with asyncio.timeout(3):
            assert not await database.checkpoint()
            async with database.transaction() as tx:
                await note(tx)
    assert await database.checkpoint()
    assert log_of(database).stat().st_size == 0


async def test_who_opens_a_new_file_while_another_writes_it_waits(tmp_path: Path) -> None:
    """Two started at once: SQLite asks no busy handler when the journal's mode changes."""
    file = tmp_path / "new.db"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TABLE things (name TEXT)")
    other.execute("BEGIN IMMEDIATE")
    asyncio.get_running_loop().call_later(0.2, other.close)
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.transaction() as tx:
        assert (await tx.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
    await database.close()
