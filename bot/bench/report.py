"""The table of a bench as a person reads it: rates, ratios, what was reached and what was missed."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bot.bench.comparison import PRODUCT, Bar, Row, best
from bot.bench.measuring import Measured

_HEAD = ("who", "in flight", "msg/s", "min-max", "CPU s/1,000", "MB ready", "MB peak", "of Mersey, SQLite")
_LIBRARIES = ("python-telegram-bot", "aiohttp", "twilio", "sqlalchemy", "aiosqlite", "asyncpg")


def machine() -> str:
    """What all depends on."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    cores = f"{os.cpu_count()} cores ({_processor()})"
    busy = f"load {os.getloadavg()[0]:.1f}"
    return f"{cores}, {busy}, {platform.system()} {platform.release()}, Python {platform.python_version()}; {libraries}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def middle(runs: Sequence[Measured]) -> Measured:
    """Medians; of memory and of what is wrong, the worst."""
    return Measured(
        rate=median(run.rate for run in runs),
        cpu=median(run.cpu for run in runs),
        ready_mb=max(run.ready_mb for run in runs),
        peak_mb=max(run.peak_mb for run in runs),
        wrong=max(run.wrong for run in runs),
        profile=runs[0].profile,
    )


def table(runs: Mapping[Row, Sequence[Measured]]) -> Iterator[str]:
    """A Markdown table, for documents too."""
    measured = {row: middle(each) for row, each in runs.items()}
    own = best(measured, PRODUCT)
    yield _line(_HEAD)
    yield _line(["---"] * len(_HEAD))
    for row, each in measured.items():
        rates = [run.rate for run in runs[row]]
        yield _line(
            (
                row.name,
                str(row.in_flight or "own"),
                f"{each.rate:,.0f}",
                f"{min(rates):,.0f}-{max(rates):,.0f}",
                f"{each.cpu:.3f}",
                f"{each.ready_mb:.0f}",
                f"{each.peak_mb:.0f}",
                f"{each.rate / own.rate:.2f}" if own and own.rate else "-",
            )
        )
        if each.wrong:
            yield f"WRONG: {row.name}: {each.wrong} messages are missing at the far end, or came twice"


def judged(runs: Mapping[Row, Sequence[Measured]], bars: Sequence[Bar]) -> Iterator[str]:
    """Each bar, with what came of it; not those of a database that was not asked for."""
    measured = {row: middle(each) for row, each in runs.items()}
    for bar in bars:
        own, other = best(measured, bar.name), best(measured, bar.against)
        if own is None or other is None or not other.rate:
            continue
        ratio = own.rate / other.rate
        verdict = "reached" if ratio >= bar.least else "MISSED"
        # Where others want the machine too, this says more.
        thrift = other.cpu / own.cpu
        yield (
            f"{verdict}: {bar.name} is {ratio:.2f} times {bar.against} (bar: {bar.least:g}); "
            f"for the same processor time it sends {thrift:.2f} times as many"
        )


def shares(profile: Mapping[str, float]) -> Iterator[str]:
    yield "Where the processor's time went in the loop's own thread (with the profiler, which takes its part):"
    yield from (f"  {share:5.1%}  {package}" for package, share in profile.items())


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
