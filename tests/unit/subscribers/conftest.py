"""A small database, two routes and one moment."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from database.engine import Database, Tx
from database.metadata import metadata
from delivery.tables import identities, routes
from subscribers import tables

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
ANN, BOB = 11, 22
assert tables.audience.metadata is metadata


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    async with opened.transaction() as tx:
        await tx.run_sync(metadata.create_all)
        await tx.execute(insert(identities).values(id=1, channel="sms", name="sms:+447700900000"))
        for route in (ANN, BOB):
            lookup = route.to_bytes(16, "big")
            await tx.execute(
                insert(routes).values(
                    id=route, identity_id=1, lookup=lookup, sealed_address=b"sealed", state="open"
                )
            )
    yield opened
    await opened.close()


@pytest.fixture
async def tx(database: Database) -> AsyncIterator[Tx]:
    async with database.transaction() as opened:
        yield opened
