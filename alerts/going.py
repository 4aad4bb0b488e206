"""The one place where an alert goes: from here on its words are fixed, and the fan-out finds its recipients."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, update

from alerts import bodies
from alerts.model import NEXT, Alert, Stage
from alerts.records import FIRST
from alerts.tables import alert_versions, alerts
from config.errors import BadInput, Conflict
from database.engine import Tx, wake_dispatcher


def ends_at(alert: Alert, now: datetime) -> datetime:
    """When the alert will be over: its life begins when it was to go, however long somebody looked at it before.

    Raises BadInput where that is past: what it says would come too late.
    """
    if is_late(alert, now):
        raise BadInput("approve-expired")
    return _end(alert, now)


def is_late(alert: Alert, now: datetime) -> bool:
    """Whether it would be over before it went."""
    return _end(alert, now) <= now


async def start(tx: Tx, alert: Alert, now: datetime) -> Alert:
    """Let the alert go, which the caller holds and has checked: first version, bodies, stage.

    Raises Conflict where it is no longer at the stage that the caller saw, BadInput where it would come too late.
    """
    if Stage.SENDING not in NEXT[alert.stage]:
        raise Conflict
    ends = ends_at(alert, now)
    moved = await tx.execute(
        update(alerts)
        .where(alerts.c.id == alert.id, alerts.c.stage == alert.stage)
        .values(stage=Stage.SENDING, changed_at=now, sent_at=now, expires_at=ends)
    )
    if not moved.rowcount:
        raise Conflict
    version = await tx.scalar(
        insert(alert_versions)
        .values(alert_id=alert.id, number=FIRST, text=alert.text, author_id=alert.author, made_at=now)
        .returning(alert_versions.c.id)
    )
    await bodies.write(tx, int(version or 0), alert)
    wake_dispatcher(tx)
    return replace(alert, stage=Stage.SENDING, sent_at=now, expires_at=ends)


def _end(alert: Alert, now: datetime) -> datetime:
    return (alert.send_at or now) + alert.life
