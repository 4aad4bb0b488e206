"""Best way first, the other on failure: a copy that will not arrive by one way is queued on another of the person's.

Emergencies go all ways from the beginning. What perhaps arrived (unknown) is never sent again here, nor what has expired,
was stopped, or has been replaced by newer words that the person gets.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, insert, literal, or_, select, update

from alerts.bodies import in_other_channel
from alerts.model import Urgency
from alerts.quiet import falls_due
from alerts.still import is_still_for
from database.engine import Tx, wake_dispatcher
from database.metadata import Moment
from delivery.holding import standing
from delivery.messages import AT_ONCE, Kind, Lane, State
from delivery.routes import RouteState
from delivery.tables import identities, outbox, renderings, routes
from subscribers.leaving import suppress_waiting, wait_for_pages
from subscribers.tables import subscriber_routes, subscribers
from subscribers.ways import best_first

# What nobody will get by the way that it was to go.
_LOST = (State.FAILED, State.SUPPRESSED)


async def queue(tx: Tx, rows: Sequence[int], now: datetime) -> list[int]:
    """Queue what these rows of the outbox carried on the best open way that the person has left; the rows that were
    so replaced. Rows that are not lost, conversational ones and those of nobody are passed over."""
    if not rows:
        return []
    lost = outbox.alias("lost")
    # Of a digest that is lost: each copy that it carried.
    are_meant = or_(lost.c.id.in_(rows), lost.c.merged_into.in_(rows))
    of_rows = and_(are_meant, lost.c.bulletin_id.is_not(None), standing(lost).in_(_LOST))
    await wait_for_pages(tx, select(lost.c.person_id).where(of_rows))
    ways = _ways(lost, of_rows, now).subquery("ways")
    values = {
        outbox.c.identity_id: ways.c.identity_id,
        outbox.c.route_id: ways.c.route_id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.lane: ways.c.lane,
        outbox.c.state: literal(State.QUEUED.value),
        outbox.c.due_at: _due_at(ways.c.lane, now),
        outbox.c.expires_at: ways.c.expires_at,
        outbox.c.bulletin_id: ways.c.bulletin_id,
        outbox.c.person_id: ways.c.person_id,
        outbox.c.rendering_id: ways.c.rendering_id,
    }
    best = ways.c.place == 1
    replaced = list(await tx.scalars(select(ways.c.id).where(best)))
    if replaced:
        await tx.execute(insert(outbox).from_select(list(values), select(*values.values()).where(best)))
        wake_dispatcher(tx)
    return replaced


async def again(tx: Tx, row: int, tries: int, due_at: datetime) -> bool:
    """Put a row that did not arrive, or perhaps did not, back into the queue of its own way; whether that was done. Not
    where it has had so many tries, or would come too late."""
    queued = await tx.execute(
        update(outbox)
        .where(
            outbox.c.id == row,
            outbox.c.state.in_((State.FAILED, State.UNKNOWN)),
            outbox.c.attempts < tries,
            or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > due_at),
            ~_stands_elsewhere(outbox),
            is_still_for(outbox.c.bulletin_id, outbox.c.person_id, due_at),
        )
        # Without a reason: whatever else is for this phone goes in the meantime.
        .values(state=State.QUEUED, due_at=due_at, reason=None, settled_at=None)
    )
    return bool(queued.rowcount)


async def leave(tx: Tx, route: int, now: datetime) -> None:
    """A way is closed: what waits for it goes by another, or is held back where there is none."""
    of_route = subscriber_routes.c.route_id == route
    await wait_for_pages(tx, select(subscriber_routes.c.subscriber_id).where(of_route))
    await queue(tx, await suppress_waiting(tx, [route], now), now)


def _ways(lost: Any, of_rows: ColumnElement[bool], now: datetime) -> Select[Any]:
    """Each lost copy once for each way that is left for it; `place` 1 is the best. Of two lost copies of one bulletin
    one is replaced."""
    body, new_body = renderings.alias("body"), renderings.alias("new_body")
    is_body = and_(
        new_body.c.bulletin_id == lost.c.bulletin_id,
        new_body.c.channel == identities.c.channel,
        new_body.c.language == in_other_channel(body.c.language),
    )
    order = (*best_first(identities.c.channel, routes.c.id), lost.c.id)
    return (
        select(
            lost.c.id,
            lost.c.bulletin_id,
            lost.c.person_id,
            lost.c.lane,
            lost.c.expires_at,
            routes.c.id.label("route_id"),
            identities.c.id.label("identity_id"),
            new_body.c.id.label("rendering_id"),
            func.row_number()
            .over(partition_by=(lost.c.bulletin_id, lost.c.person_id), order_by=order)
            .label("place"),
        )
        .select_from(lost)
        .join(subscribers, subscribers.c.id == lost.c.person_id)
        .join(subscriber_routes, subscriber_routes.c.subscriber_id == lost.c.person_id)
        .join(routes, routes.c.id == subscriber_routes.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .join(body, body.c.id == lost.c.rendering_id)
        .join(new_body, is_body)
        .where(
            of_rows,
            subscribers.c.is_active,
            routes.c.state == RouteState.OPEN,
            or_(lost.c.expires_at.is_(None), lost.c.expires_at > now),
            ~_stands_elsewhere(lost),
            ~_tried(lost),
            is_still_for(lost.c.bulletin_id, lost.c.person_id, now),
        )
    )


def _stands_elsewhere(lost: Any) -> ColumnElement[bool]:
    """Another copy of it went, perhaps went, or is on its way."""
    copies = outbox.alias("other")
    other = copies.c
    return exists().where(
        other.bulletin_id == lost.c.bulletin_id,
        other.person_id == lost.c.person_id,
        other.id != lost.c.id,
        standing(copies).not_in(_LOST),
    )


def _tried(lost: Any) -> ColumnElement[bool]:
    before = outbox.alias("before").c
    return exists().where(
        before.bulletin_id == lost.c.bulletin_id,
        before.person_id == lost.c.person_id,
        before.route_id == routes.c.id,
    )


def _due_at(lane: ColumnElement[int], now: datetime) -> ColumnElement[Any]:
    """Danger to life at once, the rest not at night."""
    later = literal(falls_due(Urgency.ROUTINE, now), Moment())
    return case((lane == int(Lane.EMERGENCY), literal(AT_ONCE, Moment())), else_=later)
