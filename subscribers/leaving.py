"""Going: stopping everything, a copy of what is held, and having it erased."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, delete, func, insert, select, update

from database.engine import Tx
from delivery.holding import hold_back_rows, hold_rows, standing
from delivery.messages import Lane, State
from delivery.tables import outbox, routes
from subscribers import consent, schemes
from subscribers.groups import groups_of
from subscribers.model import Deed, Erased, Held
from subscribers.mutes import mutes_of
from subscribers.records import by_route, clear_wishes, routes_of
from subscribers.tables import subscriber_routes, subscribers, suppressions
from subscribers.ways import drop

# Whose they were, settled rows no longer say: no route has an id below nothing, and no two rows have the same.
NO_ROUTE = -outbox.c.id


async def withdraw(tx: Tx, route: int, *, channel: str, wording: str, now: datetime) -> bool:
    """The person behind `route` wants nothing more on any of their routes; whether they wanted something.

    Places and topics go, alerts on their way are held back, the ledger stays.
    """
    person = await by_route(tx, route)
    if person:
        await wait_for_pages(tx, person.id)
    await suppress_waiting(tx, [route], now)
    if person is None or not person.is_active:
        return False
    await suppress_waiting(tx, await routes_of(tx, person.id), now)
    await clear_wishes(tx, person.id)
    await schemes.leave_all(tx, person.id)
    await tx.execute(update(subscribers).where(subscribers.c.id == person.id).values(is_active=False))
    await consent.record(tx, person.id, Deed.LEFT, channel=channel, about="all", wording=wording, now=now)
    return True


async def keep_from_leaving(
    tx: Tx, people: Select[tuple[int]], values: Mapping[str, object] | None = None
) -> None:
    """Whoever writes to these people calls this first: who is leaving is waited for, and others leave afterwards.
    `values`: of the parameters by which `people` are selected.

    (PostgreSQL alone: SQLite lets one writer in at a time.)
    """
    if tx.dialect.name == "postgresql":
        held = select(subscribers.c.id).where(subscribers.c.id.in_(people)).order_by(subscribers.c.id)
        await tx.execute(select(func.count()).select_from(held.with_for_update(read=True).subquery()), values)


async def wait_for_pages(tx: Tx, people: int | Select[tuple[int]]) -> None:
    """Wait until whoever is writing to these people (or to the one) has committed, so that what they wrote can be held
    back."""
    theirs = subscribers.c.id == people if isinstance(people, int) else subscribers.c.id.in_(people)
    wanted = select(subscribers.c.id).where(theirs).order_by(subscribers.c.id)
    await tx.execute(wanted.with_for_update(key_share=True))


async def suppress_waiting(tx: Tx, of_routes: Sequence[int], now: datetime) -> list[int]:
    """Hold back alerts that wait for these routes (never answers); which rows these were."""
    ours = and_(outbox.c.route_id.in_(of_routes), outbox.c.bulletin_id.is_not(None))
    return await hold_back_rows(tx, ours, "stopped", now)


async def export(tx: Tx, route: int) -> Held | None:
    """All that is held about the person behind `route`, for themselves; None for a stranger."""
    person = await by_route(tx, route)
    if person is None:
        return None
    went = (State.SENT, State.DELIVERED)
    alerts = select(func.count()).where(
        outbox.c.person_id == person.id, standing().in_(went), outbox.c.lane != Lane.DIGEST
    )
    return Held(
        person,
        tuple(await consent.history(tx, person.id)),
        int(await tx.scalar(alerts) or 0),
        tuple((await mutes_of(tx, person.id)).items()),
        tuple((each.scheme.name, str(each.role)) for each in await schemes.of_person(tx, person.id)),
        tuple(await groups_of(tx, person.id)),
    )


async def erase(tx: Tx, route: int, now: datetime, *, channel: str) -> Erased | None:
    """Erase the person behind `route`; None for a stranger, who has nothing here.

    In delivery records and ledger a random number takes the person's place. What is kept is a keyed hash of
    each address: an import must not bring back who asked to go.
    """
    person = await by_route(tx, route)
    if person is None:
        return None
    await wait_for_pages(tx, person.id)
    own_routes = await routes_of(tx, person.id)
    await suppress_waiting(tx, own_routes, now)
    gone = Erased(person.id, secrets.randbits(62) + 1)
    theirs = outbox.c.person_id == person.id
    await hold_rows(tx, theirs)
    # A second number in the ledger, or the two would tell when the person behind these deliveries had joined.
    ledger_tombstone = secrets.randbits(62) + 1
    await tx.execute(
        update(outbox).where(theirs).values(person_id=gone.tombstone, route_id=NO_ROUTE, provider_ref=None)
    )
    await consent.hand_over(tx, person.id, ledger_tombstone)
    await consent.record(tx, ledger_tombstone, Deed.ERASED, channel=channel, about="all", wording="", now=now)
    await clear_wishes(tx, person.id)
    await schemes.forget_person(tx, person.id)
    await tx.execute(delete(subscriber_routes).where(subscriber_routes.c.subscriber_id == person.id))
    await tx.execute(delete(subscribers).where(subscribers.c.id == person.id))
    lookups = (await tx.scalars(select(routes.c.lookup).where(routes.c.id.in_(own_routes)))).all()
    await tx.execute(delete(suppressions).where(suppressions.c.lookup.in_(lookups)))
    await tx.execute(insert(suppressions), [{"lookup": lookup, "since": now.date()} for lookup in lookups])
    return gone


async def drop_way(tx: Tx, route: int) -> bool:
    """Forget that a route leads to a person who has another; False where they have none, or nobody is there."""
    person = await by_route(tx, route)
    if person is None or len(await routes_of(tx, person.id)) == 1:
        return False
    await wait_for_pages(tx, person.id)
    await drop(tx, person.id, route)
    theirs = (outbox.c.route_id == route) & (outbox.c.person_id == person.id)
    await hold_rows(tx, theirs)
    await tx.execute(update(outbox).where(theirs).values(route_id=NO_ROUTE, provider_ref=None))
    return True
