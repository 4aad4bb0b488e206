"""Bringing a database to this version: from nothing, again, never half, and not one that is ahead of us."""

import sqlite3
from pathlib import Path

import pytest

from config.errors import BadSetting, NewerDatabase
from database.migrate import check, migrate, newest, revision


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mersey.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def set_revision(file: Path, name: str) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (name,))
    connection.close()


def content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def write(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def tables(file: Path) -> set[str]:
    connection = sqlite3.connect(file)
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return found


async def test_from_nothing_to_head_and_then_nothing_more(url: str, file: Path) -> None:
    assert await migrate(url) == (None, newest())
    assert {"outbox", "tips", "subscribers"} <= tables(file)
    before = content(file)
    assert await migrate(url) == (newest(), newest())
    assert content(file) == before
    assert await check(url) == newest()


async def test_looking_makes_no_file(url: str, file: Path) -> None:
    assert await revision(url) is None
    assert content(file) is None
    with pytest.raises(BadSetting, match="mersey migrate"):
        await check(url)
    assert content(file) is None


async def test_a_database_of_a_newer_version_is_refused_untouched(url: str, file: Path) -> None:
    await migrate(url)
    set_revision(file, "9999")
    before = content(file)
    for attempt in (migrate, check):
        with pytest.raises(NewerDatabase, match="newer version"):
            await attempt(url)
    assert content(file) == before


async def test_a_migration_that_breaks_leaves_nothing_behind(url: str, file: Path) -> None:
    """SQLite can undo definitions, if only the driver is told to begin before them."""
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE tips (of_somebody_else TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(BadSetting, match="tips"):
        await migrate(url)
    assert tables(file) == {"tips"}


async def test_a_file_that_is_no_database_is_named_by_its_setting(url: str, file: Path) -> None:
    write(file, b"a letter to the council" * 50)
    for attempt in (migrate, check):
        with pytest.raises(BadSetting, match="not a database") as caught:
            await attempt(url)
        assert caught.value.key == "DATABASE_URL"
        assert str(file) not in str(caught.value)


async def test_a_folder_that_is_not_there_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="DATABASE_URL"):
        await migrate(f"sqlite+aiosqlite:///{tmp_path / 'nowhere' / 'mersey.db'}")


async def test_a_server_that_does_not_answer_or_a_driver_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as caught:
        await migrate("postgresql+asyncpg://me:s3cret@127.0.0.1:1/mersey")
    assert caught.value.key == "DATABASE_URL"
    assert "s3cret" not in str(caught.value)


async def test_a_locked_file_is_told(url: str, file: Path) -> None:
    await migrate(url)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(BadSetting, match="locked"):
            await migrate(url, patience=0.01)
    finally:
        holder.close()
