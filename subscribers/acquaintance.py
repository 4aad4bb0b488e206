"""Who is with us, and not only since today: a stranger's number costs what its owner makes it cost."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, union_all

from database.engine import Tx
from staff.tables import doors, staff_routes
from subscribers.model import Deed
from subscribers.tables import consents, subscriber_routes


async def established(tx: Tx, routes: Collection[int], before: datetime) -> set[int]:
    """Which of these routes belong to somebody who joined before that moment, to staff, or to a team."""
    joined = (
        select(subscriber_routes.c.route_id)
        .join(consents, consents.c.subscriber_id == subscriber_routes.c.subscriber_id)
        .where(
            subscriber_routes.c.route_id.in_(routes), consents.c.deed == Deed.JOINED, consents.c.at < before
        )
    )
    ours = [select(each.c.route_id).where(each.c.route_id.in_(routes)) for each in (staff_routes, doors)]
    return set(await tx.scalars(union_all(joined, *ours)))
