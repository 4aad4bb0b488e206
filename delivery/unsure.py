"""Texts of which nobody knows whether they went: looked up in the provider's own list before anything is sent again.

Such a row stands as unknown, not settled, and keeps its lease as it was when it started, which tells since when its text
may be in the list. Found there, it went. Not found for two minutes, it did not: an answer or a danger to life is sent
again, once; a bulletin stays unknown and is shown (design part 4). While the list cannot be read, all of them wait.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy import and_, delete, select, update

from config.errors import SendError
from config.sealing import CannotOpen
from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery.claims import LEASE, SENT_AGAIN, UNSURE, is_unsure, spend
from delivery.messages import Message, Parcel, State
from delivery.outbox import Outbox
from delivery.routes import AddressBook
from delivery.sms_text import fold
from delivery.tables import outbox, renderings, routes

log = structlog.get_logger()
# Until the provider's list has it at the latest.
GIVE_UP = timedelta(minutes=2)
# What the two clocks may differ by; the list counts whole seconds.
SKEW = timedelta(seconds=3)
MOST = 50

IS_UNSURE = is_unsure()


@dataclass(frozen=True)
class Record:
    """A message in the provider's list: its id, its words, and what became of it, with the code if that was bad."""

    ref: str
    body: str
    state: State
    code: str | None


class Records(Protocol):
    """The provider's own list."""

    async def records(self, address: str, since: datetime) -> Sequence[Record]:
        """What we sent there since then, oldest first. Raises SendError."""
        ...

    def bodies(self, message: Message) -> Sequence[str]:
        """The words of a message as they stand in the list, in one body or several."""
        ...


OnKnown = Callable[[Tx, int, State, str | None, str | None, datetime], Awaitable[None]]


class Unsure:
    """Looks after one identity's. `on_known` is told of a bulletin's row what a receipt would tell."""

    def __init__(
        self,
        database: Database,
        identity: int,
        channel: Records,
        book: AddressBook,
        parcels: Outbox,
        clock: Clock,
        on_known: OnKnown,
    ) -> None:
        self._database = database
        self._identity = identity
        self._channel = channel
        self._book = book
        self._parcels = parcels
        self._clock = clock
        self._on_known = on_known

    async def once(self) -> int:
        """Look up what is unsure, oldest first; how many rows are so no more."""
        async with self._database.reading() as tx:
            rows = await _read(tx, self._identity)
        seen: dict[int, list[Record]] = {}
        settled = 0
        for row in rows:
            since = row.lease_until - LEASE - SKEW
            try:
                if row.route_id not in seen:
                    address = self._book.address(row.route_id, row.sealed_address)
                    listed = await self._channel.records(address, since)
                    seen[row.route_id] = await self._new(row.route_id, listed)
                settled += await self._judge(row, seen[row.route_id])
            except SendError as error:
                log.warning("list of sent texts not read", code=error.code)
                return settled
            except CannotOpen as error:
                log.error("row cannot be opened", exc_info=error)
                async with self._database.transaction() as tx:
                    await _give_up(tx, row.id, self._clock.now())
        return settled

    async def _new(self, route: int, records: Sequence[Record]) -> list[Record]:
        """Those that belong to no row yet."""
        its = select(outbox.c.provider_ref).where(
            outbox.c.route_id == route, outbox.c.provider_ref.in_([record.ref for record in records])
        )
        async with self._database.reading() as tx:
            known = set(await tx.scalars(its))
        return [record for record in records if record.ref not in known]

    async def _judge(self, row: Any, records: list[Record]) -> int:
        """Settle a row by the list, and take what is its own out of that; 1 where it is unsure no more."""
        sealed = row.sealed_parcel
        parcel = self._parcels.open(sealed) if sealed else Parcel.from_bytes(row.parcel)
        bodies = [body for message in parcel.messages for body in self._channel.bodies(message)]
        found, left = match(bodies, records)
        now = self._clock.now()
        is_over = now >= row.lease_until - LEASE + GIVE_UP
        if left and not is_over:
            return 0
        for record in found:
            records.remove(record)
        async with self._database.transaction() as tx:
            if not left and bodies and parcel.deletes:
                await spend(tx, and_(outbox.c.id == row.id, IS_UNSURE))
            elif not left and bodies:
                await self._went(tx, row, found[-1], now)
            elif row.lane in SENT_AGAIN and row.reason != UNSURE:
                rest = self._parcels.seal(_rest(parcel, left)) if sealed else None
                await _send_again(tx, row.id, rest, now)
            elif parcel.deletes:
                await spend(tx, and_(outbox.c.id == row.id, IS_UNSURE))
            else:
                await _give_up(tx, row.id, now)
        return 1

    async def _went(self, tx: Tx, row: Any, record: Record, now: datetime) -> None:
        if row.bulletin_id is None:
            await tx.execute(delete(outbox).where(outbox.c.id == row.id, IS_UNSURE))
            return
        # First, for it waits for the person, whom others hold before the row.
        await self._on_known(tx, row.id, record.state, record.code, record.ref, now)
        known = update(outbox).where(outbox.c.id == row.id, outbox.c.provider_ref.is_(None))
        await tx.execute(known.values(provider_ref=record.ref))


def match(bodies: Sequence[str], records: Sequence[Record]) -> tuple[list[Record], list[str]]:
    """The records that hold the first of these bodies, in their order, and the bodies that none holds. They left one
    after another, so where one is missing the later ones did not go either. Pure."""
    found: list[Record] = []
    at = 0
    for place, body in enumerate(bodies):
        here = next((n for n in range(at, len(records)) if _same(records[n].body, body)), None)
        if here is None:
            return found, list(bodies[place:])
        found.append(records[here])
        at = here + 1
    return found, []


def _same(listed: str, sent: str) -> bool:
    """Providers trim blanks, and may fold what we left."""
    return fold(listed).split() == fold(sent).split()


async def _read(tx: Tx, identity: int) -> Sequence[Any]:
    wanted = (
        select(
            outbox.c.id,
            outbox.c.route_id,
            outbox.c.lane,
            outbox.c.reason,
            outbox.c.bulletin_id,
            outbox.c.sealed_parcel,
            outbox.c.lease_until,
            routes.c.sealed_address,
            renderings.c.parcel,
        )
        .join(routes, routes.c.id == outbox.c.route_id)
        .outerjoin(renderings, renderings.c.id == outbox.c.rendering_id)
        .where(outbox.c.identity_id == identity, IS_UNSURE)
        .order_by(outbox.c.id)
        .limit(MOST)
    )
    return (await tx.execute(wanted)).all()


def _rest(parcel: Parcel, left: Sequence[str]) -> Parcel:
    """What is still to be sent, and deleted."""
    return replace(parcel, messages=tuple(Message(body) for body in left), edits=None)


async def _send_again(tx: Tx, row: int, sealed_rest: bytes | None, now: datetime) -> None:
    values: dict[str, Any] = {"state": State.QUEUED, "reason": UNSURE, "due_at": now, "lease_until": None}
    if sealed_rest is not None:
        values["sealed_parcel"] = sealed_rest
    await tx.execute(update(outbox).where(outbox.c.id == row, IS_UNSURE).values(**values))


async def _give_up(tx: Tx, row: int, now: datetime) -> None:
    """Nobody will know. A bulletin says so; a conversation leaves no row."""
    this = and_(outbox.c.id == row, IS_UNSURE)
    await tx.execute(delete(outbox).where(this, outbox.c.bulletin_id.is_(None)))
    await tx.execute(update(outbox).where(this).values(settled_at=now, lease_until=None))
