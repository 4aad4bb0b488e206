"""Writing a draft. It lives in the tables from the first answer on, so that a restart loses nothing."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from alerts.model import Alert, AlertArea, Stage, Urgency, new_code
from alerts.records import get
from alerts.rendering import too_long_by
from alerts.tables import alert_areas, alert_wards, alerts
from config.errors import BadInput, Conflict, NotAllowed
from database import audit
from database.engine import Tx
from delivery.sms_text import costly, fold
from staff.model import Staff, may_compose, may_send_to


async def start_draft(tx: Tx, staff: Staff, sender: str, now: datetime) -> int:
    """A new empty draft in the name of the author's team, which signs as `sender`. Raises NotAllowed."""
    if not may_compose(staff):
        raise NotAllowed
    code = new_code()
    while await tx.scalar(select(alerts.c.id).where(alerts.c.code == code)) is not None:
        code = new_code()
    made = await tx.scalar(
        insert(alerts)
        .values(
            code=code, stage=Stage.DRAFT, author_id=staff.id, team=staff.team, sender=sender, changed_at=now
        )
        .returning(alerts.c.id)
    )
    return int(made or 0)


async def set_category(tx: Tx, alert_id: int, staff: Staff, category: str, topic: str, now: datetime) -> None:
    """What it is about, and the topic under which people subscribe to that."""
    await own_draft(tx, alert_id, staff)
    await _change(tx, alert_id, now, category=category, topic=topic)


async def add_area(
    tx: Tx,
    alert_id: int,
    staff: Staff,
    area: AlertArea,
    wards: Collection[str],
    team_areas: Collection[str],
    now: datetime,
) -> None:
    """Add an area and the wards that it stands for; adding it again changes nothing.

    `team_areas`: the boroughs of the author's team (none: the whole force). Raises NotAllowed outside them.
    """
    alert = await own_draft(tx, alert_id, staff)
    if not may_send_to(team_areas, area.borough_code):
        raise NotAllowed
    if area in alert.areas:
        return
    await tx.execute(
        insert(alert_areas).values(
            alert_id=alert_id,
            number=len(alert.areas) + 1,
            area_code=area.code,
            label=area.label,
            borough_code=area.borough_code,
            borough_label=area.borough_label,
        )
    )
    known = set(await tx.scalars(select(alert_wards.c.ward_code).where(alert_wards.c.alert_id == alert_id)))
    if new := sorted(set(wards) - known):
        await tx.execute(insert(alert_wards), [{"alert_id": alert_id, "ward_code": ward} for ward in new])
    await _change(tx, alert_id, now)


async def clear_areas(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> None:
    await own_draft(tx, alert_id, staff)
    await _forget_areas(tx, alert_id)
    await _change(tx, alert_id, now)


async def set_urgency(tx: Tx, alert_id: int, staff: Staff, urgency: Urgency, now: datetime) -> None:
    await own_draft(tx, alert_id, staff)
    await _change(tx, alert_id, now, urgency=urgency)


async def set_text(tx: Tx, alert_id: int, staff: Staff, words: str, now: datetime) -> None:
    """The officer's own words. Raises BadInput where they cannot go out so; the draft keeps its old ones."""
    words = words.strip()
    check_text(replace(await own_draft(tx, alert_id, staff), text=words))
    await _change(tx, alert_id, now, text=words)


async def set_appeal(tx: Tx, alert_id: int, staff: Staff, is_appeal: bool, now: datetime) -> None:
    """Whether witnesses are asked to come forward."""
    await own_draft(tx, alert_id, staff)
    await _change(tx, alert_id, now, is_appeal=is_appeal)


async def discard(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> None:
    """Throw a draft away."""
    await own_draft(tx, alert_id, staff)
    await _forget_areas(tx, alert_id)
    await tx.execute(delete(alerts).where(alerts.c.id == alert_id))
    await audit.record(tx, now, staff.id, "draft discarded", f"alert:{alert_id}")


async def own_draft(tx: Tx, alert_id: int, staff: Staff) -> Alert:
    """The draft, if this person may change it. Raises NotFound, NotAllowed, or Conflict once it was sent."""
    alert = await get(tx, alert_id)
    if not may_compose(staff) or alert.author != staff.id:
        raise NotAllowed
    if alert.stage != Stage.DRAFT:
        raise Conflict
    return alert


def check_text(alert: Alert) -> None:
    """Raises BadInput where the words are missing, would triple the cost of every text, or do not fit one."""
    if not alert.text:
        raise BadInput("compose-text-missing")
    if strange := costly(fold(alert.text)):
        raise BadInput("compose-text-costly", characters=" ".join(strange))
    if alert.category and alert.areas and (surplus := too_long_by(alert)):
        raise BadInput("compose-text-too-long", surplus=surplus)


async def _forget_areas(tx: Tx, alert_id: int) -> None:
    for table in (alert_areas, alert_wards):
        await tx.execute(delete(table).where(table.c.alert_id == alert_id))


async def _change(tx: Tx, alert_id: int, now: datetime, **values: object) -> None:
    await tx.execute(update(alerts).where(alerts.c.id == alert_id).values(changed_at=now, **values))
