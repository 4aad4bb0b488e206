"""The audit's chain on both databases: writers at the same moment, rows that are only added, rows from before it."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, bindparam, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from config.settings import Settings
from database.audit import audit, audit_seals, record
from database.audit_check import Flaw, Found, Sealer, examine
from database.engine import Database
from database.migrate import SCRIPTS, migrate

pytest_plugins = ["tests.postgres"]
NOW = datetime(2026, 11, 17, 10, 0, 0, 123456, tzinfo=UTC)
KEY = b"k" * 32


async def looked(database: Database) -> Found:
    async with database.reading() as tx:
        return await examine(tx, KEY)


async def test_writers_at_the_same_moment_make_one_chain(database: Database, other: Database) -> None:
    async def write(each: Database, name: str) -> None:
        for number in range(10):
            async with each.transaction() as tx:
                await record(tx, NOW, 7, name, f"thing:{number}")
                await asyncio.sleep(0)
                await record(tx, NOW, None, name, f"thing:{number}")

    sealers = [Sealer(each, KEY) for each in (database, other)]

    async def seal(sealer: Sealer) -> None:
        for number in range(10):
            await sealer.once(NOW + timedelta(seconds=number))
            await asyncio.sleep(0.01)

    await asyncio.gather(
        *(write(each, name) for name in "abc" for each in (database, other)),
        *(seal(each) for each in sealers),
    )
    found = await looked(database)
    assert (found.rows, found.newest, found.flaw) == (120, 120, None)
    async with database.reading() as tx:
        deeds = (await tx.execute(select(audit.c.deed, audit.c.about).order_by(audit.c.id))).all()
    assert deeds[::2] == deeds[1::2], "what one transaction did stands together"


async def test_a_deed_keeps_nobody_waiting_before_the_commit(postgres_url: str) -> None:
    """Were the chain held from the first deed on, two that wait for each other's rows would never end."""
    database, other = Database(postgres_url), Database(postgres_url)
    async with asyncio.timeout(5), database.transaction() as first:
        await record(first, NOW, 1, "begun first", "thing:1")
        async with other.transaction() as second:
            await record(second, NOW, 2, "done first", "thing:1")
    async with database.reading() as tx:
        assert (await tx.scalars(select(audit.c.staff_id).order_by(audit.c.id))).all() == [2, 1]
    assert (await looked(database)).flaw is None
    for each in (database, other):
        await each.close()


async def test_rows_are_only_added(database: Database) -> None:
    async with database.transaction() as tx:
        await record(tx, NOW, 7, "deed", "thing:1")
    await Sealer(database, KEY).once(NOW)
    changes = [
        each for table in (audit, audit_seals) for each in (table.update().values(at=NOW), table.delete())
    ]
    if not database.is_sqlite:
        changes += [text("TRUNCATE audit"), text("TRUNCATE audit_seals")]  # type: ignore[list-item]  # executable too
    for change in changes:
        with pytest.raises(DBAPIError, match="rows are only added"):
            async with database.transaction() as tx:
                await tx.execute(change)
    assert (await looked(database)).rows == 1


async def test_a_row_that_was_put_in_by_hand_shows(database: Database) -> None:
    async with database.transaction() as tx:
        await record(tx, NOW, 7, "one", "thing:1")
    async with database.transaction() as tx:
        await tx.execute(insert(audit).values(id=2, at=NOW, staff_id=9, deed="two", about="thing:1"))
    async with database.transaction() as tx:
        await record(tx, NOW, 7, "three", "thing:1")
    found = await looked(database)
    assert (found.bad_row, found.flaw) == (2, Flaw.CHANGED)


async def test_rows_from_before_the_chain_are_chained(settings: Settings, tmp_path: Path) -> None:
    """As an installation of the first version has them: with gaps, and more than are read at once."""
    url = settings.database_url
    is_sqlite = url.startswith("sqlite")
    if is_sqlite:
        url = f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
    engine = create_async_engine(url)

    def first_version(connection: Connection) -> None:
        if not is_sqlite:
            connection.exec_driver_sql("DROP SCHEMA IF EXISTS intelligence CASCADE")
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        deeds = [
            {
                "id": 3 * number + 2,
                "at": NOW + timedelta(seconds=number),
                "staff_id": None if number % 2 else 7_123_456_789,
                "deed": 'Łączy "ż"',
                "about": f"thing:{number}",
            }
            for number in range(2100)
        ]
        names = ("id", "at", "staff_id", "deed", "about")
        columns = [bindparam(name, type_=audit.c[name].type) for name in names]
        put = text(
            "INSERT INTO audit (id, at, staff_id, deed, about) VALUES (:id, :at, :staff_id, :deed, :about)"
        )
        connection.execute(put.bindparams(*columns), deeds)

    async with engine.begin() as connection:
        await connection.run_sync(first_version)
    await engine.dispose()
    assert (await migrate(url))[0] == "0001"
    database = Database(url)
    try:
        async with database.transaction() as tx:
            await record(tx, NOW, 7, "deed", "thing:1")
        found = await looked(database)
        assert (found.rows, found.newest, found.flaw) == (2101, 3 * 2099 + 3, None)
    finally:
        await database.close()
