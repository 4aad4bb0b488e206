"""What still waits for somebody who has just said that they do not want it."""

from datetime import datetime

from sqlalchemy import select, update

from alerts.model import Urgency
from alerts.tables import alert_versions, alerts
from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox
from subscribers.leaving import WAITING, wait_for_pages
from subscribers.records import routes_of


async def hold_back(tx: Tx, subscriber: int, topic: str, reason: str, now: datetime) -> int:
    """Hold back what waits for a person (for the morning, say) about a topic; how many copies.

    Danger to life passes topics and mutes, so it goes on. `reason` is "muted" or "stopped".
    """
    await wait_for_pages(tx, subscriber)
    about = (
        select(alert_versions.c.id)
        .join(alerts, alerts.c.id == alert_versions.c.alert_id)
        .where(alerts.c.topic == topic, alerts.c.urgency != Urgency.EMERGENCY)
    )
    held_back = await tx.execute(
        update(outbox)
        .where(
            outbox.c.route_id.in_(await routes_of(tx, subscriber)),
            outbox.c.bulletin_id.in_(about),
            outbox.c.state.in_(WAITING),
        )
        .values(state=State.SUPPRESSED, reason=reason, settled_at=now, lease_until=None)
    )
    return int(held_back.rowcount)
