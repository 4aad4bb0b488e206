"""Steps that are done again and again until the process ends: at once after a commit that calls for it, else by polling."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from database.engine import Database

log = structlog.get_logger()
Step = Callable[[], Awaitable[int]]
POLL_SECONDS = 0.25
PAUSE_SECONDS = 1.0


async def keep_doing(name: str, step: Step, database: Database) -> None:
    """Do `step` until cancelled; it returns how much it did, and is called again at once while that is not nothing."""
    wake = asyncio.Event()
    database.on_commit.append(wake.set)
    while True:
        wake.clear()
        try:
            if await step():
                continue
        except Exception as error:
            log.error("step failed", job=name, exc_info=error)
            await asyncio.sleep(PAUSE_SECONDS)
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await wake.wait()
        except TimeoutError:
            continue
