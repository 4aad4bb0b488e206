"""The one clock: APScheduler wakes jobs, and holds no truth. Rows say what is due; a missed or doubled tick does no harm."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from config.timekeeping import LONDON, Clock
from database import leases
from database.engine import Database

log = structlog.get_logger()
HOLD = timedelta(seconds=30)
RENEW_SECONDS = 10
GRACE_SECONDS = 5


@dataclass(frozen=True)
class Job:
    """Something to look after: every so many seconds, or daily at an hour of London's night."""

    name: str
    run: Callable[[], Awaitable[object]]
    seconds: float | None = None
    daily_at: int | None = None


class ClockWork:
    """Runs the jobs while this process holds the lease "clock"; any number of clocks may be up, one works."""

    def __init__(self, database: Database, clock: Clock, owner: str, jobs: tuple[Job, ...]) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner
        self._jobs = jobs
        self._is_holder = False
        self._scheduler = AsyncIOScheduler(timezone=LONDON)
        self._under_way: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        await self.renew()
        self._scheduler.add_job(
            self._watched, IntervalTrigger(seconds=RENEW_SECONDS), args=[self.renew], misfire_grace_time=None
        )
        for job in self._jobs:
            # 01:00-02:00 does not exist, or exists twice, on two nights of the year: daily jobs keep away from it.
            trigger = (
                IntervalTrigger(seconds=job.seconds)
                if job.seconds
                else CronTrigger(hour=job.daily_at, minute=30, timezone=LONDON)
            )
            work = partial(self._run, job)
            self._scheduler.add_job(
                self._watched, trigger, args=[work], misfire_grace_time=None, coalesce=True
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """Start nothing more, let end what is under way (the scheduler would cancel it), and let go of the lease."""
        self._scheduler.pause()
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=GRACE_SECONDS)
        self._scheduler.shutdown(wait=False)
        async with self._database.transaction() as tx:
            await leases.release(tx, "clock", self._owner)

    async def renew(self) -> None:
        """Take the lease, or learn who has it."""
        try:
            async with self._database.transaction() as tx:
                fence = await leases.take(tx, "clock", self._owner, self._clock.now(), HOLD)
            self._is_holder = fence is not None
        except Exception as error:
            self._is_holder = False
            log.error("lease lost", job="clock", exc_info=error)

    async def _watched(self, work: Callable[[], Coroutine[object, object, None]]) -> None:
        task = asyncio.ensure_future(work())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await task

    async def _run(self, job: Job) -> None:
        if not self._is_holder:
            return
        try:
            await job.run()
        except Exception as error:
            log.error("job failed", job=job.name, exc_info=error)
