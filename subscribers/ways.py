"""The ways to a person, how many of them are open, and which is the best: kept in step here, and nowhere else.

What a route is stands in `routes`, which only `delivery` knows. Beside each person stands a copy of that
(`subscriber_routes`), and in each of their rows of the audience the sum of it, so that an alert to half a million people
looks up neither. Whoever opens or closes a route, in whatever room, has `delivery.routes` call `_follow`.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, delete, insert, literal, or_, select, update

from database.engine import Tx
from delivery.messages import SMS, TELEGRAM
from delivery.routes import RouteState, followed_by
from delivery.tables import identities, routes
from subscribers.tables import audience, subscriber_routes


@dataclass(frozen=True)
class OpenWays:
    """How many open ways lead to somebody on each channel, and the best of them."""

    telegram: int
    sms: int
    best: int | None


def best_first(channel: ColumnElement[str], route: ColumnElement[int]) -> tuple[ColumnElement[int], ...]:
    """The order of a person's ways: Telegram shows more, and costs nothing. Of two there one is as good as the other."""
    return case((channel == TELEGRAM, 0), else_=1), route


async def add(tx: Tx, subscriber: int, route: int) -> None:
    """One more way to a person, by a route that is nobody's yet."""
    columns = ["subscriber_id", "route_id", "identity_id", "channel", "is_open"]
    person = literal(subscriber, subscriber_routes.c.subscriber_id.type)
    theirs = select(
        person, routes.c.id, identities.c.id, identities.c.channel, routes.c.state == RouteState.OPEN
    ).join(identities, identities.c.id == routes.c.identity_id)
    await tx.execute(insert(subscriber_routes).from_select(columns, theirs.where(routes.c.id == route)))
    await _follow(tx, route)


async def drop(tx: Tx, subscriber: int, route: int) -> None:
    """One way less to a person."""
    await _hold(tx, subscriber)
    await tx.execute(delete(subscriber_routes).where(*_is_way(subscriber, route)))
    await _count(tx, subscriber)


async def _follow(tx: Tx, route: int) -> None:
    """The person behind a route, if any, is counted by what it is now."""
    behind = select(subscriber_routes.c.subscriber_id).where(subscriber_routes.c.route_id == route)
    subscriber = await tx.scalar(behind)
    if subscriber is None:
        return
    await _hold(tx, subscriber)
    is_open = select(routes.c.state == RouteState.OPEN).where(routes.c.id == route).scalar_subquery()
    await tx.execute(update(subscriber_routes).where(*_is_way(subscriber, route)).values(is_open=is_open))
    await _count(tx, subscriber)


async def _count(tx: Tx, subscriber: int) -> None:
    ways = await open_ways(tx, subscriber)
    route, theirs = subscriber_routes.c.route_id, subscriber_routes.c.subscriber_id == subscriber
    await tx.execute(update(subscriber_routes).where(theirs).values(is_best=route == ways.best))
    has_other = or_(audience.c.telegram_ways != ways.telegram, audience.c.sms_ways != ways.sms)
    await tx.execute(
        update(audience)
        .where(audience.c.subscriber_id == subscriber, has_other)
        .values(telegram_ways=ways.telegram, sms_ways=ways.sms)
    )


async def open_ways(tx: Tx, subscriber: int) -> OpenWays:
    """How many there are; until the transaction ends nobody else opens or closes one."""
    await _hold(tx, subscriber)
    theirs = subscriber_routes.c.subscriber_id == subscriber, subscriber_routes.c.is_open
    of = subscriber_routes.c
    wanted = select(subscriber_routes).where(*theirs).order_by(*best_first(of.channel, of.route_id))
    ways = (await tx.execute(wanted)).all()
    channels = [way.channel for way in ways]
    return OpenWays(channels.count(TELEGRAM), channels.count(SMS), ways[0].route_id if ways else None)


def _is_way(subscriber: int, route: int) -> tuple[ColumnElement[bool], ...]:
    return subscriber_routes.c.subscriber_id == subscriber, subscriber_routes.c.route_id == route


async def _hold(tx: Tx, subscriber: int) -> None:
    """Wait for whoever counts this person's ways, and keep others waiting. (SQLite lets one writer in at a time.)"""
    theirs = select(subscriber_routes.c.route_id).where(subscriber_routes.c.subscriber_id == subscriber)
    await tx.execute(theirs.order_by(subscriber_routes.c.route_id).with_for_update())


followed_by(_follow)
