"""Pacing: no faster than the identity may, and nothing before a provider's pause is over."""

import asyncio
import time

import pytest

from config.errors import Throttled
from config.timekeeping import Clock
from delivery.pacing import ChatPaces, Gap, Pace

# A busy machine comes late, never early.
SLACK = 2.0


async def seconds(*waits: object) -> float:
    begun = time.monotonic()
    await asyncio.gather(*waits)  # type: ignore[call-overload]  # coroutines of any kind
    return time.monotonic() - begun


async def test_units_are_spread_over_time() -> None:
    pace = Pace(100, Clock())
    assert 0.2 <= await seconds(*(pace.wait(1) for _ in range(21))) < 0.2 + SLACK


async def test_a_long_text_takes_as_many_units_as_segments() -> None:
    pace = Pace(100, Clock())
    assert 0.2 <= await seconds(pace.wait(10), pace.wait(10), pace.wait(1)) < 0.2 + SLACK


async def test_the_first_goes_at_once_and_rest_is_not_saved_up() -> None:
    pace = Pace(10, Clock())
    await pace.wait(1)
    await asyncio.sleep(0.35)
    assert 0.2 <= await seconds(pace.wait(1), pace.wait(1), pace.wait(1)) < 0.2 + SLACK


async def test_who_waits_when_a_pause_comes_is_sent_back() -> None:
    pace = Pace(10, Clock())
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
    pace = Pace(100, Clock())
    pace.pause(0.1)
    pace.pause(0.05)
    await asyncio.sleep(0.06)
    assert pace.is_paused, "a shorter pause does not end a longer one"
    await asyncio.sleep(0.05)
    assert not pace.is_paused
    assert 0.1 <= await seconds(*(pace.wait(1) for _ in range(11))) < 0.1 + SLACK


@pytest.mark.parametrize(("rate", "handful"), [(25, 5), (1000, 200), (1, 1), (0.1, 1)])
def test_a_fifth_of_a_seconds_worth_waits_here(rate: float, handful: int) -> None:
    assert Pace(rate, Clock()).handful == handful


async def test_no_window_of_a_second_ever_holds_more_than_the_rate() -> None:
    """Also where the loop was held up, and everything that waited leaves late."""
    pace = Pace(50, Clock())
    left: list[float] = []

    async def send() -> None:
        await pace.wait(1)
        left.append(time.monotonic())

    async def hold_up() -> None:
        for _ in range(4):
            await asyncio.sleep(0.3)
            time.sleep(0.12)  # noqa: ASYNC251 - the loop itself is to be held up

    await asyncio.gather(hold_up(), *(send() for _ in range(120)))
    assert len(left) == 120
    assert all(left[at + 50] - left[at] >= 1.0 for at in range(len(left) - 50))


async def test_what_left_late_is_made_up_for() -> None:
    """Else each late wake-up would lower the rate for good; a machine that is busy still comes late."""
    pace = Pace(200, Clock())
    taken = await seconds(*(pace.wait(1) for _ in range(201)))
    assert 1.0 <= taken < 1.0 + SLACK


def test_a_chat_takes_a_burst_and_then_one_each_gap() -> None:
    chats, gap = ChatPaces(), Gap(1, burst=3)
    for _ in range(3):
        assert chats.delay(7, gap) == 0
        chats.take(7, gap)
    assert 0.9 < chats.delay(7, gap) <= 1
    assert chats.delay(8, gap) == 0


def test_a_group_takes_twenty_a_minute_and_no_burst() -> None:
    chats, gap = ChatPaces(), Gap(3)
    chats.take(7, gap)
    assert 2.9 < chats.delay(7, gap) <= 3


def test_of_all_the_chats_of_an_alert_those_of_the_last_seconds_are_remembered() -> None:
    chats = ChatPaces()
    chats.take(0, Gap(1000))
    for route in range(1, 20_000):
        chats.take(route, Gap(1e-6))
    assert len(chats) < 100
    assert chats.delay(0, Gap(1000)) > 0


def test_two_chats_that_are_told_to_wait_are_a_flood_and_one_is_not() -> None:
    chats = ChatPaces()
    assert not chats.is_flood(1)
    assert not chats.is_flood(1)
    assert chats.is_flood(2)
