"""A migrated database, and patience."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from database.engine import Database
from tests.world import migrated_file


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    content = await asyncio.to_thread(migrated_file)
    file = tmp_path / "mersey.db"
    await asyncio.to_thread(file.write_bytes, content)
    opened = Database(f"sqlite+aiosqlite:///{file}")
    yield opened
    await opened.close()


async def eventually(is_so: Callable[[], object], seconds: float = 10) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  # what is waited for knows no event
            await asyncio.sleep(0.01)
