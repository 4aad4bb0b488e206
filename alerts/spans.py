"""Which people a page of the fan-out takes: a span of ids, as wide as this machine writes in the time that a page may last.

Ids of people are random, so that they lie as close everywhere: what held for the last page holds for the next.
"""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Select, bindparam, func, select

from alerts import audience
from alerts.copies import AFTER, UPTO
from alerts.model import Alert
from alerts.tables import alert_wards
from database.engine import Tx
from subscribers.tables import audience as rows

# Above all ids of people.
LAST = 2**63 - 1
# Seconds, and at most 50 ms. On SQLite an answer to somebody waits behind a page, and pages that it tidies up after take
# nearly twice as long as the others. On PostgreSQL nobody waits but who is leaving.
AIM_OF_ONE_WRITER, AIM_OF_MANY = 0.025, 0.040
FIRST, LEAST, MOST = 1_000, 400, 100_000


@dataclass(frozen=True)
class Span:
    """After one id, up to another."""

    after: int
    upto: int

    @property
    def is_last(self) -> bool:
        return self.upto == LAST


class PageSize:
    """How many `people` a page should take, so that it takes `aim` seconds; learned from page to page."""

    def __init__(self, aim: float) -> None:
        self.people = FIRST
        self._aim = aim

    def learn(self, people: int, seconds: float) -> None:
        """Of a page that was written: how many it was for, and how long others had to wait for it."""
        # A small page tells how long a commit takes, not how much more there would be room for.
        if seconds > self._aim or people > self.people // 2:
            # Not below what the commit alone costs: many small pages would keep a busy disk busier.
            factor = min(max(self._aim / max(seconds, 0.001), 0.7), 1.5)
            self.people = int(min(max(self.people * factor, LEAST), MOST))


class Spans:
    """One alert's spans, one after the other: the first is measured, the others are as wide as their people lay apart in
    the one before."""

    def __init__(self, alert: Alert) -> None:
        self._counted = _counted(alert)
        # Of the people of its wards a circle leaves out most, but each is looked at: so these are counted, page after page.
        self._is_learning = not alert.has_circle
        self._apart: float | None = None

    async def next(self, tx: Tx, after: int, people: int) -> Span:
        """A span with about so many people; the last one if they all go in."""
        width = int(self._apart * people) if self._apart else await self._measured(tx, after, people)
        return Span(after, min(after + width, LAST))

    def learn(self, span: Span, people: int) -> None:
        """How many people were found in a span."""
        self._apart = (span.upto - span.after) / people if people and self._is_learning else None

    async def _measured(self, tx: Tx, after: int, people: int) -> int:
        """How wide a span is with half of `people`, or up to a quarter more; or with all that are left."""
        most = people + people // 4
        widest = LAST - after
        width, too_wide = widest, 2 * widest
        for tries_left in reversed(range(80)):  # 63 halvings end at one person
            values = {"page_after": after, "page_upto": after + width, "page_most": most + 1}
            found = int(await tx.scalar(self._counted, values) or 0)
            if found > most:
                too_wide, width = width, max(width // 8 if too_wide > widest else width // 2, 1)
                continue
            # Enough, or all; else a little wider, but not as wide as was too much.
            if (
                width == widest
                or found * 2 >= people
                or not tries_left
                or (found and too_wide - width <= width // 2)
            ):
                break
            wider = width * people // found if found else width * 8
            width = min(wider, (width + too_wide) // 2, widest)
        return width


def _counted(alert: Alert) -> Select[int]:
    """How many people are found in a span, counted up to `page_most`; who stands in several wards, several times: to tell
    them apart PostgreSQL would read them all.
    """
    found = (
        select(rows.c.subscriber_id)
        .join(alert_wards, audience.in_ward_of(alert, audience.sources(alert)))
        .where(rows.c.subscriber_id > AFTER, rows.c.subscriber_id <= UPTO)
        .limit(bindparam("page_most", type_=BigInteger))
        .subquery()
    )
    return select(func.count()).select_from(found)
