"""One identity at work: its rows are started in handfuls, sent side by side, settled in batches.

One transaction does both ends: it settles what has come back and starts what goes next. Between two, at most a fifth of
a second's worth waits for the pace, so whatever is more pressing goes before the rest of the longest alert; and no more
is in memory than what is under way, however long that is.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery import claims
from delivery.bodies import Bodies
from delivery.messages import Lane, Parcel, State
from delivery.sending import Sender, Sending
from delivery.settling import Failure, Outcome, settle
from delivery.tenure import Tenure

# In one transaction, and in all (decision 18).
MOST_STARTED = 250
MOST_UNDER_WAY = 512
SETTLE_SECONDS = 0.2
# Of what an emergency takes from the rate, the part that stays for answers to people.
ANSWERS_SHARE = 0.05

OnFailed = Callable[[Tx, Sequence[Failure], datetime], Awaitable[None]]


class Line:
    """What one dispatcher sends for one identity, while it holds the lease on it."""

    def __init__(
        self,
        sender: Sender,
        sending: Sending,
        database: Database,
        clock: Clock,
        owner: str,
        on_failed: OnFailed,
    ) -> None:
        self._sender = sender
        self._sending = sending
        self._database = database
        self._clock = clock
        self._tenure = Tenure(sender, owner)
        self._on_failed = on_failed
        self._flights: set[asyncio.Task[None]] = set()
        self._under_way = 0
        self._waiting = 0  # of these, for the pace
        self._done: list[Outcome] = []
        self._in_hand: set[int] = set()  # rows that are under way or not yet settled
        self._bodies = Bodies()
        self._is_ready = asyncio.Event()
        self._there_is_more = False
        self._is_ending = False
        self._owed_to_answers = 0.0
        database.on_commit.append(self._more_has_come)

    async def work(self) -> int:
        """Send until nothing is due; how many rows were started. Cancelled, it leaves in doubt what is under way."""
        if not self._flights and not self._done and not await self._anything_due():
            return 0
        self._tenure.look_again()
        count = 0
        try:
            while True:
                started = await self._turn()
                count += started
                if not started and not self._flights and not self._done:
                    return count
                while not await self._until_ready():
                    pass
        except asyncio.CancelledError:
            for flight in self._flights:
                flight.cancel()
            await asyncio.gather(*self._flights, return_exceptions=True)
            raise

    async def leave(self, tx: Tx) -> None:
        """Let another take the identity over at once."""
        await self._tenure.leave(tx)

    def end(self) -> None:
        """Start nothing more; what is under way is still settled."""
        self._is_ending = True
        self._is_ready.set()

    async def _anything_due(self) -> bool:
        if self._sender.pace.is_paused or self._is_ending:
            return False
        async with self._database.reading() as tx:
            return await claims.anything_due(tx, self._sender.identity, self._clock.now())

    async def _turn(self) -> int:
        """Settle what has come back, and start what may go; how many rows."""
        now, done = self._clock.now(), self._done.copy()
        async with self._database.transaction() as tx:
            await self._settle(tx, done, now)
            await self._tenure.look_around(tx, now, self._in_hand)
            is_open = self._tenure.is_ours and not self._is_ending and not self._sender.pace.is_paused
            taken = await self._start(tx, now) if is_open else ()
            rows = [row for row in taken if row.state == State.STARTED]
            bodies = await self._bodies.of(tx, rows)
            going = await self._admit(tx, rows, bodies, now)
        del self._done[: len(done)]
        self._in_hand -= {outcome.row for outcome in done}
        self._in_hand |= {row.id for row in going}
        for route in _by_route(going):
            self._launch([(row, bodies.get(row.rendering_id)) for row in route])
        return len(taken)

    async def _settle(self, tx: Tx, done: Sequence[Outcome], now: datetime) -> None:
        if done:
            await settle(tx, done, now)
            if self._sender.purse:
                await self._sender.purse.settle(tx, done, now)
            failures = [outcome.failure for outcome in done if outcome.failure]
            if failures:
                await self._on_failed(tx, failures, now)
            await self._tenure.share_pause(tx, now)

    async def _start(self, tx: Tx, now: datetime) -> Sequence[Any]:
        identity, most = self._sender.identity, self._room()
        rows = await claims.start(tx, identity, now, most) if most > 0 else ()
        self._there_is_more = len(rows) == most
        if self._there_is_more and all(row.lane == Lane.EMERGENCY for row in rows):
            self._owed_to_answers += ANSWERS_SHARE * most
            share = int(self._owed_to_answers)
            self._owed_to_answers -= share
            if share:
                rows = (*rows, *await claims.start(tx, identity, now, share, Lane.ANSWER))
        return rows

    async def _admit(
        self, tx: Tx, rows: Sequence[Any], bodies: dict[int, Parcel], now: datetime
    ) -> Sequence[Any]:
        """Those that the purse lets go."""
        if self._sender.purse is None or not rows:
            return rows
        weighed = (self._sending.weigh(row, bodies.get(row.rendering_id)) for row in rows)
        held = await self._sender.purse.admit(tx, [letter for letter in weighed if letter], now)
        return [row for row in rows if row.id not in held]

    def _launch(self, rows: Sequence[tuple[Any, Parcel | None]]) -> None:
        self._under_way += len(rows)
        self._waiting += len(rows)
        flight = asyncio.create_task(self._fly(rows))
        self._flights.add(flight)
        flight.add_done_callback(self._landed)

    async def _fly(self, rows: Sequence[tuple[Any, Parcel | None]]) -> None:
        """Rows of one route, one after another; after a row that must wait, the rest waits too."""
        wait_until: datetime | None = None
        for row, body in rows:
            if wait_until:
                outcome = Outcome(
                    row.id, State.QUEUED, tried=False, reason=row.reason or "behind", again_at=wait_until
                )
                self._waiting -= 1
            else:
                outcome = await self._send(row, body)
                # One that is to be looked up may have to go again, before these.
                wait_until = self._clock.now() if outcome.is_unsure else outcome.again_at
            self._under_way -= 1
            self._done.append(outcome)

    async def _send(self, row: Any, body: Parcel | None) -> Outcome:
        is_waiting = True

        def on_wire() -> None:
            nonlocal is_waiting
            if is_waiting:
                is_waiting = False
                self._waiting -= 1
                self._look()

        try:
            return await self._sending.send(row, body, on_wire)
        finally:
            on_wire()

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self._flights.discard(flight)
        self._look()

    def _more_has_come(self) -> None:
        self._there_is_more = True
        self._look()

    def _room(self) -> int:
        handful = min(self._sender.pace.handful, MOST_STARTED)
        return min(handful - self._waiting, MOST_UNDER_WAY - self._under_way)

    def _look(self) -> None:
        """Whether the next turn is worth a transaction."""
        handful = min(self._sender.pace.handful, MOST_STARTED)
        can_start = self._there_is_more and self._room() * 2 >= handful
        if can_start or not self._flights or len(self._done) >= MOST_STARTED:
            self._is_ready.set()

    async def _until_ready(self) -> bool:
        """Wait a while for room for more. Whether the next turn has something to do: what has come back is not left in
        doubt for longer, and other processes fill the outbox too, whose commits do not wake us."""
        self._is_ready.clear()
        self._look()
        try:
            async with asyncio.timeout(SETTLE_SECONDS):
                await self._is_ready.wait()
        except TimeoutError:
            self._there_is_more = self._room() > 0 and await self._anything_due()
            return bool(self._done) or self._there_is_more or self._tenure.is_old(self._clock.now())
        return True


def _by_route(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """In the order of each route's first row: the most pressing takes the first place in the pace."""
    routes: dict[int, list[Any]] = {}
    for row in rows:
        routes.setdefault(row.route_id, []).append(row)
    return routes.values()
