"""`mersey bench overtaking`: while an alert runs at the pace of its identity, what is more pressing goes before it."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles

from bot.bench import report
from bot.bench.arrivals import Report
from bot.bench.measuring import FarEndAt, costs_of, far_end
from bot.bench.order import WORD, Order
from bot.bench.people import ask_all, make_routes
from bot.bench.stores import Keys, PostgresStore, SqliteStore, Store
from bot.bench.traffic import ANSWER, EMERGENCY
from database.engine import Database
from delivery.messages import TELEGRAM
from delivery.routes import identity_id

Say = Callable[[str], None]
# The bars of issue 4: seconds, times, seconds, shares of the rate.
BEGINS, TAKES, ANSWERED, ACHIEVED, FULLEST = 1.0, 1.1, 0.5, 0.97, 1.05


@dataclass(frozen=True)
class Traffic:
    """One run. Seconds from the commit until the first and the last message of the emergency came, and until each answer
    came; `all` of them at the far end."""

    begins: float
    ends: float
    answers: Sequence[float]
    all: Report
    wrong: int


async def run(order: Order, latency: int, postgres: str | None, say: Say, tell: Say) -> int:
    """`order` lacks the far end. 0 where every message arrived exactly once."""
    say(report.machine())
    with tempfile.TemporaryDirectory(prefix="mersey-bench-") as folder:
        store: Store = PostgresStore(postgres) if postgres else SqliteStore(Path(folder))
        async with far_end() as far:
            order = replace(order, far_end=far.url)
            tell("the emergency alone ...")
            alone = await _measure(far, store, replace(order, answers=0), latency, is_loaded=False)
            tell("the same while an alert goes out, and people are answered ...")
            loaded = await _measure(far, store, order, latency, is_loaded=True)
    for line in told(order, alone, loaded):
        say(line)
    return 1 if alone.wrong or loaded.wrong else 0


async def _measure(far: FarEndAt, store: Store, order: Order, latency: int, *, is_loaded: bool) -> Traffic:
    keys = Keys()

    async def fill(database: Database) -> None:
        if is_loaded:
            await ask_all(database, keys.book, order, TELEGRAM)
        async with database.transaction() as tx:
            identity = await identity_id(tx, TELEGRAM, order.identity(TELEGRAM))
            people = () if is_loaded else map(str, order.chats)
            await make_routes(tx, keys.book, identity, people)

    async with store.filled(fill) as url:
        costs = await costs_of(far, [order], latency / 1000, keys.environment(url))
    times = costs[0].times or {}
    answered = await far.by_recipient(ANSWER)
    expected = {WORD: order.people * is_loaded, EMERGENCY: order.emergency, ANSWER: order.answers}
    came = {word: await far.report(word) for word in expected}
    emergency = came[EMERGENCY]
    return Traffic(
        begins=emergency.first - times[EMERGENCY],
        ends=emergency.last - times[EMERGENCY],
        answers=[when - times[str(chat)] for chat, when in answered.items()],
        all=await far.report(),
        wrong=sum(
            abs(people - came[word].recipients) + came[word].doubles for word, people in expected.items()
        ),
    )


def told(order: Order, alone: Traffic, loaded: Traffic) -> Iterator[str]:
    """What a person reads, bar by bar."""
    rate = order.rate
    yield (
        f"An alert to {order.people:,} at {rate:g} a second; meanwhile an emergency to {order.emergency:,} of them "
        f"and {order.answers:,} answers."
    )
    yield _judged(
        loaded.begins <= BEGINS, f"the emergency begins after {loaded.begins:.2f} s", f"{BEGINS:g} s"
    )
    times = loaded.ends / alone.ends
    words = f"it is out after {loaded.ends:.2f} s, alone after {alone.ends:.2f} s: {times:.2f} times"
    yield _judged(times <= TAKES, words, f"{TAKES:g}")
    if len(loaded.answers) > 1:
        hundredths = quantiles(loaded.answers, n=100, method="inclusive")
        words = (
            f"answers come after {hundredths[49]:.3f} s (half), {hundredths[98]:.3f} s (99 of 100), "
            f"{max(loaded.answers):.3f} s (the last)"
        )
        yield _judged(hundredths[98] <= ANSWERED, words, f"99 of 100 within {ANSWERED:g} s")
    achieved, fullest = loaded.all.rate / rate, loaded.all.most_in_a_second / rate
    words = f"{loaded.all.rate:,.0f} a second are {achieved:.1%} of the allowed rate"
    yield _judged(achieved >= ACHIEVED, words, f"{ACHIEVED:.0%}")
    words = f"the fullest second at the far end has {loaded.all.most_in_a_second:,}, {fullest:.1%} of the allowed rate"
    yield _judged(fullest <= FULLEST, words, f"{FULLEST:.0%}")
    if wrong := alone.wrong + loaded.wrong:
        yield f"WRONG: {wrong} messages are missing at the far end, or came twice"


def _judged(is_good: bool, words: str, bar: str) -> str:
    return f"{'reached' if is_good else 'MISSED'}: {words} (bar: {bar})"
