"""Keeps the counts of what texts cost, and holds back what would cost too much, in the transaction that starts the rows.

Counts stand by day and prefix of number (a million numbers each); nothing of a person is kept. What was started and did
not go, because the provider never took it, is given back; what a crash left in doubt stays counted.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

import structlog
from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from database.engine import Tx
from delivery.claims import UNSURE, spend
from delivery.messages import Lane, State
from delivery.numbers import prefix_of
from delivery.routes import AddressBook, RouteState, set_state
from delivery.settling import Outcome
from delivery.spending import Day, Held, Limits, Text, judge
from delivery.tables import outbox, text_costs

log = structlog.get_logger()
# The row of a day that counts all prefixes together.
ALL = ""
# Twilio's word for numbers that somebody pumps texts to; it blocks them for 15 to 30 minutes (error 30450).
PUMPING = "30450"
PAUSE = timedelta(minutes=30)
# Who of these routes was with us before that moment.
Established = Callable[[Tx, Collection[int], datetime], Awaitable[set[int]]]


@dataclass(frozen=True)
class Letter:
    """A started row (its columns of claims.start), the number it goes to and the parts it takes; 0 sends nothing."""

    row: Any
    number: str
    parts: int


class Purse:
    """For the identities that send texts. `limits` None: only the kind of number is looked at."""

    def __init__(self, book: AddressBook, limits: Limits | None, established: Established) -> None:
        self._book = book
        self._limits = limits
        self._established = established
        self._taken: dict[int, Text] = {}
        self._alarmed: set[tuple[object, str]] = set()

    async def admit(self, tx: Tx, letters: Sequence[Letter], now: datetime) -> set[int]:
        """Write off or put off what must not go now, and count the rest; the rows that stay."""
        held = {
            letter.row.id: Held.NUMBER
            for letter in letters
            if letter.parts and not self._book.takes_texts(letter.number)
        }
        for letter in letters:
            if letter.row.id in held:
                await set_state(tx, letter.row.route_id, RouteState.REFUSED)
        rest = [letter for letter in letters if letter.row.id not in held and letter.parts]
        paused: dict[str, datetime] = {}
        if self._limits and rest:
            texts = await self._texts(tx, rest, now)
            day = await _read(tx, {text.prefix for text in texts}, now)
            before, paused = (day.parts, Counter(day.newcomers)), day.paused
            late = judge(texts, day, self._limits, now)
            held |= late
            await _count(tx, now, day.parts - before[0], day.newcomers - before[1], Counter(late.values()))
            self._taken |= {text.row: text for text in texts if text.row not in late}
        await self._hold(tx, letters, held, paused, now)
        return set(held)

    async def settle(self, tx: Tx, outcomes: Iterable[Outcome], now: datetime) -> None:
        """Give back what the provider did not take, and pause the numbers that it takes for pumped."""
        for outcome in outcomes:
            text = self._taken.pop(outcome.row, None)
            if text is None:
                continue
            became = outcome.words or outcome.state
            is_waiting = became == State.QUEUED and outcome.reason != UNSURE
            if is_waiting or became in (State.FAILED, State.SUPPRESSED):
                newcomers = Counter({text.prefix: -text.parts}) if text.is_newcomer else Counter[str]()
                await _count(tx, now, -text.parts, newcomers, Counter())
            if outcome.reason == PUMPING:
                await self.pause(tx, text.prefix, now)

    async def pause(self, tx: Tx, prefix: str, now: datetime) -> None:
        """As `pause`, and somebody is told."""
        await pause(tx, prefix, now)
        self._alarm(now, Held.PREFIX)

    async def _texts(self, tx: Tx, letters: Sequence[Letter], now: datetime) -> list[Text]:
        morning = _morning(now)
        routes = {letter.row.route_id for letter in letters}
        known = await self._established(tx, routes, morning)
        alerts = await _alerts_today(tx, letters, morning)
        return [
            Text(
                row=letter.row.id,
                route=letter.row.route_id,
                lane=Lane(letter.row.lane),
                prefix=prefix_of(letter.number),
                parts=letter.parts,
                is_alert=letter.row.bulletin_id is not None,
                is_newcomer=letter.row.route_id not in known,
                alerts=alerts.get(letter.row.route_id, 0),
            )
            for letter in letters
        ]

    async def _hold(
        self,
        tx: Tx,
        letters: Sequence[Letter],
        held: dict[int, Held],
        paused: dict[str, datetime],
        now: datetime,
    ) -> None:
        for reason in set(held.values()) - {Held.PREFIX}:
            its = outbox.c.id.in_([row for row, why in held.items() if why == reason])
            await spend(tx, its)
            await tx.execute(
                update(outbox)
                .where(its, outbox.c.bulletin_id.is_not(None))
                .values(state=State.SUPPRESSED, reason=reason, settled_at=now, lease_until=None)
            )
            self._alarm(now, reason)
        for letter in letters:
            if held.get(letter.row.id) == Held.PREFIX:
                await tx.execute(
                    update(outbox)
                    .where(outbox.c.id == letter.row.id)
                    .values(
                        state=State.QUEUED,
                        reason=func.coalesce(outbox.c.reason, Held.PREFIX.value),
                        due_at=paused[prefix_of(letter.number)],
                        lease_until=None,
                        attempts=outbox.c.attempts - 1,
                    )
                )

    def _alarm(self, now: datetime, reason: Held) -> None:
        """Once a day each: somebody must look, and `mersey doctor` shows the figures."""
        if (now.date(), reason) not in self._alarmed and reason != Held.NUMBER:
            self._alarmed = {each for each in self._alarmed if each[0] == now.date()}
            self._alarmed.add((now.date(), reason))
            log.error("texts held back", kind=reason)


async def pause(tx: Tx, prefix: str, now: datetime) -> None:
    """Nothing but danger to life goes to numbers of this prefix for a while."""
    until = now + PAUSE
    for day in {now.date(), until.date()}:
        await _add(tx, day=day, prefix=prefix, paused_until=until)


@dataclass(frozen=True)
class Spent:
    """A day so far: parts, texts held back, and prefixes that wait."""

    parts: int
    held: int
    paused: tuple[str, ...]


async def spent(tx: Tx, now: datetime) -> Spent:
    """Today's figures, for whoever pays."""
    rows = (await tx.execute(select(text_costs).where(text_costs.c.day == now.date()))).all()
    total = next((row for row in rows if row.prefix == ALL), None)
    paused = sorted(row.prefix for row in rows if row.paused_until and row.paused_until > now)
    return Spent(total.parts if total else 0, total.held if total else 0, tuple(paused))


def _morning(now: datetime) -> datetime:
    """When the day began: at Greenwich, as Twilio's do."""
    return datetime.combine(now.astimezone(UTC).date(), time(), UTC)


async def _alerts_today(tx: Tx, letters: Sequence[Letter], morning: datetime) -> dict[int, int]:
    """Texts of alerts that each route had, or is having, danger to life and these letters apart."""
    went = and_(
        outbox.c.state.in_((State.SENT, State.DELIVERED, State.UNKNOWN)), outbox.c.settled_at >= morning
    )
    counted = await tx.execute(
        select(outbox.c.route_id, func.count())
        .where(
            outbox.c.route_id.in_({letter.row.route_id for letter in letters}),
            outbox.c.id.not_in([letter.row.id for letter in letters]),
            outbox.c.bulletin_id.is_not(None),
            outbox.c.lane != Lane.EMERGENCY,
            or_(went, outbox.c.state == State.STARTED),
        )
        .group_by(outbox.c.route_id)
    )
    return dict(counted.all())


async def _read(tx: Tx, prefixes: Collection[str], now: datetime) -> Day:
    """The day so far. Its first row is held until the transaction ends: two dispatchers count one after another."""
    today = await _add(tx, day=now.date(), prefix=ALL)
    day = Day(parts=today.parts)
    its = select(text_costs).where(text_costs.c.day == now.date(), text_costs.c.prefix.in_(prefixes))
    for row in (await tx.execute(its)).all():
        day.newcomers[row.prefix] = row.newcomers
        if row.paused_until:
            day.paused[row.prefix] = row.paused_until
    return day


async def _count(tx: Tx, now: datetime, parts: int, newcomers: Counter[str], held: Counter[Held]) -> None:
    late = sum(count for reason, count in held.items() if reason != Held.PREFIX)
    if parts or late:
        await _add(tx, day=now.date(), prefix=ALL, parts=parts, held=late)
    for prefix in sorted(newcomers):
        if newcomers[prefix]:
            await _add(tx, day=now.date(), prefix=prefix, newcomers=newcomers[prefix])


async def _add(tx: Tx, *, paused_until: datetime | None = None, **values: Any) -> Any:
    """Add to a row's counts, make it if it is not there; the row as it stands then."""
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    counts = {name: values.get(name, 0) for name in ("parts", "newcomers", "held")}
    row = insert(text_costs).values(
        day=values["day"], prefix=values["prefix"], paused_until=paused_until, **counts
    )
    changes = {name: text_costs.c[name] + row.excluded[name] for name in counts}
    changes["paused_until"] = func.coalesce(row.excluded.paused_until, text_costs.c.paused_until)
    stated = row.on_conflict_do_update(index_elements=["day", "prefix"], set_=changes)
    return (await tx.execute(stated.returning(text_costs))).one()
