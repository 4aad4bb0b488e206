"""Streets on a fresh database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from database.engine import Database
from database.metadata import metadata
from tests.unit.alerts.streets import Streets


@pytest.fixture
async def streets(tmp_path: Path) -> AsyncIterator[Streets]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'alerts.db'}")
    async with made.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield Streets(made)
    await made.close()
