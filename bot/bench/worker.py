"""One measurement's process (`python -m bot.bench.worker`): the order comes on standard input, then, once it said that it
is ready, a line to begin. Its cost goes to standard output."""

import asyncio
import cProfile
import json
import resource
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import cast

import typer

from bot.bench.event_loop import run, see_fetched
from bot.bench.order import Cost, Order, Runner
from config.redaction import configure_logging

# What can be ordered, and where it is done. Each is brought in alone: its memory is measured.
RUNNERS = {
    "ptb": "bot.bench.bare_telegram:stock",
    "aiogram": "bot.bench.bare_aiogram:pool",
    "aiohttp": "bot.bench.bare_aiohttp:telegram",
    "channel": "bot.bench.product:channel",
    "telegram": "bot.bench.product:telegram",
    "twilio-threads": "bot.bench.bare_twilio:threads",
    "twilio-async": "bot.bench.bare_twilio:asynchronous",
    "aiohttp-sms": "bot.bench.bare_aiohttp:twilio",
    "sms": "bot.bench.product:sms",
    "traffic": "bot.bench.traffic:mixed",
}
READY = "ready"


async def measure(order: Order) -> Cost:
    module, _, name = RUNNERS[order.what].partition(":")
    runner = cast(Runner, getattr(import_module(module), name))
    profile = cProfile.Profile(time.thread_time) if order.profile else None
    async with runner(order) as send:
        ready_mb = peak_mb()
        typer.echo(READY)
        await asyncio.to_thread(sys.stdin.readline)
        before = _processor_seconds()
        if profile:
            profile.enable()
        times = await send()
        if profile:
            profile.disable()
        cpu = _processor_seconds() - before
    return Cost(cpu, ready_mb, peak_mb(), by_package(profile) if profile else None, times)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_mb() -> float:
    """The most memory that this process had (Linux: proc(5), VmHWM; `ru_maxrss` there also counts its parent's, whose
    pages it had before its program began)."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 2**20  # macOS: bytes
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def by_package(profile: cProfile.Profile) -> dict[str, float]:
    """The share of the loop's own thread that each package took, with what is built in and it called; of the product by
    its rooms."""
    took: defaultdict[str, float] = defaultdict(float)
    for entry in profile.getstats():
        if isinstance(entry.code, str):
            continue  # built in: counted below, where it was called
        took[_package(entry.code.co_filename)] += entry.inlinetime
        for called in entry.calls or ():
            if isinstance(called.code, str):
                took[_package(entry.code.co_filename)] += called.inlinetime
    whole = sum(took.values()) or 1.0
    most = sorted(took, key=lambda name: -took[name])[:14]
    return {name: took[name] / whole for name in most}


def _package(file: str) -> str:
    parts = Path(file).parts
    for home in ("site-packages", "lib-dynload"):
        if home in parts:
            return parts[parts.index(home) + 1].removesuffix(".py")
    here = Path(__file__).parents[2].parts
    if parts[: len(here)] == here:
        return "/".join(parts[len(here) : len(here) + 2])
    return next((part for part in ("asyncio", "json", "email", "urllib", "http") if part in parts), "others")


if __name__ == "__main__":
    configure_logging()
    ordered = Order.from_line(sys.stdin.readline())
    see_fetched(first=ordered.what == "aiogram")
    typer.echo(json.dumps(asdict(run(measure(ordered), uvloop=ordered.uvloop))))
