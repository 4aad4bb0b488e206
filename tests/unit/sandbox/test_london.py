"""What people read on the clock, and how long a night is."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.london import clock, day, until_morning


def test_people_read_london_time_in_summer_and_winter() -> None:
    assert clock(datetime(2026, 7, 1, 9, 5, tzinfo=UTC)) == "10:05"
    assert clock(datetime(2026, 1, 1, 9, 5, tzinfo=UTC)) == "09:05"
    assert day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "Thursday 2 July"


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (datetime(2026, 11, 20, 10, 0, tzinfo=UTC), 22),  # the next day
        (datetime(2026, 11, 20, 2, 0, tzinfo=UTC), 6),  # the night one is in
        (datetime(2026, 11, 20, 8, 0, tzinfo=UTC), 24),  # 08:00 itself is over
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), 9),  # clocks go forward: 22:00 GMT to 08:00 BST
        (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), 11),  # clocks go back: 22:00 BST to 08:00 GMT
    ],
)
def test_a_night_lasts_until_eight(moment: datetime, hours: int) -> None:
    assert until_morning(moment) == timedelta(hours=hours)
    assert clock(moment + until_morning(moment)) == "08:00"
