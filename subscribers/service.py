"""What subscribers do. Every verb works in the caller's transaction and names the person by a route.

Raises NotFound where the route belongs to nobody who has joined.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from config.errors import Conflict, NotFound
from database.engine import Tx
from delivery.tables import routes
from subscribers import consent, ways
from subscribers.leaving import drop_way, erase, export, keep_from_leaving, withdraw
from subscribers.model import Deed, Spot, Subscriber, next_number
from subscribers.records import by_route, clear_wishes, rebuild_audience, wards_of
from subscribers.tables import (
    subscriber_places,
    subscriber_topics,
    subscriber_wards,
    subscribers,
    suppressions,
)

__all__ = [
    "add_place",
    "by_route",
    "drop_place",
    "drop_way",
    "erase",
    "export",
    "join",
    "keep_from_leaving",
    "set_language",
    "set_topics",
    "stop_topic",
    "wards_of",
    "withdraw",
]

# How much of a person's id is not that of the route by which they joined.
_OWN_BITS = 20


async def join(
    tx: Tx,
    route: int,
    spot: Spot,
    *,
    channel: str,
    topics: Iterable[str],
    language: str,
    wording: str,
    now: datetime,
) -> Subscriber:
    """The person behind `route` agrees to get alerts for one place.

    Who has joined already stays as they are; who has left comes back with this place alone. `wording` is the
    text that they agreed to, as it stood on their screen.
    """
    known = await by_route(tx, route)
    if known and known.is_active:
        return known
    if known:
        subscriber = known.id
        await clear_wishes(tx, subscriber)
        await tx.execute(
            update(subscribers)
            .where(subscribers.c.id == subscriber)
            .values(language=language, is_active=True)
        )
    else:
        subscriber = _beside(route)
        await tx.execute(insert(subscribers).values(id=subscriber, language=language, is_active=True))
        await ways.add(tx, subscriber, route)
    own_lookup = select(routes.c.lookup).where(routes.c.id == route).scalar_subquery()
    await tx.execute(delete(suppressions).where(suppressions.c.lookup == own_lookup))
    await _store_place(tx, subscriber, 1, spot)
    await _store_topics(tx, subscriber, topics)
    await rebuild_audience(tx, subscriber)
    await consent.record(
        tx, subscriber, Deed.JOINED, channel=channel, about=spot.area_code, wording=wording, now=now
    )
    return await _active(tx, route)


async def add_place(
    tx: Tx, route: int, spot: Spot, *, channel: str, wording: str, now: datetime
) -> Subscriber:
    """One more place; one that is there already changes nothing. Raises Conflict where the list is full."""
    person = await _active(tx, route)
    if person.place_like(spot):
        return person
    if person.is_full:
        raise Conflict
    await _store_place(tx, person.id, next_number(person.places), spot)
    await rebuild_audience(tx, person.id)
    await consent.record(
        tx, person.id, Deed.ADDED, channel=channel, about=spot.area_code, wording=wording, now=now
    )
    return await _active(tx, route)


async def drop_place(
    tx: Tx, route: int, number: int, *, channel: str, wording: str, now: datetime
) -> Subscriber:
    """Take a place off the list; the others keep their numbers. Raises NotFound for an unknown number."""
    person = await _active(tx, route)
    place = person.place_numbered(number)
    if place is None:
        raise NotFound
    for table in (subscriber_wards, subscriber_places):
        await tx.execute(delete(table).where(table.c.subscriber_id == person.id, table.c.number == number))
    await rebuild_audience(tx, person.id)
    about = place.area_code
    await consent.record(tx, person.id, Deed.DROPPED, channel=channel, about=about, wording=wording, now=now)
    return await _active(tx, route)


async def set_topics(tx: Tx, route: int, topics: Iterable[str]) -> Subscriber:
    """The topics that the person wants from now on; none at all is a wish too."""
    person = await _active(tx, route)
    await _store_topics(tx, person.id, topics)
    await rebuild_audience(tx, person.id)
    return await _active(tx, route)


async def stop_topic(
    tx: Tx, route: int, topic: str, *, channel: str, wording: str, now: datetime
) -> Subscriber:
    """As `set_topics` without `topic`, and noted in the ledger because it was asked for by STOP."""
    person = await _active(tx, route)
    await consent.record(tx, person.id, Deed.DROPPED, channel=channel, about=topic, wording=wording, now=now)
    return await set_topics(tx, route, person.topics - {topic})


async def set_language(tx: Tx, route: int, language: str) -> None:
    """Alerts come in this language from now on. A route of nobody is left alone."""
    person = await by_route(tx, route)
    if person:
        await tx.execute(update(subscribers).where(subscribers.c.id == person.id).values(language=language))


def _beside(route: int) -> int:
    """An id for the person of a route, which is as random as the route's and stands near it: so whatever is written for
    many people in their order is written in that of their routes too, side by side instead of all over the tables."""
    return (route >> _OWN_BITS << _OWN_BITS) + secrets.randbits(_OWN_BITS) + 1


async def _active(tx: Tx, route: int) -> Subscriber:
    person = await by_route(tx, route)
    if person is None or not person.is_active:
        raise NotFound
    return person


async def _store_place(tx: Tx, subscriber: int, number: int, spot: Spot) -> None:
    await tx.execute(
        insert(subscriber_places).values(
            subscriber_id=subscriber,
            number=number,
            area_code=spot.area_code,
            label=spot.label,
            cell=spot.cell,
            how=spot.how,
        )
    )
    wards = [
        {"subscriber_id": subscriber, "number": number, "ward_code": ward}
        for ward in dict.fromkeys(spot.wards)
    ]
    await tx.execute(insert(subscriber_wards), wards)


async def _store_topics(tx: Tx, subscriber: int, topics: Iterable[str]) -> None:
    await tx.execute(delete(subscriber_topics).where(subscriber_topics.c.subscriber_id == subscriber))
    rows = [{"subscriber_id": subscriber, "topic": topic} for topic in sorted(set(topics))]
    if rows:
        await tx.execute(insert(subscriber_topics), rows)
