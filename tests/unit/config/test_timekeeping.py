"""Time: UTC inside, London for people, right on both nights when the clocks change."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from config.timekeeping import Clock, clock_time, london_hour


@pytest.mark.parametrize(
    ("moment", "read"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "12:59am"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2:00am"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "1:30am"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "1:30am"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "2:30am"),
        (datetime(2026, 6, 1, 11, 5, tzinfo=UTC), "12:05pm"),
        (datetime(2026, 12, 1, 12, 5, tzinfo=UTC), "12:05pm"),
        (datetime(2026, 12, 1, 23, 59, tzinfo=timezone(timedelta(hours=-5))), "4:59am"),
    ],
)
def test_people_read_london(moment: datetime, read: str) -> None:
    assert clock_time(moment) == read


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_the_hour_never_runs_back(day: datetime) -> None:
    minutes = [day + timedelta(minutes=each) for each in range(0, 5 * 60, 7)]
    hours = [london_hour(minute) for minute in minutes]
    assert hours == sorted(hours)
    assert len(set(hours)) == 5
    assert all((hour.minute, hour.second, hour.microsecond) == (0, 0, 0) for hour in hours)
    assert all(
        hour <= minute < hour + timedelta(hours=1) for hour, minute in zip(hours, minutes, strict=True)
    )


def test_the_clock_is_aware_and_only_moves_on() -> None:
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    before = clock.now()
    clock.advance(timedelta(hours=10))
    assert clock.now() - before >= timedelta(hours=10)
    with pytest.raises(ValueError):
        clock.advance(timedelta(seconds=-1))
