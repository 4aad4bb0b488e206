"""Finding a member of staff, and the ways to them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, false, func, or_, select

from config.errors import NotFound
from database.engine import Tx
from delivery.messages import TELEGRAM
from delivery.routes import RouteState
from delivery.tables import identities, routes
from staff.model import Role, Staff
from staff.tables import staff, staff_areas, staff_routes, staff_teams, stand_ins

_MOST_ID = 2**63  # beyond it is no id, and no integer of a database


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
    areas = await tx.scalars(select(staff_areas.c.area_code).where(staff_areas.c.staff_id == staff_id))
    return Staff(row.id, row.name, Role(row.role), frozenset(teams), areas=frozenset(areas))


async def standing_in(tx: Tx, person: Staff, now: datetime) -> Staff:
    """The same person with the teams that theirs stand in for at the moment."""
    found = await tx.scalars(
        select(stand_ins.c.team).where(stand_ins.c.stand_in.in_(person.own_teams), stand_ins.c.until > now)
    )
    others = frozenset(found) - person.own_teams
    return replace(person, teams=person.own_teams | others, stands_in_for=others)


async def routes_of(tx: Tx, staff_id: int) -> tuple[tuple[int, str], ...]:
    """Their phones as (route, channel), those that can be written to."""
    found = await tx.execute(
        select(staff_routes.c.route_id, identities.c.channel)
        .join(routes, routes.c.id == staff_routes.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(staff_routes.c.staff_id == staff_id, routes.c.state == RouteState.OPEN)
        .order_by(staff_routes.c.route_id)
    )
    return tuple((row.route_id, row.channel) for row in found)


async def telegram_routes(tx: Tx, *, team: str | None, roles: Collection[Role]) -> list[tuple[Staff, int]]:
    """Whom to tell of something on Telegram, with the route to each of their phones.

    `team`: its own members only; None: of any team.
    """
    wanted = (
        select(staff_routes.c.staff_id, staff_routes.c.route_id)
        .join(staff, staff.c.id == staff_routes.c.staff_id)
        .join(routes, routes.c.id == staff_routes.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(
            staff.c.role.in_(roles),
            identities.c.channel == TELEGRAM,
            routes.c.state == RouteState.OPEN,
        )
        .order_by(staff_routes.c.staff_id, staff_routes.c.route_id)
    )
    if team is not None:
        is_member = exists().where(staff_teams.c.staff_id == staff.c.id, staff_teams.c.team == team)
        wanted = wanted.where(is_member)
    rows = (await tx.execute(wanted)).all()
    people = {staff_id: await get(tx, staff_id) for staff_id in {row.staff_id for row in rows}}
    return [(people[row.staff_id], row.route_id) for row in rows]


async def members_of(tx: Tx, team: str) -> list[Staff]:
    """Who belongs to a team and has a phone, by name: not those who were taken off."""
    is_here = exists().where(staff_routes.c.staff_id == staff.c.id)
    is_member = exists().where(staff_teams.c.staff_id == staff.c.id, staff_teams.c.team == team)
    ids = await tx.scalars(select(staff.c.id).where(is_here, is_member).order_by(staff.c.name, staff.c.id))
    return [await get(tx, staff_id) for staff_id in ids.all()]


async def named(tx: Tx, wanted: str) -> list[Staff]:
    """Those whose name, in any case, or id this is."""
    by_name = func.lower(staff.c.name) == wanted.strip().lower()
    is_id = wanted.isascii() and wanted.isdecimal() and len(wanted) < 20
    by_id = staff.c.id == int(wanted) if is_id and int(wanted) < _MOST_ID else false()
    found = (await tx.scalars(select(staff.c.id).where(or_(by_name, by_id)).order_by(staff.c.id))).all()
    return [await get(tx, staff_id) for staff_id in found]


async def namesakes(tx: Tx, ids: Collection[int]) -> frozenset[int]:
    """These, and all who have the name of one of them in any case: they may be the same person, invited anew."""
    known = staff.alias("known")
    is_same = func.lower(staff.c.name) == func.lower(known.c.name)
    others = await tx.scalars(select(staff.c.id).join(known, is_same).where(known.c.id.in_(ids)))
    return frozenset({*ids, *others})


async def roll(tx: Tx) -> list[Staff]:
    """All of them, by name; also those who were taken off, whose names stay with what they did."""
    found = (await tx.scalars(select(staff.c.id).order_by(staff.c.name, staff.c.id))).all()
    return [await get(tx, staff_id) for staff_id in found]
