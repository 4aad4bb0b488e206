"""Bringing a database to this version, and refusing one that is ahead of it. What an operator can mend is a BadSetting."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from asyncpg import PostgresError
from sqlalchemy import Connection, event, make_url, pool
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from config.errors import BadSetting, NewerDatabase
from database import tips_apart

SCRIPTS = Path(__file__).parent / "migrations"
SETTING = "DATABASE_URL"
# Seconds to wait for a running process that is writing.
PATIENCE = 5.0
# Any number that nobody else locks in this database.
ADVISORY_LOCK = 5_203_917


async def migrate(url: str, patience: float = PATIENCE) -> tuple[str | None, str]:
    """Run what is missing, all or nothing; (revision before, revision now). Raises NewerDatabase, BadSetting."""
    async with _connected(url, "BEGIN IMMEDIATE", patience) as connection:
        return await connection.run_sync(_upgrade)


async def advice(url: str) -> list[str]:
    """What an administrator has to run so that the server keeps tips apart; none on SQLite."""
    if url.startswith("sqlite"):
        return []
    async with _connected(url, "BEGIN", PATIENCE) as connection:
        return await connection.run_sync(tips_apart.advice)


async def revision(url: str) -> str | None:
    """The revision that the database has; None for an empty one, or a file not made yet. Raises BadSetting."""
    file = _file(url)
    if file and not await asyncio.to_thread(file.exists):
        return None  # looking would make it
    async with _connected(url, "BEGIN", PATIENCE) as connection:
        return await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_revision())


async def check(url: str) -> str:
    """The revision, where it is the one that this program needs. Raises NewerDatabase, BadSetting."""
    found = await revision(url)
    if found is None:
        raise BadSetting(SETTING, "the database is empty: run `mersey migrate`")
    _refuse_newer(found)
    if found != newest():
        cure = f"the database is at version {found}, this program needs {newest()}: run `mersey migrate`"
        raise BadSetting(SETTING, cure)
    return found


def newest() -> str:
    """The revision that this program needs."""
    return str(_scripts().get_current_head())


@asynccontextmanager
async def _connected(url: str, begin: str, patience: float) -> AsyncIterator[AsyncConnection]:
    """A transaction on an engine of its own: batch migrations of SQLite need foreign keys off."""
    try:
        engine = create_async_engine(url, poolclass=pool.NullPool, hide_parameters=True)
    except ModuleNotFoundError as error:
        cure = f"the driver {error.name} is not installed: install it beside this program, or use SQLite"
        raise BadSetting(SETTING, cure) from None
    if url.startswith("sqlite"):

        @event.listens_for(engine.sync_engine, "connect")
        def on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
            # The driver begins before data only; definitions shall be undone too.
            connection.isolation_level = None
            connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")

        @event.listens_for(engine.sync_engine, "begin")
        def on_begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

    try:
        await asyncio.to_thread(_try_to_open, url)
        async with engine.begin() as connection:
            yield connection
    except (DBAPIError, sqlite3.Error, PostgresError, OSError) as error:
        cure = f"the database cannot be used ({_reason(error)}): start it, or mend the address"
        raise BadSetting(SETTING, cure) from None
    finally:
        await engine.dispose()


def _file(url: str) -> Path | None:
    """The file of an SQLite database."""
    name = make_url(url).database if url.startswith("sqlite") else None
    return Path(name) if name else None


def _try_to_open(url: str) -> None:
    """Raises sqlite3.Error. aiosqlite would leave a thread behind, which complains when the process ends."""
    if file := _file(url):
        sqlite3.connect(file).close()


def _reason(error: Exception) -> str:
    """SQLite's own words name no value; a server's may hold names and addresses."""
    cause = getattr(error, "orig", None) or error
    return str(cause) if hasattr(cause, "sqlite_errorcode") else type(cause).__name__


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _refuse_newer(found: str) -> None:
    try:
        _scripts().get_revision(found)
    except CommandError:
        raise NewerDatabase from None


def _upgrade(connection: Connection) -> tuple[str | None, str]:
    is_postgres = connection.dialect.name == "postgresql"
    if is_postgres:
        # Two releases at once: one waits, and finds the work done. (SQLite: BEGIN IMMEDIATE.)
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    before = MigrationContext.configure(connection).get_current_revision()
    if before is not None:
        _refuse_newer(before)
    if is_postgres:
        tips_apart.open_for_migrations(connection)
    command.upgrade(_config(connection), "head")
    if is_postgres:
        tips_apart.set_apart(connection)
    return before, newest()
