"""What waited for a second person until it was too late: it waits no longer, and whoever asked for it is told.

Nobody would have to open it to find that out, and what can still be decided stands alone in the list.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from alerts import approval
from alerts.asked import Asked, find
from alerts.asking import decide, move, move_version
from alerts.model import Alert, Stage
from alerts.records import FIRST, get
from alerts.rules import Decision
from alerts.tables import alerts, approvals
from config.errors import NotFound
from config.timekeeping import Clock
from database.engine import Database, Tx


@dataclass(frozen=True)
class Overdue:
    """Called again and again; does nothing while all that waits can still go."""

    database: Database
    clock: Clock

    async def once(self) -> int:
        """How many requests were closed."""
        now = self.clock.now()
        begun = or_(alerts.c.send_at <= now, alerts.c.expires_at <= now)
        waiting = select(approvals.c.id).join(alerts, alerts.c.id == approvals.c.alert_id)
        wanted = waiting.where(approvals.c.decision.is_(None), begun).order_by(approvals.c.id)
        async with self.database.reading() as tx:
            found = [each for each in await tx.scalars(wanted) if await _read(tx, each, now)]
        return sum([await self._close(each, now) for each in found])

    async def _close(self, approval_id: int, now: datetime) -> bool:
        """False where somebody decided, changed or stopped it meanwhile."""
        async with self.database.transaction() as tx:
            found = await _read(tx, approval_id, now, is_held=True)
            if found is None:
                return False
            asked, alert = found
            await decide(tx, asked, None, now, Decision.LATE)
            if asked.number == FIRST:
                await move(tx, alert, Stage.DRAFT, now)
            else:
                await move_version(tx, alert.id, asked.number, Stage.CANCELLED)
            return True


async def _read(
    tx: Tx, approval_id: int, now: datetime, *, is_held: bool = False
) -> tuple[Asked, Alert] | None:
    """A request that nobody can say yes to any more, with its alert; None for any other. `is_held`: nobody else
    changes it until the transaction ends."""
    try:
        alert = await get(tx, (await find(tx, approval_id)).alert, is_held=is_held)
        asked = await find(tx, approval_id)
    except NotFound:
        return None
    if asked.decision is None and await approval.is_late(tx, asked, alert, now):
        return asked, alert
    return None
