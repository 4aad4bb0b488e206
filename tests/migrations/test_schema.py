"""The sum of the migrations is what the rooms declare: tables, columns, keys, indexes, and the absence of rowids."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import bot.runtime  # all rooms, and so all tables
from database.metadata import metadata
from database.migrate import SCRIPTS, migrate

assert bot.runtime
VERSIONS = sorted((SCRIPTS / "versions").glob("*.py"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A file made by the migrations, and one made by the metadata."""
    folder = tmp_path_factory.mktemp("schema")
    migrated, created = folder / "migrated.db", folder / "created.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{migrated}"))
    engine = create_engine(f"sqlite:///{created}")
    metadata.create_all(engine)
    engine.dispose()
    return migrated, created


def definitions(file: Path) -> dict[str, str]:
    """SQL of each table and index, as SQLite keeps it, in one spelling."""
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {
        name: re.sub(r"\s+", " ", sql.replace('"', "")) for name, sql in rows if name != "alembic_version"
    }


def parts(sql: str) -> list[str]:
    """The columns and constraints of one definition, whatever their order, and what stands behind them."""
    inside, _, behind = sql.partition("(")[2].rpartition(")")
    return [*sorted(part.strip() for part in re.split(r",\s", inside)), behind.strip()]


@pytest.fixture
def migrated(files: tuple[Path, Path]) -> Iterator[MigrationContext]:
    engine = create_engine(f"sqlite:///{files[0]}")
    with engine.connect() as connection:
        yield MigrationContext.configure(connection, opts={"compare_type": True})
    engine.dispose()


def test_nothing_is_missing_and_nothing_too_much(migrated: MigrationContext) -> None:
    assert compare_metadata(migrated, metadata) == []


def test_every_definition_is_the_same(files: tuple[Path, Path]) -> None:
    by_migration, by_metadata = (definitions(file) for file in files)
    assert sorted(by_migration) == sorted(by_metadata)
    assert {name: parts(sql) for name, sql in by_migration.items()} == {
        name: parts(sql) for name, sql in by_metadata.items()
    }


def test_tables_without_rowid_really_have_none(files: tuple[Path, Path]) -> None:
    without = [t.name for t in metadata.sorted_tables if t.dialect_options["sqlite"]["with_rowid"] is False]
    assert {"routes", "conversations", "seen_messages", "intake", "tips", "subscribers"} <= set(without)
    connection = sqlite3.connect(files[0])
    for name in without:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute(f"SELECT rowid FROM {name}")  # noqa: S608  # our own table names
    connection.close()


def test_there_is_one_line_of_migrations() -> None:
    scripts = ScriptDirectory(str(SCRIPTS))
    assert len(scripts.get_heads()) == 1
    assert len(list(scripts.walk_revisions())) == len(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.stem)
def test_migrations_lean_on_nothing_that_may_change(version: Path) -> None:
    """A migration of today must still run when the code around it has moved on."""
    imported = re.findall(r"^(?:import|from) (\w+)", version.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(imported) <= {"sqlalchemy", "alembic", "datetime", "hashlib", "json"}
