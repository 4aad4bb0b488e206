"""Databases to measure on: each measurement has a fresh one of its own, migrated and filled, and gone afterwards.

SQLite: a file in a temporary folder. PostgreSQL: databases on the server that somebody names, made beside the one named,
which is not touched; that needs the right to make databases.
"""

import os
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from config.keys import KEY_NAMES, make_key, parse_ring
from config.sealing import Ring
from config.settings import Settings
from database.engine import Database
from database.migrate import migrate
from delivery.routes import AddressBook

Fill = Callable[[Database], Awaitable[None]]


class Keys:
    """The keys of the whole bench, and the environment that hands them to its processes."""

    def __init__(self) -> None:
        self._keys = {name: make_key() for name in KEY_NAMES}
        ring = Ring(parse_ring(self._keys["ADDRESS_KEYS"]))
        self.book = AddressBook(ring, parse_ring(self._keys["LOOKUP_KEY"])[0])

    def environment(self, url: str) -> dict[str, str]:
        """Nothing of what somebody has set for their installation."""
        rest = {
            name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
        }
        return {**rest, **self._keys, "DATABASE_URL": url}


class SqliteStore:
    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        self._file = folder / "bench.db"

    @asynccontextmanager
    async def filled(self, fill: Fill) -> AsyncIterator[str]:
        """The address of a database with what `fill` put into it."""
        if not self._template.exists():
            await migrate(_of_file(self._template))
        shutil.copy(self._template, self._file)
        try:
            await _fill(_of_file(self._file), fill)
            yield _of_file(self._file)
        finally:
            for each in self._file.parent.glob(f"{self._file.name}*"):
                each.unlink()


class PostgresStore:
    def __init__(self, url: str) -> None:
        self._url = url

    @asynccontextmanager
    async def filled(self, fill: Fill) -> AsyncIterator[str]:
        """As SqliteStore's."""
        name = f"mersey_bench_{secrets.token_hex(4)}"
        url = make_url(self._url).set(database=name).render_as_string(hide_password=False)
        await self._say(f"CREATE DATABASE {name}")
        try:
            await migrate(url)
            await _fill(url, fill)
            yield url
        finally:
            await self._say(f"DROP DATABASE {name} WITH (FORCE)")

    async def _say(self, statement: str) -> None:
        engine = create_async_engine(self._url, isolation_level="AUTOCOMMIT", hide_parameters=True)
        try:
            async with engine.connect() as connection:
                await connection.execute(text(statement))
        finally:
            await engine.dispose()


Store = SqliteStore | PostgresStore


def _of_file(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def _fill(url: str, fill: Fill) -> None:
    database = Database(url)
    try:
        await fill(database)
        if database.is_sqlite:
            await database.checkpoint()
        else:
            # As the server itself does within a minute of such a fan-out.
            async with database.transaction() as tx:
                await tx.execute(text("ANALYZE"))
    finally:
        await database.close()
