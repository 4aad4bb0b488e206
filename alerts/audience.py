"""Whom an alert is for, as SQL: one person once, however many places, topics and routes overlap."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, exists, func, select, true

from alerts.model import Alert, GroupRule, Urgency
from alerts.tables import alert_wards
from database.engine import Tx
from delivery.messages import TELEGRAM
from delivery.routes import RouteState
from delivery.tables import identities, routes
from subscribers.model import ANY_TOPIC, GROUP_MARK
from subscribers.tables import audience, group_members, mutes, subscriber_routes, subscribers


def topic_of(alert: Alert) -> str:
    """What selects the public in a ward: danger to life passes everybody's choice of topics."""
    return ANY_TOPIC if alert.urgency == Urgency.EMERGENCY else alert.topic or ""


def sources(alert: Alert) -> tuple[str, ...]:
    """What selects people in a ward, in the order of the fan-out: the topic if it is for the public, and the groups
    that get it too, whatever topics their members chose."""
    public = (topic_of(alert),) if alert.to_public else ()
    groups = (GROUP_MARK + slug for slug, rule in alert.groups if rule == GroupRule.INCLUDE)
    return (*public, *sorted(groups))


def in_ward(ward: ColumnElement[str] | str, source: str) -> ColumnElement[bool]:
    """A range of the audience's primary key."""
    return (audience.c.area_code == ward) & (audience.c.topic == source)


def is_kept(alert: Alert, now: datetime) -> ColumnElement[bool]:
    """Who of the audience's rows stays: in no group that is left out, in all that one must belong to, and with the
    topic not muted. Danger to life passes mutes, as it passes topics, but no rule about groups."""
    tests: list[ColumnElement[bool]] = []
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


def has_muted(alert: Alert, subscriber: ColumnElement[int], now: datetime) -> ColumnElement[bool]:
    """Whether somebody wants nothing about the alert's topic just now."""
    return exists().where(
        mutes.c.subscriber_id == subscriber, mutes.c.topic == alert.topic, mutes.c.until > now
    )


def everyone(alert: Alert, now: datetime) -> Select[tuple[int]]:
    """All people concerned, each once."""
    of_wards = (audience.c.area_code == alert_wards.c.ward_code) & audience.c.topic.in_(sources(alert))
    return (
        select(audience.c.subscriber_id)
        .join(alert_wards, of_wards)
        .where(alert_wards.c.alert_id == alert.id, is_kept(alert, now))
        .distinct()
    )


def best_first() -> ColumnElement[int]:
    """The order of a person's ways, for rows of identities: Telegram shows more, and costs nothing."""
    return case((identities.c.channel == TELEGRAM, 0), else_=1)


def copies(people: FromClause, urgency: Urgency | None) -> FromClause:
    """One row per copy: subscriber_id, language, route_id, identity_id, channel, place (1: the best way).

    `people` has a column subscriber_id. A person's best open way (Telegram before SMS) gets the copy; in an
    emergency all of them do. Who has no open way is not there.
    """
    order = (best_first(), routes.c.id)
    ways = (
        select(
            people.c.subscriber_id,
            subscribers.c.language,
            routes.c.id.label("route_id"),
            identities.c.id.label("identity_id"),
            identities.c.channel,
            func.row_number().over(partition_by=people.c.subscriber_id, order_by=order).label("place"),
        )
        .join(subscribers, subscribers.c.id == people.c.subscriber_id)
        .join(subscriber_routes, subscriber_routes.c.subscriber_id == people.c.subscriber_id)
        .join(routes, routes.c.id == subscriber_routes.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(routes.c.state == RouteState.OPEN, subscribers.c.is_active)
        .subquery("ways")
    )
    if urgency == Urgency.EMERGENCY:
        return ways
    return select(ways).where(ways.c.place == 1).subquery("best_ways")


async def count(tx: Tx, alert: Alert, now: datetime) -> tuple[int, dict[str, int]]:
    """How many people would get the alert now, and how many copies by channel."""
    going = copies(everyone(alert, now).subquery("people"), alert.urgency)
    # Each person has exactly one best way, whether or not further ones get a copy too.
    firsts = func.sum(case((going.c.place == 1, 1), else_=0))
    counted = select(going.c.channel, func.count().label("copies"), firsts.label("people"))
    found = (await tx.execute(counted.group_by(going.c.channel))).all()
    return sum(int(row.people) for row in found), {row.channel: row.copies for row in found}
