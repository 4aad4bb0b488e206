"""Reading what was asked of a second person: one request, its history, and what waits for somebody."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, or_, select

from alerts.model import Alert, Urgency
from alerts.records import FIRST, load
from alerts.rules import Decision, Reason, may_approve
from alerts.tables import alert_editors, alert_versions, alerts, approvals
from config.errors import NotAllowed, NotFound
from database import audit
from database.engine import Tx
from staff.model import Role, Staff, may_compose
from staff.service import namesakes

_OPEN = or_(
    approvals.c.decision.is_(None),
    (approvals.c.decision == Decision.BYPASSED) & approvals.c.reviewed_by.is_(None),
)


@dataclass(frozen=True)
class Asked:
    """One request. `alert` is the alert's id, `number` that of its version; `content` what exactly was asked for (see
    alerts.fingerprint), `people` how many it would have reached then. `decision` is None while it waits."""

    id: int
    alert: int
    number: int
    content: str
    fingerprint: bytes
    people: int
    reasons: tuple[Reason, ...]
    asked_by: int
    asked_at: datetime
    decision: Decision | None
    decided_by: int | None
    decided_at: datetime | None
    reason: str | None
    reviewed_by: int | None
    reviewed_at: datetime | None

    @property
    def fields(self) -> dict[str, Any]:
        """The content by field: "text", "urgency", "areas" and so on."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def text(self) -> str:
        """The words that were asked for."""
        return str(self.fields["text"])

    @property
    def waits(self) -> bool:
        """Whether somebody still has to say something: yes or no, or that they have looked at it."""
        if self.decision is None:
            return True
        return self.decision == Decision.BYPASSED and self.reviewed_by is None


async def find(tx: Tx, approval_id: int) -> Asked:
    """Raises NotFound."""
    found = await _read(tx, select(approvals).where(approvals.c.id == approval_id))
    if not found:
        raise NotFound
    return found[0]


async def history(tx: Tx, alert_id: int) -> list[Asked]:
    """All that was asked for an alert and its versions, the newest first."""
    return await _read(
        tx, select(approvals).where(approvals.c.alert_id == alert_id).order_by(approvals.c.id.desc())
    )


async def newest(tx: Tx, alert_id: int) -> Asked:
    """What was last asked for the alert itself. Raises NotFound for one that was never to go."""
    found = await _read(
        tx,
        select(approvals)
        .where(approvals.c.alert_id == alert_id, approvals.c.number == FIRST)
        .order_by(approvals.c.id.desc())
        .limit(1),
    )
    if not found:
        raise NotFound
    return found[0]


async def before(tx: Tx, asked: Asked) -> Asked | None:
    """The request before this one for the same alert: what people looked at last time."""
    found = await _read(
        tx,
        select(approvals)
        .where(approvals.c.alert_id == asked.alert, approvals.c.id < asked.id)
        .order_by(approvals.c.id.desc())
        .limit(1),
    )
    return found[0] if found else None


async def hands_of(tx: Tx, asked: Asked) -> frozenset[int]:
    """Who had a hand in what is asked for, its author too, and who bears the name of one of them: none of these can be
    the second person. A second invitation makes nobody a second person."""
    editors = await tx.scalars(
        select(alert_editors.c.staff_id).where(alert_editors.c.alert_id == asked.alert)
    )
    writers = await tx.scalars(
        select(alert_versions.c.author_id).where(
            alert_versions.c.alert_id == asked.alert,
            alert_versions.c.number == asked.number,
            alert_versions.c.author_id.is_not(None),
        )
    )
    author = await tx.scalar(select(alerts.c.author_id).where(alerts.c.id == asked.alert))
    return await namesakes(tx, {asked.asked_by, *editors, *writers} | ({author} if author else set()))


async def waiting_for(tx: Tx, staff: Staff, most: int = 50) -> list[tuple[Asked, Alert]]:
    """What waits for this person: first what went without a second pair of eyes, then by urgency and age."""
    if not may_compose(staff):
        return []
    urgent_first = case(
        (alerts.c.urgency == Urgency.EMERGENCY, 0), (alerts.c.urgency == Urgency.URGENT, 1), else_=2
    )
    # What other teams leave open, however much it is, must not stand before what this person can see to.
    theirs = [alerts.c.author_id != staff.id, approvals.c.asked_by != staff.id]
    if staff.role != Role.SUPERVISOR:
        theirs.append(alerts.c.team.in_(staff.own_teams))
    rows = await _read(
        tx,
        select(approvals)
        .join(alerts, alerts.c.id == approvals.c.alert_id)
        .where(_OPEN, *theirs)
        .order_by(approvals.c.decision.is_(None), urgent_first, approvals.c.id),
    )
    ids = {row.alert for row in rows}
    known = {each.id: each for each in await load(tx, select(alerts).where(alerts.c.id.in_(ids)))}
    found = []
    for row in rows:
        alert = known[row.alert]
        if may_approve(staff, alert, await hands_of(tx, row)):
            found.append((row, alert))
        if len(found) == most:
            break
    return found


async def own_waiting(tx: Tx, staff: Staff) -> list[str]:
    """The codes of those alerts that this person wrote, or asked about, and that somebody else has to look at."""
    is_theirs = or_(approvals.c.asked_by == staff.id, alerts.c.author_id == staff.id)
    found = await tx.scalars(
        select(alerts.c.code)
        .join(approvals, approvals.c.alert_id == alerts.c.id)
        .where(_OPEN, is_theirs)
        .order_by(approvals.c.id)
    )
    return list(dict.fromkeys(found))


async def look(tx: Tx, asked: Asked, alert: Alert, staff: Staff, now: datetime) -> None:
    """Note that somebody reads what they are to approve. Raises NotAllowed for whoever cannot be the second person."""
    if not may_approve(staff, alert, await hands_of(tx, asked)):
        raise NotAllowed
    await audit.record(tx, now, staff.id, "approval read", f"approval:{asked.id}")


async def _read(tx: Tx, query: Select[Any]) -> list[Asked]:
    return [_asked(row) for row in await tx.execute(query)]


def _asked(row: Row[Any]) -> Asked:
    return Asked(
        id=row.id,
        alert=row.alert_id,
        number=row.number,
        content=row.content,
        fingerprint=row.fingerprint,
        people=row.people,
        reasons=tuple(Reason(each) for each in row.reasons.split()),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        decision=Decision(row.decision) if row.decision else None,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
        reviewed_by=row.reviewed_by,
        reviewed_at=row.reviewed_at,
    )
