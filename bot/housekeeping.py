"""What the night clears away: conversations past their date, addresses and message keys of no more use, mutes that ended,
photos of no alert, people whose account or number is gone."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select

from alerts import service as alert_service
from alerts.tables import alerts
from bot import memory as memories
from bot.tables import conversations, seen_messages
from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery.photos import forget
from delivery.routes import RouteState
from delivery.tables import identities, outbox, photos, routes, text_costs
from staff.tables import doors, staff_routes
from subscribers import mutes
from subscribers import service as subscribers
from subscribers.tables import subscriber_routes

# Telegram repeats for 24 hours (Bot API, "Getting updates"); Twilio's list is read a day back.
SEEN_KEPT = timedelta(days=3)
# An officer may be about to choose another one; a preview of it may still be on its way.
PHOTO_KEPT = timedelta(days=1)
# An account may have been closed by mistake, and no number has a new owner so soon.
GONE_KEPT = timedelta(days=30)
GONE_A_NIGHT = 200  # in one transaction
COSTS_KEPT = timedelta(days=2)


async def purge(database: Database, clock: Clock) -> None:
    today = clock.now().date()
    async with database.transaction() as tx:
        await tx.execute(delete(seen_messages).where(seen_messages.c.seen_on < today - SEEN_KEPT))
        await tx.execute(delete(conversations).where(conversations.c.expires_on < today))
        await tx.execute(delete(text_costs).where(text_costs.c.day < today - COSTS_KEPT))
        await mutes.forget_past(tx, clock.now())
        await _forget_gone(tx, clock.now())
        await _forget_addresses(tx)
        await _forget_photos(tx, clock.now())


async def _forget_gone(tx: Tx, now: datetime) -> None:
    """Accounts that were deleted and numbers that were given up, and have been so for weeks: a number is given to others
    then, who must not get what was for its owner. Who has another way to be reached keeps that alone."""
    wanted = (
        select(routes.c.id, identities.c.channel)
        .join(subscriber_routes, subscriber_routes.c.route_id == routes.c.id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(routes.c.state == RouteState.GONE, routes.c.missing_since <= (now - GONE_KEPT).date())
        .order_by(routes.c.id)
        .limit(GONE_A_NIGHT)
    )
    for route, channel in (await tx.execute(wanted)).all():
        await memories.forget(tx, route)
        if await subscribers.drop_way(tx, route):
            continue
        gone = await subscribers.erase(tx, route, now, channel=channel)
        if gone:
            await alert_service.forget_person(tx, gone.subscriber_id, gone.tombstone)


async def _forget_addresses(tx: Tx) -> None:
    """Addresses that nothing needs any more: of people who asked once, or had everything erased.

    A way back to a tip ends with the conversation at the latest, so none is cut here.
    """
    needed_by = (conversations, subscriber_routes, staff_routes, doors, outbox)
    unneeded = [~exists().where(table.c.route_id == routes.c.id) for table in needed_by]
    # Somebody may be writing at this moment: their route is left, or seen to be needed once theirs is committed.
    free = (await tx.scalars(select(routes.c.id).where(*unneeded).with_for_update(skip_locked=True))).all()
    await tx.execute(delete(routes).where(routes.c.id.in_(free), *unneeded))


async def _forget_photos(tx: Tx, now: datetime) -> None:
    """Pictures that no alert has any more: another took their place, or the draft was thrown away."""
    is_used = exists().where(alerts.c.photo_id == photos.c.id)
    old = select(photos.c.id).where(photos.c.made_at < now - PHOTO_KEPT, ~is_used)
    await forget(tx, list(await tx.scalars(old)))
