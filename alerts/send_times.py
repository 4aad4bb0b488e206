"""Times as officers type them: "today 18:00", "tomorrow 7am", "Fri 17:30", "24 Dec 09:00". London time. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from config.timekeeping import LONDON

_TIME = re.compile(
    r"(?<![\d/.:])(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})|(?P<four>\d{4})(?!\d)|(?P<bare>\d{1,2})(?=\s*[ap]\.?m))"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*hrs?)?(?![\d/.:])|\b(?P<noon>noon|midday)\b"
)
_FILLERS = re.compile(r"\b(?:at|on|of|by|the|from)\b|(?<=\d)(?:st|nd|rd|th)\b|[,@]")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})\s*(?P<month>[a-z]{3,9})|(?P<month2>[a-z]{3,9})\s*(?P<day2>\d{1,2})"
    r"|(?P<day3>\d{1,2})[/.](?P<number>\d{1,2}))\.?(?:\s*/?\s*(?P<year>\d{4}|\d{2}))?"
)


@dataclass(frozen=True)
class Times:
    """What a typed time can mean, in UTC: nothing, one moment, or two of which to choose.

    Two are there in the night in which the clocks go back and the hour comes twice, and where `is_gap`: when they go
    forward that time does not exist, and these are the moments an hour before and after.
    """

    moments: tuple[datetime, ...] = ()
    is_gap: bool = False


def read_time(typed: str, now: datetime) -> Times:
    """What somebody means who types this now. A time alone is the next one; a day alone is not enough."""
    words = " ".join(typed.casefold().split())
    today = now.astimezone(LONDON).date()
    for found in _TIME.finditer(words):
        at = _clock(found)
        rest = " ".join(_FILLERS.sub(" ", words[: found.start()] + " " + words[found.end() :]).split())
        if at is None:
            continue
        if not rest:
            times = _moments(today, at)
            return times if times.moments[-1] > now else _moments(today + timedelta(days=1), at)
        if day := _day(rest, today):
            # "Fri 17:30" on a Friday evening is the next one.
            is_over = rest[:3] in {each[:3] for each in _DAYS} and _moments(day, at).moments[-1] <= now
            return _moments(day + timedelta(days=7 if is_over else 0), at)
    return Times()


def read_day(typed: str, today: date) -> date | None:
    """The day that somebody types: "tomorrow", "Friday", "24 Dec", "24/12/2026"."""
    return _day(" ".join(_FILLERS.sub(" ", typed.casefold()).split()), today)


def _clock(found: re.Match[str]) -> time | None:
    if found["noon"]:
        return time(12)
    four = found["four"] or ""
    hour = int(found["hour"] or found["bare"] or four[:2])
    minute = int(found["minute"] or four[2:] or 0)
    if found["half"] and not 1 <= hour <= 12:
        return None
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _moments(day: date, at: time) -> Times:
    local = datetime.combine(day, at)
    both = {local.replace(fold=fold, tzinfo=LONDON).astimezone(UTC) for fold in (0, 1)}
    real = {each for each in both if each.astimezone(LONDON).replace(tzinfo=None) == local}
    return Times(tuple(sorted(real or both)), is_gap=not real)


def _day(words: str, today: date) -> date | None:
    if words in ("today", "tonight"):
        return today
    if words in ("tomorrow", "tmrw", "tomorrow morning", "tomorrow evening"):
        return today + timedelta(days=1)
    weekday = next((number for number, name in enumerate(_DAYS) if _is_short_for(words, name)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    found = _DATE.fullmatch(words) or _DATE.fullmatch(re.sub(r"^[a-z]+ (?=\d)", "", words))
    return _date(found, today) if found else None


def _date(found: re.Match[str], today: date) -> date | None:
    name = found["month"] or found["month2"]
    months = [number for number, month in enumerate(_MONTHS, 1) if name and _is_short_for(name, month)]
    month = int(found["number"]) if found["number"] else next(iter(months), 0)
    day = int(found["day"] or found["day2"] or found["day3"])
    year = int(found["year"] or 0)
    try:
        if year:
            return date(year if year > 99 else 2000 + year, month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _is_short_for(word: str, name: str) -> bool:
    return len(word) >= 3 and name.startswith(word.rstrip("."))
