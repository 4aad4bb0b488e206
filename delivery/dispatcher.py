"""Keeps the promises of the outbox: claim, start, send, settle. Nothing is awaited at a provider inside a transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any

import structlog

from config.errors import Rejected, SendError, Stopped, Throttled, Unknown
from config.timekeeping import Clock
from database import leases
from database.engine import Database, Tx
from delivery import claims
from delivery.channel import Channel
from delivery.claims import MOST_TRIES, SENT_AGAIN, UNSURE, Outcome
from delivery.messages import Kind, Parcel, State
from delivery.outbox import Outbox
from delivery.pacing import Pace
from delivery.receipts import Receipts
from delivery.routes import AddressBook, RouteState, set_state

log = structlog.get_logger()
HOLD = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=5)
MOST_STARTED = 100


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

    @property
    def steps(self) -> tuple[Callable[[], Awaitable[int]], ...]:
        """One pass for each identity, to be repeated apart: a slow one must not hold up the others."""
        return tuple(partial(self._serve, sender) for sender in self._senders)

    async def once(self) -> int:
        """One pass over all identities; how many rows were worked on."""
        return sum(await asyncio.gather(*(step() for step in self.steps)))

    async def drain(self) -> None:
        """Work until nothing is due, one identity after the other (tests, the demo)."""
        while any([await step() for step in self.steps]):
            pass

    async def leave(self) -> None:
        """Let other dispatchers take over at once (at the end of the process)."""
        async with self._database.transaction() as tx:
            for sender in self._senders:
                await leases.release(tx, _lease(sender), self._owner)

    async def _serve(self, sender: Sender) -> int:
        if sender.pace.is_paused:
            return 0
        now = self._clock.now()
        async with self._database.reading() as tx:
            if not await claims.anything_due(tx, sender.identity, now):
                return 0
        async with self._database.transaction() as tx:
            if await leases.take(tx, _lease(sender), self._owner, now, HOLD) is None:
                return 0
            await claims.recover(tx, sender.identity, now)
            rows = await claims.claim(tx, sender.identity, now, _handful(sender))
        if not rows:
            return 0
        async with self._database.transaction() as tx:
            started = await claims.start(tx, rows, self._clock.now())
        by_route = [list(group) for _, group in groupby(sorted(started, key=_route), key=_route)]
        # Whose first row is the most pressing takes the first place in the pace.
        by_route.sort(key=lambda rows: (rows[0].lane, rows[0].id))
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
                reason = row.reason or "behind"
                behind = Outcome(row.id, State.QUEUED, tried=False, reason=reason, again_at=wait_until)
                results.append((behind, None))
                continue
            outcome, stopped = await self._send(sender, row)
            wait_until = outcome.again_at
            results.append((outcome, (row.route_id, stopped) if stopped else None))
        return results

    async def _send(self, sender: Sender, row: Any) -> tuple[Outcome, str | None]:
        """Send one row; its outcome, and the code if the route is closed for good."""
        if row.bulletin_id is not None and row.route_state != RouteState.OPEN:
            return Outcome(row.id, State.SUPPRESSED, reason="stopped"), None
        rest = Parcel()
        ref = None
        try:
            sealed = row.sealed_parcel
            parcel = rest = self._outbox.open(sealed) if sealed else Parcel.from_bytes(row.parcel)
            address = self._book.address(row.route_id, row.sealed_address)
            receipt = self._receipts.mark(row.id)
            for gone in parcel.deletes:
                await sender.pace.wait(1)
                await _delete(sender.channel, address, gone)
                rest = replace(rest, deletes=rest.deletes[1:])
            for message in parcel.messages:
                await sender.pace.wait(sender.channel.cost(message))
                if row.kind == Kind.EDIT and (edits := rest.edits or row.edits_ref):
                    ref = await sender.channel.edit(address, edits, message, receipt)
                else:
                    ref = await sender.channel.send(address, message, receipt)
                rest = Parcel(rest.messages[1:])
        except Throttled as error:
            sender.pace.pause(error.retry_after.total_seconds())
            return self._again(row, rest, error.retry_after, error.code, tried=False), None
        except Stopped as error:
            return Outcome(row.id, State.FAILED, reason=error.code), error.code
        except Rejected as error:
            log.warning("message refused", code=error.code, kind=row.kind)
            return Outcome(row.id, State.FAILED, reason=error.code), None
        except Unknown as error:
            if row.lane in SENT_AGAIN and row.reason != UNSURE:
                return self._again(row, rest, timedelta(seconds=5), UNSURE), None
            return Outcome(row.id, State.UNKNOWN, reason=error.code), None
        except SendError as error:
            return self._again(row, rest, _pause(row.attempts), error.code), None
        except Exception as error:
            log.error("send failed", exc_info=error, kind=row.kind)
            return Outcome(row.id, State.FAILED, reason="bug"), None
        return Outcome(row.id, State.SENT, ref=ref), None

    def _again(self, row: Any, rest: Parcel, after: timedelta, code: str, *, tried: bool = True) -> Outcome:
        if tried and row.attempts >= MOST_TRIES:
            return Outcome(row.id, State.FAILED, reason=code)
        sealed = self._outbox.seal(rest) if row.sealed_parcel else None
        again_at = self._clock.now() + after
        reason = UNSURE if row.reason == UNSURE else code
        return Outcome(row.id, State.QUEUED, tried, reason=reason, again_at=again_at, sealed_rest=sealed)


def _handful(sender: Sender) -> int:
    """How many rows are started together: a fifth of a second's worth, since a crash leaves that many in doubt."""
    return max(1, min(sender.pace.batch // 5, MOST_STARTED))


async def _delete(channel: Channel, address: str, ref: str) -> None:
    """Delete one message; one that is gone, or too old, does not keep the others."""
    try:
        await channel.delete(address, ref)
    except Rejected as error:
        log.warning("message not deleted", code=error.code)


def _pause(tries: int) -> timedelta:
    """Longer after each try: 2 seconds, 4, 8 … 5 minutes."""
    return min(timedelta(seconds=2 ** min(tries, 10)), LONGEST_PAUSE)


def _lease(sender: Sender) -> str:
    return f"identity:{sender.identity}"


def _route(row: Any) -> int:
    return int(row.route_id)
