"""One database, two ways in: `transaction()` writes and commits, `reading()` only reads.

SQLite: one write connection per process behind a lock (`BEGIN IMMEDIATE`, so read-modify-write never races or fails
at the upgrade), and a pool of read-only ones. PostgreSQL: a pool for each; readers are read-only transactions.
"""

import asyncio
import errno
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import await_only

from database.sqlite_driver import connect
from database.tips_apart import FIND_ROLE, SEARCH_PATH

Tx = AsyncConnection
_WAKES = "wakes_dispatcher"
_LAST = "written_last"
_PATIENCE = "busy_timeout=5000"
_CHECKPOINT_PATIENCE = 200  # milliseconds
# secure_delete: what is deleted is overwritten (a tip that was taken back must not lie in a free page).
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    # What a statement sorts are people: not in a file beside the database.
    "temp_store=MEMORY",
)
# KiB of the file that a connection keeps in memory (SQLite's own default: 2,000). The writer needs those parts of all
# indexes that an alert to many touches from page to page.
_WRITER_CACHE, _READER_CACHE = "cache_size=-32000", "cache_size=-8000"
# The busy handler is not asked when the journal's mode changes (two would wait for each other): we ask again ourselves.
_WAL_TRIES, _WAL_PAUSE = 250, 0.02
# Connections to PostgreSQL that one process has at most.
WRITERS, READERS = 10, 5
_AWAY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
)
# Beginnings of SQLSTATE (PostgreSQL, "Error Codes"): connection; deadlock and serialisation; resources; shut down,
# starting up; system; a primary that has become read-only. Tried again, what failed so may go well.
_AWAY_STATES = ("08", "40", "53", "57P", "58", "25006")


class Database:
    """The open database. `on_commit` is called after each commit that put something into the outbox."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.on_commit: list[Callable[[], None]] = []
        # The role that tips belong to; "" for none, None until somebody looked.
        self._tips_role: str | None = None
        self._write_lock: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None
        if self.is_sqlite:
            self._writer, self._reader = (
                create_async_engine(
                    url,
                    connect_args={"async_creator_fn": connect},
                    pool_size=size,
                    max_overflow=0,
                    hide_parameters=True,
                )
                for size in (1, 4)
            )
            _prepare_sqlite(self._writer, begin="BEGIN IMMEDIATE", read_only=False)
            _prepare_sqlite(self._reader, begin="BEGIN", read_only=True)
        else:
            # A pool each: were all connections held by turns that also want to read, none would ever go on.
            self._writer, self._reader = (
                create_async_engine(
                    url,
                    connect_args={"server_settings": SEARCH_PATH},
                    pool_pre_ping=True,
                    max_overflow=0,
                    pool_size=size,
                    hide_parameters=True,
                )
                for size in (WRITERS, READERS)
            )

    @asynccontextmanager
    async def transaction(self, *, on_tips: bool = False) -> AsyncIterator[Tx]:
        """A transaction that commits at the end and rolls back on any exception. Never await the network inside.

        `on_tips`: it works on tips, and so on no people (database.tips_apart).
        """
        async with self._write_lock or nullcontext(), self._writer.connect() as tx:
            tx.info.pop(_WAKES, None)
            tx.info[_LAST] = {}
            async with tx.begin():
                if on_tips:
                    await self._take_role(tx)
                yield tx
                for write, values in tx.info[_LAST].items():
                    await write(tx, values)
            wakes = tx.info.pop(_WAKES, False)
        if wakes:
            for call in self.on_commit:
                call()

    @asynccontextmanager
    async def reading(self, *, on_tips: bool = False) -> AsyncIterator[Tx]:
        """A snapshot to read from; `on_tips` as above."""
        async with self._reader.connect() as tx:
            if not self.is_sqlite:
                await tx.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
            async with tx.begin():
                if on_tips:
                    await self._take_role(tx)
                yield tx

    async def _take_role(self, tx: Tx) -> None:
        """Until the transaction ends it has the rights of those who work on tips, where the database knows any."""
        if self.is_sqlite:
            return
        if role := await self._role_of_tips(tx):
            await tx.exec_driver_sql(f'SET LOCAL ROLE "{role}"')

    async def _role_of_tips(self, tx: Tx) -> str:
        if self._tips_role is None:
            self._tips_role = str(await tx.scalar(FIND_ROLE) or "")
        return self._tips_role

    async def checkpoint(self) -> bool:
        """Empty SQLite's write-ahead log, in which what was deleted from the database lies on ("Write-Ahead
        Logging", sqlite.org/wal.html). False: somebody still reads from it; try again. PostgreSQL has none to empty.
        """
        if not self.is_sqlite:
            return True
        async with self._write_lock or nullcontext(), self._writer.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            if raw is None:
                return False
            # Writers wait meanwhile: a slow reader shall not hold them up.
            await raw.execute(f"PRAGMA busy_timeout={_CHECKPOINT_PATIENCE}")
            try:
                async with raw.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
                    busy, _, _ = await cursor.fetchone()
            finally:
                await raw.execute(f"PRAGMA {_PATIENCE}")
        return not busy

    async def vacuum(self, *tables: Table, on_tips: bool = False) -> None:
        """Take old rows out of PostgreSQL's tables, in which what was changed or deleted lies on until then. SQLite has
        none: it overwrites them at once. `on_tips`: these are tables of tips, which only their owner may tidy."""
        if self.is_sqlite:
            return
        async with self._writer.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            role = await self._role_of_tips(connection) if on_tips else ""
            if role:
                await connection.exec_driver_sql(f'SET ROLE "{role}"')
            try:
                for table in tables:
                    await connection.exec_driver_sql(f"VACUUM {table.fullname}")
            finally:
                if role:
                    await connection.exec_driver_sql("RESET ROLE")

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()

    @property
    def engines(self) -> tuple[AsyncEngine, ...]:
        """For listeners (tests watch which tables one transaction touches)."""
        return (self._writer, self._reader)


def wake_dispatcher(tx: Tx) -> None:
    """Ask for a wake-up after this transaction's commit."""
    tx.info[_WAKES] = True


def write_last(tx: Tx, write: Callable[[Tx, list[Any]], Awaitable[None]], value: Any) -> None:
    """Have `write(tx, values)` called right before the commit, once, with every value given for it.

    For what all writers queue up for: a lock that is taken last is held briefly, and nobody waits while they hold it.
    Raises KeyError in a transaction that only reads.
    """
    tx.info[_LAST].setdefault(write, []).append(value)


def _prepare_sqlite(engine: AsyncEngine, *, begin: str, read_only: bool) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        # The driver's own BEGIN comes too late (only before DML): we say it ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA {_PATIENCE}")
        _write_ahead(cursor)
        own = ("query_only=ON", _READER_CACHE) if read_only else (_WRITER_CACHE,)
        for pragma in (*_PRAGMAS, *own):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _write_ahead(cursor: DBAPICursor) -> None:
    """Turn write-ahead logging on; who opens the file at the same moment holds it for an instant."""
    for tries_left in reversed(range(_WAL_TRIES)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not tries_left:
                raise
            await_only(asyncio.sleep(_WAL_PAUSE))
        else:
            return


def is_database_away(error: BaseException) -> bool:
    """Whether the error means that the database itself cannot be reached or is locked (answer 503, try again).

    A wrong statement is none: SQLite calls both OperationalError, and only the code tells them apart.
    """
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _AWAY  # the low byte is the primary code (SQLite, "Result and Error Codes")
    state = getattr(getattr(error, "orig", None) or error, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_AWAY_STATES)
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    if isinstance(error, FileNotFoundError):
        # A socket on this machine, which went with its server; a file that is lost would be named.
        return error.errno == errno.ENOENT and error.filename is None
    return isinstance(error, ConnectionError | TimeoutError | PoolTimeoutError | socket.gaierror)
