"""Too many messages are why people leave: whoever has had enough routine alerts this week gets more in the morning."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from alerts import audience
from alerts.fatigue import WEEK
from alerts.model import Alert, Stage, Urgency
from alerts.tables import alert_recipients, alerts
from config.community_model import AlertLimits
from database.engine import Tx

MOST_A_WEEK = AlertLimits().routine_a_week
_WENT = (Stage.SENDING, Stage.SENT, Stage.WITHDRAWN, Stage.STOOD_DOWN)


async def has_had_enough(
    tx: Tx, alert: Alert, person: ColumnElement[int], now: datetime, most: int
) -> ColumnElement[bool] | None:
    """Whether a person had `most` routine alerts in the last seven days, as SQL; None where that holds nobody up."""
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
    return _had(person, recent) >= most if len(recent) >= most else None


async def count(tx: Tx, alert: Alert, now: datetime, most: int) -> int:
    """How many of those concerned have had enough."""
    people = audience.copies(audience.everyone(alert, now).subquery("people"), None)
    enough = await has_had_enough(tx, alert, people.c.subscriber_id, now, most)
    if enough is None:
        return 0
    return int(await tx.scalar(select(func.count()).select_from(people).where(enough)) or 0)


def _had(person: ColumnElement[int], recent: Sequence[int]) -> ColumnElement[int]:
    had = alert_recipients.alias("had")
    # Read from the first of them on: what somebody had before this week costs nothing.
    of_person = (had.c.subscriber_id == person) & (had.c.alert_id >= recent[0])
    return (
        select(func.count())
        .where(of_person, had.c.alert_id.in_(recent))
        .correlate_except(had)
        .scalar_subquery()
    )
