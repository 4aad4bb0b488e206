"""Finding a member of staff."""

from sqlalchemy import select

from config.errors import NotFound
from database.engine import Tx
from staff.model import Role, Staff
from staff.tables import staff, staff_routes, staff_teams


async def by_route(tx: Tx, route: int) -> Staff | None:
    """The member of staff behind a route; None for everybody else."""
    staff_id = await tx.scalar(select(staff_routes.c.staff_id).where(staff_routes.c.route_id == route))
    return await get(tx, int(staff_id)) if staff_id is not None else None


async def get(tx: Tx, staff_id: int) -> Staff:
    """Raises NotFound."""
    row = (await tx.execute(select(staff).where(staff.c.id == staff_id))).one_or_none()
    if row is None:
        raise NotFound
    teams = await tx.scalars(select(staff_teams.c.team).where(staff_teams.c.staff_id == staff_id))
    return Staff(row.id, row.name, Role(row.role), frozenset(teams))
