"""A lost phone, or somebody who leaves: besides every way in, what they had made is shut too.

`staff.service.revoke` knows nothing of groups and alerts, so people are taken off the staff by this.
"""

from datetime import datetime

from sqlalchemy import or_, select

from alerts.asked import newest
from alerts.asking import decide, move
from alerts.model import Stage
from alerts.records import FIRST, load
from alerts.rules import Decision
from alerts.tables import alerts, approvals
from database.engine import Tx
from staff import service as staff
from staff.model import Staff
from subscribers.groups import drop_codes


async def revoke(tx: Tx, staff_id: int, by: Staff | None, now: datetime) -> Staff:
    """Take this person off; who it was. Their codes for groups let nobody in any more. What waits for its time and
    rests on them (its author, or who last let it go or agreed to it) is a draft of their team again, who are told.

    `by`: the colleague who does it; None for the operator. Raises NotFound, NotAllowed.
    """
    person = await staff.revoke(tx, staff_id, by, now)
    await drop_codes(tx, staff_id)
    had_a_say = select(approvals.c.alert_id).where(
        approvals.c.number == FIRST,
        or_(approvals.c.asked_by == staff_id, approvals.c.decided_by == staff_id),
    )
    rests_on_them = or_(alerts.c.author_id == staff_id, alerts.c.id.in_(had_a_say))
    waiting = select(alerts).where(alerts.c.stage == Stage.SCHEDULED, rests_on_them).order_by(alerts.c.id)
    for alert in await load(tx, waiting.with_for_update(key_share=True)):
        asked = await newest(tx, alert.id)
        if staff_id in (alert.author, asked.asked_by, asked.decided_by):
            await decide(tx, asked, by.id if by else None, now, Decision.LEFT)
            await move(tx, alert, Stage.DRAFT, now)
    return person
