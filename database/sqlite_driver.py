"""aiosqlite with one trip to the database's thread for a statement.

aiosqlite carries every call of a cursor to its thread and back. The SELECT that SQLAlchemy makes of five calls (open,
execute, fetch, close) so pays four trips, and each costs more than most of our statements do. Here they go as one.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import aiosqlite

_AT_ONCE = 500  # rows that come with the statement; whoever streams more fetches the rest as they read


class OneTripCursor(aiosqlite.Cursor):
    """A cursor that is opened by executing a statement and closes itself once its last row is here."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._conn = connection
        self._is_open = False
        self._rows: deque[Any] = deque()
        self.iter_chunk_size = _AT_ONCE

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "OneTripCursor":
        await self._carry(self._run, sqlite3.Cursor.execute, sql, parameters or ())
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "OneTripCursor":
        await self._carry(self._run, sqlite3.Cursor.executemany, sql, parameters)
        return self

    async def fetchone(self) -> Any:
        return next(iter(await self.fetchmany(1)), None)

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        size = self.arraysize if size is None else size
        if self._is_open and len(self._rows) < size:
            await self._carry(self._fetch, max(size, _AT_ONCE))
        return [self._rows.popleft() for _ in range(min(size, len(self._rows)))]

    async def fetchall(self) -> list[Any]:
        while self._is_open:
            await self._carry(self._fetch, _AT_ONCE * 20)
        rows, self._rows = list(self._rows), deque()
        return rows

    async def close(self) -> None:
        self._rows.clear()
        if self._is_open:
            self._is_open = False
            await self._carry(self._cursor.close)

    async def _carry(self, call: Callable[..., None], *values: object) -> None:
        await self._execute(call, *values)  # type: ignore[no-untyped-call]  # aiosqlite gives it no types

    # In the database's thread:

    def _run(self, call: Callable[..., Any], sql: str, parameters: Iterable[Any]) -> None:
        self._cursor = self._conn._conn.cursor()
        self._is_open = True
        call(self._cursor, sql, parameters)
        self._fetch(_AT_ONCE)

    def _fetch(self, size: int) -> None:
        rows = self._cursor.fetchmany(size)
        self._rows.extend(rows)
        if len(rows) < size:
            self._cursor.close()
            self._is_open = False


class OneTripConnection(aiosqlite.Connection):
    """What SQLAlchemy opens cursors of."""

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # what it returns is as good in `async with`
        return OneTripCursor(self)


def connect(database: str, **options: Any) -> OneTripConnection:
    """SQLAlchemy's `async_creator_fn`. The thread must not keep a process alive that ends without closing."""
    connection = OneTripConnection(lambda: sqlite3.connect(database, **options), _AT_ONCE)
    connection._thread.daemon = True
    return connection
