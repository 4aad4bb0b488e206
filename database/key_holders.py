"""Which running processes hold which keys: a key is used only once all know it, and dropped once none uses it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Column, String, Table, Text, delete, select

from config.timekeeping import Clock
from database.engine import Database, Tx
from database.inserting import put
from database.key_checks import Rings, key_print
from database.metadata import Moment, metadata

key_holders = Table(
    "key_holders",
    metadata,
    Column("owner", String(60), primary_key=True),
    Column("ring", String(20), primary_key=True),
    # Prints of its keys (database.key_checks), the one in use first, as a JSON list.
    Column("prints", Text, nullable=False),
    Column("opens", Boolean, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
SEEN_EVERY = timedelta(seconds=30)
# A process that has been silent for so long has ended.
SILENT = timedelta(minutes=2)


@dataclass(frozen=True)
class Holder:
    """A running process and the keys of one ring that it holds. `opens`: no public halves alone."""

    owner: str
    prints: tuple[str, ...]
    opens: bool


class KeyHolder:
    """Says for one process, again and again, what it holds.

    By the machine's own time, also in the sandbox, whose time runs ahead: commands know no other.
    """

    def __init__(self, database: Database, owner: str, rings: Rings, sealing_only: frozenset[str]) -> None:
        self._database = database
        self._owner = owner
        self._rings = rings
        self._sealing_only = sealing_only
        self._clock = Clock()
        self._said_at: datetime | None = None

    async def once(self) -> int:
        """Say it, where it is time. Always 0: there is never more to do at once."""
        now = self._clock.now()
        if self._said_at and timedelta() <= now - self._said_at < SEEN_EVERY:
            return 0
        async with self._database.transaction() as tx:
            await tx.execute(delete(key_holders).where(key_holders.c.seen_at < now - SILENT))
            for ring, keys in self._rings.items():
                prints = json.dumps([key_print(key, ring) for key in keys])
                opens = ring not in self._sealing_only
                await put(
                    tx, key_holders, owner=self._owner, ring=ring, prints=prints, opens=opens, seen_at=now
                )
        self._said_at = now
        return 0

    async def leave(self) -> None:
        async with self._database.transaction() as tx:
            await tx.execute(delete(key_holders).where(key_holders.c.owner == self._owner))


async def holders(tx: Tx, ring: str, now: datetime) -> list[Holder]:
    """The processes that hold a ring and were heard of lately, by name."""
    alive = (key_holders.c.ring == ring, key_holders.c.seen_at >= now - SILENT)
    rows = await tx.execute(select(key_holders).where(*alive).order_by(key_holders.c.owner))
    return [Holder(row.owner, tuple(json.loads(row.prints)), bool(row.opens)) for row in rows]
