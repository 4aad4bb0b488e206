"""What an officer does with an alert once it is written: look at it, send it, stop it.

Each verb works in the caller's transaction. alerts.drafts writes drafts, alerts.facts answers others.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, insert, select, update

from alerts import audience
from alerts.drafts import (
    add_area,
    check_text,
    clear_areas,
    discard,
    own_draft,
    set_appeal,
    set_category,
    set_text,
    set_urgency,
    start_draft,
)
from alerts.facts import check, facts, forget_person, reached, recent
from alerts.model import LIVES, NEXT, Alert, Preview, Stage, Urgency
from alerts.quiet import goes_at
from alerts.records import by_code, drafts_of, get
from alerts.rendering import CHANNELS, render
from alerts.tables import alert_versions, alerts
from config.errors import BadInput, Conflict, NotAllowed
from config.texts import languages
from database import audit
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM, Parcel, State
from delivery.sms_text import segments
from delivery.tables import outbox, renderings
from staff.model import Staff, may_compose, may_open

__all__ = [
    "Stopped",
    "add_area",
    "by_code",
    "cancel",
    "check",
    "clear_areas",
    "discard",
    "drafts_of",
    "facts",
    "forget_person",
    "get",
    "preview",
    "reached",
    "recent",
    "send",
    "set_appeal",
    "set_category",
    "set_text",
    "set_urgency",
    "start_draft",
]

# Not yet on the wire: these can be stopped. What is started goes on.
WAITING = (State.QUEUED, State.HELD, State.CLAIMED)


@dataclass(frozen=True)
class Stopped:
    """What cancelling came to: copies that were held back, and copies that had gone already."""

    held_back: int
    gone: int


async def preview(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> Preview:
    """The draft as it would go out now. Raises BadInput where it cannot, NotAllowed, NotFound, Conflict."""
    alert = await own_draft(tx, alert_id, staff)
    urgency = _check(alert)
    people, by_channel = await audience.count(tx, alert)
    on_sms, goes = render(alert, SMS), goes_at(urgency, now)
    return Preview(
        code=alert.code,
        areas=tuple(area.label for area in alert.areas),
        on_telegram=render(alert, TELEGRAM),
        on_sms=on_sms,
        people=people,
        telegram=by_channel.get(TELEGRAM, 0),
        sms=by_channel.get(SMS, 0),
        segments=segments(on_sms.text).parts,
        goes_at=goes if goes > now else None,
    )


async def send(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> Alert:
    """Let the draft go. From here its words are fixed and the fan-out finds its recipients.

    Raises BadInput where it cannot go so, NotAllowed, NotFound, and Conflict where it went already.
    """
    alert = await own_draft(tx, alert_id, staff)
    urgency = _check(alert)
    moved = await tx.execute(
        update(alerts)
        .where(alerts.c.id == alert_id, alerts.c.stage == Stage.DRAFT)
        .values(stage=Stage.SENDING, changed_at=now, sent_at=now, expires_at=now + LIVES[urgency])
    )
    if not moved.rowcount:
        raise Conflict
    version = await tx.scalar(
        insert(alert_versions)
        .values(alert_id=alert_id, number=1, text=alert.text, made_at=now)
        .returning(alert_versions.c.id)
    )
    bodies = [
        {
            "bulletin_id": version,
            "channel": channel,
            "language": language,
            "parcel": Parcel((render(alert, channel, language),)).to_bytes(),
        }
        for channel in CHANNELS
        for language in languages()
    ]
    await tx.execute(insert(renderings), bodies)
    await audit.record(tx, now, staff.id, f"alert sent, {urgency}", f"alert:{alert_id}")
    return replace(alert, stage=Stage.SENDING, sent_at=now, expires_at=now + LIVES[urgency])


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
    stopped = await tx.execute(
        update(outbox)
        .where(ours, outbox.c.state.in_(WAITING))
        .values(state=State.SUPPRESSED, reason="cancelled", settled_at=now, lease_until=None)
    )
    # What is on the wire goes on; if it comes back refused for now, it must not go out later.
    await tx.execute(update(outbox).where(ours, outbox.c.state == State.STARTED).values(expires_at=now))
    went = (State.STARTED, State.SENT, State.DELIVERED, State.UNKNOWN)
    gone = await tx.scalar(select(func.count()).where(ours, outbox.c.state.in_(went)))
    if stopped.rowcount or alert.stage == Stage.SENDING:
        await tx.execute(
            update(alerts).where(alerts.c.id == alert_id).values(stage=Stage.CANCELLED, changed_at=now)
        )
        await audit.record(tx, now, staff.id, "alert stopped", f"alert:{alert_id}")
    return Stopped(int(stopped.rowcount), int(gone or 0))


def _check(alert: Alert) -> Urgency:
    """The urgency of an alert that has all it needs. Raises BadInput."""
    if alert.missing or alert.urgency is None:
        raise BadInput(f"compose-{alert.missing}-missing")
    check_text(alert)
    return alert.urgency
