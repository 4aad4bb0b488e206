"""What stands in one table: the product, and beside it the loops that it is compared with; and the bars of issue 4."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.bench.event_loop import has_aiogram
from bot.bench.measuring import Measured
from bot.bench.order import Order
from delivery.messages import SMS

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
PRODUCT, PRODUCT_PG, PRODUCT_TWO = "Mersey, SQLite", "Mersey, PostgreSQL", "Mersey, PostgreSQL, 2 processes"
CHANNEL = "Mersey's channel, no database"
PTB, AIOGRAM, AIOHTTP = "python-telegram-bot", "aiogram", "raw aiohttp"
THREADS, ASYNC_SDK = "Twilio SDK in threads", "Twilio SDK, async"


@dataclass(frozen=True)
class Row:
    """One line of the table: who sends, how, and by which database. `most`: people enough for a steady rate of a loop
    that is slow."""

    name: str
    what: str
    in_flight: int = 0
    most: int | None = None
    store: str | None = None
    processes: int = 1

    def orders(self, people: int, far_end: str, *, uvloop: bool) -> list[Order]:
        people = min(people, self.most or people)
        share = people // self.processes
        return [
            Order(self.what, far_end, share, self.in_flight, uvloop, first=share * bot, bot=bot)
            for bot in range(self.processes)
        ]


@dataclass(frozen=True)
class Bar:
    """`name` shall reach `least` times what `against` does."""

    name: str
    against: str
    least: float


def rows(channel: str, latency: int, *, postgres: bool, alone: bool) -> Iterator[Row]:
    """`latency` in ms. `alone`: the product without what it is compared with."""
    what = "sms" if channel == SMS else "telegram"
    if not alone:
        yield from _others(channel, latency)
    yield Row(PRODUCT, what, store=SQLITE)
    if postgres:
        yield Row(PRODUCT_PG, what, store=POSTGRESQL)
        yield Row(PRODUCT_TWO, what, store=POSTGRESQL, processes=2)


def _others(channel: str, latency: int) -> Iterator[Row]:
    # What each does best with was measured: docs/performance.md.
    many = (200, 500) if latency else (16, 50)
    if channel == SMS:
        threads = 50 if latency else 8
        yield Row(THREADS, "twilio-threads", threads, most=1500)
        yield Row(ASYNC_SDK, "twilio-async", many[0], most=6000)
        yield from (Row(AIOHTTP, "aiohttp-sms", each) for each in many)
        return
    for each in (16, 50) if latency else (1,):
        yield Row(PTB, "ptb", each, most=300 if latency else 1500)
    if has_aiogram():
        yield from (Row(AIOGRAM, "aiogram", each, most=5000) for each in ((100, 200) if latency else (4, 16)))
    yield from (Row(AIOHTTP, "aiohttp", each) for each in many)
    yield Row(CHANNEL, "channel", many[0])


def bars(channel: str, latency: int) -> tuple[Bar, ...]:
    """Of issue 4, at no latency and at 50 ms."""
    on_postgres = (Bar(PRODUCT_PG, PRODUCT, 0.8), Bar(PRODUCT_TWO, PRODUCT_PG, 1.25))
    if channel == SMS:
        return (Bar(PRODUCT, THREADS, 4), *on_postgres)
    if latency:
        return (Bar(PRODUCT, AIOGRAM, 2), Bar(PRODUCT, PTB, 25), Bar(PRODUCT, AIOHTTP, 0.75), *on_postgres)
    return (Bar(PRODUCT, PTB, 6), Bar(PRODUCT, AIOHTTP, 0.6), *on_postgres)


def best(measured: Mapping[Row, Measured], name: str) -> Measured | None:
    """The fastest of all rows of that name."""
    found = (each for row, each in measured.items() if row.name == name)
    return max(found, key=lambda each: each.rate, default=None)
