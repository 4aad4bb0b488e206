"""Who is reminded of what nobody of a team has taken on, one after the other: the rungs of a ladder."""

from datetime import datetime

from sqlalchemy import select

from database.engine import Tx
from delivery.messages import TELEGRAM
from staff.doors import counts, doors_for, doors_of
from staff.model import Door, Role
from staff.people import routes_of
from staff.stand_ins import stand_ins_of
from staff.tables import staff, staff_teams

Rung = tuple[Door, ...]


async def ladder(tx: Tx, team: str, last: str, now: datetime, *, door_by_door: bool) -> list[Rung]:
    """The team's doors, those of who stands in, its supervisors' phones, the doors of the team that hears `last`.

    Nobody stands on two rungs, and none is empty. `door_by_door`: each door is a rung of its own.
    """
    own = tuple(door for door in await doors_of(tx, team) if counts(door))
    rungs: list[Rung] = []
    known: set[int] = set()

    def add(found: Rung, *, one_by_one: bool) -> None:
        new = tuple(door for door in found if door.route not in known)
        known.update(door.route for door in new)
        rungs.extend([(door,) for door in new] if one_by_one else [new] if new else [])

    add(own, one_by_one=door_by_door)
    for other, _ in await stand_ins_of(tx, team, now):
        add(tuple(door for door in await doors_of(tx, other) if counts(door)), one_by_one=door_by_door)
    add(await supervisors_of(tx, team), one_by_one=False)
    add(await doors_for(tx, last, now), one_by_one=door_by_door)
    add(await supervisors_of(tx, last), one_by_one=False)
    return rungs


async def supervisors_of(tx: Tx, team: str) -> Rung:
    """A phone of each of the team's supervisors, by Telegram where they have it."""
    found = await tx.scalars(
        select(staff.c.id)
        .join(staff_teams, staff_teams.c.staff_id == staff.c.id)
        .where(staff.c.role == Role.SUPERVISOR, staff_teams.c.team == team)
        .order_by(staff.c.id)
    )
    phones = []
    for person in found.all():
        ways = sorted(await routes_of(tx, person), key=lambda way: way[1] != TELEGRAM)
        phones += [Door(route, channel, tested=True) for route, channel in ways[:1]]
    return tuple(phones)
