"""Keeps the promises of the outbox. Any number of dispatchers may run; one at a time serves an identity (its lease)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from config.timekeeping import Clock
from database.engine import Database
from delivery.line import Line, OnFailed
from delivery.outbox import Outbox
from delivery.receipts import Receipts
from delivery.routes import AddressBook
from delivery.sending import Sender, Sending


class Dispatcher:
    """Sends for all identities that this process holds a lease on."""

    def __init__(
        self,
        database: Database,
        senders: Sequence[Sender],
        book: AddressBook,
        outbox: Outbox,
        receipts: Receipts,
        clock: Clock,
        owner: str,
        on_failed: OnFailed,
    ) -> None:
        self._database = database
        self._lines = [
            Line(sender, Sending(sender, book, outbox, receipts, clock), database, clock, owner, on_failed)
            for sender in senders
        ]

    @property
    def steps(self) -> tuple[Callable[[], Awaitable[int]], ...]:
        """One for each identity, to be repeated apart: a slow one must not hold up the others."""
        return tuple(line.work for line in self._lines)

    async def once(self) -> int:
        """Work on all identities until nothing is due; how many rows were worked on."""
        return sum(await asyncio.gather(*(step() for step in self.steps)))

    async def drain(self) -> None:
        """Work until nothing is due, one identity after the other (tests, the demo)."""
        while any([await step() for step in self.steps]):
            pass

    def end(self) -> None:
        """Start nothing more (at the end of the process); what is under way is settled by the steps."""
        for line in self._lines:
            line.end()

    async def leave(self) -> None:
        """Let other dispatchers take over at once."""
        async with self._database.transaction() as tx:
            for line in self._lines:
                await line.leave(tx)
