"""Which people a page of the fan-out takes: a span of ids, as wide as this machine writes in the time that a page may last.

Ids of people are random, so that they lie as close everywhere: what held for the last page holds for the next.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from alerts import audience
from alerts.model import Alert
from alerts.tables import alert_wards
from database.engine import Tx
from subscribers.tables import audience as rows

# Above all ids of people.
LAST = 2**63 - 1
# Seconds. An answer to somebody waits behind a page: at most 50 ms, and some take twice as long as the others.
AIM = 0.025
FIRST, LEAST, MOST = 500, 400, 100_000


@dataclass(frozen=True)
class Span:
    """After one id, up to another. `people` of it are found by the alert's wards, topics and groups."""

    after: int
    upto: int
    people: int

    @property
    def is_last(self) -> bool:
        return self.upto == LAST


class PageSize:
    """How many `people` a page should take, and how wide the last one was; learned from page to page."""

    def __init__(self) -> None:
        self.people = FIRST
        self.width: int | None = None

    def learn(self, span: Span, seconds: float) -> None:
        """Of a page that was written: how long others had to wait for it."""
        self.width = None if span.is_last else span.upto - span.after
        # A small page tells how long a commit takes, not how much more there would be room for.
        if seconds > AIM or span.people > self.people // 2:
            # Not below what the commit alone costs: many small pages would keep a busy disk busier.
            factor = min(max(AIM / max(seconds, 0.001), 0.5), 1.5)
            self.people = int(min(max(self.people * factor, LEAST), MOST))


async def next_span(tx: Tx, alert: Alert, after: int, most: int, width: int | None = None) -> Span:
    """A span with at most so many people, and not many fewer; the last one if they all go in. `width`: a first guess."""
    widest = LAST - after
    width, too_wide = min(width or widest, widest), widest + 1
    for tries_left in reversed(range(80)):  # 63 halvings end at one person
        found = await _people(tx, alert, after, after + width, most + 1)
        if found > most:
            too_wide, width = width, max(width // 8 if too_wide > widest else width // 2, 1)
            continue
        # Enough, or all; else a little wider, but not as wide as was too much.
        if (
            width == widest
            or found * 2 >= most
            or not tries_left
            or (found and too_wide - width <= width // 2)
        ):
            break
        wider = width * most * 3 // (4 * found) if found else width * 8
        width = min(wider, (width + too_wide) // 2, widest)
    return Span(after, after + width, found)


async def _people(tx: Tx, alert: Alert, after: int, upto: int, most: int) -> int:
    """How many there are, counted up to `most`."""
    found = (
        select(rows.c.subscriber_id)
        .join(alert_wards, audience.in_ward_of(alert, audience.sources(alert)))
        .where(rows.c.subscriber_id > after, rows.c.subscriber_id <= upto)
        .distinct()
        .limit(most)
        .subquery()
    )
    return int(await tx.scalar(select(func.count()).select_from(found)) or 0)
