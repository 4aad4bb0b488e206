"""Whom an alert is for, as SQL: one person once, however many places, topics and routes overlap."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, false, literal, or_, select, true

from alerts.model import Alert, GroupRule, Part, Urgency
from alerts.tables import alert_cells, alert_wards
from subscribers.model import ANY_TOPIC, GROUP_MARK
from subscribers.tables import (
    audience,
    group_members,
    mutes,
    subscriber_places,
    subscriber_routes,
    subscriber_wards,
    subscribers,
)

# A time, or the parameter of a statement that is built once for many.
Now = datetime | ColumnElement[datetime]


def topic_of(alert: Alert) -> str:
    """What selects the public in a ward: danger to life passes everybody's choice of topics."""
    return ANY_TOPIC if alert.urgency == Urgency.EMERGENCY else alert.topic or ""


def sources(alert: Alert) -> tuple[str, ...]:
    """What selects people in a ward, in the order of the fan-out: the topic if it is for the public, and the groups
    that get it too, whatever topics their members chose."""
    public = (topic_of(alert),) if alert.to_public else ()
    groups = (GROUP_MARK + slug for slug, rule in alert.groups if rule == GroupRule.INCLUDE)
    return (*public, *sorted(groups))


def in_ward_of(alert: Alert, found_by: Collection[str]) -> ColumnElement[bool]:
    """Ranges of the audience's primary key: by any of these sources in a ward of the alert (a row of alert_wards)."""
    return and_(
        alert_wards.c.alert_id == alert.id,
        audience.c.area_code == alert_wards.c.ward_code,
        audience.c.topic.in_(found_by),
    )


def is_meant_there(alert_id: ColumnElement[int], by_ward: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the alert of a row of alert_wards is for somebody of that ward (a row of the audience): for everybody, or
    for whom a place there is known to lie in its circle. `by_ward`: or is known by the ward alone."""
    place, ward = subscriber_places.c, subscriber_wards.c
    # A set of its own: for one alert both databases build it once, whatever they believe of the table's size.
    cells = select(alert_cells.c.cell).where(alert_cells.c.alert_id == alert_id).correlate_except(alert_cells)
    may_be_inside = and_(by_ward, alert_wards.c.part == Part.TOUCHED, place.cell.is_(None))
    lives_inside = (
        exists()
        .where(
            ward.subscriber_id == audience.c.subscriber_id,
            ward.ward_code == audience.c.area_code,
            place.subscriber_id == ward.subscriber_id,
            place.number == ward.number,
            or_(place.cell.in_(cells), may_be_inside),
        )
        .correlate_except(subscriber_places, subscriber_wards)
    )
    return or_(alert_wards.c.part == Part.WHOLE, lives_inside)


def is_kept(alert: Alert, now: Now) -> ColumnElement[bool]:
    """Who of the audience's rows stays: where the alert is for a circle, who lives in that; in no group that is left out, in
    all that one must belong to, and with the topic not muted. Danger to life passes mutes, as it passes topics, but no
    rule about groups."""
    tests: list[ColumnElement[bool]] = []
    if alert.has_circle:
        tests.append(is_meant_there(literal(alert.id), true() if alert.goes_by_ward else false()))
    for slug, rule in alert.groups:
        belongs = exists().where(
            group_members.c.group_slug == slug, group_members.c.subscriber_id == audience.c.subscriber_id
        )
        if rule == GroupRule.EXCLUDE:
            tests.append(~belongs)
        elif rule == GroupRule.MUST_BE:
            tests.append(belongs)
    if alert.urgency != Urgency.EMERGENCY:
        tests.append(~has_muted(alert, audience.c.subscriber_id, now))
    return and_(true(), *tests)


def has_muted(alert: Alert, subscriber: ColumnElement[int], now: Now) -> ColumnElement[bool]:
    """Whether somebody wants nothing about the alert's topic just now."""
    return exists().where(
        mutes.c.subscriber_id == subscriber, mutes.c.topic == alert.topic, mutes.c.until > now
    )


def everyone(alert: Alert, now: Now) -> Select[tuple[int]]:
    """All people concerned, each once, also those to whom no way is open.

    Grouped, where DISTINCT would mean the same: SQLite then finds them in the order of their ids.
    """
    return (
        select(audience.c.subscriber_id)
        .join(alert_wards, in_ward_of(alert, sources(alert)))
        .where(is_kept(alert, now))
        .group_by(audience.c.subscriber_id)
    )


def copies(people: FromClause, urgency: Urgency | None) -> FromClause:
    """One row per copy: subscriber_id, language, route_id, identity_id, channel.

    `people` has a column subscriber_id. A person's best open way (Telegram before SMS) gets the copy; in an
    emergency all of them do. Who has no open way is not there.
    """
    way = subscriber_routes
    ways = (
        select(
            people.c.subscriber_id, subscribers.c.language, way.c.route_id, way.c.identity_id, way.c.channel
        )
        .join(subscribers, subscribers.c.id == people.c.subscriber_id)
        .join(way, way.c.subscriber_id == people.c.subscriber_id)
        .where(way.c.is_open if urgency == Urgency.EMERGENCY else way.c.is_best, subscribers.c.is_active)
    )
    return ways.subquery("ways")
