"""What officers do with schemes: look at who asks, let one run, stop it, find it a new coordinator.

They see counts and never members. Each deed is written to the audit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update

from config.errors import Conflict, NotAllowed
from database import audit
from database.engine import Tx
from staff.model import Role, Staff, may_compose, may_send_to
from subscribers import schemes
from subscribers.scheme_leading import make_lead_code
from subscribers.scheme_messages import SchemeMessage, hold_back
from subscribers.scheme_model import LEADS, OPEN, Scheme, SchemeRole, SchemeState
from subscribers.tables import scheme_members, subscribers
from subscribers.tables import schemes as table

_ASKED_FIRST = case(
    (table.c.state == SchemeState.ASKED, 0), (table.c.state == SchemeState.VACANT, 1), else_=2
)


@dataclass(frozen=True)
class Overview:
    """A scheme as officers see it: counts. `leaders` are among the `members`."""

    scheme: Scheme
    members: int
    leaders: int


def may_vet(staff: Staff, team_areas: Collection[str], borough: str) -> bool:
    """Who may send alerts to a borough looks after its schemes; a supervisor does beyond their team's boroughs too.

    `team_areas`: the boroughs of their team (none: the whole force). Areas of their own narrow it for anybody.
    """
    of_team = () if staff.role == Role.SUPERVISOR else team_areas
    return may_compose(staff) and may_send_to(of_team, borough, staff.areas)


async def overview(tx: Tx, staff: Staff, team_areas: Collection[str]) -> list[Overview]:
    """The schemes that they look after: who asks first, then those without a coordinator, then by name."""
    if not may_compose(staff):
        raise NotAllowed
    is_member = scheme_members.c.subscriber_id.is_not(None) & subscribers.c.is_active
    joined = table.outerjoin(scheme_members, scheme_members.c.scheme_id == table.c.id).outerjoin(
        subscribers, subscribers.c.id == scheme_members.c.subscriber_id
    )
    rows = await tx.execute(
        select(
            table,
            func.sum(case((is_member, 1), else_=0)).label("members"),
            func.sum(case((is_member & scheme_members.c.role.in_(LEADS), 1), else_=0)).label("leaders"),
        )
        .select_from(joined)
        .where(table.c.state != SchemeState.DECLINED)
        .group_by(table.c.id)
        .order_by(_ASKED_FIRST, table.c.name, table.c.id)
    )
    return [
        Overview(schemes.read(row), int(row.members), int(row.leaders))
        for row in rows
        if may_vet(staff, team_areas, row.borough_code)
    ]


async def approve(tx: Tx, scheme_id: int, staff: Staff, team_areas: Collection[str], now: datetime) -> Scheme:
    """Let a scheme run, or run again. Raises NotAllowed, NotFound, Conflict where it does already."""
    states = (SchemeState.ASKED, SchemeState.STOPPED)
    return await _decide(tx, scheme_id, staff, team_areas, states, SchemeState.ACTIVE, now, "scheme approved")


async def decline(tx: Tx, scheme_id: int, staff: Staff, team_areas: Collection[str], now: datetime) -> Scheme:
    """Say no to one that was asked for. Raises as `approve`."""
    asked = (SchemeState.ASKED,)
    return await _decide(
        tx, scheme_id, staff, team_areas, asked, SchemeState.DECLINED, now, "scheme declined"
    )


async def stop(tx: Tx, scheme_id: int, staff: Staff, team_areas: Collection[str], now: datetime) -> Scheme:
    """Nothing more goes out from it, nor what waits. Its members stay. Raises as `approve`."""
    stopped = await _decide(
        tx, scheme_id, staff, team_areas, OPEN, SchemeState.STOPPED, now, "scheme stopped"
    )
    await hold_back(tx, now, scheme_id=scheme_id)
    return stopped


async def halt_message(
    tx: Tx, message: SchemeMessage, staff: Staff, team_areas: Collection[str], now: datetime
) -> int:
    """Stop one message for those who do not have it yet; how many copies waited. Raises NotAllowed."""
    if not may_vet(staff, team_areas, message.scheme.borough_code):
        raise NotAllowed
    await audit.record(tx, now, staff.id, "scheme message stopped", f"scheme-message:{message.id}")
    return await hold_back(tx, now, message_id=message.id)


async def change_coordinator(
    tx: Tx, scheme_id: int, staff: Staff, team_areas: Collection[str], now: datetime
) -> str:
    """A code for the new coordinator, whom the officer knows and we do not. Raises NotAllowed, NotFound, Conflict."""
    scheme = await schemes.get(tx, scheme_id)
    if not may_vet(staff, team_areas, scheme.borough_code):
        raise NotAllowed
    if scheme.state not in OPEN:
        raise Conflict
    await audit.record(tx, now, staff.id, "scheme coordinator code made", f"scheme:{scheme_id}")
    return await make_lead_code(tx, scheme_id, SchemeRole.COORDINATOR, now)


async def _decide(
    tx: Tx,
    scheme_id: int,
    staff: Staff,
    team_areas: Collection[str],
    before: Collection[SchemeState],
    after: SchemeState,
    now: datetime,
    deed: str,
) -> Scheme:
    scheme = await schemes.get(tx, scheme_id, is_held=True)
    if not may_vet(staff, team_areas, scheme.borough_code):
        raise NotAllowed
    if scheme.state not in before:
        raise Conflict
    await tx.execute(update(table).where(table.c.id == scheme_id).values(state=after, approved_by=staff.id))
    await audit.record(tx, now, staff.id, deed, f"scheme:{scheme_id}")
    return await schemes.get(tx, scheme_id)
