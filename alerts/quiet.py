"""The night: from 21:00 to 08:00 in London nobody is woken for anything but danger to life. Pure."""

from datetime import datetime, time, timedelta

from alerts.model import Alert, Urgency
from config.timekeeping import LONDON
from delivery.messages import AT_ONCE, State

BEGINS = time(21)
ENDS = time(8)


def is_quiet(now: datetime) -> bool:
    hour = now.astimezone(LONDON).time()
    return hour >= BEGINS or hour < ENDS


def goes_at(urgency: Urgency, now: datetime) -> datetime:
    """When an alert may reach people: now, or when the night ends. Right across changes of the clocks."""
    if urgency == Urgency.EMERGENCY or not is_quiet(now):
        return now
    return next_morning(now)


def falls_due(urgency: Urgency, now: datetime) -> datetime:
    """When a copy that is written now is due."""
    return AT_ONCE if waits_as(urgency, now) == State.QUEUED else next_morning(now)


def waits_as(urgency: Urgency, now: datetime) -> State:
    """How a copy that is written now waits: to go as fast as it can, or held until the night ends."""
    return State.HELD if goes_at(urgency, now) > now else State.QUEUED


def next_morning(now: datetime) -> datetime:
    """When the night that it is, or that comes, ends."""
    local = now.astimezone(LONDON)
    morning = local.date() if local.time() < ENDS else local.date() + timedelta(days=1)
    return datetime.combine(morning, ENDS, LONDON).astimezone(now.tzinfo)


def reaches_at(alert: Alert) -> datetime | None:
    """When an alert with a time of its own reaches people: then, or when the night ends. None without a time."""
    return goes_at(alert.urgency or Urgency.ROUTINE, alert.send_at) if alert.send_at else None
