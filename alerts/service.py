"""What an officer does with an alert once it is written: look at it, send it, stop it.

Each verb works in the caller's transaction. alerts.drafts writes drafts, alerts.facts answers others.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from alerts import approval, following
from alerts.asking import Submitted
from alerts.checks import answer_finding, look_at, ready
from alerts.drafts import (
    add_area,
    apply_template,
    clear_areas,
    discard,
    set_appeal,
    set_category,
    set_text,
    set_urgency,
    start_draft,
)
from alerts.facts import check, facts, forget_person, reached, recent
from alerts.model import NEXT, Stage
from alerts.previews import preview
from alerts.records import by_any_code, by_code, drafts_of, first_of, get
from alerts.tables import alert_versions, alerts
from alerts.terms import set_lives, set_outcome_on, set_photo, set_send_at, set_translation
from config.community_model import AlertRules
from config.errors import Conflict, NotAllowed
from database import audit
from database.engine import Tx
from delivery.holding import call_back, standing
from delivery.messages import State
from delivery.tables import outbox
from staff.model import Staff, may_compose, may_open

__all__ = [
    "Stopped",
    "Submitted",
    "add_area",
    "answer_finding",
    "apply_template",
    "by_any_code",
    "by_code",
    "cancel",
    "check",
    "clear_areas",
    "discard",
    "drafts_of",
    "facts",
    "first_of",
    "forget_person",
    "get",
    "look_at",
    "preview",
    "reached",
    "recent",
    "set_appeal",
    "set_category",
    "set_lives",
    "set_outcome_on",
    "set_photo",
    "set_send_at",
    "set_text",
    "set_translation",
    "set_urgency",
    "start_draft",
    "submit",
]


@dataclass(frozen=True)
class Stopped:
    """What cancelling came to: copies that were held back, and copies that had gone already."""

    held_back: int
    gone: int


async def submit(
    tx: Tx, alert_id: int, staff: Staff, now: datetime, rules: AlertRules, *, from_telegram: bool
) -> Submitted:
    """Let a draft go, ask a second person, or let it wait for its time: see alerts.approval.

    Raises BadInput where it cannot go so, NotAllowed, NotFound, and Conflict where it is no draft any more.
    """
    await ready(tx, await get(tx, alert_id, is_held=True), now)
    return await approval.submit(tx, alert_id, staff, now, rules, from_telegram=from_telegram)


async def cancel(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> Stopped:
    """Stop what has not gone yet; nothing changes where all has. Raises NotAllowed, NotFound, Conflict."""
    # Waits for a page that is being written: its rows shall be stopped too.
    alert = await get(tx, alert_id, is_held=True)
    if not may_compose(staff) or not (alert.author == staff.id or may_open(staff, alert.team)):
        raise NotAllowed
    if Stage.CANCELLED not in NEXT[alert.stage]:
        raise Conflict
    versions = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert_id)
    ours = outbox.c.bulletin_id.in_(versions)
    stopped = await call_back(tx, ours, "cancelled", now)
    went = (State.STARTED, State.SENT, State.DELIVERED, State.UNKNOWN)
    gone = await tx.scalar(select(func.count()).where(ours, standing().in_(went)))
    if stopped or alert.stage in (Stage.SENDING, Stage.SCHEDULED):
        await tx.execute(
            update(alerts).where(alerts.c.id == alert_id).values(stage=Stage.CANCELLED, changed_at=now)
        )
        await approval.void(tx, alert_id, staff, now)
        await following.stop(tx, alert_id)
        await audit.record(tx, now, staff.id, "alert stopped", f"alert:{alert_id}")
    return Stopped(stopped, int(gone or 0))
