"""The audit: written with the deed and gone with it; nobody changes it unseen."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError

from database.audit import NOTHING, Deed, audit, audit_seals, chain, record
from database.audit_check import AuditBroken, Flaw, Found, Sealer, examine
from database.engine import Database

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
KEY, OTHER_KEY = b"k" * 32, b"o" * 32


async def written(database: Database, *deeds: str) -> None:
    """Each deed in a transaction of its own."""
    for deed in deeds:
        async with database.transaction() as tx:
            await record(tx, NOW, 7, deed, "tip:99")


async def looked(database: Database, key: bytes = KEY) -> Found:
    async with database.reading() as tx:
        return await examine(tx, key)


def at_the_prompt(tmp_path: Path, *statements: str) -> None:
    """What somebody does who has the file and knows SQL: the triggers go first."""
    connection = sqlite3.connect(tmp_path / "store.db")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for statement in (*(f"DROP TRIGGER {name}" for (name,) in triggers), *statements):
        connection.execute(statement)
    connection.commit()
    connection.close()


async def test_it_says_who_did_what_to_which_and_when(database: Database) -> None:
    async with database.transaction() as tx:
        await record(tx, NOW, 7, "tip read", "tip:99")
        await record(tx, NOW, None, "tip purged", "tip:99")
    async with database.reading() as tx:
        rows = (await tx.execute(select(audit).order_by(audit.c.id))).all()
    assert [(row.id, row.at, row.staff_id, row.deed, row.about) for row in rows] == [
        (1, NOW, 7, "tip read", "tip:99"),
        (2, NOW, None, "tip purged", "tip:99"),
    ]
    first = chain(NOTHING, 1, Deed(NOW, 7, "tip read", "tip:99"))
    assert [row.hash for row in rows] == [first, chain(first, 2, Deed(NOW, None, "tip purged", "tip:99"))]


async def test_a_deed_that_was_undone_is_not_noted(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as tx:
            await record(tx, NOW, 7, "tip read", "tip:99")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await written(database, "tip closed")
    async with database.reading() as tx:
        assert (await tx.scalars(select(audit.c.deed))).all() == ["tip closed"]


async def test_rows_are_only_added(database: Database) -> None:
    await written(database, "one")
    await Sealer(database, KEY).once(NOW)
    changes = [
        each for table in (audit, audit_seals) for each in (table.update().values(at=NOW), table.delete())
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="rows are only added"):
            async with database.transaction() as tx:
                await tx.execute(change)
    assert (await looked(database)).rows == 1


async def test_what_nobody_touched_stands(database: Database) -> None:
    assert await looked(database) == Found(0, 0, NOTHING, 0, None)
    await written(database, "one", "two", "three")
    assert await Sealer(database, KEY).once(NOW) == 3
    await written(database, "four")
    found = await looked(database)
    assert (found.rows, found.newest, found.sealed, found.sealed_at, found.flaw) == (4, 4, 3, NOW, None)


@pytest.mark.parametrize(
    ("statement", "bad"),
    [
        ("UPDATE audit SET staff_id = 8 WHERE id = 2", 2),
        ("UPDATE audit SET staff_id = NULL WHERE id = 2", 2),
        ("UPDATE audit SET at = '2026-11-17 10:00:00.000001' WHERE id = 2", 2),
        ("UPDATE audit SET deed = 'two ' WHERE id = 2", 2),
        ("UPDATE audit SET about = 'tip:98' WHERE id = 2", 2),
        ("UPDATE audit SET hash = NULL WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 2", 3),
        ("DELETE FROM audit WHERE id = 1", 2),
        ("INSERT INTO audit (id, at, deed, about) VALUES (-1, '2026-11-17 10:00:00', 'x', 'y')", -1),
        ("INSERT INTO audit (at, deed, about) VALUES ('2026-11-17 10:00:00', 'x', 'y')", 5),
    ],
)
async def test_each_change_shows(database: Database, tmp_path: Path, statement: str, bad: int) -> None:
    await written(database, "one", "two", "three", "four")
    at_the_prompt(tmp_path, statement)
    found = await looked(database)
    assert (found.bad_row, found.flaw) == (bad, Flaw.CHANGED)


async def test_two_rows_that_changed_places_show(database: Database, tmp_path: Path) -> None:
    await written(database, "one", "two", "three")
    at_the_prompt(
        tmp_path,
        "UPDATE audit SET id = 9 WHERE id = 2",
        "UPDATE audit SET id = 2 WHERE id = 3",
        "UPDATE audit SET id = 3 WHERE id = 9",
    )
    assert (await looked(database)).bad_row == 2


async def test_a_row_put_in_between_shows(database: Database, tmp_path: Path) -> None:
    await written(database, "one", "two")
    at_the_prompt(
        tmp_path,
        "UPDATE audit SET id = 3 WHERE id = 2",
        "INSERT INTO audit SELECT 2, at, staff_id, 'one and a half', about, hash FROM audit WHERE id = 1",
    )
    assert (await looked(database)).bad_row == 2


async def test_the_newest_rows_do_not_go_unseen(database: Database, tmp_path: Path) -> None:
    await written(database, "one", "two", "three")
    await Sealer(database, KEY).once(NOW)
    at_the_prompt(tmp_path, "DELETE FROM audit WHERE id > 1")
    found = await looked(database)
    assert (found.bad_row, found.flaw) == (3, Flaw.GONE)
    await written(database, "another two", "another three")
    found = await looked(database)
    assert (found.bad_row, found.flaw) == (3, Flaw.ANEW)


async def made_anew(database: Database, tmp_path: Path) -> None:
    """All rows again, one of them other than it was, by somebody who knows how the chain is made."""
    async with database.reading() as tx:
        rows = (await tx.execute(select(audit).order_by(audit.c.id))).all()
    at_the_prompt(tmp_path, "DELETE FROM audit")
    before = NOTHING
    async with database.transaction() as tx:
        for row in rows:
            deed = Deed(row.at, 9 if row.id == 2 else row.staff_id, row.deed, row.about)
            before = chain(before, row.id, deed)
            await tx.execute(insert(audit).values(id=row.id, **vars(deed), hash=before))


async def test_the_chain_cannot_be_made_anew_without_the_key(database: Database, tmp_path: Path) -> None:
    await written(database, "one", "two", "three")
    sealer = Sealer(database, KEY)
    await sealer.once(NOW)
    await made_anew(database, tmp_path)
    found = await looked(database)
    assert (found.bad_row, found.flaw) == (3, Flaw.ANEW)
    await written(database, "four")
    for process in (sealer, Sealer(database, KEY)):
        with pytest.raises(AuditBroken):
            await process.once(NOW)


async def test_a_seal_by_another_key_is_none(database: Database, tmp_path: Path) -> None:
    await written(database, "one", "two", "three")
    await made_anew(database, tmp_path)
    await Sealer(database, OTHER_KEY).once(NOW)
    assert (await looked(database)).flaw == Flaw.ANEW
    assert (await looked(database, OTHER_KEY)).flaw is None


async def test_a_seal_cannot_be_dated_back(database: Database, tmp_path: Path) -> None:
    await written(database, "one")
    await Sealer(database, KEY).once(NOW)
    at_the_prompt(tmp_path, "UPDATE audit_seals SET at = '2026-11-16 10:00:00.000000'")
    assert (await looked(database)).flaw == Flaw.ANEW


async def test_who_takes_the_seals_out_too_is_noticed_by_the_clock(
    database: Database, tmp_path: Path
) -> None:
    """The chain looks whole then: only the process that sealed it remembers more."""
    sealer = Sealer(database, KEY)
    await written(database, "one")
    await sealer.once(NOW)
    await written(database, "two")
    await sealer.once(NOW)
    at_the_prompt(tmp_path, "DELETE FROM audit WHERE id = 2", "DELETE FROM audit_seals WHERE audit_id = 2")
    assert (await looked(database)).flaw is None
    await written(database, "another two")
    with pytest.raises(AuditBroken):
        await sealer.once(NOW)


async def test_nothing_is_sealed_that_does_not_follow(database: Database, tmp_path: Path) -> None:
    sealer = Sealer(database, KEY)
    await written(database, "one")
    await sealer.once(NOW)
    await written(database, "two", "three")
    at_the_prompt(tmp_path, "DELETE FROM audit WHERE id = 2")
    for process in (sealer, Sealer(database, KEY)):
        with pytest.raises(AuditBroken):
            await process.once(NOW)


async def test_a_row_is_sealed_once(database: Database) -> None:
    sealer = Sealer(database, KEY)
    assert await sealer.once(NOW) is None
    await written(database, "one", "two")
    later = NOW + timedelta(minutes=10)
    assert [await sealer.once(NOW), await sealer.once(later), await Sealer(database, KEY).once(later)] == [
        2, None, None,
    ]  # fmt: skip
    await written(database, "three")
    assert await Sealer(database, KEY).once(later) == 3
    async with database.reading() as tx:
        seals = (await tx.execute(select(audit_seals).order_by(audit_seals.c.audit_id))).all()
    assert [(seal.audit_id, seal.at) for seal in seals] == [(2, NOW), (3, later)]


async def test_many_rows_are_looked_at_page_by_page(database: Database, tmp_path: Path) -> None:
    sealer = Sealer(database, KEY)
    for _ in range(3):
        async with database.transaction() as tx:
            for number in range(1500):
                await record(tx, NOW, None, "deed", f"thing:{number}")
        await sealer.once(NOW)
    found = await looked(database)
    assert (found.rows, found.sealed, found.flaw) == (4500, 4500, None)
    at_the_prompt(tmp_path, "UPDATE audit SET about = 'thing:0' WHERE id = 4321")
    assert (await looked(database)).bad_row == 4321
