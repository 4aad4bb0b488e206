"""Neighbourhood Watch schemes: asking for one, joining, leading, leaving. Nobody sees who the members are.

Every verb works in the caller's transaction. What officers do is in subscribers.scheme_vetting.
"""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, select

from config.errors import Conflict, NotFound
from database.engine import Tx
from database.inserting import insert_new
from subscribers import consent
from subscribers.model import Deed, Subscriber
from subscribers.records import by_route
from subscribers.scheme_model import (
    ASK_AGAIN,
    LEADS,
    LONGEST_NAME,
    OPEN,
    Membership,
    Scheme,
    SchemeRole,
    SchemeState,
    check_words,
    new_scheme_code,
)
from subscribers.tables import (
    scheme_members,
    scheme_reports,
    schemes,
    subscribers,
)


async def apply(
    tx: Tx,
    route: int,
    *,
    name: str,
    area_code: str,
    area_label: str,
    borough_code: str,
    channel: str,
    wording: str,
    now: datetime,
) -> Scheme:
    """The person behind `route` asks to lead a scheme of this name; an officer decides.

    Raises BadInput for the name, NotFound for who has not joined, Conflict where an officer still looks at another
    scheme of theirs or said no to one within the week.
    """
    name = check_words(name, LONGEST_NAME).replace("\n", " ")
    person = await active(tx, route)
    waits = scheme_members.c.role.in_(LEADS) & (
        (schemes.c.state == SchemeState.ASKED)
        | ((schemes.c.state == SchemeState.DECLINED) & (schemes.c.made_at > now - ASK_AGAIN))
    )
    if (await tx.execute(_theirs(person.id).where(waits))).first():
        raise Conflict
    code = new_scheme_code()
    while await by_code(tx, code):
        code = new_scheme_code()
    scheme = Scheme(
        id=secrets.randbits(62) + 1,
        name=name,
        area_code=area_code,
        area_label=area_label,
        borough_code=borough_code,
        code=code,
        state=SchemeState.ASKED,
        made_at=now,
    )
    await tx.execute(insert(schemes).values(vars(scheme)))
    await enter(tx, scheme, person.id, SchemeRole.COORDINATOR, channel, wording, now)
    return scheme


async def join(
    tx: Tx, route: int, scheme: Scheme, *, channel: str, wording: str, now: datetime
) -> Membership:
    """The person agrees to hear from the scheme; who is in it already stays what they are.

    Raises NotFound for who is no subscriber, Conflict for a scheme that takes nobody in.
    """
    person = await active(tx, route)
    if scheme.state not in OPEN:
        raise Conflict
    known = await membership(tx, person.id, scheme.id)
    return known or await enter(tx, scheme, person.id, SchemeRole.MEMBER, channel, wording, now)


async def leave(tx: Tx, person: int, scheme: Scheme, *, channel: str, wording: str, now: datetime) -> None:
    """Hear no more from it. Raises NotFound for who is not in it."""
    gone = await tx.execute(delete(scheme_members).where(*place_of(person, scheme.id)))
    if not gone.rowcount:
        raise NotFound
    about = _about(scheme)
    await consent.record(tx, person, Deed.SCHEME_OUT, channel=channel, about=about, wording=wording, now=now)


async def leave_all(tx: Tx, person: int) -> None:
    """Somebody leaves altogether; the ledger says that once, for everything."""
    await tx.execute(delete(scheme_members).where(scheme_members.c.subscriber_id == person))


async def forget_person(tx: Tx, person: int) -> None:
    """Erasing: their places in schemes, and what they found wrong."""
    await leave_all(tx, person)
    await tx.execute(delete(scheme_reports).where(scheme_reports.c.subscriber_id == person))


async def get(tx: Tx, scheme_id: int, *, is_held: bool = False) -> Scheme:
    """Raises NotFound. `is_held`: nobody else changes it until the transaction ends."""
    wanted = select(schemes).where(schemes.c.id == scheme_id)
    row = (await tx.execute(wanted.with_for_update() if is_held else wanted)).one_or_none()
    if row is None:
        raise NotFound
    return read(row)


async def by_code(tx: Tx, code: str) -> Scheme | None:
    """The scheme with this code (see scheme_model.read_scheme_code), whatever its state."""
    row = (await tx.execute(select(schemes).where(schemes.c.code == code))).one_or_none()
    return read(row) if row else None


async def of_person(tx: Tx, person: int) -> list[Membership]:
    """Their schemes, those that they lead first, then by name."""
    rows = (await tx.execute(_theirs(person))).all()
    found = [Membership(read(row), SchemeRole(row.role)) for row in rows]
    return sorted(found, key=lambda each: (each.role not in LEADS, each.scheme.name))


async def membership(tx: Tx, person: int, scheme_id: int) -> Membership | None:
    row = (await tx.execute(_theirs(person).where(schemes.c.id == scheme_id))).one_or_none()
    return Membership(read(row), SchemeRole(row.role)) if row else None


async def count_members(tx: Tx, scheme_id: int) -> int:
    """How many people are in it, its leaders among them. Nobody hears more than that."""
    here = (scheme_members.c.scheme_id == scheme_id) & subscribers.c.is_active
    joined = scheme_members.join(subscribers, subscribers.c.id == scheme_members.c.subscriber_id)
    return int(await tx.scalar(select(func.count()).select_from(joined).where(here)) or 0)


async def enter(
    tx: Tx, scheme: Scheme, person: int, role: SchemeRole, channel: str, wording: str, now: datetime
) -> Membership:
    """Put somebody into a scheme, with the line of the ledger; the caller looked whether they may come in."""
    is_new = await insert_new(
        tx, scheme_members, scheme_id=scheme.id, subscriber_id=person, role=role, since=now.date()
    )
    if is_new:
        about = _about(scheme)
        await consent.record(
            tx, person, Deed.SCHEME_IN, channel=channel, about=about, wording=wording, now=now
        )
    return Membership(scheme, role)


def read(row: Row[Any]) -> Scheme:
    """A row of the table, perhaps with further columns, as a scheme."""
    return Scheme(
        row.id,
        row.name,
        row.area_code,
        row.area_label,
        row.borough_code,
        row.code,
        SchemeState(row.state),
        row.made_at,
    )


async def active(tx: Tx, route: int) -> Subscriber:
    """The subscriber behind a route. Raises NotFound."""
    person = await by_route(tx, route)
    if person is None or not person.is_active:
        raise NotFound
    return person


def _theirs(person: int) -> Select[Any]:
    joined = schemes.join(scheme_members, scheme_members.c.scheme_id == schemes.c.id)
    return (
        select(schemes, scheme_members.c.role)
        .select_from(joined)
        .where(scheme_members.c.subscriber_id == person)
    )


def place_of(person: int, scheme_id: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The row that says what somebody is in a scheme."""
    return scheme_members.c.scheme_id == scheme_id, scheme_members.c.subscriber_id == person


def _about(scheme: Scheme) -> str:
    return f"scheme:{scheme.code}"
