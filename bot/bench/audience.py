"""`mersey bench audience`: how long counting an audience and writing its copies takes, beside the least that a database
can do for as many people, in one run on one generated population."""

import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import func, select, text

from alerts import counts, fanout, records
from alerts.tables import alert_recipients
from bot.bench import population
from bot.bench.report import machine
from bot.bench.stores import PostgresStore, SqliteStore
from database.engine import Database
from delivery.messages import SMS, TELEGRAM
from subscribers.tables import audience

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
# What it is called, how many wards, and which topic.
_AUDIENCES = (
    ("everywhere, always a thousand", population.WARDS, population.FEW),
    ("one ward", 1, population.topic(0)),
    ("fifteen wards", 15, population.topic(0)),
    ("everywhere, 1 %", population.WARDS, population.topic(15)),
    ("everywhere, 10 %", population.WARDS, population.topic(6)),
    ("everywhere, half of all", population.WARDS, population.topic(0)),
)
# What it is called, how many wards lie near, how many the circle touches, and how many cells, as it is in a town.
_CIRCLES = (("250 metres round a place", 13, 3, 10), ("5 km round a place", 55, 40, 1_000))
_TIMES = 3
_BARE = (
    "INSERT INTO bench_bare SELECT DISTINCT a.subscriber_id FROM audience a "
    "JOIN alert_wards w ON w.ward_code = a.area_code WHERE w.alert_id = :alert AND a.topic = :topic"
)


@dataclass(frozen=True)
class Measured:
    """Seconds, but for `people` (who get it) and `size` (people in the population)."""

    name: str
    size: int
    people: int
    bare_count: float
    count: float
    bare_write: float
    write: float
    cpu: float
    pages: list[float]


async def run(people: list[int], database_url: str | None, say: Callable[[str], None]) -> int:
    """Populations of these sizes, one after the other; prints a table."""
    say(machine())
    say("")
    for line in _head():
        say(line)
    with TemporaryDirectory() as folder:
        store = PostgresStore(database_url) if database_url else SqliteStore(Path(folder))
        for size in people:

            async def fill(database: Database, size: int = size) -> None:
                await population.settle(database, size)

            async with store.filled(fill) as url:
                database = Database(url)
                try:
                    await _measure_all(database, size, say)
                finally:
                    await database.close()
    return 0


async def _measure_all(database: Database, size: int, say: Callable[[str], None]) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("CREATE TABLE bench_bare (subscriber_id BIGINT PRIMARY KEY)"))
    for number, (name, wards, subject) in enumerate(_AUDIENCES, 1):
        codes = _wards(wards)
        async with database.transaction() as tx:
            await population.write_alert(tx, number, codes, subject, NOW)
        say(_line(await _measure(database, size, number, name, codes, subject)))
    for number, (name, near, touched, cells) in enumerate(_CIRCLES, len(_AUDIENCES) + 1):
        codes, subject = _wards(near), population.topic(0)
        inside = [cell for ward in codes[:touched] for cell in population.cells(ward)][:cells]
        async with database.transaction() as tx:
            await population.write_alert(tx, number, codes, subject, NOW)
            await population.draw_circle(tx, number, codes[:touched], inside)
        say(_line(await _measure(database, size, number, name, codes, subject)))


def _wards(number: int) -> list[str]:
    """The last ward is the largest."""
    return [population.ward(population.WARDS - 1 - each) for each in range(number)]


async def _measure(
    database: Database, size: int, alert: int, name: str, codes: list[str], subject: str
) -> Measured:

    async def bare_count() -> None:
        async with database.reading() as tx:
            here = audience.c.area_code.in_(codes), audience.c.topic == subject
            await tx.scalar(select(func.count()).select_from(audience).where(*here))

    async def count() -> tuple[int, dict[str, int]]:
        async with database.reading() as tx:
            return await counts.count(tx, await records.get(tx, alert), NOW)

    people, copies = await count()
    if people != sum(copies.get(channel, 0) for channel in (TELEGRAM, SMS)):
        raise AssertionError("each person has one copy")
    counting = await _median(count)
    bare_counting = await _median(bare_count)
    bare_write = await _timed(lambda: _bare_write(database, alert, subject))
    pages: list[float] = []
    at_hand, began, worked = fanout.Pages(database), time.perf_counter(), time.process_time()
    is_more = True
    while is_more:
        page_began = time.perf_counter()
        is_more = await fanout.page(database, NOW, at_hand)
        pages.append(time.perf_counter() - page_began)
    write, cpu = time.perf_counter() - began, time.process_time() - worked
    async with database.reading() as tx:
        mine = alert_recipients.c.alert_id == alert
        if await tx.scalar(select(func.count()).where(mine)) != people:
            raise AssertionError("who was counted is who gets it")
    return Measured(name, size, people, bare_counting, counting, bare_write, write, cpu, pages[:-1])


async def _bare_write(database: Database, alert: int, subject: str) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("DELETE FROM bench_bare"))
        await tx.execute(text(_BARE), {"alert": alert, "topic": subject})


async def _median(call: Callable[[], Awaitable[object]]) -> float:
    return median([await _timed(call) for _ in range(_TIMES)])


async def _timed(call: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await call()
    return time.perf_counter() - began


def _head() -> Iterator[str]:
    names = [
        "people in all",
        "audience",
        "of whom get it",
        "bare count ms",
        "count ms",
        "bare rows/s",
        "rows/s",
        "in all ms",
    ]
    names += ["of bare", "rows/CPU s", "pages", "page ms, median", "longest"]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"


def _line(of: Measured) -> str:
    rates = of.people / of.bare_write, of.people / of.write
    pages = median(of.pages), max(of.pages)
    cells = [f"{of.size:,}", of.name, f"{of.people:,}"]
    cells += [f"{seconds * 1000:.1f}" for seconds in (of.bare_count, of.count)]
    cells += [f"{rate:,.0f}" for rate in rates] + [f"{of.write * 1000:,.0f}"]
    cells += [f"{of.bare_write / of.write:.2f}", f"{of.people / of.cpu:,.0f}", str(len(of.pages))]
    cells += [f"{seconds * 1000:.0f}" for seconds in pages]
    return f"| {' | '.join(cells)} |"
