"""What the night clears away: conversations past their date, addresses and message keys of no more use."""

from datetime import timedelta

from sqlalchemy import delete, exists, select

from bot.tables import conversations, seen_messages
from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery.tables import outbox, routes
from staff.tables import doors, staff_routes
from subscribers.tables import subscriber_routes

# Telegram repeats for 24 hours (Bot API, "Getting updates"); Twilio's list is read a day back.
SEEN_KEPT = timedelta(days=3)


async def purge(database: Database, clock: Clock) -> None:
    today = clock.now().date()
    async with database.transaction() as tx:
        await tx.execute(delete(seen_messages).where(seen_messages.c.seen_on < today - SEEN_KEPT))
        await tx.execute(delete(conversations).where(conversations.c.expires_on < today))
        await _forget_addresses(tx)


async def _forget_addresses(tx: Tx) -> None:
    """Addresses that nothing needs any more: of people who asked once, or had everything erased.

    A way back to a tip ends with the conversation at the latest, so none is cut here.
    """
    needed_by = (conversations, subscriber_routes, staff_routes, doors, outbox)
    unneeded = [~exists().where(table.c.route_id == routes.c.id) for table in needed_by]
    # Somebody may be writing at this moment: their route is left, or seen to be needed once theirs is committed.
    free = (await tx.scalars(select(routes.c.id).where(*unneeded).with_for_update(skip_locked=True))).all()
    await tx.execute(delete(routes).where(routes.c.id.in_(free), *unneeded))
