"""Figures without people: counters by week, borough and category, that know no tip and outlive all of them."""

from collections import Counter
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.dialects import postgresql, sqlite

from config.timekeeping import LONDON, london_hour
from database.engine import Tx
from intelligence.model import Outcome
from intelligence.tables import tip_figures

# What a page tells of: so many weeks that are over.
WEEKS = 13
NOWHERE = ""


class Measure(StrEnum):
    """What is counted: tips that came, those that somebody took on for the first time, those that ended."""

    FILED = "filed"
    CLAIMED = "claimed"
    CLOSED = "closed"


class Within(StrEnum):
    """How long a tip waited for its first claim; only the hour of its coming is known."""

    TWO_HOURS = "two-hours"
    EIGHT_HOURS = "eight-hours"
    DAY = "day"
    LONGER = "longer"


def within(received: datetime, now: datetime) -> Within:
    """By the hours that have begun since: less than two, eight, twenty-four, or more."""
    hours = (london_hour(now) - received) // timedelta(hours=1)
    if hours < 2:
        return Within.TWO_HOURS
    if hours < 8:
        return Within.EIGHT_HOURS
    return Within.DAY if hours < 24 else Within.LONGER


async def count_filed(tx: Tx, borough: str | None, category: str, at: datetime, *, by: int = 1) -> None:
    """A tip came; -1 where its sender took it back before anybody read it: it never was."""
    await _add(tx, Measure.FILED, borough, category, "", at, by)


async def count_claimed(tx: Tx, tip: Row[Any], now: datetime) -> None:
    """Somebody took it on for the first time."""
    await _add(tx, Measure.CLAIMED, tip.borough, tip.category, within(tip.received_hour, now), now)


async def count_closed(tx: Tx, tip: Row[Any], outcome: Outcome, now: datetime) -> None:
    await _add(tx, Measure.CLOSED, tip.borough, tip.category, outcome, now)


async def _add(
    tx: Tx, measure: Measure, borough: str | None, category: str, bucket: str, at: datetime, by: int = 1
) -> None:
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    row = insert(tip_figures).values(
        week=week_of(at),
        borough=borough or NOWHERE,
        category=category,
        measure=measure,
        bucket=bucket,
        number=by,
    )
    key = [column.name for column in tip_figures.primary_key]
    more = {"number": tip_figures.c.number + row.excluded.number}
    await tx.execute(row.on_conflict_do_update(index_elements=key, set_=more))


def week_of(moment: datetime) -> date:
    """The Monday of its week in London."""
    day = moment.astimezone(LONDON).date()
    return day - timedelta(days=day.weekday())


def weeks_before(now: datetime, weeks: int = WEEKS) -> list[date]:
    """The Mondays of the last so many weeks, oldest first; the one that runs is not among them."""
    this = week_of(now)
    return [this - timedelta(weeks=back) for back in range(weeks, 0, -1)]


async def by_area(tx: Tx, now: datetime) -> Counter[str]:
    """Tips that came, by the slug of the borough."""
    return await _sums(tx, Measure.FILED, tip_figures.c.borough, now)


async def by_category(tx: Tx, now: datetime) -> Counter[str]:
    return await _sums(tx, Measure.FILED, tip_figures.c.category, now)


async def by_week(tx: Tx, now: datetime) -> Counter[date]:
    return await _sums(tx, Measure.FILED, tip_figures.c.week, now)


async def by_time_to_claim(tx: Tx, now: datetime) -> Counter[str]:
    return await _sums(tx, Measure.CLAIMED, tip_figures.c.bucket, now)


async def by_outcome(tx: Tx, now: datetime) -> Counter[str]:
    return await _sums(tx, Measure.CLOSED, tip_figures.c.bucket, now)


async def _sums(tx: Tx, measure: Measure, by: ColumnElement[Any], now: datetime) -> Counter[Any]:
    weeks = weeks_before(now)
    wanted = (
        select(by, func.sum(tip_figures.c.number))
        .where(tip_figures.c.measure == measure, tip_figures.c.week.between(weeks[0], weeks[-1]))
        .group_by(by)
    )
    return Counter({key: int(number) for key, number in await tx.execute(wanted)})
