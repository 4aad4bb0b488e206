"""The audit: written with the deed, and gone with it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from database.audit import audit, record
from database.engine import Database

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


async def test_it_says_who_did_what_to_which_and_when(database: Database) -> None:
    async with database.transaction() as tx:
        await record(tx, NOW, 7, "tip read", "tip:99")
        await record(tx, NOW, None, "tip purged", "tip:99")
    async with database.reading() as tx:
        rows = (await tx.execute(select(audit).order_by(audit.c.id))).all()
    assert [(row.at, row.staff_id, row.deed, row.about) for row in rows] == [
        (NOW, 7, "tip read", "tip:99"),
        (NOW, None, "tip purged", "tip:99"),
    ]


async def test_a_deed_that_was_undone_is_not_noted(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as tx:
            await record(tx, NOW, 7, "tip read", "tip:99")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.reading() as tx:
        assert (await tx.execute(select(audit))).all() == []
