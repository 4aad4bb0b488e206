"""Bringing a database to this version, and refusing one that is ahead of it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, pool
from sqlalchemy.ext.asyncio import create_async_engine

from config.errors import NewerDatabase

SCRIPTS = Path(__file__).parent / "migrations"


async def migrate(url: str) -> tuple[str | None, str]:
    """Run what is missing; (revision before, revision now). Raises NewerDatabase."""
    # An engine of its own: batch migrations of SQLite need foreign keys off, which the ordinary one switches on.
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


async def revision(url: str) -> str | None:
    """The revision that the database has; None for an empty one."""
    engine = create_async_engine(url, poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(lambda c: MigrationContext.configure(c).get_current_revision())
    finally:
        await engine.dispose()


def newest() -> str:
    """The revision that this program needs."""
    return str(_scripts().get_current_head())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _upgrade(connection: Connection) -> tuple[str | None, str]:
    before = MigrationContext.configure(connection).get_current_revision()
    if before is not None:
        try:
            _scripts().get_revision(before)
        except CommandError:
            raise NewerDatabase from None
    command.upgrade(_config(connection), "head")
    return before, newest()
