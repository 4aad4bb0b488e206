"""How far an alert came: people, not copies, each at the best of what became of their copies (design 4.7)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import BigInteger, ColumnElement, String, case, cast, func, literal, select

from alerts.model import VersionKind
from alerts.reasons import Family, family_of
from alerts.tables import alert_recipients, alert_versions
from database.engine import Tx
from delivery.holding import standing
from delivery.messages import State
from delivery.tables import identities, outbox


class Figure(StrEnum):
    """How a person stands, from the best to the worst."""

    DELIVERED = "delivered"
    SENT = "sent"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    FAILED = "failed"
    SUPPRESSED = "suppressed"


_ON_ITS_WAY = (State.QUEUED, State.HELD, State.MERGED, State.STARTED)
_STATES: dict[Figure, tuple[State, ...]] = {
    Figure.DELIVERED: (State.DELIVERED,),
    Figure.SENT: (State.SENT,),
    Figure.UNKNOWN: (State.UNKNOWN,),
    Figure.WAITING: _ON_ITS_WAY,
    Figure.FAILED: (State.FAILED,),
    Figure.SUPPRESSED: (State.SUPPRESSED,),
}
# From 2: less the number of a copy, each still has 13 digits.
_PLACES = {state: place for place, states in enumerate(_STATES.values(), 2) for state in states}
_FIGURE_OF = {state: figure for figure, states in _STATES.items() for state in states}
# More copies than an outbox ever numbers: "best figure, then newest copy" is one number to sort by, and as all of these
# have as many digits, one text.
_NUMBERS = literal(10**12, BigInteger)
_DIGITS = 13
_MARK = "|"


@dataclass(frozen=True)
class Standing:
    """So many `people` who stand alike: `reason` is that of the outbox, `channel` the one of the copy that counts
    (empty where there is none), `via` the audience or a scheme."""

    figure: Figure
    people: int
    reason: str | None = None
    channel: str = ""
    via: str = ""
    is_held: bool = False


@dataclass(frozen=True)
class Reach:
    """People by how they stand; the six figures add up to `people`, the audience. WAITING covers everything on its way,
    SUPPRESSED what we held back ourselves: too late, stopped, or left."""

    standings: tuple[Standing, ...] = ()

    def count(self, figure: Figure) -> int:
        return self._sum(lambda each: each.figure == figure)

    @property
    def people(self) -> int:
        return self._sum(lambda _: True)

    @property
    def got(self) -> int:
        """A text whose phone was never heard of again has gone out too."""
        return self.count(Figure.DELIVERED) + self.count(Figure.SENT)

    @property
    def unknown(self) -> int:
        return self.count(Figure.UNKNOWN)

    @property
    def waiting(self) -> int:
        return self.count(Figure.WAITING)

    @property
    def held(self) -> int:
        """Of those that wait, whose copy is held for a better hour."""
        return self._sum(lambda each: each.is_held)

    @property
    def missed(self) -> int:
        return self.count(Figure.FAILED) + self.count(Figure.SUPPRESSED)

    def reasons(self, figure: Figure) -> list[tuple[Family, int]]:
        """Why people stand so, the most first."""
        found: Counter[Family] = Counter()
        for each in self.standings:
            if each.figure == figure:
                found[family_of(each.reason)] += each.people
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def _sum(self, holds: Callable[[Standing], bool]) -> int:
        return sum(each.people for each in self.standings if holds(each))


async def reach(tx: Tx, alert_id: int) -> Reach:
    """Over the alert and whatever changed it; how it ended, which came later, does not count.

    Who was to get it and has no copy at all (a bug, or a table that somebody wrote to) is shown, never left out. One
    pass over the copies: at 500,000 people a join back to them would take ten times as long.
    """
    channels = {str(row.id): row.channel for row in await tx.execute(select(identities))}
    of = alert_recipients.c
    counted = select(of.via, func.count().label("people")).where(of.alert_id == alert_id).group_by(of.via)
    people: dict[str, int] = {row.via: row.people for row in await tx.execute(counted)}
    rest = await _bests(tx, alert_id)
    found: list[tuple[str, Counter[str]]] = []
    # Those by a scheme are few: found one by one, they are taken from the whole, and the rest came by the most usual way.
    for via in sorted(people, key=lambda each: (people[each], each)):
        is_last = len(found) == len(people) - 1
        theirs = select(of.subscriber_id).where(of.alert_id == alert_id, of.via == via)
        bests = rest if is_last else await _bests(tx, alert_id, outbox.c.person_id.in_(theirs))
        found.append((via, bests))
        rest = rest - bests
    standings = []
    for via, bests in found:
        standings += [_standing(best, number, via, channels) for best, number in sorted(bests.items())]
        if without := people[via] - bests.total():
            standings.append(Standing(Figure.SUPPRESSED, without, Family.NO_COPY, via=via))
    return Reach(tuple(standings))


async def _bests(tx: Tx, alert_id: int, *only: ColumnElement[bool]) -> Counter[str]:
    """What counts of each person's copies, and of how many people: "identity|state|reason"."""
    ours = select(alert_versions.c.id).where(
        alert_versions.c.alert_id == alert_id, alert_versions.c.kind != VersionKind.OUTCOME
    )
    places = case(_PLACES, value=standing())
    # The least of these is the best figure, and of the copies that are as good the newest.
    marked: ColumnElement[str] = cast(places * _NUMBERS - outbox.c.id, String)
    reason = func.coalesce(standing(column="reason"), "")
    for part in (cast(outbox.c.identity_id, String), standing(), reason):
        marked = marked.concat(_MARK).concat(part)
    best = (
        select(func.min(marked).label("best"))
        .where(outbox.c.bulletin_id.in_(list(await tx.scalars(ours))), *only)
        .group_by(outbox.c.person_id)
        .subquery("best")
    )
    said = func.substr(best.c.best, _DIGITS + len(_MARK) + 1).label("said")
    rows = await tx.execute(select(said, func.count().label("people")).group_by(said))
    return Counter({row.said: row.people for row in rows})


def _standing(best: str, people: int, via: str, channels: dict[str, str]) -> Standing:
    identity, name, reason = best.split(_MARK, 2)
    state = State(name)
    return Standing(
        _FIGURE_OF[state], people, reason or None, channels.get(identity, ""), via, state == State.HELD
    )


async def is_settled(tx: Tx, alert_id: int) -> bool:
    """Whether no copy is on its way any more."""
    ours = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert_id)
    waits = select(outbox.c.id).where(outbox.c.bulletin_id.in_(ours), standing().in_(_ON_ITS_WAY))
    return await tx.scalar(waits.limit(1)) is None
