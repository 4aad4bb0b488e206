"""Time as a part: it enters as aware UTC, people read Europe/London. Only the sandbox may move it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

LONDON = ZoneInfo("Europe/London")


class Clock:
    """The time of this installation: the machine's, plus an offset that the sandbox lets grow."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def advance(self, by: timedelta) -> None:
        """Let time pass (never back: expiries, leases and message order rely on it)."""
        if by < timedelta(0):
            raise ValueError("time only moves on")
        self.offset += by


def london_hour(moment: datetime) -> datetime:
    """The moment cut to the hour, as it stands on a tip: finer times would tie it to its sender."""
    return moment.replace(minute=0, second=0, microsecond=0)


def day_of(moment: datetime) -> datetime:
    """The moment cut to the day (at Greenwich), as it stands where it is to say no more than the day."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def monday(day: date) -> date:
    """The Monday of its week: from here what is to say no more than the week is counted."""
    return day - timedelta(days=day.weekday())


def clock_time(moment: datetime) -> str:
    """Time of day in London as people read it: "7:30pm"."""
    local = moment.astimezone(LONDON)
    return f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def day_and_time(moment: datetime) -> str:
    """Day and time in London as staff read them: "Fri 27 Nov, 5:30pm"."""
    day = format_date(moment.astimezone(LONDON).date(), "EEE d MMM", locale="en_GB")
    return f"{day}, {clock_time(moment)}"
