"""Once an hour conversations and tips are written anew, each for itself: nothing older is in any order (design part 5)."""

import random
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.memory import KEPT
from bot.tables import conversations
from config.timekeeping import Clock, london_hour, monday
from database.engine import Database
from database.shuffling import put_back, touch
from delivery.tables import outbox, routes
from intelligence.rewriting import TABLES, rewrite_tips
from intelligence.tables import intake, outgoing

# Of 20 KB each, in one transaction: a turn waits no longer than this takes.
AT_ONCE = 100
_random = random.SystemRandom()


class Rewriting:
    """Runs in the clock."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._done: datetime | None = None

    async def once(self) -> int:
        """At the first look in each hour, and after each start; how many conversations."""
        now = self._clock.now()
        if self._done == london_hour(now):
            return 0
        count = await self._people(now.date())
        async with self._database.transaction(on_tips=True) as tx:
            await rewrite_tips(tx, now)
        await self._database.vacuum(conversations, routes, outbox)
        await self._database.vacuum(intake, outgoing, *TABLES, on_tips=True)
        await self._database.checkpoint()
        self._done = london_hour(now)
        return count

    async def _people(self, today: date) -> int:
        """The conversations of this week, whose dates say no more than the week; on Mondays those of the last one too. So
        all of a week are last written together."""
        recent = conversations.c.expires_on >= monday(today - timedelta(days=1)) + KEPT
        async with self._database.reading() as tx:
            waiting = list(await tx.scalars(select(conversations.c.route_id).where(recent)))
        _random.shuffle(waiting)
        for start in range(0, len(waiting), AT_ONCE):
            await self._some(waiting[start : start + AT_ONCE])
        return len(waiting)

    async def _some(self, batch: list[int]) -> None:
        async with self._database.transaction() as tx:
            # Who is writing at this moment is left for the next hour.
            wanted = select(routes.c.id).where(routes.c.id.in_(batch)).order_by(routes.c.id)
            free = list(await tx.scalars(wanted.with_for_update(key_share=True, skip_locked=True)))
            await put_back(tx, conversations, conversations.c.route_id.in_(free))
            await touch(tx, routes, routes.c.id.in_(free))
