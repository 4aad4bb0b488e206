"""Pacing: no faster than the identity may, and nothing before a provider's pause is over."""

import asyncio
import time

import pytest

from config.errors import Throttled
from delivery.pacing import Pace

# A busy machine comes late, never early.
SLACK = 2.0


async def seconds(*waits: object) -> float:
    begun = time.monotonic()
    await asyncio.gather(*waits)  # type: ignore[call-overload]  # coroutines of any kind
    return time.monotonic() - begun


async def test_units_are_spread_over_time() -> None:
    pace = Pace(100)
    assert 0.2 <= await seconds(*(pace.wait(1) for _ in range(21))) < 0.2 + SLACK


async def test_a_long_text_takes_as_many_units_as_segments() -> None:
    pace = Pace(100)
    assert 0.2 <= await seconds(pace.wait(10), pace.wait(10), pace.wait(1)) < 0.2 + SLACK


async def test_the_first_goes_at_once_and_rest_is_not_saved_up() -> None:
    pace = Pace(10)
    await pace.wait(1)
    await asyncio.sleep(0.35)
    assert 0.2 <= await seconds(pace.wait(1), pace.wait(1), pace.wait(1)) < 0.2 + SLACK


async def test_who_waits_when_a_pause_comes_is_sent_back() -> None:
    pace = Pace(10)
    await pace.wait(5)
    waiting = asyncio.create_task(pace.wait(1))
    await asyncio.sleep(0.1)
    assert not pace.is_paused
    pace.pause(30)
    assert pace.is_paused
    with pytest.raises(Throttled) as caught:
        async with asyncio.timeout(2):
            await waiting
    assert 28 < caught.value.retry_after.total_seconds() <= 30
    with pytest.raises(Throttled):
        async with asyncio.timeout(0.5):
            await pace.wait(1)


async def test_after_the_pause_the_pace_begins_anew() -> None:
    pace = Pace(100)
    pace.pause(0.1)
    pace.pause(0.05)
    await asyncio.sleep(0.06)
    assert pace.is_paused, "a shorter pause does not end a longer one"
    await asyncio.sleep(0.05)
    assert not pace.is_paused
    assert 0.1 <= await seconds(*(pace.wait(1) for _ in range(11))) < 0.1 + SLACK


@pytest.mark.parametrize(("rate", "handful"), [(25, 5), (1000, 200), (1, 1), (0.1, 1)])
def test_a_fifth_of_a_seconds_worth_waits_here(rate: float, handful: int) -> None:
    assert Pace(rate).handful == handful
