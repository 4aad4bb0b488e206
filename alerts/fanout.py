"""From one alert to a row in the outbox for each recipient: page by page, so that answers flow in between.

A page is one transaction, which also moves the alert's cursor: a crash between two neither skips nor doubles.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, case, func, select, update

from alerts import audience, copies, following_fanout, forwarding, scheme_fanout
from alerts.model import Alert, Stage, Urgency
from alerts.records import FIRST, load
from alerts.tables import alert_recipients, alert_versions, alert_wards, alerts
from alerts.weekly import MOST_A_WEEK
from config.timekeeping import Clock
from database.engine import Database, Tx, wake_dispatcher
from subscribers.tables import audience as audience_table

# Measured: about 15 ms on SQLite (50 ms is the most that an answer should have to wait behind a page).
PAGE = 400
_MOST_URGENT_FIRST = case(
    (alerts.c.urgency == Urgency.EMERGENCY, 0), (alerts.c.urgency == Urgency.URGENT, 1), else_=2
)


@dataclass(frozen=True)
class _Range:
    """The people of one page: in `ward` by `source`, after `after` and up to `upto`. `is_last` of these."""

    ward: str
    source: str
    after: int
    upto: int
    is_last: bool


class Fanout:
    """The fan-out of one installation: called again and again, it does nothing where nothing is sent."""

    def __init__(self, database: Database, clock: Clock, most_a_week: int = MOST_A_WEEK) -> None:
        self._database = database
        self._clock = clock
        self._most_a_week = most_a_week

    async def once(self) -> int:
        """Fan out all that is to be sent. How many pages it wrote."""
        pages = 0
        first = partial(page, most_a_week=self._most_a_week)
        for each in (first, following_fanout.page, forwarding.page, scheme_fanout.page):
            while await each(self._database, self._clock.now()):
                pages += 1
        return pages


async def page(database: Database, now: datetime, most_a_week: int = MOST_A_WEEK) -> bool:
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
        people = await _next_range(tx, found[0])
        if people:
            await _write(tx, found[0], people, now, most_a_week)
        await _move_on(tx, found[0], people)
        wake_dispatcher(tx)
        return True


async def _next_range(tx: Tx, alert: Alert) -> _Range | None:
    cursor = select(alerts.c.cursor_ward, alerts.c.cursor_topic, alerts.c.cursor_person)
    row = (await tx.execute(cursor.where(_this(alert)))).one()
    ward = row.cursor_ward or await _ward_after(tx, alert, "")
    sources = audience.sources(alert)
    if ward is None or not sources:
        return None
    source = sources[0] if row.cursor_topic is None else row.cursor_topic
    after = row.cursor_person or 0
    table = audience_table.c
    ids = (
        select(table.subscriber_id)
        .where(audience.in_ward(ward, source), table.subscriber_id > after)
        .order_by(table.subscriber_id)
        .limit(PAGE)
        .subquery()
    )
    measured = select(func.count(), func.max(ids.c.subscriber_id)).select_from(ids)
    size, upto = (await tx.execute(measured)).one()
    return _Range(ward, source, after, upto or after, is_last=size < PAGE)


async def _write(tx: Tx, alert: Alert, people: _Range, now: datetime, most_a_week: int) -> None:
    """The page's recipients and their copies. Who had the alert by another ward, topic or group has it already."""
    versions = alert_versions.c
    version = await tx.scalar(
        select(versions.id).where(versions.alert_id == alert.id, versions.number == FIRST)
    )
    table = audience_table.c
    had = select(alert_recipients.c.subscriber_id).where(
        alert_recipients.c.alert_id == alert.id, alert_recipients.c.subscriber_id == table.subscriber_id
    )
    new = (
        select(table.subscriber_id)
        .where(
            audience.in_ward(people.ward, people.source),
            table.subscriber_id > people.after,
            table.subscriber_id <= people.upto,
            audience.is_kept(alert, now),
            ~had.exists(),
        )
        .subquery("people")
    )
    await copies.write(tx, alert, int(version or 0), new, "audience", now, most_a_week=most_a_week)


async def _move_on(tx: Tx, alert: Alert, people: _Range | None) -> None:
    """Set the cursor behind the page; an alert without a next page is sent."""
    await tx.execute(update(alerts).where(_this(alert)).values(await _after(tx, alert, people)))


async def _after(tx: Tx, alert: Alert, people: _Range | None) -> dict[str, object]:
    """Where the next page begins: in the same range, with the ward's next topic or group, or in the next ward."""
    if people and not people.is_last:
        return {"cursor_ward": people.ward, "cursor_topic": people.source, "cursor_person": people.upto}
    sources = audience.sources(alert)
    if people and people.source != sources[-1]:
        source = sources[sources.index(people.source) + 1]
        return {"cursor_ward": people.ward, "cursor_topic": source, "cursor_person": 0}
    if people and (ward := await _ward_after(tx, alert, people.ward)):
        return {"cursor_ward": ward, "cursor_topic": sources[0], "cursor_person": 0}
    return {"stage": Stage.SENT}


async def _ward_after(tx: Tx, alert: Alert, ward: str) -> str | None:
    wards = alert_wards.c
    after = select(func.min(wards.ward_code)).where(wards.alert_id == alert.id, wards.ward_code > ward)
    found: str | None = await tx.scalar(after)
    return found


def _this(alert: Alert) -> ColumnElement[bool]:
    return alerts.c.id == alert.id
