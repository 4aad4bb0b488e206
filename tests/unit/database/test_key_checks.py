"""A database is opened by the keys that it was written with, and by no others."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from config.errors import BadSetting
from database.engine import Database
from database.key_checks import keep_checks, refuse_other_keys
from database.migrate import migrate

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'mersey.db'}"
    await migrate(url)
    opened = Database(url)
    async with opened.transaction() as tx:
        await keep_checks(tx, {"TIP_KEYS": (OLD,), "LOOKUP_KEY": (OLD,)})
    yield opened
    await opened.close()


async def test_a_database_that_was_never_used_takes_any_keys(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    await refuse_other_keys(url, {})
    assert not (tmp_path / "new.db").exists()
    await migrate(url)
    await refuse_other_keys(url, {})


async def test_other_keys_and_missing_ones_are_named_with_the_cure(database: Database) -> None:
    await refuse_other_keys(database.url, {"TIP_KEYS": (OLD,), "LOOKUP_KEY": (OLD,)})
    for rings in ({}, {"TIP_KEYS": (OTHER,), "LOOKUP_KEY": (OLD,)}, {"LOOKUP_KEY": (OLD,)}):
        with pytest.raises(BadSetting, match=r"put back the \.env of this installation"):
            await refuse_other_keys(database.url, rings)
    with pytest.raises(BadSetting) as caught:
        async with database.transaction() as tx:
            await keep_checks(tx, {"TIP_KEYS": (OTHER,), "LOOKUP_KEY": (OLD,)})
    assert caught.value.key == "TIP_KEYS"


async def test_a_newer_key_of_the_ring_counts_from_now_on(database: Database) -> None:
    async with database.transaction() as tx:
        await keep_checks(tx, {"TIP_KEYS": (NEW, OLD), "LOOKUP_KEY": (OLD,)})
    await refuse_other_keys(database.url, {"TIP_KEYS": (NEW,), "LOOKUP_KEY": (OLD,)})
    with pytest.raises(BadSetting):
        await refuse_other_keys(database.url, {"TIP_KEYS": (OLD,), "LOOKUP_KEY": (OLD,)})
