"""Doors: the chats and numbers by which a team hears that something waits. One counts once it was tried."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from config.errors import NotFound
from database import audit
from database.engine import Tx
from delivery.messages import TELEGRAM
from delivery.routes import RouteState
from delivery.tables import identities, routes
from staff.model import DOOR_CODE_LIVES, Door, code_hash, new_code
from staff.stand_ins import stand_ins_of
from staff.tables import door_codes, doors


async def make_door_code(tx: Tx, team: str, now: datetime) -> str:
    """A code that links one chat to the team when it is posted there, once, within seven days."""
    code = new_code()
    await tx.execute(delete(door_codes).where(door_codes.c.expires_at <= now))
    await tx.execute(
        insert(door_codes).values(code=code_hash(code), team=team, expires_at=now + DOOR_CODE_LIVES)
    )
    await audit.record(tx, now, None, "door code made", f"team:{team}")
    return code


async def team_of_code(tx: Tx, code: str, now: datetime) -> str | None:
    """The team that a code would link a chat to, without using it up."""
    this = door_codes.c.code == code_hash(code)
    return await tx.scalar(select(door_codes.c.team).where(this, door_codes.c.expires_at > now))


async def link_door(tx: Tx, code: str, route: int, now: datetime) -> str:
    """Make `route` a door of the code's team, untested, and use the code up; the team's slug.

    Raises NotFound for a code that is wrong, used or too old.
    """
    team = await tx.scalar(
        delete(door_codes)
        .where(door_codes.c.code == code_hash(code), door_codes.c.expires_at > now)
        .returning(door_codes.c.team)
    )
    if team is None:
        raise NotFound
    await add_door(tx, str(team), route, now)
    return str(team)


async def add_door(tx: Tx, team: str, route: int, now: datetime) -> None:
    """Make `route` a door of the team, which counts once it is tested."""
    await tx.execute(delete(doors).where(doors.c.team == team, doors.c.route_id == route))
    await tx.execute(insert(doors).values(team=team, route_id=route, is_tested=False))
    await audit.record(tx, now, None, "door linked", f"team:{team}")


async def move_doors(tx: Tx, old: int, new: int) -> None:
    """Two routes turned out to be one chat: the doors at `old` are at `new` from now on."""
    there = select(doors.c.team).where(doors.c.route_id == new)
    await tx.execute(delete(doors).where(doors.c.route_id == old, doors.c.team.in_(there)))
    await tx.execute(update(doors).where(doors.c.route_id == old).values(route_id=new))


async def drop_doors(tx: Tx, team: str, channel: str) -> None:
    """Take the team's doors of one channel away: a new one comes in their place."""
    of_channel = (
        select(routes.c.id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(identities.c.channel == channel)
    )
    await tx.execute(delete(doors).where(doors.c.team == team, doors.c.route_id.in_(of_channel)))


async def prove_door(tx: Tx, code: str, route: int, now: datetime) -> str:
    """The code that was sent to a door came back from it: it counts from now on; the team's slug.

    Raises NotFound for a code that is wrong, used or too old, and for one that came from anywhere else: it is still
    good.
    """
    team = await team_of_code(tx, code, now)
    if team is None or team not in await teams_at(tx, route):
        raise NotFound
    await tx.execute(delete(door_codes).where(door_codes.c.code == code_hash(code)))
    this = (doors.c.team == team, doors.c.route_id == route)
    await tx.execute(update(doors).where(*this).values(is_tested=True))
    await audit.record(tx, now, None, "door tested", f"team:{team}")
    return team


async def mark_door_tested(tx: Tx, route: int, now: datetime) -> None:
    """Somebody behind this route saw our message and said so. Once is enough."""
    untested = (doors.c.route_id == route, doors.c.is_tested.is_(False))
    tested = await tx.scalars(update(doors).where(*untested).values(is_tested=True).returning(doors.c.team))
    for team in sorted(tested.all()):
        await audit.record(tx, now, None, "door tested", f"team:{team}")


async def teams_at(tx: Tx, route: int) -> list[str]:
    """The teams that have a door at this route, by slug."""
    found = await tx.scalars(select(doors.c.team).where(doors.c.route_id == route).order_by(doors.c.team))
    return list(found)


async def doors_of(tx: Tx, team: str) -> tuple[Door, ...]:
    """The team's doors that can be written to (the bot was not thrown out of the chat)."""
    found = await tx.execute(
        select(doors.c.route_id, identities.c.channel, doors.c.is_tested)
        .join(routes, routes.c.id == doors.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(doors.c.team == team, routes.c.state == RouteState.OPEN)
        .order_by(doors.c.route_id)
    )
    return tuple(Door(row.route_id, row.channel, row.is_tested) for row in found)


async def doors_for(tx: Tx, team: str, now: datetime) -> tuple[Door, ...]:
    """Where to knock for a team now: at its own doors, and at those of the teams that stand in for it; each once."""
    teams = [team, *(other for other, _ in await stand_ins_of(tx, team, now))]
    found = {door.route: door for each in teams for door in await doors_of(tx, each)}
    return tuple(door for door in found.values() if counts(door))


def counts(door: Door) -> bool:
    """A chat was linked by one of the team; a number or a program that has not answered yet may be anybody's."""
    return door.tested or door.kind == TELEGRAM


async def has_tested_door(tx: Tx, team: str) -> bool:
    """Whether a message to this team is known to reach somebody of it."""
    return any(door.tested for door in await doors_of(tx, team))


async def tried_teams(tx: Tx) -> frozenset[str]:
    """The teams with a door that was tried. Reads no address, so it may stand beside tips."""
    return frozenset(await tx.scalars(select(doors.c.team).where(doors.c.is_tested).distinct()))


async def is_heard(tx: Tx, team: str, now: datetime) -> bool:
    """Whether a message to this team is known to reach somebody, if only those who stand in for it."""
    return any(door.tested for door in await doors_for(tx, team, now))
