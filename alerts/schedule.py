"""Alerts whose time has come: one transaction each, and each is checked again before it goes."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from alerts import counts, going
from alerts.asked import Asked, newest
from alerts.asking import Request, asked_anew, decide, move, write
from alerts.fingerprint import content_of, fingerprint
from alerts.model import Alert, Stage
from alerts.records import FIRST, load
from alerts.rules import Decision, Reason, has_moved, needs_second
from alerts.tables import alerts
from config.community_model import AlertRules
from config.timekeeping import Clock
from database import audit
from database.engine import Database, Tx


@dataclass(frozen=True)
class Schedule:
    """Called again and again; does nothing while no alert is due."""

    database: Database
    clock: Clock
    rules: AlertRules

    async def once(self) -> int:
        """How many alerts went, or were stopped because they could not go so."""
        done = 0
        while await due(self.database, self.clock.now(), self.rules):
            done += 1
        return done


async def due(database: Database, now: datetime, rules: AlertRules) -> bool:
    """Deal with the alert that has waited longest; False where none is due."""
    is_due = (alerts.c.stage == Stage.SCHEDULED) & (alerts.c.send_at <= now)
    async with database.reading() as tx:
        if await tx.scalar(select(alerts.c.id).where(is_due).limit(1)) is None:
            return False
    async with database.transaction() as tx:
        first = select(alerts).where(is_due).order_by(alerts.c.send_at, alerts.c.id).limit(1)
        found = await load(tx, first.with_for_update(key_share=True))
        if not found:
            return False
        await start(tx, found[0], now, rules)
        return True


async def start(tx: Tx, alert: Alert, now: datetime, rules: AlertRules) -> None:
    """Let the alert go, which the caller holds. Where it is not what was approved any more, or its audience is not,
    somebody is asked anew; where its time is long over (nothing ran meanwhile), it is stopped."""
    asked = await newest(tx, alert.id)
    if going.is_late(alert, now):
        await decide(tx, asked, None, now, Decision.LATE)
        await move(tx, alert, Stage.CANCELLED, now)
        return
    if asked.decision == Decision.UNNEEDED:
        if await _must_be_asked(tx, asked, alert, now, rules):
            return
    elif await asked_anew(tx, asked, alert, now):
        return
    await going.start(tx, alert, now)
    await audit.record(tx, now, None, "alert sent at its time", f"alert:{alert.id}")


async def _must_be_asked(tx: Tx, asked: Asked, alert: Alert, now: datetime, rules: AlertRules) -> bool:
    """Whether an alert for which nobody had to be asked needs somebody now. Where it was written is forgotten, so that
    the more careful of the two limits holds."""
    people, _ = await counts.count(tx, alert, now)
    is_same = asked.fingerprint == fingerprint(await content_of(tx, alert, FIRST, alert.text or ""))
    if is_same and not has_moved(asked.people, people):
        return False
    reasons = needs_second(alert, people, rules, from_telegram=True)
    request = Request(alert, FIRST, alert.text or "", people, asked.asked_by, reasons)
    if not reasons:
        await write(tx, request, now, Decision.UNNEEDED)
        return False
    await decide(tx, asked, None, now, Decision.MOVED)
    await write(tx, replace(request, reasons=(*reasons, Reason.MOVED)), now)
    await move(tx, alert, Stage.PENDING, now)
    return True
