"""`mersey bench delivery`: the durable pipeline beside loops without any durability, on the same far end, turn by turn."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.bench import comparison, report
from bot.bench.comparison import POSTGRESQL, PRODUCT, SQLITE, Row
from bot.bench.event_loop import has_aiogram, has_uvloop
from bot.bench.measuring import BenchFailed, FarEndAt, Measured, far_end, measure
from bot.bench.people import ask_all, unsettled
from bot.bench.stores import Keys, PostgresStore, SqliteStore, Store
from database.engine import Database

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What somebody wants measured. Latencies in ms; `postgres` is the address of a database on the server to use."""

    channel: str
    people: int
    latencies: Sequence[int]
    runs: int
    postgres: str | None
    uvloop: bool
    alone: bool
    profile: bool


class Bench:
    """The far end, the databases and the keys of one call of the command."""

    def __init__(self, far: FarEndAt, folder: Path, postgres: str | None) -> None:
        self._far = far
        self._keys = Keys()
        self._stores: dict[str, Store] = {SQLITE: SqliteStore(folder)}
        if postgres:
            self._stores[POSTGRESQL] = PostgresStore(postgres)
        self._elsewhere = f"sqlite+aiosqlite:///{folder / 'none.db'}"

    async def measure(self, row: Row, plan: Plan, latency: int, *, profile: bool = False) -> Measured:
        """One row, once, on a fresh database."""
        orders = row.orders(plan.people, self._far.url, uvloop=plan.uvloop)
        orders = [replace(order, profile=profile) for order in orders]
        if row.store is None:
            return await measure(self._far, orders, latency / 1000, self._keys.environment(self._elsewhere))

        async def fill(database: Database) -> None:
            for order in orders:
                await ask_all(database, self._keys.book, order, plan.channel)

        async with self._stores[row.store].filled(fill) as url:
            found = await measure(self._far, orders, latency / 1000, self._keys.environment(url))
            return replace(found, wrong=found.wrong + await unsettled(url))


async def run(plan: Plan, say: Say, tell: Say) -> int:
    """`say` prints what was found, `tell` what goes on. 0 where every message arrived exactly once."""
    if plan.uvloop and not has_uvloop():
        raise BenchFailed("uvloop is not there: `make bench` fetches it")
    say(report.machine())
    if not plan.alone and not has_aiogram():
        say("aiogram is not measured: it is not there (`make bench` fetches it).")
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="mersey-bench-") as folder:
        async with far_end() as far:
            bench = Bench(far, Path(folder), plan.postgres)
            for latency in plan.latencies:
                runs = await _all(bench, plan, latency, tell)
                _show(plan, latency, runs, say)
                wrong += sum(each.wrong for row in runs.values() for each in row)
                if plan.profile:
                    row = next(row for row in runs if row.name == PRODUCT)
                    found = await bench.measure(row, plan, latency, profile=True)
                    for line in report.shares(found.profile or {}):
                        say(line)
    return 1 if wrong else 0


async def _all(bench: Bench, plan: Plan, latency: int, tell: Say) -> Mapping[Row, list[Measured]]:
    """Turn by turn: what else the machine does meets all alike."""
    chosen = comparison.rows(plan.channel, latency, postgres=plan.postgres is not None, alone=plan.alone)
    runs: dict[Row, list[Measured]] = {row: [] for row in chosen}
    for number in range(1, plan.runs + 1):
        for row, so_far in runs.items():
            so_far.append(await bench.measure(row, plan, latency))
            tell(f"{latency} ms, run {number}: {row.name} {so_far[-1].rate:,.0f}/s")
    return runs


def _show(plan: Plan, latency: int, runs: Mapping[Row, Sequence[Measured]], say: Say) -> None:
    loop = "uvloop" if plan.uvloop else "asyncio"
    say("")
    say(f"{plan.channel}, {latency} ms, {plan.people:,} people, {loop}, median of {plan.runs}:")
    for line in (*report.table(runs), *report.judged(runs, comparison.bars(plan.channel, latency))):
        say(line)
