"""Reading alerts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from alerts.model import Alert, AlertArea, Stage, Urgency
from alerts.tables import alert_areas, alerts
from config.errors import NotFound
from database.engine import Tx
from staff.model import Staff


async def get(tx: Tx, alert_id: int, *, is_held: bool = False) -> Alert:
    """Raises NotFound. `is_held`: nobody else changes it until the transaction ends."""
    wanted = select(alerts).where(alerts.c.id == alert_id)
    found = await load(tx, wanted.with_for_update(key_share=True) if is_held else wanted)
    if not found:
        raise NotFound
    return found[0]


async def by_code(tx: Tx, code: str) -> Alert | None:
    """The alert with this code, if it was ever sent: a draft's code means nothing to anybody yet."""
    found = await load(tx, select(alerts).where(alerts.c.code == code, alerts.c.stage != Stage.DRAFT))
    return found[0] if found else None


async def drafts_of(tx: Tx, staff: Staff, most: int = 5) -> list[Alert]:
    """A person's own drafts, the last changed first."""
    own = select(alerts).where(alerts.c.author_id == staff.id, alerts.c.stage == Stage.DRAFT)
    return await load(tx, own.order_by(alerts.c.changed_at.desc(), alerts.c.id.desc()).limit(most))


async def load(tx: Tx, query: Select[Any]) -> list[Alert]:
    """The alerts that a query over `alerts` finds, in its order."""
    rows = (await tx.execute(query)).all()
    wanted = alert_areas.c.alert_id.in_([row.id for row in rows])
    areas = (await tx.execute(select(alert_areas).where(wanted).order_by(alert_areas.c.number))).all()
    return [_alert(row, [area for area in areas if area.alert_id == row.id]) for row in rows]


def _alert(row: Row[Any], areas: Sequence[Row[Any]]) -> Alert:
    return Alert(
        id=row.id,
        code=row.code,
        stage=Stage(row.stage),
        author=row.author_id,
        team=row.team,
        sender=row.sender,
        category=row.category,
        topic=row.topic,
        urgency=Urgency(row.urgency) if row.urgency else None,
        text=row.text,
        is_appeal=row.is_appeal,
        areas=tuple(AlertArea(a.area_code, a.label, a.borough_code, a.borough_label) for a in areas),
        sent_at=row.sent_at,
        expires_at=row.expires_at,
    )
