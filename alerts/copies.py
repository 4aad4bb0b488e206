"""Rows of the outbox for people who are to get one version of an alert, each in their language, by their best way."""

from datetime import datetime

from sqlalchemy import Subquery, insert, literal, select

from alerts import audience, bodies
from alerts.model import LANES, Alert, Urgency, VersionKind
from alerts.quiet import goes_at
from alerts.tables import alert_recipients
from database.engine import Tx
from database.metadata import Moment
from delivery.messages import Kind, State
from delivery.tables import outbox, renderings
from subscribers.service import keep_from_leaving


async def write(
    tx: Tx,
    alert: Alert,
    version: int,
    people: Subquery,
    via: str,
    now: datetime,
    kind: VersionKind = VersionKind.FIRST,
) -> None:
    """Make `people` (a column subscriber_id; none of them a recipient yet) recipients, and queue their copies of a
    version of this kind."""
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
    values = {
        outbox.c.identity_id: copies.c.identity_id,
        outbox.c.route_id: copies.c.route_id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.lane: literal(int(LANES[urgency])),
        outbox.c.state: literal(State.QUEUED.value),
        outbox.c.due_at: literal(goes_at(urgency, now), Moment()),
        outbox.c.expires_at: literal(alert.expires_at, Moment()),
        outbox.c.bulletin_id: literal(version),
        outbox.c.person_id: copies.c.subscriber_id,
        outbox.c.rendering_id: renderings.c.id,
    }
    rows = select(*values.values()).select_from(copies.join(renderings, body))
    await tx.execute(insert(outbox).from_select(list(values), rows))
    people_now = select(literal(alert.id), copies.c.subscriber_id, literal(via)).distinct()
    await tx.execute(insert(alert_recipients).from_select(["alert_id", "subscriber_id", "via"], people_now))
