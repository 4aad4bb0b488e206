"""Loops: again while there is work, at once when a commit calls, by polling else; never ended by an error."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import pairwise

from bot.loops import PAUSE_SECONDS, POLL_SECONDS, keep_doing
from database.engine import Database, wake_dispatcher
from tests.unit.commands.conftest import eventually


@asynccontextmanager
async def doing(step: Callable[[], Awaitable[int]], database: Database) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(keep_doing("test", step, database))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_it_goes_on_at_once_while_there_is_work(database: Database) -> None:
    left = iter([3, 2, 1])
    done: list[int] = []

    async def step() -> int:
        done.append(next(left, 0))
        return done[-1]

    async with doing(step, database), asyncio.timeout(POLL_SECONDS):
        while len(done) < 4:  # noqa: ASYNC110  # any pause would hide the loop's own
            await asyncio.sleep(0)
    assert done[:4] == [3, 2, 1, 0]


async def test_a_commit_wakes_it_and_one_that_comes_meanwhile_is_not_missed(database: Database) -> None:
    """The commit falls between the step's look and its end: the loop must look again, and not sleep over it."""
    looks = 0

    async def step() -> int:
        nonlocal looks
        looks += 1
        if looks == 1:
            async with database.transaction() as tx:
                wake_dispatcher(tx)
        return 0

    async with doing(step, database):
        started = asyncio.get_running_loop().time()
        await eventually(lambda: looks >= 2)
        assert asyncio.get_running_loop().time() - started < POLL_SECONDS


async def test_without_a_call_it_polls(database: Database) -> None:
    looks: list[float] = []

    async def step() -> int:
        looks.append(asyncio.get_running_loop().time())
        return 0

    async with doing(step, database):
        await eventually(lambda: len(looks) >= 3)
    assert all(later - earlier > POLL_SECONDS * 0.8 for earlier, later in pairwise(looks))


async def test_an_error_is_a_pause_and_not_the_end(database: Database) -> None:
    looks: list[float] = []

    async def step() -> int:
        looks.append(asyncio.get_running_loop().time())
        if len(looks) == 1:
            raise ZeroDivisionError
        return 0

    async with doing(step, database):
        await eventually(lambda: len(looks) >= 2)
    assert looks[1] - looks[0] > PAUSE_SECONDS * 0.8


async def test_what_was_begun_is_finished_before_the_end(database: Database) -> None:
    begun, finished = asyncio.Event(), asyncio.Event()

    async def step() -> int:
        begun.set()
        await asyncio.sleep(0.05)
        finished.set()
        return 1

    async with doing(step, database) as task:
        await begun.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert finished.is_set()
        assert task.cancelled()


async def test_what_hangs_is_cut(database: Database) -> None:
    begun = asyncio.Event()

    async def step() -> int:
        begun.set()
        await asyncio.sleep(60)
        return 1

    async with doing(step, database) as task:
        await begun.wait()
        task.cancel()
        async with asyncio.timeout(5):
            await asyncio.gather(task, return_exceptions=True)
