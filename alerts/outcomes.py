"""Whoever asked people for help tells them how it ended: a reminder to the author, then to the team's supervisors.

The oldest complaint in the field is that nothing ever comes back. An outcome, or the end of the alert, ends this too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, or_, select, update

from alerts.final_word import OPEN, phones_of
from alerts.model import Alert, Stage, VersionKind
from alerts.quiet import is_quiet
from alerts.records import load
from alerts.rendering import headline
from alerts.tables import alert_versions, alerts
from config.texts import ENGLISH, text
from config.timekeeping import LONDON, Clock
from database.engine import Database, Tx
from delivery.messages import Choice, Message, Parcel
from delivery.outbox import Outbox
from staff import service as staff
from staff.model import Role

# So long after the author their supervisors are reminded.
THEN = timedelta(days=3)


@dataclass(frozen=True)
class OutcomeReminders:
    """Called again and again; writes by day only, and nothing twice."""

    database: Database
    outbox: Outbox
    clock: Clock

    async def once(self) -> int:
        """How many alerts somebody was reminded of."""
        done = 0
        while not is_quiet(self.clock.now()) and await self._next():
            done += 1
        return done

    async def _next(self) -> bool:
        now = self.clock.now()
        due = _due(now.astimezone(LONDON).date())
        async with self.database.reading() as tx:
            if (await tx.execute(due)).first() is None:
                return False
        async with self.database.transaction() as tx:
            found = (await tx.execute(due.with_for_update())).first()
            if found is None:
                return False
            (alert,) = await load(tx, select(alerts).where(alerts.c.id == found.id))
            count = found.outcome_reminders + 1
            await tx.execute(update(alerts).where(alerts.c.id == alert.id).values(outcome_reminders=count))
            routes = await phones_of(tx, alert) if count == 1 else await _supervisors(tx, alert)
            key = "sent-outcome-due" if count == 1 else "sent-outcome-overdue"
            words = text(ENGLISH, key, code=alert.code, headline=headline(alert))
            button = Choice(text(ENGLISH, "sent-open"), OPEN + alert.code)
            for route in routes:
                await self.outbox.enqueue(tx, route, Parcel((Message(words, (button,)),)), now=now)
            return True


def _due(today: date) -> Select[Any]:
    """The appeal that has waited longest for its outcome, and how often somebody was reminded of it."""
    told = select(alert_versions.c.id).where(
        alert_versions.c.alert_id == alerts.c.id,
        alert_versions.c.kind == VersionKind.OUTCOME,
        alert_versions.c.stage.in_((Stage.PENDING, Stage.SENDING, Stage.SENT)),
    )
    return (
        select(alerts.c.id, alerts.c.outcome_reminders)
        .where(
            alerts.c.stage == Stage.SENT,
            alerts.c.is_appeal,
            or_(
                (alerts.c.outcome_reminders == 0) & (alerts.c.outcome_on < today),
                (alerts.c.outcome_reminders == 1) & (alerts.c.outcome_on < today - THEN),
            ),
            ~told.exists(),
        )
        .order_by(alerts.c.outcome_on, alerts.c.id)
        .limit(1)
    )


async def _supervisors(tx: Tx, alert: Alert) -> list[int]:
    """Those of its team; where it has none, of any team: somebody must hear."""
    own = await staff.telegram_routes(tx, team=alert.team, roles=(Role.SUPERVISOR,))
    found = own or await staff.telegram_routes(tx, team=None, roles=(Role.SUPERVISOR,))
    return [route for _, route in found]
