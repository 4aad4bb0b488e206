"""Rows of the outbox for people who are to get one version of an alert, each in their language, by their best way."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Insert,
    Select,
    String,
    bindparam,
    case,
    exists,
    insert,
    literal,
    null,
    select,
)

from alerts import audience, bodies
from alerts.model import LANES, Alert, Urgency, VersionKind
from alerts.quiet import falls_due, next_morning, waits_as
from alerts.tables import alert_recipients
from alerts.weekly import who_had_enough
from database.engine import Tx
from database.metadata import Moment
from delivery.holding import CAP
from delivery.messages import Kind, State
from delivery.tables import outbox
from subscribers.service import keep_from_leaving

# What the statements of two pages differ by: a page has people after one id, up to another, as they are now.
AFTER = bindparam("page_after", type_=BigInteger)
UPTO = bindparam("page_upto", type_=BigInteger)
NOW = bindparam("page_now", type_=Moment())
_STATE = bindparam("page_state", type_=String)
_DUE = bindparam("page_due", type_=Moment())
_MORNING = bindparam("page_morning", type_=Moment())


@dataclass(frozen=True)
class Copies:
    """The statements that write one version's copies, the same for all its pages: to build them takes as long as to
    write a thousand rows."""

    urgency: Urgency
    people: Select[tuple[int]]
    rows: Insert
    recipients: Insert

    async def write(self, tx: Tx, after: int, upto: int, now: datetime) -> int:
        """Make the people after one id, up to another, recipients, and queue their copies: held until the morning at
        night. How many people these were."""
        page = {"page_after": after, "page_upto": upto, "page_now": now}
        # Who is leaving at this moment is waited for, and seen to have left; who leaves later waits for these rows.
        await keep_from_leaving(tx, self.people, page)
        waits = {
            "page_state": waits_as(self.urgency, now).value,
            "page_due": falls_due(self.urgency, now),
            "page_morning": next_morning(now),
        }
        await tx.execute(self.rows, page | waits)
        return (await tx.execute(self.recipients, page)).rowcount


async def prepare(
    tx: Tx,
    alert: Alert,
    version: int,
    people: Select[tuple[int]],
    via: str,
    now: datetime,
    kind: VersionKind = VersionKind.FIRST,
    most_a_week: int | None = None,
    is_anew: bool = False,
) -> Copies:
    """For `people`, whom NOW, AFTER and UPTO select: each once, none of them a recipient yet. For whom it is a routine
    alert beyond `most_a_week`, it will be held until the morning. `is_anew`: others who are there have it already.

    Written in the order of people, so that each index grows at one place: in any other, a page of a large alert would
    change as many pages of the file as it has rows. (`people` come in that order; sorting the rows costs more.)
    """
    urgency = alert.urgency or Urgency.ROUTINE
    copies = audience.copies(people.subquery("people"), urgency)
    source, is_enough = copies, None
    if most_a_week and (enough := await who_had_enough(tx, alert, now, most_a_week)) is not None:
        of = alert_recipients.c
        here = enough.where(of.subscriber_id > AFTER, of.subscriber_id <= UPTO).subquery("enough")
        source = copies.outerjoin(here, here.c.subscriber_id == copies.c.subscriber_id)
        is_enough = here.c.subscriber_id.is_not(None)
    values = {
        outbox.c.identity_id: copies.c.identity_id,
        outbox.c.route_id: copies.c.route_id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.lane: literal(int(LANES[urgency])),
        outbox.c.state: _if(is_enough, State.HELD.value, _STATE),
        outbox.c.due_at: _if(is_enough, _MORNING, _DUE),
        outbox.c.reason: _if(is_enough, CAP, null()),
        outbox.c.expires_at: literal(alert.expires_at, Moment()),
        outbox.c.bulletin_id: literal(version),
        outbox.c.person_id: copies.c.subscriber_id,
        # Whose body is missing (a bug) is told as failed, and not left out.
        outbox.c.rendering_id: await bodies.of_person(tx, version, alert, kind, copies),
    }
    rows = insert(outbox).from_select(list(values), select(*values.values()).select_from(source))
    newcomers = select(literal(alert.id), outbox.c.person_id, literal(via)).where(
        outbox.c.bulletin_id == version, outbox.c.person_id > AFTER, outbox.c.person_id <= UPTO
    )
    if is_anew:
        of = alert_recipients.c
        newcomers = newcomers.where(
            ~exists().where(of.alert_id == alert.id, of.subscriber_id == outbox.c.person_id)
        )
    if urgency == Urgency.EMERGENCY:
        newcomers = newcomers.distinct()
    recipients = insert(alert_recipients).from_select(["alert_id", "subscriber_id", "via"], newcomers)
    return Copies(urgency, people, rows, recipients)


def _if(test: ColumnElement[bool] | None, then: Any, otherwise: ColumnElement[Any]) -> ColumnElement[Any]:
    return otherwise if test is None else case((test, then), else_=otherwise)
