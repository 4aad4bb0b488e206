"""Times as officers type them, in London, on ordinary days and in the nights in which the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.send_times import read_day, read_time
from config.timekeeping import LONDON

# A Tuesday, 10:00 in London; in summer a Friday, 19:00 in London.
WINTER = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
# The wall clock of a year, as if it never changed.
FIRST = datetime(2026, 11, 18, tzinfo=UTC)
SUMMER = datetime(2026, 7, 3, 18, 0, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today 18:00", utc(2026, 11, 17, 18)),
        ("Today at 6pm", utc(2026, 11, 17, 18)),
        ("tonight 8.30pm", utc(2026, 11, 17, 20, 30)),
        ("tomorrow 7am", utc(2026, 11, 18, 7)),
        ("7 am tomorrow", utc(2026, 11, 18, 7)),
        ("Fri 17:30", utc(2026, 11, 20, 17, 30)),
        ("on Friday, 5.30 p.m.", utc(2026, 11, 20, 17, 30)),
        ("24 Nov 09:00", utc(2026, 11, 24, 9)),
        ("Tue 24 November 0900", utc(2026, 11, 24, 9)),
        ("24th Nov at 9am", utc(2026, 11, 24, 9)),
        ("Nov 24 9am", utc(2026, 11, 24, 9)),
        ("24/11 9:00", utc(2026, 11, 24, 9)),
        ("24.11.2026 9:00", utc(2026, 11, 24, 9)),
        ("12.11 9:15", utc(2027, 11, 12, 9, 15)),
        ("18:00", utc(2026, 11, 17, 18)),
        ("9am", utc(2026, 11, 18, 9)),
        ("noon", utc(2026, 11, 17, 12)),
        ("12am tomorrow", utc(2026, 11, 18, 0)),
        ("12pm tomorrow", utc(2026, 11, 18, 12)),
        # Today is Tuesday: later today, or the next one.
        ("Tuesday 6pm", utc(2026, 11, 17, 18)),
        ("Tuesday 9am", utc(2026, 11, 24, 9)),
        # What is past is past; the service says so.
        ("today 9am", utc(2026, 11, 17, 9)),
    ],
)
def test_what_is_meant_in_winter(typed: str, meant: datetime) -> None:
    assert read_time(typed, WINTER).moments == (meant,)


def test_in_summer_london_is_an_hour_ahead() -> None:
    assert read_time("Fri 19:30", SUMMER).moments == (utc(2026, 7, 3, 18, 30),)
    assert read_time("18:30", SUMMER).moments == (utc(2026, 7, 4, 17, 30),)
    # Told before the clocks go back, for a day after.
    assert read_time("26 Oct 8am", utc(2026, 10, 20, 12)).moments == (utc(2026, 10, 26, 8),)
    assert read_time("30 Mar 8am", utc(2026, 3, 20, 12)).moments == (utc(2026, 3, 30, 7),)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "Friday", "24 Dec", "5", "Fri 5", "25:00", "13pm", "today 9:75", "30 Feb 9am", "35 Dec 9am",
     "next week", "Lock your sheds by 9pm please", "today or tomorrow 9am", "0am", "9:00 10:00"],
)  # fmt: skip
def test_what_is_no_time_is_asked_for_again(typed: str) -> None:
    assert read_time(typed, WINTER).moments == ()


def test_a_time_that_comes_twice_and_one_that_does_not_exist_are_asked_about() -> None:
    back = read_time("25 Oct 01:30", utc(2026, 10, 24, 12))
    assert back.moments == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))
    assert not back.is_gap
    forward = read_time("29 Mar 01:30", utc(2026, 3, 28, 12))
    assert forward.moments == (utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 1, 30))
    assert forward.is_gap
    assert [each.astimezone(LONDON).hour for each in forward.moments] == [0, 2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 Dec", date(2026, 12, 1)),
        ("1st of December", date(2026, 12, 1)),
        ("Friday", date(2026, 11, 20)),
        ("1/12/26", date(2026, 12, 1)),
        ("5 Jan", date(2027, 1, 5)),
        ("tomorrow", date(2026, 11, 18)),
        ("next year", None),
    ],
)
def test_days(typed: str, meant: date | None) -> None:
    assert read_day(typed, date(2026, 11, 17)) == meant


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_without_an_error(typed: str) -> None:
    times = read_time(typed, WINTER)
    assert len(times.moments) <= 2
    read_day(typed, WINTER.date())


@given(
    st.integers(0, 346 * 24 * 60 - 1).map(lambda minute: FIRST + timedelta(minutes=minute)),
    st.sampled_from(["%d %b %H:%M", "%d/%m/%Y %H:%M"]),
)
def test_each_minute_of_a_year_is_read_as_it_stands(local: datetime, form: str) -> None:
    times = read_time(local.strftime(form), WINTER)
    shown = [each.astimezone(LONDON).strftime("%d %b %H:%M") for each in times.moments]
    assert (local.strftime("%d %b %H:%M") in shown) != times.is_gap
