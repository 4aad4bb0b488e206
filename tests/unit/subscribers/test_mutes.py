"""When a mute ends: as a day begins in London, whatever the clocks do on the way there."""

from datetime import UTC, datetime

import pytest

from subscribers.mutes import end_of_mute


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (datetime(2026, 11, 17, 10, 0, tzinfo=UTC), datetime(2026, 12, 17, tzinfo=UTC)),
        # Clocks go forward on 29 March 2026 and back on 25 October.
        (datetime(2026, 3, 10, 10, 0, tzinfo=UTC), datetime(2026, 4, 8, 23, 0, tzinfo=UTC)),
        (datetime(2026, 10, 10, 10, 0, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)),
        # In summer the day in London begins an hour before that of UTC.
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), datetime(2026, 7, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_as_a_day_begins_in_london(now: datetime, ends: datetime) -> None:
    assert end_of_mute(now) == ends
