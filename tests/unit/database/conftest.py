"""A fresh SQLite file with the tables of the store itself."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from database.engine import Database
from database.metadata import metadata


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'store.db'}")
    async with opened.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield opened
    await opened.close()
