"""Which rows a dispatcher may send, and what a row becomes afterwards. Every state change of a dispatcher is here."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from database.engine import Tx
from delivery.holding import hold_rows, is_in
from delivery.messages import Lane, State
from delivery.tables import outbox, routes

LEASE = timedelta(seconds=60)
# Answers and emergencies are sent again once when nobody knows whether they arrived; a bulletin stays unknown.
SENT_AGAIN = (Lane.EMERGENCY, Lane.ANSWER)
# With the dispatcher's growing pauses: about eight hours of a provider that is away.
MOST_TRIES = 100
# The reason of a row that perhaps was sent already and is sent again.
UNSURE = "unsure"
_NOW = bindparam("now", type_=outbox.c.due_at.type)


class Outcome(NamedTuple):
    """What became of one row: its next state, and what to remember.

    With QUEUED go `again_at`, a `reason` why it waits, and `tried`: whether this counts among its tries; with UNKNOWN
    `is_unsure` where the provider's own list will tell (delivery.unsure); with FAILED goes the `failure`. `is_bulletin`
    spares the search for an answer to delete.
    """

    row: int
    state: State
    tried: bool = True
    ref: str | None = None
    reason: str | None = None
    again_at: datetime | None = None
    sealed_rest: bytes | None = None
    is_unsure: bool = False
    is_bulletin: bool = False
    failure: "Failure | None" = None


class Failure(NamedTuple):
    """A row that this way will not take, and the code that says why."""

    row: int
    route: int
    code: str


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
    lost = outbox.c.id.in_(found)
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
    left = and_(lost, is_in(State.STARTED))
    await tx.execute(delete(outbox).where(left, outbox.c.bulletin_id.is_(None)))
    await tx.execute(update(outbox).where(left).values(state=State.UNKNOWN, lease_until=None, reason="crash"))


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


async def settle(tx: Tx, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write what became of the rows. A settled conversational row is deleted: nothing tells who was answered when."""
    final = sorted((outcome for outcome in outcomes if _is_final(outcome)), key=attrgetter("row"))
    answers = [outcome.row for outcome in final if not outcome.is_bulletin]
    if answers or len(final) < len(
        outcomes
    ):  # else they are changed in the order of their ids by one statement
        await hold_rows(tx, outbox.c.id.in_([outcome.row for outcome in outcomes]))
    # Whoever took a row for lost meanwhile (a lease ran out while the database was away) knew less than we do.
    is_taken_for_lost = or_(
        and_(outbox.c.state == State.UNKNOWN, outbox.c.settled_at.is_(None)), _is_unsure()
    )
    for outcome in outcomes:
        if not _is_final(outcome):
            this = and_(outbox.c.id == outcome.row, or_(is_in(State.STARTED), is_taken_for_lost))
            await tx.execute(update(outbox).where(this).values(**_waiting(outcome)))
    if answers:
        await tx.execute(delete(outbox).where(outbox.c.id.in_(answers), outbox.c.bulletin_id.is_(None)))
    if final:
        await tx.execute(
            _RECORD,
            [
                {"row": each.row, "ref": each.ref, "is": each.state.value, "why": each.reason, "now": now}
                for each in final
            ],
        )


def _is_unsure() -> ColumnElement[bool]:
    return and_(outbox.c.state == State.QUEUED, outbox.c.reason == UNSURE)


def _is_final(outcome: Outcome) -> bool:
    return outcome.state != State.QUEUED and not outcome.is_unsure


def _waiting(outcome: Outcome) -> dict[str, Any]:
    """The columns of a row that shall be tried again, or looked up: then its lease goes on telling when it started."""
    if outcome.is_unsure:
        kept = {} if outcome.sealed_rest is None else {"sealed_parcel": outcome.sealed_rest}
        return {"state": State.UNKNOWN, "reason": outcome.reason, **kept}
    values: dict[str, Any] = {
        "state": State.QUEUED,
        "due_at": outcome.again_at,
        "reason": outcome.reason,
        "lease_until": None,
    }
    if outcome.sealed_rest is not None:
        values["sealed_parcel"] = outcome.sealed_rest
    if not outcome.tried:
        values["attempts"] = outbox.c.attempts - 1
    return values


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
    route = routes.c.id == outbox.c.route_id
    edits = replaced.c.id == outbox.c.edits_id
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


def _recording() -> Update:
    """A receipt may have been faster: then its state stands, and only the reference is new. Whoever took the row for lost
    meanwhile (a lease ran out while the database was away) knew less than we do."""
    is_open = or_(outbox.c.state == State.STARTED, outbox.c.state == State.UNKNOWN, _is_unsure())

    def if_open(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
        return case((is_open, bindparam(name, type_=column.type)), else_=column)

    ref = bindparam("ref", type_=outbox.c.provider_ref.type)
    return (
        update(outbox)
        .where(outbox.c.id == bindparam("row"))
        .values(
            provider_ref=func.coalesce(ref, outbox.c.provider_ref),
            state=if_open(outbox.c.state, "is"),
            reason=if_open(outbox.c.reason, "why"),
            settled_at=if_open(outbox.c.settled_at, "now"),
            lease_until=None,
        )
    )


_START = _starting()
_START_LANE = _starting(outbox.c.lane == bindparam("of"))
_RECORD = _recording()
