"""Starts the far end and, for each measurement, processes of its own; counts what arrived."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from bot.bench.arrivals import Report
from bot.bench.order import Cost, Order
from bot.bench.worker import READY
from config.errors import CommunityError

_PIPE = asyncio.subprocess.PIPE


class BenchFailed(CommunityError):
    """A process of the bench ended before it had done its work."""


@dataclass(frozen=True)
class Measured:
    """`wrong`: messages that are missing or too many at the far end. CPU in seconds for 1,000 messages, memory in MB of
    the largest process: when it was ready, and at most."""

    rate: float
    cpu: float
    ready_mb: float
    peak_mb: float
    wrong: int
    profile: dict[str, float] | None = None


class FarEndAt:
    """The far end from outside."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.AsyncClient(base_url=f"{url}/control", timeout=60, trust_env=False)

    async def begin_anew(self, latency: float) -> None:
        """`latency` in seconds."""
        await self._client.post("/reset", json={"latency": latency})

    async def report(self, word: str = "") -> Report:
        answer = await self._client.get(f"/report/{word}" if word else "/report")
        return Report(**answer.json())

    async def by_recipient(self, word: str) -> dict[int, float]:
        answer = await self._client.get(f"/arrivals/{word}")
        return {int(who): float(when) for who, when in answer.json().items()}

    async def close(self) -> None:
        await self._client.aclose()


@asynccontextmanager
async def far_end() -> AsyncIterator[FarEndAt]:
    """In a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.bench.far_end", stdin=_PIPE, stdout=_PIPE
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("it was asked for pipes")
    try:
        line = await process.stdout.readline()
        if not line:
            raise BenchFailed("the far end did not start")
        at = FarEndAt(f"http://127.0.0.1:{int(line)}")
        yield at
        await at.close()
    finally:
        process.stdin.close()
        await process.wait()


class Worker:
    """One measurement's process, told what to do and waiting to begin."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("it was asked for pipes")
        self.process, self._in, self._out = process, process.stdin, process.stdout

    async def ready(self, order: Order) -> None:
        self._in.write(order.to_line())
        if (await self._line()).strip() != READY:
            raise BenchFailed(order.what)

    def begin(self) -> None:
        self._in.write(b"\n")

    async def cost(self) -> Cost:
        return Cost(**json.loads(await self._line()))

    async def _line(self) -> str:
        line = await self._out.readline()
        if not line:
            raise BenchFailed("a process of the bench ended; its own words stand above")
        return line.decode()


@asynccontextmanager
async def workers(orders: Sequence[Order], environment: dict[str, str]) -> AsyncIterator[list[Worker]]:
    """A process for each order, all of them ready; none is left behind."""
    started: list[Worker] = []
    try:
        for _ in orders:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.bench.worker", stdin=_PIPE, stdout=_PIPE, env=environment
            )
            started.append(Worker(process))
        await asyncio.gather(*(each.ready(order) for each, order in zip(started, orders, strict=True)))
        yield started
    finally:
        for each in started:
            if each.process.returncode is None and sys.exc_info()[0] is not None:
                each.process.kill()
            await each.process.wait()


async def costs_of(
    far: FarEndAt, orders: Sequence[Order], latency: float, environment: dict[str, str]
) -> list[Cost]:
    """All orders at once; the far end has counted nothing else. `latency` in seconds."""
    await far.begin_anew(latency)
    async with workers(orders, environment) as started:
        for each in started:
            each.begin()
        return await asyncio.gather(*(each.cost() for each in started))


async def measure(
    far: FarEndAt, orders: Sequence[Order], latency: float, environment: dict[str, str]
) -> Measured:
    """What arrived by all orders together, and what it took."""
    costs = await costs_of(far, orders, latency, environment)
    report = await far.report()
    people = sum(order.people for order in orders)
    return Measured(
        rate=report.rate,
        cpu=sum(cost.cpu for cost in costs) / people * 1000,
        ready_mb=max(cost.ready_mb for cost in costs),
        peak_mb=max(cost.peak_mb for cost in costs),
        wrong=abs(people - report.recipients) + report.doubles,
        profile=costs[0].profile,
    )
