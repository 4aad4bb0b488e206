"""Copies that wait: held until a better hour, merged into a digest, or held back for good.

A merged copy stands as the digest stands that carries it, so whoever asks how a copy stands asks here.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Update,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox

# Not yet on the wire: a row in one of these can still be held back.
WAITING = (State.QUEUED, State.HELD)
# What holding back changes.
_STOPPABLE = (*WAITING, State.MERGED)
# Why a copy is held by day: its reader has had enough alerts for this week.
CAP = "week"
_digest = outbox.alias("digest")


def is_in(state: State, rows: FromClause = outbox) -> ColumnElement[bool]:
    """Written into the statement, not bound: only so are the partial indexes on the state used, on both engines."""
    return rows.c.state == literal(state.value, literal_execute=True)


def standing(rows: FromClause = outbox, column: str = "state") -> ColumnElement[Any]:
    """How a copy stands: its own state (or another column), or that of the digest that carries it."""
    carried = select(_digest.c[column]).where(_digest.c.id == rows.c.merged_into).correlate(rows)
    own = rows.c[column]
    return case((rows.c.state == State.MERGED, func.coalesce(carried.scalar_subquery(), own)), else_=own)


async def hold_rows(tx: Tx, which: ColumnElement[bool]) -> None:
    """Whoever changes several rows holds them first, in the order of their ids: two who change the same rows wait for
    one another, and never both. (PostgreSQL alone: SQLite lets one writer in at a time.)"""
    if tx.dialect.name == "postgresql":
        held = select(outbox.c.id).where(which).order_by(outbox.c.id).with_for_update()
        await tx.execute(select(func.count()).select_from(held.subquery()))


async def hold_back(tx: Tx, ours: ColumnElement[bool], reason: str, now: datetime) -> int:
    """As `hold_back_rows`, for any number of copies; how many."""
    await hold_rows(tx, and_(ours, outbox.c.state.in_(_STOPPABLE)))
    await _open_digests(tx, ours)
    held_back = await tx.execute(_suppressed(ours, reason, now))
    await _put_back(tx, ours, now)
    return int(held_back.rowcount)


async def call_back(tx: Tx, ours: ColumnElement[bool], reason: str, now: datetime) -> int:
    """As `hold_back`; and what is on the wire goes on, but if it comes back refused for now, it does not go out later."""
    await hold_rows(tx, and_(ours, outbox.c.state.in_((*_STOPPABLE, State.STARTED))))
    held_back = await hold_back(tx, ours, reason, now)
    await tx.execute(update(outbox).where(ours, outbox.c.state == State.STARTED).values(expires_at=now))
    return held_back


async def hold_back_rows(tx: Tx, ours: ColumnElement[bool], reason: str, now: datetime) -> list[int]:
    """Suppress those of these copies that wait; which these were. `ours`: by columns of the outbox that say what a copy
    is, not how it stands.

    A digest that has not gone and carries one of them is taken apart: what else it carried is held, and merged anew.
    """
    await hold_rows(tx, and_(ours, outbox.c.state.in_(_STOPPABLE)))
    await _open_digests(tx, ours)
    held_back = await tx.scalars(_suppressed(ours, reason, now).returning(outbox.c.id))
    await _put_back(tx, ours, now)
    return list(held_back)


# Carried by a digest that is not there any more.
_IS_FREE = and_(is_in(State.MERGED), ~exists().where(_digest.c.id == outbox.c.merged_into))


async def _open_digests(tx: Tx, ours: ColumnElement[bool]) -> None:
    """Take apart the digests that have not gone and carry one of these."""
    is_carried = and_(ours, is_in(State.MERGED))
    waits = exists().where(_digest.c.id == outbox.c.merged_into, _digest.c.state.in_(WAITING))
    if await tx.scalar(select(outbox.c.id).where(is_carried, waits).limit(1)) is not None:
        carriers = select(outbox.c.merged_into).where(is_carried).correlate(None)
        await tx.execute(delete(outbox).where(outbox.c.id.in_(carriers), outbox.c.state.in_(WAITING)))


def _suppressed(ours: ColumnElement[bool], reason: str, now: datetime) -> Update:
    return (
        update(outbox)
        .where(ours, or_(outbox.c.state.in_(WAITING), _IS_FREE))
        .values(state=State.SUPPRESSED, reason=reason, settled_at=now, lease_until=None)
    )


async def _put_back(tx: Tx, ours: ColumnElement[bool], now: datetime) -> None:
    """What the digests carried besides waits to be merged anew."""
    beside = select(outbox.c.merged_into).where(
        ours, outbox.c.merged_into.is_not(None), outbox.c.settled_at == now
    )
    await tx.execute(
        update(outbox)
        .where(_IS_FREE, outbox.c.merged_into.in_(beside.correlate(None)))
        .values(state=State.HELD, due_at=now, merged_into=None)
    )
