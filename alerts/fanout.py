"""From one alert to a row in the outbox for each recipient: page by page, so that answers flow in between.

A page is one transaction, which also moves the alert's cursor: a crash between two neither skips nor doubles. It takes
all who are concerned of a span of people's ids, whatever wards, topics and groups they are found by: so each is found
in one page, and all that is written grows at its end.

Who is asked is the snapshot: each person as they are when their page is written. Who leaves before their copy is claimed
is not written to (subscribers.leaving); who joins later finds the alert under /alerts.
"""

from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from sqlalchemy import case, select, update

from alerts import audience, following_fanout, forwarding, scheme_fanout
from alerts.copies import AFTER, NOW, UPTO, Copies, prepare
from alerts.model import Stage, Urgency
from alerts.records import FIRST, get
from alerts.spans import AIM_OF_MANY, AIM_OF_ONE_WRITER, PageSize, Span, Spans
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
_NEXT = (
    select(alerts.c.id, alerts.c.cursor_person)
    .where(alerts.c.stage == Stage.SENDING)
    .order_by(_MOST_URGENT_FIRST, alerts.c.sent_at, alerts.c.id)
    .limit(1)
)
_NEXT_HELD = _NEXT.with_for_update()


class Fanout:
    """The fan-out of one installation: called again and again, it does nothing where nothing is sent."""

    def __init__(self, database: Database, clock: Clock, most_a_week: int = MOST_A_WEEK) -> None:
        self._database = database
        self._clock = clock
        self._pages = Pages(database, most_a_week)

    async def once(self) -> int:
        """Fan out all that is to be sent. How many pages it wrote."""
        pages = 0
        while await page(self._database, self._clock.now(), self._pages):
            pages += 1
        for each in (following_fanout.page, forwarding.page, scheme_fanout.page):
            while await each(self._database, self._clock.now()):
                pages += 1
        return pages


@dataclass(frozen=True)
class _AtHand:
    """An alert that is being sent. What it says and whom it is for stay as they are from now on."""

    alert: int
    spans: Spans
    copies: Copies


class Pages:
    """What a process knows from page to page: how much one should take, and the alert that it had at hand."""

    def __init__(self, database: Database, most_a_week: int = MOST_A_WEEK) -> None:
        self.size = PageSize(AIM_OF_ONE_WRITER if database.is_sqlite else AIM_OF_MANY)
        self.at_hand: _AtHand | None = None
        self._most_a_week = most_a_week

    async def of(self, tx: Tx, alert_id: int, cursor: int, now: datetime) -> _AtHand:
        if self.at_hand is None or self.at_hand.alert != alert_id:
            alert = await get(tx, alert_id)
            of = alert_versions.c
            version = await tx.scalar(select(of.id).where(of.alert_id == alert_id, of.number == FIRST))
            person = audience_table.c.subscriber_id
            people = audience.everyone(alert, NOW).where(person > AFTER, person <= UPTO)
            recipient = alert_recipients.c.subscriber_id
            had = select(recipient).where(alert_recipients.c.alert_id == alert_id)
            # Behind the cursor somebody has it only where the alert is fanned out anew.
            is_anew = await tx.scalar(had.where(recipient > cursor).limit(1)) is not None
            if is_anew:
                people = people.where(~had.where(recipient == person).exists())
            copies = await prepare(
                tx,
                alert,
                int(version or 0),
                people,
                "audience",
                now,
                most_a_week=self._most_a_week,
                is_anew=is_anew,
            )
            self.at_hand = _AtHand(alert_id, Spans(alert), copies)
        return self.at_hand


async def page(database: Database, now: datetime, pages: Pages | None = None) -> bool:
    """Write the next page of the most urgent alert; False where none is being sent."""
    pages = pages or Pages(database)
    if pages.at_hand is None and not await _look_ahead(database, now, pages):
        return False
    async with database.transaction() as tx:
        began = monotonic()
        next_one = (await tx.execute(_NEXT_HELD)).one_or_none()
        if next_one is None:
            pages.at_hand = None
            return False
        cursor = next_one.cursor_person or 0
        sending = await pages.of(tx, next_one.id, cursor, now)
        span = await sending.spans.next(tx, cursor, min(pages.size.people, PAGE))
        people = await sending.copies.write(tx, span.after, span.upto, now)
        await _move_on(tx, next_one.id, span)
        wake_dispatcher(tx)
    sending.spans.learn(span, people)
    pages.size.learn(people, monotonic() - began)
    return True


async def _look_ahead(database: Database, now: datetime, pages: Pages) -> bool:
    """Whether an alert is being sent, which is then at hand: so nobody waits for what takes no more than reading."""
    async with database.reading() as tx:
        next_one = (await tx.execute(_NEXT)).one_or_none()
        if next_one is not None:
            await pages.of(tx, next_one.id, next_one.cursor_person or 0, now)
        return next_one is not None


async def _move_on(tx: Tx, alert_id: int, span: Span) -> None:
    """Set the cursor behind the page; an alert without a next page is sent."""
    after = {"stage": Stage.SENT} if span.is_last else {"cursor_person": span.upto}
    await tx.execute(update(alerts).where(alerts.c.id == alert_id).values(after))
