"""Whether somebody is still staff: for those who may know of no way to reach them."""

from sqlalchemy import select

from database.engine import Tx
from staff.tables import staff_routes


async def has_left(tx: Tx, staff_id: int) -> bool:
    """Whether this person was taken off, and has no way in any more."""
    phone = select(staff_routes.c.route_id).where(staff_routes.c.staff_id == staff_id).limit(1)
    return await tx.scalar(phone) is None
