"""What does not go now: held when the night begins, dropped when it is over, released in the morning, many as one.

Rows with `due_at` are the truth. Each step is a page in a transaction of its own, so that answers flow in between, and
does nothing where another has done it: a missed tick, a double one and a second clock do no harm.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select, update

from alerts import digests
from alerts.quiet import is_quiet, next_morning
from config.community_model import AlertLimits
from config.timekeeping import Clock
from database.engine import Database, wake_dispatcher
from delivery.holding import WAITING, hold_back, hold_rows, is_in
from delivery.messages import Lane, State
from delivery.tables import outbox

# Measured: about 30 ms on SQLite.
PAGE = 1000
DIGEST_FROM = AlertLimits().digest_from
_MAY_BE_HELD = (Lane.URGENT, Lane.ROUTINE, Lane.DIGEST)


@dataclass(frozen=True)
class Nights:
    """Called again and again. `page_url` is where anybody reads alerts in a browser."""

    database: Database
    clock: Clock
    page_url: str
    digest_from: int = DIGEST_FROM

    async def once(self) -> int:
        """How many copies moved on."""
        moved = 0
        for step in (self._hold, self._expire, self._release):
            while done := await step():
                moved += done
        return moved

    async def _hold(self) -> int:
        """What has not gone when the quiet hours begin waits for their end."""
        now = self.clock.now()
        if not is_quiet(now):
            return 0
        morning = next_morning(now)
        waits = and_(
            is_in(State.QUEUED),
            outbox.c.bulletin_id.is_not(None),
            outbox.c.lane.in_(_MAY_BE_HELD),
            outbox.c.due_at < morning,
        )
        return await self._move(waits, state=State.HELD, due_at=morning)

    async def _expire(self) -> int:
        """What is over before it could go is of no use to anybody; a digest goes on without it."""
        now = self.clock.now()
        over = outbox.c.expires_at <= now
        moved = await self._move(
            and_(is_in(State.HELD), over), state=State.SUPPRESSED, reason="expired", settled_at=now
        )
        unsent = select(outbox.c.id).where(outbox.c.lane == Lane.DIGEST, outbox.c.state.in_(WAITING))
        carried = and_(is_in(State.MERGED), over, outbox.c.merged_into.in_(unsent.correlate(None)))
        async with self.database.reading() as tx:
            found = (await tx.scalars(select(outbox.c.id).where(carried).limit(PAGE))).all()
        if found:
            async with self.database.transaction() as tx:
                moved += await hold_back(tx, outbox.c.id.in_(found), "expired", now)
        return moved

    async def _release(self) -> int:
        """Those whose hour has come go: by a route with many of them, as one message."""
        now = self.clock.now()
        due = and_(is_in(State.HELD), outbox.c.due_at <= now)
        if is_quiet(now) or not await self._any(due):
            return 0
        async with self.database.transaction() as tx:
            moved = await digests.release(tx, due, now, self.page_url, self.digest_from, PAGE)
            wake_dispatcher(tx)
        return moved

    async def _move(self, which: ColumnElement[bool], **values: object) -> int:
        """A page of these copies."""
        if not await self._any(which):
            return 0
        async with self.database.transaction() as tx:
            page = select(outbox.c.id).where(which).order_by(outbox.c.id).limit(PAGE).correlate(None)
            await hold_rows(tx, outbox.c.id.in_(page))
            moved = await tx.execute(update(outbox).where(outbox.c.id.in_(page), which).values(**values))
            return int(moved.rowcount)

    async def _any(self, which: ColumnElement[bool]) -> bool:
        """A cheap look, on a reading connection."""
        async with self.database.reading() as tx:
            return await tx.scalar(select(outbox.c.id).where(which).limit(1)) is not None
