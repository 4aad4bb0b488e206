"""`mersey bench delivery` from end to end, small: what it prints adds up, and the bars are judged rightly."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import pytest

from bot.bench.comparison import AIOHTTP, PRODUCT, PTB, Bar, Row
from bot.bench.measuring import Measured
from bot.bench.report import judged, table
from tests.unit.bench.command import bench

if TYPE_CHECKING:
    from tests.postgres import Postgres

pytest_plugins = ["tests.postgres"]


def test_a_small_one_reaches_everybody_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    said = bench(tmp_path, "delivery", "--people", "200", "--runs", "1", "--latency", "0", "--profile")
    assert said.returncode == 0, said.stderr
    assert "WRONG" not in said.stdout
    lines = said.stdout.splitlines()
    own = next(line for line in lines if line.startswith(f"| {PRODUCT} |"))
    assert float(own.split("|")[3].replace(",", "")) > 0
    assert {line.split(":")[0] for line in lines if "(bar:" in line} <= {"reached", "MISSED"}
    assert [f" times {name} " in said.stdout for name in (PTB, AIOHTTP)] == [True, True]
    shares = dict(reversed(line.split()) for line in lines if line.startswith("  "))
    assert {"sqlalchemy", "aiohttp", "bot/channels"} <= set(shares)
    assert sum(float(share.strip("%")) for share in shares.values()) == pytest.approx(100, abs=10)
    assert list(tmp_path.iterdir()) == []


ALONE = ("delivery", "--people", "50", "--runs", "1", "--latency", "5", "--alone")


def test_the_product_alone_by_text(tmp_path: Path) -> None:
    said = bench(tmp_path, *ALONE, "--channel", "sms")
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("| Mersey") == 1
    assert AIOHTTP not in said.stdout


async def test_two_processes_on_postgresql(tmp_path: Path, postgres: "Postgres", postgres_url: str) -> None:
    said = await asyncio.to_thread(bench, tmp_path, *ALONE, "--database-url", postgres_url)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("| Mersey, PostgreSQL") == 2
    assert said.stdout.count("(bar:") == 2
    connection = await asyncpg.connect(host=str(postgres.folder), user="postgres", database="postgres")
    left = await connection.fetchval("SELECT count(*) FROM pg_database WHERE datname LIKE 'mersey_bench%'")
    await connection.close()
    assert left == 0


@pytest.mark.parametrize(
    "wrong", [("--database-url", "sqlite+aiosqlite:///mersey.db"), ("--channel", "fax"), ("--people", "0")]
)
def test_what_cannot_be_measured_is_refused(tmp_path: Path, wrong: tuple[str, str]) -> None:
    said = bench(tmp_path, "delivery", *wrong)
    assert said.returncode == 2
    assert wrong[0] in said.stderr
    assert "Traceback" not in said.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_names_what_there_is(tmp_path: Path) -> None:
    assert "delivery" in bench(tmp_path, "--help").stdout
    words = bench(tmp_path, "delivery", "--help").stdout
    assert all(
        option in words
        for option in (
            "--people",
            "--latency",
            "--runs",
            "--channel",
            "--database-url",
            "--uvloop",
            "--alone",
        )
    )


def made(rate: float, wrong: int = 0) -> Measured:
    return Measured(rate=rate, cpu=1 / rate, ready_mb=50, peak_mb=60, wrong=wrong)


def test_bars_are_judged_by_medians_against_the_best_of_the_other() -> None:
    runs = {
        Row(PRODUCT, "telegram"): [made(10), made(1000), made(600)],
        Row(PTB, "ptb", 1): [made(100)],
        Row(PTB, "ptb", 16): [made(110)],
    }
    bars = (Bar(PRODUCT, PTB, 5), Bar(PRODUCT, PTB, 6), Bar(PRODUCT, AIOHTTP, 1))
    reached, missed = judged(runs, bars)
    assert reached.startswith(f"reached: {PRODUCT} is 5.45 times {PTB} (bar: 5)")
    assert missed.startswith("MISSED")


def test_what_was_lost_or_came_twice_stands_in_the_table() -> None:
    lines = list(table({Row(PRODUCT, "telegram"): [made(10), made(10, wrong=3)]}))
    assert lines[2] == f"| {PRODUCT} | own | 10 | 10-10 | 0.100 | 50 | 60 | 1.00 |"
    assert "3 messages" in lines[3]
