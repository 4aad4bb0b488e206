"""`mersey bench overtaking` from end to end, small; and what it says of figures that are given."""

from dataclasses import replace
from pathlib import Path

from bot.bench.arrivals import Report
from bot.bench.order import Order
from bot.bench.overtaking import Traffic, told
from tests.unit.bench.command import bench

ORDER = Order("traffic", "", people=20_000, rate=1000, emergency=1000, answers=3)
ALONE = Traffic(0.1, 1.0, (), Report(1000, 1000, 0, 5, 6, 1000), 0)
LOADED = Traffic(0.2, 1.1, (0.1, 0.2, 0.5), Report(21_003, 20_003, 1000, 5, 26.5, 1050), 0)


def test_a_small_one_reaches_everybody_once_by_every_lane(tmp_path: Path) -> None:
    words = ("--people", "100", "--emergency", "10", "--answers", "5", "--rate", "100", "--latency", "1")
    said = bench(tmp_path, "overtaking", *words)
    assert said.returncode == 0, said.stderr
    assert "WRONG" not in said.stdout
    assert said.stdout.count("(bar:") == 5
    assert list(tmp_path.iterdir()) == []


def test_each_bar_is_judged() -> None:
    assert [line.partition(":")[0] for line in told(ORDER, ALONE, LOADED)][1:] == ["reached"] * 5
    late = replace(
        LOADED, begins=1.1, ends=1.2, answers=(0.1, 0.2, 0.6), all=Report(21_003, 1, 0, 5, 27, 1100)
    )
    assert [line.partition(":")[0] for line in told(ORDER, ALONE, late)][1:] == ["MISSED"] * 5


def test_what_was_lost_or_came_twice_is_said() -> None:
    assert list(told(ORDER, replace(ALONE, wrong=2), LOADED))[-1].startswith("WRONG: 2 messages")
