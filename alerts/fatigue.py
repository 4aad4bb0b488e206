"""How much the people of an audience have had lately: too many messages are why people leave."""

from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from alerts import audience
from alerts.model import OUT, Alert, Fatigue
from alerts.tables import alert_recipients, alerts
from database.engine import Tx
from subscribers.tables import audience as audience_table
from subscribers.tables import mutes

WEEK = timedelta(days=7)


async def fatigue(tx: Tx, alert: Alert, now: datetime) -> Fatigue:
    """How many of those concerned had how many alerts in the last seven days, and how many people wanted no more
    after the same team's last one about this topic."""
    lately = select(alerts.c.id).where(
        alerts.c.sent_at > now - WEEK, alerts.c.sent_at <= now, alerts.c.stage.in_(OUT)
    )
    recent = list(await tx.scalars(lately))
    if not recent:
        return Fatigue((), await _muted_after_last(tx, alert))
    # The same people as the preview counts: those with an open way to them.
    has_way = or_(audience_table.c.telegram_ways > 0, audience_table.c.sms_ways > 0)
    had = (
        select(func.count().label("number"))
        .where(
            alert_recipients.c.alert_id.in_(recent),
            alert_recipients.c.subscriber_id.in_(audience.everyone(alert, now).where(has_way)),
        )
        .group_by(alert_recipients.c.subscriber_id)
        .subquery("had")
    )
    counted = select(had.c.number, func.count().label("people")).group_by(had.c.number).order_by(had.c.number)
    rows = (await tx.execute(counted)).all()
    return Fatigue(tuple((row.number, row.people) for row in rows), await _muted_after_last(tx, alert))


async def _muted_after_last(tx: Tx, alert: Alert) -> int:
    last = (
        select(alerts.c.id)
        .where(
            alerts.c.team == alert.team,
            alerts.c.topic == alert.topic,
            alerts.c.sent_at.is_not(None),
            alerts.c.id != alert.id,
        )
        .order_by(alerts.c.sent_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    return int(await tx.scalar(select(func.count()).where(mutes.c.alert_id == last)) or 0)
