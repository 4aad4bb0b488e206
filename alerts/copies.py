"""Rows of the outbox for people who are to get one version of an alert, each in their language, by their best way."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, case, insert, literal, null, select

from alerts import audience, bodies
from alerts.model import LANES, Alert, Urgency, VersionKind
from alerts.quiet import falls_due, next_morning, waits_as
from alerts.tables import alert_recipients
from alerts.weekly import has_had_enough
from database.engine import Tx
from database.metadata import Moment
from delivery.holding import CAP
from delivery.messages import Kind, State
from delivery.tables import outbox, renderings
from subscribers.service import keep_from_leaving


async def write(
    tx: Tx,
    alert: Alert,
    version: int,
    people: Subquery,
    span: tuple[int, int],
    via: str,
    now: datetime,
    kind: VersionKind = VersionKind.FIRST,
    most_a_week: int | None = None,
) -> None:
    """Make `people` (a column subscriber_id; none of them a recipient yet) recipients, and queue their copies of a
    version of this kind: held until the morning at night, and for whom it is a routine alert beyond `most_a_week`.
    `span`: they come after the first of these ids, up to the second, and no copy of it is there.

    Written in the order of people, so that each index grows at one place: in any other, a page of a large alert would
    change as many pages of the file as it has rows.
    """
    urgency = alert.urgency or Urgency.ROUTINE
    # Who is leaving at this moment is waited for, and seen to have left; who leaves later waits for these rows.
    await keep_from_leaving(tx, select(people.c.subscriber_id))
    copies = audience.copies(people, urgency)
    tongue = bodies.language_of(alert, kind, copies.c.channel, copies.c.language, copies.c.subscriber_id)
    body = (
        (renderings.c.bulletin_id == version)
        & (renderings.c.channel == copies.c.channel)
        & (renderings.c.language == tongue)
    )
    state: ColumnElement[str] = literal(waits_as(urgency, now).value)
    due_at: ColumnElement[datetime] = literal(falls_due(urgency, now), Moment())
    reason: ColumnElement[Any] = null()
    person = copies.c.subscriber_id
    enough = await has_had_enough(tx, alert, person, now, most_a_week) if most_a_week else None
    if enough is not None:
        state = case((enough, State.HELD.value), else_=state)
        due_at = case((enough, literal(next_morning(now), Moment())), else_=due_at)
        reason = case((enough, CAP), else_=null())
    values = {
        outbox.c.identity_id: copies.c.identity_id,
        outbox.c.route_id: copies.c.route_id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.lane: literal(int(LANES[urgency])),
        outbox.c.state: state,
        outbox.c.due_at: due_at,
        outbox.c.reason: reason,
        outbox.c.expires_at: literal(alert.expires_at, Moment()),
        outbox.c.bulletin_id: literal(version),
        outbox.c.person_id: copies.c.subscriber_id,
        outbox.c.rendering_id: renderings.c.id,
    }
    # Whose body is missing (a bug) is told as failed, and not left out.
    rows = select(*values.values()).select_from(copies.outerjoin(renderings, body))
    await tx.execute(insert(outbox).from_select(list(values), rows.order_by(copies.c.subscriber_id)))
    after, upto = span
    people_now = select(literal(alert.id), outbox.c.person_id, literal(via)).where(
        outbox.c.bulletin_id == version, outbox.c.person_id > after, outbox.c.person_id <= upto
    )
    if urgency == Urgency.EMERGENCY:
        people_now = people_now.distinct()
    await tx.execute(insert(alert_recipients).from_select(["alert_id", "subscriber_id", "via"], people_now))
