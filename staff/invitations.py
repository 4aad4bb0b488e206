"""How people become staff: a code, shown once, that binds whoever types it first."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from config.errors import Conflict, NotAllowed, NotFound
from database import audit
from database.engine import Tx
from staff.model import INVITATION_LIVES, PHONE_CODE_LIVES, Role, Staff, code_hash, new_code
from staff.people import by_route, get
from staff.shifts import Shift, shift_at
from staff.tables import invitations, sessions, signin_codes, staff, staff_areas, staff_routes, staff_teams


async def invite(
    tx: Tx, name: str, role: Role, team: str, now: datetime, areas: Collection[str] = frozenset()
) -> str:
    """Make an invitation for one person; its code, which is shown once and works once, for seven days.

    `areas`: codes of boroughs, where they may send to less than their team may.
    """
    code = new_code()
    await tx.execute(delete(invitations).where(invitations.c.expires_at <= now))
    await tx.execute(
        insert(invitations).values(
            code=code_hash(code),
            name=name,
            role=role,
            team=team,
            areas=" ".join(sorted(areas)),
            expires_at=now + INVITATION_LIVES,
        )
    )
    await audit.record(tx, now, None, "staff invited", f"team:{team}")
    return code


async def make_phone_code(
    tx: Tx, person: Staff, now: datetime, by: int | None, lives: timedelta = PHONE_CODE_LIVES
) -> str:
    """A code that makes whichever phone it is typed on one more phone of this person, once.

    `by`: the member of staff who asked for it; None for the operator.
    """
    code = new_code()
    await tx.execute(delete(invitations).where(invitations.c.staff_id == person.id))
    await tx.execute(
        insert(invitations).values(
            code=code_hash(code),
            name=person.name,
            role=person.role,
            team=person.team,
            staff_id=person.id,
            expires_at=now + lives,
        )
    )
    await audit.record(tx, now, by, "phone code made", f"staff:{person.id}")
    return code


async def accept(tx: Tx, code: str, route: int, now: datetime) -> Staff:
    """Bind whoever stands behind `route` to an invitation, and use it up.

    Somebody who is staff already stays the same person: they take on the invitation's name, role, team and areas. In
    their own name it lets them choose a new PIN; in another name it needs the one they have, since whoever found
    their phone may have an invitation too. A phone code changes nothing about its person.

    Raises NotFound for a code that is wrong, used or too old. The code is still good after NotAllowed (no shift is
    open) and Conflict (a phone code, on a phone of somebody else).
    """
    this = (invitations.c.code == code_hash(code), invitations.c.expires_at > now)
    seen = (await tx.execute(select(invitations.c.name, invitations.c.staff_id).where(*this))).one_or_none()
    if seen is None:
        raise NotFound
    known = await by_route(tx, route)
    if known is not None and seen.staff_id not in (None, known.id):
        raise Conflict
    is_other = known is not None and not _same_name(known.name, seen.name)
    if is_other and await shift_at(tx, route, now) in (Shift.CLOSED, Shift.LOCKED):
        raise NotAllowed
    invitation = (await tx.execute(delete(invitations).where(*this).returning(invitations))).one_or_none()
    if invitation is None:
        raise NotFound  # another phone was faster
    if invitation.staff_id is not None:
        return await _link_phone(tx, invitation.staff_id, route, now)
    staff_id = await _take_on(tx, invitation, known, route)
    await audit.record(tx, now, staff_id, "invitation accepted", f"team:{invitation.team}")
    return await get(tx, staff_id)


async def _link_phone(tx: Tx, staff_id: int, route: int, now: datetime) -> Staff:
    await tx.execute(delete(staff_routes).where(staff_routes.c.route_id == route))
    await tx.execute(insert(staff_routes).values(route_id=route, staff_id=staff_id))
    await audit.record(tx, now, staff_id, "phone linked", f"staff:{staff_id}")
    return await get(tx, staff_id)


async def _take_on(tx: Tx, invitation: Row[Any], known: Staff | None, route: int) -> int:
    values = {"name": invitation.name, "role": invitation.role}
    if known is None:
        staff_id = secrets.randbits(62) + 1
        await tx.execute(insert(staff).values(id=staff_id, **values))
        await tx.execute(insert(staff_routes).values(route_id=route, staff_id=staff_id))
    else:
        staff_id = known.id
        if _same_name(known.name, invitation.name):
            values |= {"pin": None, "pin_tries": 0}
            for table in (sessions, signin_codes):
                await tx.execute(delete(table).where(table.c.staff_id == staff_id))
            ours = staff_routes.c.staff_id == staff_id
            await tx.execute(update(staff_routes).where(ours).values(shift_until=None))
        await tx.execute(update(staff).where(staff.c.id == staff_id).values(**values))
    if invitation.team and (known is None or invitation.team not in known.teams):
        await tx.execute(insert(staff_teams).values(staff_id=staff_id, team=invitation.team))
    await tx.execute(delete(staff_areas).where(staff_areas.c.staff_id == staff_id))
    if codes := invitation.areas.split():
        await tx.execute(
            insert(staff_areas), [{"staff_id": staff_id, "area_code": area_code} for area_code in codes]
        )
    return staff_id


def _same_name(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
