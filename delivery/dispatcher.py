"""Keeps the promises of the outbox: claim, start, send, settle. Nothing is awaited at a provider inside a transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import structlog

from config.errors import Rejected, SendError, Stopped, Throttled, Unknown
from config.timekeeping import Clock
from database import leases
from database.engine import Database, Tx
from delivery import claims
from delivery.channel import Channel
from delivery.claims import MOST_TRIES, SENT_AGAIN, Outcome
from delivery.messages import Kind, Parcel, State
from delivery.outbox import Outbox
from delivery.pacing import Pace
from delivery.receipts import Receipts
from delivery.routes import AddressBook, RouteState, set_state

log = structlog.get_logger()
HOLD = timedelta(seconds=30)


class Sender:
    """One identity: its channel and its pace."""

    def __init__(self, identity: int, channel: Channel, rate: float) -> None:
        self.identity = identity
        self.channel = channel
        self.pace = Pace(rate)


class Dispatcher:
    """Sends for all identities that this process holds a lease on. Any number of dispatchers may run."""

    def __init__(
        self,
        database: Database,
        senders: Sequence[Sender],
        book: AddressBook,
        outbox: Outbox,
        receipts: Receipts,
        clock: Clock,
        owner: str,
        on_stopped: Callable[[Tx, int, str, datetime], Awaitable[None]],
    ) -> None:
        self._database = database
        self._senders = senders
        self._book = book
        self._outbox = outbox
        self._receipts = receipts
        self._clock = clock
        self._owner = owner
        self._on_stopped = on_stopped

    async def once(self) -> int:
        """One pass over all identities; how many rows were worked on."""
        counts = await asyncio.gather(*(self._serve(sender) for sender in self._senders))
        return sum(counts)

    async def drain(self) -> None:
        """Work until nothing is due (tests, the demo)."""
        while await self.once():
            pass

    async def _serve(self, sender: Sender) -> int:
        now = self._clock.now()
        async with self._database.reading() as tx:
            if not await claims.anything_due(tx, sender.identity, now):
                return 0
        async with self._database.transaction() as tx:
            if await leases.take(tx, f"identity:{sender.identity}", self._owner, now, HOLD) is None:
                return 0
            await claims.recover(tx, sender.identity, now)
            rows = await claims.claim(tx, sender.identity, now, min(sender.pace.batch, 100))
        if not rows:
            return 0
        async with self._database.transaction() as tx:
            started = await claims.start(tx, rows, self._clock.now())
        by_route = [list(group) for _, group in groupby(sorted(started, key=_route), key=_route)]
        results = await asyncio.gather(*(self._send_in_order(sender, group) for group in by_route))
        async with self._database.transaction() as tx:
            now = self._clock.now()
            await claims.settle(tx, [outcome for group in results for outcome, _ in group], now)
            for route, code in [stop for group in results for _, stop in group if stop]:
                await set_state(tx, route, RouteState.STOPPED if code == "21610" else RouteState.BLOCKED)
                await self._on_stopped(tx, route, code, now)
        return len(started)

    async def _send_in_order(self, sender: Sender, rows: Sequence[Any]) -> list[tuple[Outcome, Any]]:
        """Rows of one route, one after another; after a row that must wait, the rest waits too."""
        results: list[tuple[Outcome, Any]] = []
        wait_until: datetime | None = None
        for row in rows:
            if wait_until:
                results.append((Outcome(row.id, State.QUEUED, again_at=wait_until), None))
                continue
            outcome, stopped = await self._send(sender, row)
            wait_until = outcome.again_at
            results.append((outcome, (row.route_id, stopped) if stopped else None))
        return results

    async def _send(self, sender: Sender, row: Any) -> tuple[Outcome, str | None]:
        """Send one row; its outcome, and the code if the route is closed for good."""
        if row.bulletin_id is not None and row.route_state != RouteState.OPEN:
            return Outcome(row.id, State.SUPPRESSED, reason="stopped"), None
        parcel = self._outbox.open(row.sealed_parcel) if row.sealed_parcel else Parcel.from_bytes(row.parcel)
        address = self._book.address(row.route_id, row.sealed_address)
        receipt = self._receipts.mark(row.id)
        rest = parcel
        ref = None
        try:
            for gone in parcel.deletes:
                await sender.pace.wait(1)
                await sender.channel.delete(address, gone)
            for message in parcel.messages:
                await sender.pace.wait(sender.channel.cost(message))
                if row.kind == Kind.EDIT and rest.edits:
                    ref = await sender.channel.edit(address, rest.edits, message, receipt)
                else:
                    ref = await sender.channel.send(address, message, receipt)
                rest = Parcel(rest.messages[1:])
        except Throttled as error:
            sender.pace.pause(error.retry_after.total_seconds())
            return self._again(row, rest, error.retry_after, error.code), None
        except Stopped as error:
            return Outcome(row.id, State.FAILED, reason=error.code), error.code
        except Rejected as error:
            log.warning("message refused", code=error.code, kind=row.kind)
            return Outcome(row.id, State.FAILED, reason=error.code), None
        except Unknown as error:
            if row.lane in SENT_AGAIN and row.attempts < 2:
                return self._again(row, rest, timedelta(seconds=5), error.code), None
            return Outcome(row.id, State.UNKNOWN, reason=error.code), None
        except SendError as error:
            return self._again(row, rest, timedelta(seconds=2**row.attempts), error.code), None
        except Exception as error:
            log.error("send failed", exc_info=error, kind=row.kind)
            return Outcome(row.id, State.FAILED, reason="bug"), None
        return Outcome(row.id, State.SENT, ref=ref), None

    def _again(self, row: Any, rest: Parcel, after: timedelta, code: str) -> Outcome:
        if row.attempts >= MOST_TRIES:
            return Outcome(row.id, State.FAILED, reason=code)
        sealed = self._outbox.seal(rest) if row.sealed_parcel else None
        return Outcome(row.id, State.QUEUED, again_at=self._clock.now() + after, sealed_rest=sealed)


def _route(row: Any) -> int:
    return int(row.route_id)
