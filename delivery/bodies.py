"""The bodies of bulletins, read from the database once: the same for thousands of rows, and they do not change."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from database.engine import Tx
from delivery.messages import Parcel
from delivery.tables import renderings

_MOST = 100


class Bodies:
    """Remembers the last hundred."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Parcel] = OrderedDict()

    async def of(self, tx: Tx, rows: Iterable[Any]) -> dict[int, Parcel]:
        """What these rows of the outbox point to, by `rendering_id`; answers to one person carry their own."""
        wanted = {row.rendering_id for row in rows if row.rendering_id is not None}
        if missing := wanted - self._known.keys():
            bodies = select(renderings.c.id, renderings.c.parcel).where(renderings.c.id.in_(missing))
            for body in (await tx.execute(bodies)).all():
                self._known[body.id] = Parcel.from_bytes(body.parcel)
        found = {each: self._known[each] for each in wanted & self._known.keys()}
        for each in found:
            self._known.move_to_end(each)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return found
