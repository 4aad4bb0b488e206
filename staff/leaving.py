"""A lost phone, or somebody who leaves: every way in is shut at once. Their name stays with what they did."""

from datetime import datetime

from sqlalchemy import delete, update

from config.errors import NotAllowed
from database import audit
from database.engine import Tx
from staff.model import Staff, may_revoke
from staff.people import get
from staff.tables import invitations, sessions, signin_codes, staff, staff_routes


async def revoke(tx: Tx, staff_id: int, by: Staff | None, now: datetime) -> Staff:
    """Take all phones, sessions, codes and the PIN from this person; who it was. Drafts stay with their team.

    `by`: the colleague who does it; None for the operator. Raises NotFound, NotAllowed.
    """
    person = await get(tx, staff_id)
    if by is not None and not may_revoke(by, person):
        raise NotAllowed
    for table in (staff_routes, sessions, signin_codes, invitations):
        await tx.execute(delete(table).where(table.c.staff_id == staff_id))
    await tx.execute(update(staff).where(staff.c.id == staff_id).values(pin=None, pin_tries=0))
    await audit.record(tx, now, by.id if by else None, "staff revoked", f"staff:{staff_id}")
    return person
