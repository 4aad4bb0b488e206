"""A second person looks at what matters before it goes, and at exactly that (design 4.2).

Each verb works in the caller's transaction and holds the alert, so that of two at once the second finds out. Who is to
be told of it is told by alerts.notices, after the commit.
"""

import unicodedata
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update

from alerts import counts, going
from alerts.asked import Asked, find, hands_of
from alerts.asking import Request, Submitted, asked_anew, decide, let_go, move, move_version, waits, write
from alerts.model import OUT, Alert, Stage, VersionKind
from alerts.records import FIRST, get
from alerts.rules import Decision, may_approve, may_bypass, may_change, needs_second
from alerts.tables import alert_editors, alert_versions, alerts, approvals
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from database import audit
from database.engine import Tx
from database.inserting import insert_new
from staff.model import Staff

__all__ = [
    "Submitted",
    "approve",
    "ask",
    "is_late",
    "reject",
    "review",
    "send_back",
    "submit",
    "touched",
    "void",
]

# What fits below it in one message.
MOST_REASON = 500


async def submit(
    tx: Tx, alert_id: int, staff: Staff, now: datetime, rules: AlertRules, *, from_telegram: bool
) -> Submitted:
    """Let a draft go, or ask a second person, or let it wait for its time. Its words are checked by the caller.

    Raises NotAllowed, NotFound, Conflict where it is no draft any more, BadInput where it would come too late.
    """
    alert = await get(tx, alert_id, is_held=True)
    if not may_change(staff, alert):
        raise NotAllowed
    if alert.stage != Stage.DRAFT:
        raise Conflict
    going.ends_at(alert, now)
    people, _ = await counts.count(tx, alert, now)
    reasons = needs_second(alert, people, rules, from_telegram=from_telegram)
    request = Request(alert, FIRST, alert.text or "", people, staff.id, reasons)
    asked, goes = await _put(tx, request, staff, now, may_go=not waits(alert, now))
    if not goes:
        return Submitted(await move(tx, alert, Stage.PENDING, now), reasons, asked)
    return Submitted(await let_go(tx, alert, staff, now), reasons, asked)


async def ask(
    tx: Tx,
    alert: Alert,
    number: int,
    text: str,
    staff: Staff,
    now: datetime,
    people: int,
    rules: AlertRules,
    *,
    from_telegram: bool = False,
) -> Submitted:
    """As `submit`, for what follows an alert: its version `number` (a row of alert_versions by the caller, with these
    words) becomes SENDING, or PENDING until somebody has approved it. `people` had the alert. Given back it becomes
    DRAFT, refused REJECTED, and CANCELLED where `void` was called meanwhile.

    Raises NotAllowed for who may not write at the alert, Conflict where it never went.
    """
    if not may_change(staff, alert):
        raise NotAllowed
    if alert.stage not in OUT:
        raise Conflict
    reasons = needs_second(alert, people, rules, from_telegram=from_telegram)
    request = Request(alert, number, text, people, staff.id, reasons)
    asked, goes = await _put(tx, request, staff, now, may_go=True)
    await move_version(tx, alert.id, number, Stage.SENDING if goes else Stage.PENDING)
    return Submitted(alert, reasons, asked)


async def touched(tx: Tx, alert: Alert, staff: Staff, now: datetime) -> None:
    """Note that `staff` changes the alert, as the caller has read it: they cannot approve it, and what was asked for
    or approved before is void. To be called before the change is written.

    Raises Conflict where it is no longer at the stage that the caller saw.
    """
    held = await tx.scalar(select(alerts.c.stage).where(alerts.c.id == alert.id).with_for_update())
    if held != alert.stage:
        raise Conflict
    if staff.id != alert.author:
        await insert_new(tx, alert_editors, alert_id=alert.id, staff_id=staff.id)
    if alert.stage in (Stage.PENDING, Stage.SCHEDULED):
        await void(tx, alert.id, staff, now)
        await move(tx, alert, Stage.DRAFT, now)


async def void(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> None:
    """What waits for somebody's approval of this alert, or of a version of it, waits no longer."""
    ended = await tx.scalars(
        update(approvals)
        .where(approvals.c.alert_id == alert_id, approvals.c.decision.is_(None))
        .values(decision=Decision.VOID, decided_by=staff.id, decided_at=now, is_news=False)
        .returning(approvals.c.number)
    )
    for number in ended.all():
        await audit.record(tx, now, staff.id, "approval void", f"alert:{alert_id}")
        if number != FIRST:
            await move_version(tx, alert_id, number, Stage.CANCELLED)


async def approve(tx: Tx, approval_id: int, staff: Staff, now: datetime, seen: bytes) -> Submitted:
    """Say yes to exactly what was shown, whose fingerprint is `seen`.

    Where it would reach another number of people by now it is asked for anew, except for danger to life. Raises
    NotAllowed for whoever had a hand in it, Conflict where it was decided or changed meanwhile, BadInput where it
    would come too late.
    """
    asked, alert = await _to_decide(tx, approval_id, staff)
    if seen != asked.fingerprint:
        raise Conflict
    if await is_late(tx, asked, alert, now):
        raise BadInput("approve-expired")
    if again := await asked_anew(tx, asked, alert, now):
        return again
    await decide(tx, asked, staff.id, now, Decision.APPROVED)
    if asked.number == FIRST:
        return Submitted(await let_go(tx, alert, staff, now))
    await move_version(tx, alert.id, asked.number, Stage.SENDING)
    return Submitted(alert)


async def send_back(tx: Tx, approval_id: int, staff: Staff, reason: str, now: datetime) -> Alert:
    """Give it back to be changed, and say why. Raises as `approve`, and BadInput without a reason."""
    return await _refuse(tx, approval_id, staff, reason, now, Decision.RETURNED, Stage.DRAFT)


async def reject(tx: Tx, approval_id: int, staff: Staff, reason: str, now: datetime) -> Alert:
    """Say that it will not go, and why. Raises as `send_back`."""
    return await _refuse(tx, approval_id, staff, reason, now, Decision.REJECTED, Stage.REJECTED)


async def review(tx: Tx, approval_id: int, staff: Staff, now: datetime) -> Asked:
    """Note that another person has looked at what a supervisor let go at once. Raises NotAllowed, Conflict."""
    asked, _ = await _held(tx, approval_id, staff)
    if asked.decision != Decision.BYPASSED or asked.reviewed_by is not None:
        raise Conflict
    values = {"reviewed_by": staff.id, "reviewed_at": now}
    await tx.execute(update(approvals).where(approvals.c.id == asked.id).values(**values, is_news=False))
    await audit.record(tx, now, staff.id, "bypass reviewed", f"approval:{asked.id}")
    return replace(asked, reviewed_by=staff.id, reviewed_at=now)


async def _put(
    tx: Tx, request: Request, staff: Staff, now: datetime, *, may_go: bool
) -> tuple[int | None, bool]:
    """Write the request down: its id where somebody is to look at it, and whether it goes without them."""
    if not request.reasons:
        await write(tx, request, now, Decision.UNNEEDED)
        return None, True
    if may_go and may_bypass(request.alert, staff):
        asked = await write(tx, request, now, Decision.BYPASSED)
        await audit.record(tx, now, staff.id, "approval bypassed", f"approval:{asked}")
        return asked, True
    asked = await write(tx, request, now)
    await audit.record(tx, now, staff.id, "approval asked for", f"approval:{asked}")
    return asked, False


async def _held(tx: Tx, approval_id: int, staff: Staff) -> tuple[Asked, Alert]:
    """A request and its alert, which nobody else changes until the transaction ends. Raises NotFound, NotAllowed."""
    alert = await get(tx, (await find(tx, approval_id)).alert, is_held=True)
    asked = await find(tx, approval_id)
    if not may_approve(staff, alert, await hands_of(tx, asked)):
        raise NotAllowed
    return asked, alert


async def _to_decide(tx: Tx, approval_id: int, staff: Staff) -> tuple[Asked, Alert]:
    """As `_held`. Raises Conflict where it was decided, or the alert was changed or stopped."""
    asked, alert = await _held(tx, approval_id, staff)
    stages = (Stage.PENDING,) if asked.number == FIRST else OUT
    if asked.decision is not None or alert.stage not in stages:
        raise Conflict
    return asked, alert


async def is_late(tx: Tx, asked: Asked, alert: Alert, now: datetime) -> bool:
    """Whether it would come too late by now: the alert would be over, or it is an update of one that is."""
    if asked.number == FIRST:
        return going.is_late(alert, now)
    of = alert_versions.c
    kind = await tx.scalar(select(of.kind).where(of.alert_id == alert.id, of.number == asked.number))
    return kind == VersionKind.UPDATE and alert.expires_at is not None and alert.expires_at <= now


async def _refuse(
    tx: Tx, approval_id: int, staff: Staff, reason: str, now: datetime, decision: Decision, stage: Stage
) -> Alert:
    seen = (each for each in reason if each.isspace() or unicodedata.category(each) not in ("Cc", "Cf"))
    reason = " ".join("".join(seen).split())
    asked, alert = await _to_decide(tx, approval_id, staff)
    if not reason:
        raise BadInput("approve-reason-missing")
    if len(reason) > MOST_REASON:
        raise BadInput("approve-reason-long", most=MOST_REASON)
    await decide(tx, asked, staff.id, now, decision, reason)
    if asked.number == FIRST:
        return await move(tx, alert, stage, now)
    await move_version(tx, alert.id, asked.number, stage)
    return alert
