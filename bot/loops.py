"""Steps that are done again and again until the process ends: at once after a commit that calls for it, else by polling."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from database.engine import Database

log = structlog.get_logger()
Step = Callable[[], Awaitable[int]]
POLL_SECONDS = 0.25
PAUSE_SECONDS = 1.0
# What was begun when the process is told to end is finished if it can be: else what was on the wire stays unknown.
GRACE_SECONDS = 2.0


async def keep_doing(name: str, step: Step, database: Database) -> None:
    """Do `step` until cancelled; it returns how much it did, and is called again at once while that is not nothing.

    A step under way when it is cancelled has two seconds to finish.
    """
    wake = asyncio.Event()
    database.on_commit.append(wake.set)
    while True:
        wake.clear()
        try:
            if await _finish(step()):
                continue
        except Exception as error:
            log.error("step failed", job=name, exc_info=error)
            await asyncio.sleep(PAUSE_SECONDS)
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await wake.wait()
        except TimeoutError:
            continue


async def _finish(step: Awaitable[int]) -> int:
    task = asyncio.ensure_future(step)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        _, late = await asyncio.wait([task], timeout=GRACE_SECONDS)
        for each in late:
            each.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
