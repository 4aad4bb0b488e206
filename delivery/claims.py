"""Which rows a dispatcher may send, and what a dead one left. What becomes of them afterwards: delivery.settling."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    bindparam,
    case,
    delete,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from database.engine import Tx
from delivery.holding import is_in
from delivery.messages import Lane, State
from delivery.tables import outbox, routes

LEASE = timedelta(seconds=60)
# Answers and emergencies are sent again once when nobody knows whether they arrived; a bulletin stays unknown.
SENT_AGAIN = (Lane.EMERGENCY, Lane.ANSWER)
# With the dispatcher's growing pauses: about eight hours of a provider that is away.
MOST_TRIES = 100
# The reason of a row that perhaps was sent already and is sent again.
UNSURE = "unsure"
# The reason of a conversational row whose words are through, whatever became of them: what it has to delete is left.
SPENT = "spent"
_NOW = bindparam("now", type_=outbox.c.due_at.type)


def is_unsure(rows: FromClause = outbox) -> ColumnElement[bool]:
    """Nobody knows yet whether it went, and the provider's list will tell (delivery.unsure)."""
    return and_(is_in(State.UNKNOWN, rows), rows.c.settled_at.is_(None), rows.c.lease_until.is_not(None))


async def anything_due(tx: Tx, identity: int, now: datetime) -> bool:
    """Cheap look before a claim, on a reading connection: rows to send, or leases that ran out."""
    waiting = select(outbox.c.id).where(
        outbox.c.identity_id == identity,
        or_(
            and_(is_in(State.QUEUED), outbox.c.due_at <= now),
            and_(is_in(State.STARTED), outbox.c.lease_until <= now),
        ),
    )
    return await tx.scalar(waiting.limit(1)) is not None


async def recover(
    tx: Tx, identity: int, now: datetime, *, has_list: bool = False, but: Collection[int] = ()
) -> None:
    """Judge what a dead dispatcher had started: perhaps it was sent. `has_list`: the provider's list will tell. `but`:
    rows that are under way with whoever asks, however long ago they were started."""
    over = and_(outbox.c.identity_id == identity, is_in(State.STARTED), outbox.c.lease_until <= now)
    free = select(outbox.c.id).where(over).order_by(outbox.c.id).with_for_update(skip_locked=True)
    # What somebody is writing to at this moment is no longer lost, or will be so the next time.
    found = set(await tx.scalars(free)) - set(but)
    if not found:
        return
    lost = and_(outbox.c.id.in_(found), is_in(State.STARTED))
    await spend(tx, and_(lost, outbox.c.reason == SPENT))
    if has_list:
        unsure = case((outbox.c.reason == UNSURE, UNSURE), else_="crash")
        await tx.execute(update(outbox).where(lost).values(state=State.UNKNOWN, reason=unsure))
        return
    is_first_time = or_(outbox.c.reason.is_(None), outbox.c.reason != UNSURE)
    await tx.execute(
        update(outbox)
        .where(lost, outbox.c.lane.in_(SENT_AGAIN), is_first_time)
        .values(state=State.QUEUED, lease_until=None, reason=UNSURE)
    )
    await spend(tx, and_(lost, outbox.c.bulletin_id.is_(None)))
    await tx.execute(update(outbox).where(lost).values(state=State.UNKNOWN, lease_until=None, reason="crash"))


async def spend(tx: Tx, rows: ColumnElement[bool]) -> None:
    """Conversational rows whose words shall not be said (again). They stay for what they have to delete, which does no
    harm twice; one that came to nothing so often goes."""
    is_hopeless = outbox.c.attempts >= MOST_TRIES
    await tx.execute(delete(outbox).where(rows, outbox.c.bulletin_id.is_(None), is_hopeless))
    await tx.execute(
        update(outbox)
        .where(rows, outbox.c.bulletin_id.is_(None))
        .values(state=State.QUEUED, lease_until=None, reason=SPENT)
    )


async def start(tx: Tx, identity: int, now: datetime, most: int, lane: Lane | None = None) -> Sequence[Any]:
    """Start up to `most` due rows, most pressing first (or of one lane alone), with all that sending needs; what came too
    late is taken too, and suppressed instead.

    From the commit on they count as perhaps sent: what is started goes to the wire at once (design 4.4).
    """
    values = {"for": identity, "now": now, "most": most, "until": now + LEASE, "of": lane}
    taken = await tx.execute(_START if lane is None else _START_LANE, values)
    return sorted(taken.all(), key=attrgetter("lane", "id"))


def _is_behind_another() -> ColumnElement[bool]:
    """A route's rows of one lane leave in order: nothing overtakes a row that waits for its next try, that is under way
    (perhaps with a dispatcher that died), or that may have to go again."""
    earlier = outbox.alias("earlier")
    waits = and_(is_in(State.QUEUED, earlier), earlier.c.due_at > _NOW, earlier.c.reason.is_not(None))
    return (
        select(earlier.c.id)
        .where(
            earlier.c.route_id == outbox.c.route_id,
            earlier.c.lane == outbox.c.lane,
            earlier.c.id < outbox.c.id,
            or_(waits, is_in(State.STARTED, earlier), is_unsure(earlier)),
        )
        .exists()
    )


def _starting(*more: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """Written once: building a statement costs more than running it. Address and reference are looked up row by row, for
    SQLite returns no column of another table ("RETURNING", sqlite.org)."""
    chosen = (
        select(outbox.c.id)
        .where(
            outbox.c.identity_id == bindparam("for"),
            is_in(State.QUEUED),
            outbox.c.due_at <= _NOW,
            ~_is_behind_another(),
            *more,
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )
    is_late = outbox.c.expires_at <= _NOW
    until = bindparam("until", type_=outbox.c.lease_until.type)
    replaced = outbox.alias("replaced")
    # Spelt out: for SQLite, columns that are returned lose the name of their table, and would be those of `replaced`.
    route = routes.c.id == literal_column("outbox.route_id")
    edits = replaced.c.id == literal_column("outbox.edits_id")
    return (
        update(outbox)
        .where(outbox.c.id.in_(chosen.scalar_subquery()))
        .values(
            state=case((is_late, State.SUPPRESSED.value), else_=State.STARTED.value),
            attempts=outbox.c.attempts + case((is_late, 0), else_=1),
            lease_until=case((is_late, null()), else_=until),
            reason=case((is_late, "expired"), else_=outbox.c.reason),
            settled_at=case((is_late, _NOW), else_=outbox.c.settled_at),
        )
        .returning(
            outbox.c.id,
            outbox.c.route_id,
            outbox.c.kind,
            outbox.c.lane,
            outbox.c.state,
            outbox.c.attempts,
            outbox.c.sealed_parcel,
            outbox.c.bulletin_id,
            outbox.c.person_id,
            outbox.c.rendering_id,
            outbox.c.reason,
            outbox.c.expires_at,
            select(routes.c.sealed_address).where(route).scalar_subquery().label("sealed_address"),
            select(routes.c.state).where(route).scalar_subquery().label("route_state"),
            select(replaced.c.provider_ref).where(edits).scalar_subquery().label("edits_ref"),
        )
    )


_START = _starting()
_START_LANE = _starting(outbox.c.lane == bindparam("of"))
