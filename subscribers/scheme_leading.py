"""Who leads a scheme: the coordinator whom an officer knows, and deputies of theirs; codes that work once."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, insert, select, update

from config.errors import NotAllowed, NotFound
from database.engine import Tx
from delivery.messages import TELEGRAM
from delivery.routes import RouteState
from delivery.tables import identities, routes
from staff.model import code_hash, new_code
from subscribers import schemes
from subscribers.scheme_model import LEAD_CODE_LIVES, LEADS, OPEN, Membership, Scheme, SchemeRole, SchemeState
from subscribers.tables import scheme_codes, scheme_members, subscriber_routes, subscribers
from subscribers.tables import schemes as table


async def make_lead_code(tx: Tx, scheme_id: int, role: SchemeRole, now: datetime) -> str:
    """A code that makes one person a leader of the scheme, within seven days. The caller may hand it out."""
    code = new_code()
    await tx.execute(delete(scheme_codes).where(scheme_codes.c.expires_at <= now))
    await tx.execute(
        insert(scheme_codes).values(
            code=code_hash(code), scheme_id=scheme_id, role=role, expires_at=now + LEAD_CODE_LIVES
        )
    )
    return code


async def make_deputy_code(tx: Tx, person: int, scheme_id: int, now: datetime) -> str:
    """As `make_lead_code`, by the coordinator, for a deputy. Raises NotAllowed for anybody else."""
    known = await schemes.membership(tx, person, scheme_id)
    if known is None or not known.leads or known.role != SchemeRole.COORDINATOR:
        raise NotAllowed
    return await make_lead_code(tx, scheme_id, SchemeRole.DEPUTY, now)


async def of_lead_code(tx: Tx, code: str, now: datetime) -> Membership | None:
    """What a code would make of somebody, without using it up; None for one that is wrong, used or too old."""
    this = (scheme_codes.c.code == code_hash(code)) & (scheme_codes.c.expires_at > now)
    row = (await tx.execute(select(scheme_codes.c.scheme_id, scheme_codes.c.role).where(this))).one_or_none()
    if row is None:
        return None
    scheme = await schemes.get(tx, row.scheme_id)
    return Membership(scheme, SchemeRole(row.role)) if scheme.state in OPEN else None


async def take_lead_code(
    tx: Tx, route: int, code: str, *, channel: str, wording: str, now: datetime
) -> Membership:
    """Use a code up: the person leads the scheme. A new coordinator takes the place of the one before.

    Raises NotFound for a code that is wrong, used or too old, and for who is no subscriber.
    """
    person = await schemes.active(tx, route)
    offered = await of_lead_code(tx, code, now)
    used = await tx.execute(delete(scheme_codes).where(scheme_codes.c.code == code_hash(code)))
    if offered is None or not used.rowcount:
        raise NotFound
    scheme, role = offered.scheme, offered.role
    if role == SchemeRole.COORDINATOR:
        before = (scheme_members.c.scheme_id == scheme.id) & (scheme_members.c.role == SchemeRole.COORDINATOR)
        await tx.execute(update(scheme_members).where(before).values(role=SchemeRole.MEMBER))
    known = await schemes.membership(tx, person.id, scheme.id)
    if known is None:
        await schemes.enter(tx, scheme, person.id, role, channel, wording, now)
    elif known.role != SchemeRole.COORDINATOR:
        await tx.execute(
            update(scheme_members).where(*schemes.place_of(person.id, scheme.id)).values(role=role)
        )
    await tx.execute(
        update(table)
        .where(table.c.id == scheme.id, table.c.state == SchemeState.VACANT)
        .values(state=SchemeState.ACTIVE)
    )
    return Membership(await schemes.get(tx, scheme.id), role)


async def ways_to_leaders(tx: Tx, scheme_id: int) -> list[tuple[int, str]]:
    """(route, language) of each who leads it, by their best open way: Telegram before SMS."""
    found = await tx.execute(
        select(subscribers.c.id, routes.c.id.label("route"), subscribers.c.language)
        .join(scheme_members, scheme_members.c.subscriber_id == subscribers.c.id)
        .join(subscriber_routes, subscriber_routes.c.subscriber_id == subscribers.c.id)
        .join(routes, routes.c.id == subscriber_routes.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .where(
            scheme_members.c.scheme_id == scheme_id,
            scheme_members.c.role.in_(LEADS),
            routes.c.state == RouteState.OPEN,
        )
        .order_by(identities.c.channel != TELEGRAM, routes.c.id)
    )
    best: dict[int, tuple[int, str]] = {}
    for row in found:
        best.setdefault(row.id, (row.route, row.language))
    return list(best.values())


async def note_vacancies(tx: Tx) -> list[Scheme]:
    """The schemes that ran and that nobody leads any more, noted as vacant. Where somebody who could not be reached
    is back, it runs again. What its asker left before an officer looked at it is no application any more."""
    asked = exists().where(_leads_here())
    dropped = update(table).where(table.c.state == SchemeState.ASKED, ~asked)
    await tx.execute(dropped.values(state=SchemeState.DECLINED))
    back = update(table).where(table.c.state == SchemeState.VACANT, _is_led())
    await tx.execute(back.values(state=SchemeState.ACTIVE))
    vacant = update(table).where(table.c.state == SchemeState.ACTIVE, ~_is_led())
    return [
        schemes.read(row)
        for row in await tx.execute(vacant.values(state=SchemeState.VACANT).returning(table))
    ]


async def led_alone(tx: Tx, person: int) -> list[int]:
    """The ids of those schemes that would be vacant without this person."""
    theirs = exists().where(_leads_here(), scheme_members.c.subscriber_id == person)
    others = _is_led(scheme_members.c.subscriber_id != person)
    runs = table.c.state == SchemeState.ACTIVE
    return list(await tx.scalars(select(table.c.id).where(runs, theirs, ~others).order_by(table.c.id)))


def _leads_here() -> ColumnElement[bool]:
    """A row of scheme_members is that of somebody who leads the scheme."""
    return (scheme_members.c.scheme_id == table.c.id) & scheme_members.c.role.in_(LEADS)


def _is_led(*also: ColumnElement[bool]) -> ColumnElement[bool]:
    """Somebody leads the scheme who can be written to: who blocked us hears of nothing, and passes nothing on."""
    ways = subscriber_routes.join(routes, routes.c.id == subscriber_routes.c.route_id)
    can_be_reached = (
        exists()
        .select_from(ways)
        .where(
            subscriber_routes.c.subscriber_id == scheme_members.c.subscriber_id,
            routes.c.state == RouteState.OPEN,
        )
    )
    return exists().where(_leads_here(), can_be_reached, *also)
