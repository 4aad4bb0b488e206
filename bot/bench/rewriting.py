"""`mersey bench rewriting`: what it takes to write the conversations of a day anew, shuffled, as is done once an hour;
beside the least that a database can do, which is to write as many bytes over them where they stand."""

import asyncio
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text, update

from bot.bench.report import machine
from bot.bench.stores import PostgresStore, SqliteStore
from bot.memory import BLOB_BYTES, KEPT
from bot.rewriting import Rewriting
from bot.tables import conversations
from config.timekeeping import Clock
from database.engine import Database
from delivery.messages import SMS
from delivery.routes import RouteState
from delivery.tables import identities, routes

_AT_ONCE = 500
_IDENTITY = 1


async def run(people: list[int], database_url: str | None, say: Callable[[str], None]) -> int:
    """Days on which so many people wrote, one after the other; prints a table."""
    say(f"{machine()}\n")
    names = (
        "who wrote today",
        "overwritten s",
        "rewritten s",
        "of overwritten",
        "a writer waits ms, longest",
    )
    say(f"| {' | '.join(names)} |\n|{'---|' * len(names)}")
    with TemporaryDirectory() as folder:
        store = PostgresStore(database_url) if database_url else SqliteStore(Path(folder))
        for size in people:

            async def fill(database: Database, size: int = size) -> None:
                await _settle(database, size)

            async with store.filled(fill) as url:
                database = Database(url)
                try:
                    say(await _measure(database, size))
                finally:
                    await database.close()
    return 0


async def _settle(database: Database, people: int) -> None:
    expires_on = Clock().now().date() + KEPT
    async with database.transaction() as tx:
        await tx.execute(insert(identities).values(id=_IDENTITY, channel=SMS, name="sms:bench"))
    for start in range(1, people + 1, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, people + 1))
        async with database.transaction() as tx:
            await tx.execute(insert(routes), [_route(number) for number in numbers])
            blobs = [{"route_id": each, "blob": secrets.token_bytes(BLOB_BYTES)} for each in numbers]
            await tx.execute(insert(conversations).values(version=1, expires_on=expires_on), blobs)


def _route(number: int) -> dict[str, object]:
    sealed = secrets.token_bytes(60)
    lookup = number.to_bytes(16)
    open_to = {"identity_id": _IDENTITY, "state": RouteState.OPEN.value}
    return {"id": number, "lookup": lookup, "sealed_address": sealed, **open_to}


async def _measure(database: Database, people: int) -> str:
    began = time.perf_counter()
    async with database.transaction() as tx:
        # Other bytes, so that PostgreSQL writes the long value too.
        other = "randomblob(length(blob))" if database.is_sqlite else r"overlay(blob placing '\x00' from 1)"
        await tx.execute(update(conversations).values(blob=text(other)))
    bare = time.perf_counter() - began
    waits: list[float] = []
    writer = asyncio.create_task(_write_meanwhile(database, waits))
    began = time.perf_counter()
    written = await Rewriting(database, Clock()).once()
    taken = time.perf_counter() - began
    writer.cancel()
    await asyncio.gather(writer, return_exceptions=True)
    if written != people:
        raise AssertionError("all of them are written anew")
    cells = (f"{people:,}", f"{bare:.2f}", f"{taken:.2f}", f"{bare / taken:.2f}", f"{max(waits) * 1000:.0f}")
    return f"| {' | '.join(cells)} |"


async def _write_meanwhile(database: Database, waits: list[float]) -> None:
    """Somebody else who writes, ten times a second."""
    while True:
        began = time.perf_counter()
        async with database.transaction() as tx:
            await tx.execute(update(identities).where(identities.c.id == _IDENTITY).values(name="sms:bench"))
        waits.append(time.perf_counter() - began)
        await asyncio.sleep(0.1)
