"""The clock that people in the sandbox read: Europe/London, whatever the machine is set to. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MORNING = time(8, 0)


def clock(moment: datetime) -> str:
    """The time in London, as 08:05."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def day(moment: datetime) -> str:
    """The day in London, as Friday 20 November."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B}"


def until_morning(moment: datetime) -> timedelta:
    """How long until it is next 08:00 in London, right across a change of the clocks.

    Before 08:00 that is this morning, because the night that people mean is the one they are in.
    """
    local = moment.astimezone(LONDON)
    morning = datetime.combine(local.date(), MORNING, LONDON)
    if morning <= local:
        morning = datetime.combine(local.date() + timedelta(days=1), MORNING, LONDON)
    # Both in UTC: subtracting two times of one zone would count the hands of the clock, not the hours.
    return morning.astimezone(UTC) - moment.astimezone(UTC)
