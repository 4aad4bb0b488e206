"""From one alert to a row in the outbox for each recipient: page by page, so that answers flow in between.

A page is one transaction, which also moves the alert's cursor: a crash between two neither skips nor doubles. It takes
all who are concerned of a span of people's ids, whatever wards, topics and groups they are found by: so each is found
in one page, and all that is written grows at its end.

Who is asked is the snapshot: each person as they are when their page is written. Who leaves before their copy is claimed
is not written to (subscribers.leaving); who joins later finds the alert under /alerts.
"""

from datetime import datetime
from time import monotonic

from sqlalchemy import case, select, update

from alerts import audience, copies, following_fanout, forwarding, scheme_fanout
from alerts.model import Alert, Stage, Urgency
from alerts.records import FIRST, load
from alerts.spans import PageSize, Span, next_span
from alerts.tables import alert_recipients, alert_versions, alerts
from alerts.weekly import MOST_A_WEEK
from config.timekeeping import Clock
from database.engine import Database, Tx, wake_dispatcher
from subscribers.tables import audience as audience_table

# The most people that a page takes, however fast the machine is.
PAGE = 4_000
_MOST_URGENT_FIRST = case(
    (alerts.c.urgency == Urgency.EMERGENCY, 0), (alerts.c.urgency == Urgency.URGENT, 1), else_=2
)


class Fanout:
    """The fan-out of one installation: called again and again, it does nothing where nothing is sent."""

    def __init__(self, database: Database, clock: Clock, most_a_week: int = MOST_A_WEEK) -> None:
        self._database = database
        self._clock = clock
        self._most_a_week = most_a_week
        self._size = PageSize()

    async def once(self) -> int:
        """Fan out all that is to be sent. How many pages it wrote."""
        pages = 0
        while await page(self._database, self._clock.now(), self._size, self._most_a_week):
            pages += 1
        for each in (following_fanout.page, forwarding.page, scheme_fanout.page):
            while await each(self._database, self._clock.now()):
                pages += 1
        return pages


async def page(
    database: Database, now: datetime, size: PageSize | None = None, most_a_week: int = MOST_A_WEEK
) -> bool:
    """Write the next page of the most urgent alert; False where none is being sent."""
    async with database.reading() as tx:
        if await tx.scalar(select(alerts.c.id).where(alerts.c.stage == Stage.SENDING).limit(1)) is None:
            return False
    async with database.transaction() as tx:
        sending = select(alerts).where(alerts.c.stage == Stage.SENDING)
        order = (_MOST_URGENT_FIRST, alerts.c.sent_at, alerts.c.id)
        found = await load(tx, sending.order_by(*order).limit(1).with_for_update())
        if not found:
            return False
        began = monotonic()
        size = size or PageSize()
        cursor = select(alerts.c.cursor_person).where(alerts.c.id == found[0].id)
        span = await next_span(tx, found[0], await tx.scalar(cursor) or 0, min(size.people, PAGE), size.width)
        await _write(tx, found[0], span, now, most_a_week)
        await _move_on(tx, found[0], span)
        wake_dispatcher(tx)
    size.learn(span, monotonic() - began)
    return True


async def _write(tx: Tx, alert: Alert, span: Span, now: datetime, most_a_week: int) -> None:
    """The page's recipients and their copies. Who has it already (it is fanned out anew) gets no second one."""
    versions = alert_versions.c
    version = await tx.scalar(
        select(versions.id).where(versions.alert_id == alert.id, versions.number == FIRST)
    )
    table = audience_table.c
    had = select(alert_recipients.c.subscriber_id).where(
        alert_recipients.c.alert_id == alert.id, alert_recipients.c.subscriber_id == table.subscriber_id
    )
    new = (
        audience.everyone(alert, now)
        .where(table.subscriber_id > span.after, table.subscriber_id <= span.upto, ~had.exists())
        .subquery("people")
    )
    at = (span.after, span.upto)
    await copies.write(tx, alert, int(version or 0), new, at, "audience", now, most_a_week=most_a_week)


async def _move_on(tx: Tx, alert: Alert, span: Span) -> None:
    """Set the cursor behind the page; an alert without a next page is sent."""
    after = {"stage": Stage.SENT} if span.is_last else {"cursor_person": span.upto}
    await tx.execute(update(alerts).where(alerts.c.id == alert.id).values(after))
