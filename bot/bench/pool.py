"""The bare loop that a programmer writes who wants speed and nothing else: so many tasks, one list."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


async def send_all(addresses: Iterable[T], send: Callable[[T], Awaitable[object]], in_flight: int) -> None:
    left = iter(addresses)

    async def work() -> None:
        for address in left:
            await send(address)

    await asyncio.gather(*(work() for _ in range(in_flight)))
