"""Writing a draft. It lives in the tables from the first answer on, so that a restart loses nothing."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update

from alerts import approval
from alerts.lint import DEFAULT_OUTCOME, surplus_of
from alerts.model import Alert, AlertArea, Part, Stage, Urgency, new_code
from alerts.records import get
from alerts.rules import may_change
from alerts.tables import (
    alert_answers,
    alert_areas,
    alert_cells,
    alert_editors,
    alert_groups,
    alert_translations,
    alert_wards,
    alerts,
    approvals,
)
from alerts.where import put_area, put_wards
from config.community_model import Template
from config.errors import BadInput, Conflict, NotAllowed
from config.timekeeping import LONDON
from database import audit
from database.engine import Tx
from delivery.sms_text import costly, fold
from staff.model import Staff, may_compose, may_send_to

# Until it goes it can be changed.
CHANGEABLE = (Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED)
# What goes with a draft that is thrown away.
_PARTS = (
    alert_areas,
    alert_wards,
    alert_cells,
    alert_answers,
    alert_translations,
    alert_groups,
    alert_editors,
    approvals,
)


async def start_draft(tx: Tx, staff: Staff, sender: str, now: datetime) -> int:
    """A new empty draft in the name of the author's team, which signs as `sender`. Raises NotAllowed."""
    if not may_compose(staff):
        raise NotAllowed
    code = new_code()
    while await tx.scalar(select(alerts.c.id).where(alerts.c.code == code)) is not None:
        code = new_code()
    # By chance: a number that counts up would come again once the newest draft was thrown away, and a chat that was
    # about that one would go on with another.
    draft = secrets.randbits(62) + 1
    await tx.execute(
        insert(alerts).values(
            id=draft,
            code=code,
            stage=Stage.DRAFT,
            author_id=staff.id,
            team=staff.team,
            sender=sender,
            changed_at=now,
        )
    )
    return draft


async def set_category(tx: Tx, alert_id: int, staff: Staff, category: str, topic: str, now: datetime) -> None:
    """What it is about, and the topic under which people subscribe to that."""
    alert = await own_draft(tx, alert_id, staff)
    await change(tx, alert, staff, now, category=category, topic=topic)


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
    if not may_send_to(team_areas, area.borough_code, staff.areas):
        raise NotAllowed
    if area in alert.areas:
        return
    await change(tx, alert, staff, now)
    await put_area(tx, alert_id, len(alert.areas) + 1, area)
    await put_wards(tx, alert_id, dict.fromkeys(wards, Part.WHOLE))


async def clear_areas(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> None:
    await change(tx, await own_draft(tx, alert_id, staff), staff, now)
    await _forget_areas(tx, alert_id)


async def set_urgency(tx: Tx, alert_id: int, staff: Staff, urgency: Urgency, now: datetime) -> None:
    alert = await own_draft(tx, alert_id, staff)
    # What was chosen for another urgency does not hold for this one.
    by_ward = alert.by_ward if urgency == alert.urgency else None
    await change(tx, alert, staff, now, urgency=urgency, by_ward=by_ward)


async def set_text(tx: Tx, alert_id: int, staff: Staff, words: str, now: datetime) -> None:
    """The officer's own words. Raises BadInput where they cannot go out so; the draft keeps its old ones.

    What was answered about the old words, and their translations, go with them.
    """
    words = words.strip()
    alert = await own_draft(tx, alert_id, staff)
    check_text(replace(alert, text=words))
    if words == alert.text:
        return
    await change(tx, alert, staff, now, text=words)
    for table in (alert_answers, alert_translations):
        await tx.execute(delete(table).where(table.c.alert_id == alert_id))


async def apply_template(tx: Tx, alert_id: int, staff: Staff, template: Template, now: datetime) -> None:
    """Begin with a template's words, gaps and all, and with what it says about urgency and witnesses.

    A gap stays in the text as a mark, such as [street], until something is put in for it.
    """
    await set_text(tx, alert_id, staff, template.text, now)
    await set_appeal(tx, alert_id, staff, template.is_appeal, now)
    alert = await own_draft(tx, alert_id, staff)
    await change(tx, alert, staff, now, urgency=template.urgency, template=template.slug)


async def set_appeal(tx: Tx, alert_id: int, staff: Staff, is_appeal: bool, now: datetime) -> None:
    """Whether witnesses are asked to come forward. Who asks says by when people hear how it ended: two weeks from
    now, where nothing else was chosen."""
    alert = await own_draft(tx, alert_id, staff)
    outcome_on = (alert.outcome_on or first_day(alert, now) + DEFAULT_OUTCOME) if is_appeal else None
    await change(tx, alert, staff, now, is_appeal=is_appeal, outcome_on=outcome_on)


def first_day(alert: Alert, now: datetime) -> date:
    """The day in London on which the alert goes, as far as anybody knows."""
    return max(now, alert.send_at or now).astimezone(LONDON).date()


async def discard(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> None:
    """Throw a draft away."""
    alert = await own_draft(tx, alert_id, staff)
    if alert.stage != Stage.DRAFT:
        raise Conflict
    for table in _PARTS:
        await tx.execute(delete(table).where(table.c.alert_id == alert_id))
    await tx.execute(delete(alerts).where(alerts.c.id == alert_id))
    await audit.record(tx, now, staff.id, "draft discarded", f"alert:{alert_id}")


async def own_draft(tx: Tx, alert_id: int, staff: Staff) -> Alert:
    """The alert, if this person may change it: its author, or somebody of the team in whose name it goes, before it
    went. Raises NotFound, NotAllowed, or Conflict once it was sent or refused."""
    alert = await get(tx, alert_id)
    if not may_change(staff, alert):
        raise NotAllowed
    if alert.stage not in CHANGEABLE:
        raise Conflict
    return alert


def check_text(alert: Alert) -> None:
    """Raises BadInput where the words are missing, would triple the cost of every text, or do not fit one."""
    if not alert.text:
        raise BadInput("compose-text-missing")
    if strange := costly(fold(alert.text)):
        raise BadInput("compose-text-costly", characters=" ".join(strange))
    if surplus := surplus_of(alert):
        raise BadInput("compose-text-too-long", surplus=surplus)


async def _forget_areas(tx: Tx, alert_id: int) -> None:
    for table in (alert_areas, alert_wards, alert_cells):
        await tx.execute(delete(table).where(table.c.alert_id == alert_id))


async def change(tx: Tx, alert: Alert, staff: Staff, now: datetime, **values: object) -> None:
    """Write a change, before whatever else belongs to it: an approval that was asked for or given is void by it."""
    await approval.touched(tx, alert, staff, now)
    await tx.execute(update(alerts).where(alerts.c.id == alert.id).values(changed_at=now, **values))
