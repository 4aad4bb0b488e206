"""Too many messages are why people leave: whoever has had enough routine alerts this week gets more in the morning."""

from datetime import datetime

from sqlalchemy import Select, func, select

from alerts import audience
from alerts.fatigue import WEEK
from alerts.model import Alert, Stage, Urgency
from alerts.tables import alert_recipients, alerts
from config.community_model import AlertLimits
from database.engine import Tx

MOST_A_WEEK = AlertLimits().routine_a_week
_WENT = (Stage.SENDING, Stage.SENT, Stage.WITHDRAWN, Stage.STOOD_DOWN)


async def who_had_enough(tx: Tx, alert: Alert, now: datetime, most: int) -> Select[tuple[int]] | None:
    """The recipients (alert_recipients.subscriber_id) of `most` routine alerts in the last seven days; None where there
    are none, or where that holds nobody up."""
    if alert.urgency != Urgency.ROUTINE:
        return None
    lately = select(alerts.c.id).where(
        alerts.c.sent_at > now - WEEK,
        alerts.c.sent_at <= now,
        alerts.c.stage.in_(_WENT),
        alerts.c.urgency == Urgency.ROUTINE,
        alerts.c.id != alert.id,
    )
    recent = sorted(await tx.scalars(lately))
    if len(recent) < most:
        return None
    of = alert_recipients.c
    had = select(of.subscriber_id).where(of.alert_id.in_(recent))
    return had.group_by(of.subscriber_id).having(func.count() >= most)


async def count(tx: Tx, alert: Alert, now: datetime, most: int) -> int:
    """How many of those concerned have had enough."""
    people = audience.copies(audience.everyone(alert, now).subquery("people"), None)
    enough = await who_had_enough(tx, alert, now, most)
    if enough is None:
        return 0
    have = people.c.subscriber_id.in_(enough)
    return int(await tx.scalar(select(func.count()).select_from(people).where(have)) or 0)
