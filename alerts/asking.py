"""Writing down what is asked of a second person and what they said, and what the alert's stage is by that."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import insert, update

from alerts import counts, going
from alerts.asked import Asked
from alerts.fingerprint import content_of, fingerprint
from alerts.model import NEXT, Alert, Stage, Urgency
from alerts.records import FIRST
from alerts.rules import Decision, Reason, has_moved
from alerts.tables import alert_versions, alerts, approvals
from config.errors import Conflict
from database import audit
from database.engine import Tx, wake_dispatcher
from staff.model import Staff


@dataclass(frozen=True)
class Submitted:
    """What became of something that was to go. `alert.stage` says whether it waits for a second person (PENDING), for
    its time (SCHEDULED) or is going; `reasons` why somebody was asked, or looks at it afterwards; `approval` the id
    by which they find it, None where nobody was asked."""

    alert: Alert
    reasons: tuple[Reason, ...] = ()
    approval: int | None = None


@dataclass(frozen=True)
class Request:
    """What is to go: version `number` of the alert with these words, to so many people, asked for by `asker`."""

    alert: Alert
    number: int
    text: str
    people: int
    asker: int
    reasons: tuple[Reason, ...]


async def write(tx: Tx, request: Request, now: datetime, decision: Decision | None = None) -> int:
    """A new row of approvals; its id. What was decided at once was decided by whoever asked."""
    content = await content_of(tx, request.alert, request.number, request.text)
    made = await tx.scalar(
        insert(approvals)
        .values(
            alert_id=request.alert.id,
            number=request.number,
            content=content,
            fingerprint=fingerprint(content),
            people=request.people,
            reasons=" ".join(request.reasons),
            asked_by=request.asker,
            asked_at=now,
            decision=decision,
            decided_by=request.asker if decision else None,
            decided_at=now if decision else None,
            is_news=decision != Decision.UNNEEDED,
        )
        .returning(approvals.c.id)
    )
    wake_dispatcher(tx)
    return int(made or 0)


async def decide(
    tx: Tx, asked: Asked, staff_id: int | None, now: datetime, decision: Decision, reason: str | None = None
) -> None:
    """Note what was said, by whom (None: the machine)."""
    values = {"decision": decision, "decided_by": staff_id, "decided_at": now, "reason": reason}
    await tx.execute(update(approvals).where(approvals.c.id == asked.id).values(**values, is_news=True))
    await audit.record(tx, now, staff_id, f"approval {decision}", f"approval:{asked.id}")
    wake_dispatcher(tx)


async def asked_anew(tx: Tx, asked: Asked, alert: Alert, now: datetime) -> Submitted | None:
    """The new request, where this is not what was asked for or not the audience any more; None where it is.

    Other people may have moved to the areas, or the areas themselves were drawn anew: nothing that anybody did to
    the alert. Danger to life does not wait for a new count.
    """
    words = asked.text if asked.number != FIRST else alert.text or ""
    is_same = asked.fingerprint == fingerprint(await content_of(tx, alert, asked.number, words))
    people = asked.people
    if asked.number == FIRST:
        people, _ = await counts.count(tx, alert, now)
    moved = has_moved(asked.people, people)
    if moved and is_same and alert.urgency == Urgency.EMERGENCY:
        await audit.record(tx, now, None, "count moved, emergency goes on", f"alert:{alert.id}")
        return None
    if is_same and not moved:
        return None
    await decide(tx, asked, None, now, Decision.MOVED)
    reasons = (*(each for each in asked.reasons if each != Reason.MOVED), Reason.MOVED)
    made = await write(tx, Request(alert, asked.number, words, people, asked.asked_by, reasons), now)
    if asked.number == FIRST and alert.stage != Stage.PENDING:
        alert = await move(tx, alert, Stage.PENDING, now)
    return Submitted(alert, reasons, made)


async def let_go(tx: Tx, alert: Alert, staff: Staff, now: datetime) -> Alert:
    """At once, or when its time comes."""
    if waits(alert, now):
        await audit.record(tx, now, staff.id, "alert scheduled", f"alert:{alert.id}")
        return await move(tx, alert, Stage.SCHEDULED, now)
    started = await going.start(tx, alert, now)
    await audit.record(tx, now, staff.id, f"alert sent, {alert.urgency}", f"alert:{alert.id}")
    return started


def waits(alert: Alert, now: datetime) -> bool:
    """Whether it is to go later."""
    return alert.send_at is not None and alert.send_at > now


async def move(tx: Tx, alert: Alert, stage: Stage, now: datetime) -> Alert:
    """Another stage. Raises Conflict where the alert is not at the one that the caller saw."""
    if stage not in NEXT[alert.stage]:
        raise Conflict
    moved = await tx.execute(
        update(alerts)
        .where(alerts.c.id == alert.id, alerts.c.stage == alert.stage)
        .values(stage=stage, changed_at=now)
    )
    if not moved.rowcount:
        raise Conflict
    return replace(alert, stage=stage)


async def move_version(tx: Tx, alert_id: int, number: int, stage: Stage) -> None:
    """The stage of something that follows an alert."""
    this = (alert_versions.c.alert_id == alert_id) & (alert_versions.c.number == number)
    await tx.execute(update(alert_versions).where(this).values(stage=stage))
    if stage == Stage.SENDING:
        wake_dispatcher(tx)
