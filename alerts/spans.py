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
# Seconds. An answer to somebody waits behind a page: at most 50 ms, and those that the database tidies up after take
# half as long again as the others.
AIM = 0.030
FIRST, LEAST, MOST = 1_000, 400, 100_000


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
    """How many `people` a page should take; learned from page to page."""

    def __init__(self) -> None:
        self.people = FIRST

    def learn(self, span: Span, seconds: float) -> None:
        """Of a page that was written: how long others had to wait for it."""
        # A small page tells how long a commit takes, not how much more there would be room for.
        if seconds > AIM or span.people > self.people // 2:
            # Not below what the commit alone costs: many small pages would keep a busy disk busier.
            factor = min(max(AIM / max(seconds, 0.001), 0.7), 1.5)
            self.people = int(min(max(self.people * factor, LEAST), MOST))


class Spans:
    """One alert's spans, one after the other."""

    def __init__(self, alert: Alert) -> None:
        self._counted = _counted(alert)
        self._last: Span | None = None

    async def next(self, tx: Tx, after: int, people: int) -> Span:
        """A span with about so many people, and not many more; the last one if they all go in."""
        widest, most = LAST - after, people + people // 4
        width, too_wide = min(self._guess(people) or widest, widest), 2 * widest
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
        self._last = Span(after, after + width, found)
        return self._last

    def _guess(self, people: int) -> int | None:
        """How wide a span with so many people would be if they lay as close as in the last one."""
        last = self._last
        return (last.upto - last.after) * people // last.people if last and last.people else None


def _counted(alert: Alert) -> Select[int]:
    """How many people are found in a span, counted up to `page_most`."""
    found = (
        select(rows.c.subscriber_id)
        .join(alert_wards, audience.in_ward_of(alert, audience.sources(alert)))
        .where(rows.c.subscriber_id > AFTER, rows.c.subscriber_id <= UPTO)
        .distinct()
        .limit(bindparam("page_most", type_=BigInteger))
        .subquery()
    )
    return select(func.count()).select_from(found)
