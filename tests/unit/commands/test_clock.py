"""The clock: rows hold the truth, so a tick that is missed or comes twice does no harm; of several clocks one works."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import select

from bot.clock import HOLD, RENEW_SECONDS, ClockWork, Job
from config.timekeeping import Clock
from database.engine import Database
from database.leases import leases
from tests.unit.commands.conftest import eventually

TICK = 0.05


def counting(done: list[str], name: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        done.append(name)

    return run


def clockwork(database: Database, clock: Clock, owner: str, done: list[str], *more: Job) -> ClockWork:
    return ClockWork(database, clock, owner, (*more, Job("count", counting(done, owner), seconds=TICK)))


async def owner_of(database: Database) -> str:
    async with database.reading() as tx:
        return str(await tx.scalar(select(leases.c.owner).where(leases.c.name == "clock")))


async def test_of_two_clocks_one_works_and_the_other_takes_over_at_once_when_it_stops(
    database: Database,
) -> None:
    done: list[str] = []
    clock = Clock()
    ann, ben = (clockwork(database, clock, owner, done) for owner in ("ann", "ben"))
    await ann.start()
    await ben.start()
    try:
        await eventually(lambda: len(done) >= 3)
        assert set(done) == {"ann"}
    finally:
        await ann.stop()
    stopped = len(done)
    await ben.renew()
    await eventually(lambda: "ben" in done)
    assert await owner_of(database) == "ben"
    await ben.stop()
    assert "ann" not in done[stopped + 1 :]


async def test_a_dead_clock_is_replaced_when_its_lease_ends_and_stays_out_when_it_wakes(
    database: Database,
) -> None:
    done: list[str] = []
    clock = Clock()
    ann, ben = (clockwork(database, clock, owner, done) for owner in ("ann", "ben"))
    await ann.start()
    await ben.renew()
    assert await owner_of(database) == "ann"
    clock.advance(HOLD)
    await ben.renew()
    assert await owner_of(database) == "ben"
    await ann.renew()
    done.clear()
    await asyncio.sleep(3 * TICK)
    assert done == []
    await ann.stop()
    assert await owner_of(database) == "ben", "who does not hold it cannot let go"


async def test_a_job_that_raises_is_run_again_and_hinders_no_other(database: Database) -> None:
    done: list[str] = []

    async def broken() -> None:
        done.append("broken")
        raise ZeroDivisionError

    work = clockwork(database, Clock(), "ann", done, Job("broken", broken, seconds=TICK))
    await work.start()
    try:
        await eventually(lambda: done.count("broken") >= 3 and done.count("ann") >= 3)
    finally:
        await work.stop()


async def test_ticks_that_were_missed_while_a_job_took_long_are_one(database: Database) -> None:
    together = most = runs = 0

    async def slow() -> None:
        nonlocal together, most, runs
        together += 1
        runs += 1
        most = max(most, together)
        await asyncio.sleep(6 * TICK)
        together -= 1

    work = ClockWork(database, Clock(), "ann", (Job("slow", slow, seconds=TICK),))
    await work.start()
    await asyncio.sleep(13 * TICK)
    await work.stop()
    assert most == 1
    assert 1 <= runs <= 3


async def test_a_database_that_is_away_stops_the_work_until_it_is_back(database: Database) -> None:
    done: list[str] = []
    work = clockwork(database, Clock(), "ann", done)
    await work.start()
    async with database.transaction() as tx:
        await tx.execute(leases.delete())
        await tx.run_sync(lambda connection: leases.drop(connection))
    await work.renew()
    done.clear()
    await asyncio.sleep(3 * TICK)
    assert done == []
    async with database.transaction() as tx:
        await tx.run_sync(lambda connection: leases.create(connection))
    await work.renew()
    await eventually(lambda: done)
    await work.stop()


async def test_the_hold_outlasts_two_missed_renewals() -> None:
    assert timedelta(seconds=2 * RENEW_SECONDS) < HOLD


async def test_who_stops_the_clock_lets_the_job_under_way_end(database: Database) -> None:
    """The scheduler itself would cancel it in the middle of a transaction."""
    began, ended = asyncio.Event(), asyncio.Event()

    async def long_job() -> None:
        began.set()
        await asyncio.sleep(0.2)
        ended.set()

    work = ClockWork(database, Clock(), "ann", (Job("long", long_job, seconds=TICK),))
    await work.start()
    await began.wait()
    await work.stop()
    assert ended.is_set()
