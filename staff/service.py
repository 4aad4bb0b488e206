"""Bringing staff in and finding them again. Each verb works in the caller's transaction."""

import secrets
from datetime import datetime

from sqlalchemy import delete, insert, update

from config.errors import NotFound
from database import audit
from database.engine import Tx
from staff.doors import (
    doors_of,
    has_tested_door,
    link_door,
    make_door_code,
    mark_door_tested,
    team_of_code,
    teams_at,
)
from staff.model import INVITATION_LIVES, Role, Staff, code_hash, new_code
from staff.people import by_route, get
from staff.signin import by_session, make_signin_code, sign_in, sign_out
from staff.tables import invitations, staff, staff_routes, staff_teams

__all__ = [
    "accept",
    "by_route",
    "by_session",
    "doors_of",
    "get",
    "has_tested_door",
    "invite",
    "link_door",
    "make_door_code",
    "make_signin_code",
    "mark_door_tested",
    "sign_in",
    "sign_out",
    "team_of_code",
    "teams_at",
]


async def invite(tx: Tx, name: str, role: Role, team: str, now: datetime) -> str:
    """Make an invitation for one person; its code, which is shown once and works once, for seven days."""
    code = new_code()
    await tx.execute(delete(invitations).where(invitations.c.expires_at <= now))
    await tx.execute(
        insert(invitations).values(
            code=code_hash(code), name=name, role=role, team=team, expires_at=now + INVITATION_LIVES
        )
    )
    await audit.record(tx, now, None, "staff invited", f"team:{team}")
    return code


async def accept(tx: Tx, code: str, route: int, now: datetime) -> Staff:
    """Bind whoever stands behind `route` to an invitation, and use it up.

    Somebody who is staff already stays the same person: they take on the invitation's name, role and team.
    Raises NotFound for a code that is wrong, used or too old.
    """
    this = invitations.c.code == code_hash(code)
    invitation = (
        await tx.execute(
            delete(invitations)
            .where(this, invitations.c.expires_at > now)
            .returning(invitations.c.name, invitations.c.role, invitations.c.team)
        )
    ).one_or_none()
    if invitation is None:
        raise NotFound
    known = await by_route(tx, route)
    if known is None:
        staff_id = secrets.randbits(62) + 1
        await tx.execute(insert(staff).values(id=staff_id, name=invitation.name, role=invitation.role))
        await tx.execute(insert(staff_routes).values(route_id=route, staff_id=staff_id))
    else:
        staff_id = known.id
        await tx.execute(
            update(staff).where(staff.c.id == staff_id).values(name=invitation.name, role=invitation.role)
        )
    if known is None or invitation.team not in known.teams:
        await tx.execute(insert(staff_teams).values(staff_id=staff_id, team=invitation.team))
    await audit.record(tx, now, staff_id, "invitation accepted", f"team:{invitation.team}")
    return await get(tx, staff_id)
