"""How many people an alert is for, and how many copies on each channel: from ranges of the audience alone.

Each of its rows says how many open ways lead to the person and whether they stand in other wards too, so nobody is looked
up. Only those who may be found twice are told apart: the rest is added up as it is read, whatever the number.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, exists, func, select, true

from alerts import audience
from alerts.model import Alert, Urgency
from alerts.tables import alert_wards
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from subscribers.tables import audience as rows


async def count(tx: Tx, alert: Alert, now: datetime) -> tuple[int, dict[str, int]]:
    """How many people would get the alert now, and how many copies by channel (a channel without any is not there)."""
    people = telegram = sms = 0
    for part in await _parts(tx, alert, now):
        found = (await tx.execute(_sums(part.subquery(), alert.urgency))).one()
        people, telegram, sms = people + found.people, telegram + found.telegram, sms + found.sms
    by_channel = {TELEGRAM: telegram, SMS: sms}
    return people, {channel: copies for channel, copies in by_channel.items() if copies}


async def count_in_circle(tx: Tx, alert: Alert, people: int, now: datetime) -> tuple[int, int]:
    """Of an alert to a circle that goes to so many `people`: how many are sure to be meant, and how many more are known by
    a ward alone and may be outside, whether they are among these or not; nobody where it has no circle."""
    if not alert.has_circle:
        return 0, 0
    otherwise, _ = await count(tx, replace(alert, by_ward=not alert.goes_by_ward), now)
    inside, most = sorted((people, otherwise))
    return inside, most - inside


async def _parts(tx: Tx, alert: Alert, now: datetime) -> list[Select[tuple[int, int]]]:
    """Disjoint sets of those concerned, each person in it once: (telegram_ways, sms_ways).

    One set for each source, of those whom no source before it finds. Who stands in several of the alert's wards would be
    in such a set several times: they make a set of their own.
    """
    found_by = audience.sources(alert)
    wards = await tx.scalar(select(func.count()).where(alert_wards.c.alert_id == alert.id)) or 0
    is_once = ~rows.c.is_elsewhere if wards > 1 else true()
    parts = []
    for place, source in enumerate(found_by):
        part = _found(alert, (source,), now).where(is_once)
        parts.append(part.where(~_found_here(found_by[:place])) if place else part)
    if wards > 1 and found_by:
        several = _found(alert, found_by, now).where(rows.c.is_elsewhere)
        parts.append(several.add_columns(rows.c.subscriber_id).distinct())
    return parts


def _found(alert: Alert, found_by: tuple[str, ...], now: datetime) -> Select[tuple[int, int]]:
    return (
        select(rows.c.telegram_ways, rows.c.sms_ways)
        .join(alert_wards, audience.in_ward_of(alert, found_by))
        .where(audience.is_kept(alert, now))
    )


def _found_here(found_by: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether one of these sources finds a row's person in the same ward."""
    other = rows.alias("other_source").c
    return exists().where(
        other.area_code == rows.c.area_code,
        other.topic.in_(found_by),
        other.subscriber_id == rows.c.subscriber_id,
    )


def _sums(part: FromClause, urgency: Urgency | None) -> Select[int, int, int]:
    """people, and copies by telegram and by sms: by the best way, or in an emergency by all of them."""
    telegram, sms = part.c.telegram_ways, part.c.sms_ways
    copies: tuple[ColumnElement[int], ColumnElement[int]] = (
        (telegram, sms)
        if urgency == Urgency.EMERGENCY
        else (_one_if(telegram > 0), _one_if(and_(telegram == 0, sms > 0)))
    )
    wanted = (_one_if(telegram + sms > 0), *copies)
    names = ("people", "telegram", "sms")
    sums = [func.coalesce(func.sum(each), 0).label(name) for each, name in zip(wanted, names, strict=True)]
    return select(sums[0], sums[1], sums[2])


def _one_if(test: ColumnElement[bool]) -> ColumnElement[int]:
    return case((test, 1), else_=0)
