"""How far an alert came: people, not copies, each at the best of what became of their copies (design 4.7)."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from alerts.model import VersionKind
from alerts.tables import alert_versions
from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox

_ON_ITS_WAY = (State.QUEUED, State.HELD, State.MERGED, State.CLAIMED, State.STARTED)
# From the best to the worst: a person stands at the first of these that any of their copies came to.
_BEST_FIRST: tuple[tuple[State, ...], ...] = (
    (State.DELIVERED,),
    (State.SENT,),
    (State.UNKNOWN,),
    _ON_ITS_WAY,
    (State.FAILED,),
    (State.SUPPRESSED,),
)


@dataclass(frozen=True)
class Reach:
    """People by how they stand; the six add up to `people`. `waiting` covers everything on its way, `suppressed` what
    we held back ourselves: too late, stopped, or left."""

    delivered: int = 0
    sent: int = 0
    unknown: int = 0
    waiting: int = 0
    failed: int = 0
    suppressed: int = 0

    @property
    def people(self) -> int:
        return self.got + self.unknown + self.waiting + self.missed

    @property
    def got(self) -> int:
        """A text whose phone was never heard of again has gone out too."""
        return self.delivered + self.sent

    @property
    def missed(self) -> int:
        return self.failed + self.suppressed


async def reach(tx: Tx, alert_id: int) -> Reach:
    """Over the alert and whatever changed it; how it ended, which came later, does not count."""
    ours = select(alert_versions.c.id).where(
        alert_versions.c.alert_id == alert_id, alert_versions.c.kind != VersionKind.OUTCOME
    )
    place = case(*((outbox.c.state.in_(states), place) for place, states in enumerate(_BEST_FIRST)))
    people = (
        select(func.min(place).label("place"))
        .where(outbox.c.bulletin_id.in_(list(await tx.scalars(ours))))
        .group_by(outbox.c.person_id)
        .subquery()
    )
    counted = await tx.execute(select(people.c.place, func.count().label("people")).group_by(people.c.place))
    by_place: dict[int, int] = {row.place: row.people for row in counted}
    return Reach(*(by_place.get(place, 0) for place in range(len(_BEST_FIRST))))


async def is_settled(tx: Tx, alert_id: int) -> bool:
    """Whether no copy is on its way any more."""
    ours = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert_id)
    waits = select(outbox.c.id).where(outbox.c.bulletin_id.in_(ours), outbox.c.state.in_(_ON_ITS_WAY))
    return await tx.scalar(waits.limit(1)) is None
