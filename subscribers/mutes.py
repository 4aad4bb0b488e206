"""Topics that somebody wants to hear nothing of for a while. Danger to life passes them, as it passes topics."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from sqlalchemy import delete, select

from config.errors import NotFound
from config.timekeeping import LONDON
from database.engine import Tx
from database.inserting import put
from subscribers.records import by_route
from subscribers.tables import mutes

DAYS = timedelta(days=30)


def end_of_mute(now: datetime) -> datetime:
    """When a mute of now ends: as the thirtieth day begins in London, so that "until 17 December" is the truth."""
    return datetime.combine(now.astimezone(LONDON).date() + DAYS, time(0), LONDON)


async def mute(tx: Tx, route: int, topic: str, alert_id: int, now: datetime) -> datetime:
    """Nothing more about `topic` for 30 days; when that ends. Again, it begins anew.

    `alert_id`: the alert after which it was asked for. Raises NotFound where the route belongs to nobody who has joined.
    """
    person = await by_route(tx, route)
    if person is None or not person.is_active:
        raise NotFound
    until = end_of_mute(now)
    await put(tx, mutes, subscriber_id=person.id, topic=topic, until=until, alert_id=alert_id)
    return until


async def unmute(tx: Tx, subscriber: int, topics: Collection[str]) -> None:
    """Hear of these topics again."""
    await tx.execute(delete(mutes).where(mutes.c.subscriber_id == subscriber, mutes.c.topic.in_(topics)))


async def muted(tx: Tx, subscriber: int, now: datetime) -> dict[str, datetime]:
    """The topics that the person has muted, each with the end of that."""
    return {topic: until for topic, until in (await mutes_of(tx, subscriber)).items() if until > now}


async def mutes_of(tx: Tx, subscriber: int) -> dict[str, datetime]:
    """As `muted`, with those that have ended and still stand there: what is held is told."""
    rows = await tx.execute(
        select(mutes.c.topic, mutes.c.until)
        .where(mutes.c.subscriber_id == subscriber)
        .order_by(mutes.c.topic)
    )
    return {row.topic: row.until for row in rows}


async def forget_past(tx: Tx, now: datetime) -> None:
    """What has ended says only what somebody once had too much of."""
    await tx.execute(delete(mutes).where(mutes.c.until <= now))
