"""What must hold on both databases runs on both."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.runtime import open_stack
from bot.stack import Stack
from config.settings import Settings
from database.engine import Database
from tests.world import Town, migrated_file, open_town, settings_for

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An installation's settings, its database migrated and the community in it."""
    if request.param == POSTGRESQL:
        return settings_for(tmp_path, database_url=request.getfixturevalue("postgres_url"))
    (tmp_path / "mersey.db").write_bytes(migrated_file())
    return settings_for(tmp_path)


@pytest.fixture
async def database(settings: Settings) -> AsyncIterator[Database]:
    opened = Database(settings.database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def other(settings: Settings) -> AsyncIterator[Database]:
    """The same database as another process has it open."""
    opened = Database(settings.database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def town(settings: Settings, tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, settings=settings) as opened:
        yield opened


@pytest.fixture
async def neighbour(settings: Settings, town: Town) -> AsyncIterator[Stack]:
    """A second process of the town's installation."""
    providers = replace(town.stack.providers, sandbox=None)
    async with open_stack(settings, town.clock, providers, town.base_url) as stack:
        yield stack
