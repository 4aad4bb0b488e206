"""Databases to measure on: each measurement has a fresh one of its own, migrated and filled, and gone afterwards.

SQLite: a file in a temporary folder. PostgreSQL: databases on the server that somebody names, made beside the one named,
which is not touched; that needs the right to make databases.
"""

import os
import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.bench.order import Order
from bot.bench.people import ask_all
from config.keys import KEY_NAMES, make_key, parse_ring
from config.sealing import Ring
from config.settings import Settings
from database.engine import Database
from database.migrate import migrate
from delivery.routes import AddressBook


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
    name = "SQLite"

    def __init__(self, folder: Path, keys: Keys) -> None:
        self._template = folder / "template.db"
        self._file = folder / "bench.db"
        self._keys = keys

    @asynccontextmanager
    async def filled(self, orders: list[Order], channel: str) -> AsyncIterator[str]:
        """The address of a database with everybody whom the orders are to reach."""
        if not self._template.exists():
            await migrate(_of_file(self._template))
        shutil.copy(self._template, self._file)
        try:
            await _fill(_of_file(self._file), self._keys, orders, channel)
            yield _of_file(self._file)
        finally:
            for each in self._file.parent.glob(f"{self._file.name}*"):
                each.unlink()


class PostgresStore:
    name = "PostgreSQL"

    def __init__(self, url: str, keys: Keys) -> None:
        self._url = url
        self._keys = keys

    @asynccontextmanager
    async def filled(self, orders: list[Order], channel: str) -> AsyncIterator[str]:
        """As SqliteStore's."""
        name = f"mersey_bench_{secrets.token_hex(4)}"
        url = make_url(self._url).set(database=name).render_as_string(hide_password=False)
        await self._say(f"CREATE DATABASE {name}")
        try:
            await migrate(url)
            await _fill(url, self._keys, orders, channel)
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


async def _fill(url: str, keys: Keys, orders: list[Order], channel: str) -> None:
    database = Database(url)
    try:
        for order in orders:
            await ask_all(database, keys.book, order, channel)
        if not database.is_sqlite:
            # As the server itself does within a minute of such a fan-out.
            async with database.transaction() as tx:
                await tx.execute(text("ANALYZE"))
        else:
            await database.checkpoint()
    finally:
        await database.close()
