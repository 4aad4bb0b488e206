"""Reading a subscriber, and keeping the audience in step with the wishes."""

from sqlalchemy import delete, func, insert, literal, select, true, union_all

from database.engine import Tx
from subscribers.model import ANY_TOPIC, GROUP_MARK, Place, Subscriber
from subscribers.tables import (
    audience,
    group_members,
    mutes,
    subscriber_places,
    subscriber_routes,
    subscriber_topics,
    subscriber_wards,
    subscribers,
)
from subscribers.ways import open_ways


async def by_route(tx: Tx, route: int) -> Subscriber | None:
    """The person behind a route: also one who has left (`is_active` tells); None for a stranger."""
    of_route = select(subscriber_routes.c.subscriber_id).where(subscriber_routes.c.route_id == route)
    row = (
        await tx.execute(select(subscribers).where(subscribers.c.id == of_route.scalar_subquery()))
    ).one_or_none()
    if row is None:
        return None
    places = await tx.execute(
        select(subscriber_places)
        .where(subscriber_places.c.subscriber_id == row.id)
        .order_by(subscriber_places.c.number)
    )
    topics = await tx.scalars(
        select(subscriber_topics.c.topic).where(subscriber_topics.c.subscriber_id == row.id)
    )
    return Subscriber(
        row.id,
        row.language,
        tuple(Place(place.number, place.area_code, place.how, place.label, place.cell) for place in places),
        frozenset(topics),
        row.is_active,
    )


async def routes_of(tx: Tx, subscriber: int) -> list[int]:
    """All routes of a person, in no order that means anything."""
    found = await tx.scalars(
        select(subscriber_routes.c.route_id).where(subscriber_routes.c.subscriber_id == subscriber)
    )
    return list(found)


async def wards_of(tx: Tx, subscriber: int) -> list[str]:
    """The codes of all wards that the person's places cover, each once."""
    wards = subscriber_wards.c.ward_code
    found = await tx.scalars(
        select(wards).where(subscriber_wards.c.subscriber_id == subscriber).distinct().order_by(wards)
    )
    return list(found)


async def rebuild_audience(tx: Tx, subscriber: int) -> None:
    """One row per ward x topic, whatever places overlap, one per ward for what passes the topics, and one per
    ward x group; in each, how many open ways lead to the person."""
    ways = await open_ways(tx, subscriber)
    await tx.execute(delete(audience).where(audience.c.subscriber_id == subscriber))
    wards = (
        select(subscriber_wards.c.ward_code)
        .where(subscriber_wards.c.subscriber_id == subscriber)
        .distinct()
        .subquery()
    )
    topics = union_all(
        select(subscriber_topics.c.topic).where(subscriber_topics.c.subscriber_id == subscriber),
        select(literal(ANY_TOPIC)),
        select(literal(GROUP_MARK) + group_members.c.group_slug).where(
            group_members.c.subscriber_id == subscriber
        ),
    ).subquery()
    values = {
        audience.c.area_code: wards.c.ward_code,
        audience.c.topic: topics.c[0],
        audience.c.subscriber_id: literal(subscriber, audience.c.subscriber_id.type),
        audience.c.telegram_ways: literal(ways.telegram),
        audience.c.sms_ways: literal(ways.sms),
        audience.c.is_elsewhere: select(func.count() > 1).select_from(wards).scalar_subquery(),
    }
    rows = select(*values.values()).select_from(wards.join(topics, true()))
    await tx.execute(insert(audience).from_select(list(values), rows))


async def clear_wishes(tx: Tx, subscriber: int) -> None:
    """Forget places, topics, groups and mutes, and with them the person's share of every audience."""
    for table in (audience, subscriber_wards, subscriber_places, subscriber_topics, group_members, mutes):
        await tx.execute(delete(table).where(table.c.subscriber_id == subscriber))
