"""Which rows a dispatcher may work on, and what a row becomes afterwards. Every state change of a claim is here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, delete, or_, select, update

from database.engine import Tx
from delivery.messages import Lane, State
from delivery.tables import outbox, renderings, routes

LEASE = timedelta(seconds=60)
# Answers and emergencies are sent again once when nobody knows whether they arrived; a bulletin stays unknown.
SENT_AGAIN = (Lane.EMERGENCY, Lane.ANSWER)
# With the dispatcher's growing pauses: about eight hours of a provider that is away.
MOST_TRIES = 100
# The reason of a row that perhaps was sent already and is sent again.
UNSURE = "unsure"


@dataclass(frozen=True)
class Outcome:
    """What became of one row: its next state, and what to remember.

    With QUEUED go `again_at`, a `reason` why it waits, and `tried`: whether this counts among its tries.
    """

    row: int
    state: State
    tried: bool = True
    ref: str | None = None
    reason: str | None = None
    again_at: datetime | None = None
    sealed_rest: bytes | None = None


async def anything_due(tx: Tx, identity: int, now: datetime) -> bool:
    """Cheap look before a claim, on a reading connection: rows to send, or leases that ran out."""
    waiting = select(outbox.c.id).where(
        outbox.c.identity_id == identity,
        or_(
            and_(outbox.c.state == State.QUEUED, outbox.c.due_at <= now),
            and_(outbox.c.state.in_((State.CLAIMED, State.STARTED)), outbox.c.lease_until <= now),
        ),
    )
    return await tx.scalar(waiting.limit(1)) is not None


async def recover(tx: Tx, identity: int, now: datetime) -> None:
    """Take back what a dead dispatcher held: claimed rows were not sent; started ones perhaps were."""
    lapsed = and_(outbox.c.identity_id == identity, outbox.c.lease_until <= now)
    await tx.execute(
        update(outbox)
        .where(lapsed, outbox.c.state == State.CLAIMED)
        .values(state=State.QUEUED, lease_until=None)
    )
    is_first_time = or_(outbox.c.reason.is_(None), outbox.c.reason != UNSURE)
    again = and_(outbox.c.lane.in_(SENT_AGAIN), is_first_time)
    await tx.execute(
        update(outbox)
        .where(lapsed, outbox.c.state == State.STARTED, again)
        .values(state=State.QUEUED, lease_until=None, reason=UNSURE)
    )
    lost = and_(lapsed, outbox.c.state == State.STARTED)
    await tx.execute(delete(outbox).where(lost, outbox.c.bulletin_id.is_(None)))
    await tx.execute(update(outbox).where(lost).values(state=State.UNKNOWN, lease_until=None, reason="crash"))


async def claim(tx: Tx, identity: int, now: datetime, most: int) -> list[int]:
    """Claim up to `most` due rows in the order of lanes; what has expired is suppressed instead."""
    await tx.execute(
        update(outbox)
        .where(outbox.c.identity_id == identity, outbox.c.state == State.QUEUED, outbox.c.expires_at <= now)
        .values(state=State.SUPPRESSED, reason="expired", settled_at=now)
    )
    earlier = outbox.alias("earlier")
    # A route's rows of one lane leave in order: nothing overtakes a row that waits for its second try.
    blocked = (
        select(earlier.c.id)
        .where(
            earlier.c.route_id == outbox.c.route_id,
            earlier.c.lane == outbox.c.lane,
            earlier.c.id < outbox.c.id,
            earlier.c.state == State.QUEUED,
            earlier.c.due_at > now,
            earlier.c.reason.is_not(None),
        )
        .exists()
    )
    due = (
        select(outbox.c.id)
        .where(
            outbox.c.identity_id == identity, outbox.c.state == State.QUEUED, outbox.c.due_at <= now, ~blocked
        )
        .order_by(outbox.c.lane, outbox.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    claimed = await tx.execute(
        update(outbox)
        .where(outbox.c.id.in_(due.scalar_subquery()))
        .values(state=State.CLAIMED, lease_until=now + LEASE)
        .returning(outbox.c.id)
    )
    return sorted(claimed.scalars())


async def start(tx: Tx, rows: Sequence[int], now: datetime) -> Sequence[Row[tuple[object, ...]]]:
    """Mark claimed rows as started, right before the wire, and read all that sending needs. Cancelled rows stay out."""
    started = await tx.execute(
        update(outbox)
        .where(outbox.c.id.in_(rows), outbox.c.state == State.CLAIMED)
        .values(state=State.STARTED, attempts=outbox.c.attempts + 1, lease_until=now + LEASE)
        .returning(outbox.c.id)
    )
    replaced = outbox.alias("replaced")
    wanted = (
        select(
            outbox,
            routes.c.sealed_address,
            routes.c.state.label("route_state"),
            renderings.c.parcel,
            replaced.c.provider_ref.label("edits_ref"),
        )
        .join(routes, routes.c.id == outbox.c.route_id)
        .outerjoin(renderings, renderings.c.id == outbox.c.rendering_id)
        .outerjoin(replaced, replaced.c.id == outbox.c.edits_id)
        .where(outbox.c.id.in_(started.scalars().all()))
        .order_by(outbox.c.lane, outbox.c.id)
    )
    return (await tx.execute(wanted)).all()


async def settle(tx: Tx, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write what became of the rows. A settled conversational row is deleted: nothing tells who was answered when."""
    is_started = outbox.c.state == State.STARTED
    for outcome in outcomes:
        this = outbox.c.id == outcome.row
        if outcome.state == State.QUEUED:
            await tx.execute(update(outbox).where(this, is_started).values(**_waiting(outcome)))
            continue
        gone = await tx.execute(delete(outbox).where(this, outbox.c.bulletin_id.is_(None)))
        if not gone.rowcount:
            # A receipt may have been faster: then its state stands, and only the reference is new.
            await tx.execute(update(outbox).where(this).values(provider_ref=outcome.ref))
            await tx.execute(
                update(outbox)
                .where(this, is_started)
                .values(state=outcome.state, reason=outcome.reason, settled_at=now, lease_until=None)
            )


def _waiting(outcome: Outcome) -> dict[str, Any]:
    """The columns of a row that shall be tried again."""
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
