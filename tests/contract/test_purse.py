"""What texts may cost, on both databases: counted as they start, given back where nobody took them, stopped in time."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from config.sealing import Ring
from database.engine import Database, Tx
from delivery.claims import SPENT, UNSURE
from delivery.messages import SMS, Kind, Lane, State
from delivery.purse import ALL, PAUSE, PUMPING, Letter, Purse, spent
from delivery.routes import AddressBook, RouteState, identity_id, state_of
from delivery.settling import Outcome
from delivery.spending import MOST_ALERTS, Held, Limits
from delivery.tables import outbox, text_costs

NOW = datetime(2026, 11, 30, 23, 45, tzinfo=UTC)
pytest_plugins = ["tests.postgres"]
BULLETINS = count(1)
YESTERDAY = NOW - timedelta(days=1)


class Desk:
    """Rows as a dispatcher has just started them. `friends` are routes of people whom we know."""

    def __init__(self, database: Database, limits: Limits | None) -> None:
        self.database = database
        self.book = AddressBook(Ring((b"a" * 32,)), b"l" * 32, with_fictional=True)
        self.friends: set[int] = set()
        self.purse = Purse(self.book, limits, self._established)

    async def _established(self, tx: Tx, routes: Collection[int], before: datetime) -> set[int]:
        assert before == NOW.replace(hour=0, minute=0)
        return self.friends & set(routes)

    async def start(
        self, number: str, lane: Lane, parts: int, *, is_friend: bool = True, **values: Any
    ) -> Letter:
        async with self.database.transaction() as tx:
            identity = await identity_id(tx, SMS, "sms:+447700900100")
            route = await self.book.find_or_make(tx, identity, number)
            if is_friend:
                self.friends.add(route)
            is_alert = lane != Lane.ANSWER
            row = await tx.scalar(
                insert(outbox)
                .values(
                    **{
                        "identity_id": identity,
                        "route_id": route,
                        "kind": Kind.SEND,
                        "lane": lane,
                        "state": State.STARTED,
                        "due_at": NOW,
                        "lease_until": NOW,
                        "attempts": 1,
                        "bulletin_id": next(BULLETINS) if is_alert else None,
                        "person_id": 1 if is_alert else None,
                        **values,
                    }
                )
                .returning(outbox.c.id)
            )
            return Letter((await tx.execute(select(outbox).where(outbox.c.id == row))).one(), number, parts)

    async def admit(self, *letters: Letter, now: datetime = NOW) -> list[bool]:
        """Which of them go."""
        async with self.database.transaction() as tx:
            held = await self.purse.admit(tx, letters, now)
        return [letter.row.id not in held for letter in letters]

    async def settle(self, letter: Letter, state: State, reason: str | None = None) -> None:
        async with self.database.transaction() as tx:
            await self.purse.settle(tx, [Outcome(letter.row.id, state, reason=reason)], NOW)

    async def look(self, letter: Letter) -> tuple[str, str | None] | None:
        async with self.database.reading() as tx:
            row = (await tx.execute(select(outbox).where(outbox.c.id == letter.row.id))).one_or_none()
        return (row.state, row.reason) if row else None

    async def parts(self) -> int:
        async with self.database.reading() as tx:
            return (await spent(tx, NOW)).parts


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, Limits(100))


def number(place: int, block: str = "00900") -> str:
    return f"+4477{block}{place:03}"


async def test_routine_stops_first_then_urgent_and_danger_never(desk: Desk) -> None:
    first = await desk.start(number(1), Lane.ROUTINE, 70)
    assert await desk.admit(first) == [True]
    lanes = (Lane.ROUTINE, Lane.URGENT, Lane.ANSWER, Lane.EMERGENCY)
    more = [await desk.start(number(2), lane, 9) for lane in lanes]
    assert await desk.admit(*more) == [False, True, True, True]
    assert await desk.look(more[0]) == (State.SUPPRESSED, Held.CEILING)
    late = await desk.start(number(3), Lane.URGENT, 9)
    assert await desk.admit(late) == [False]
    async with desk.database.reading() as tx:
        today = await spent(tx, NOW)
        assert (today.parts, today.held) == (70 + 27, 2)
        assert (await spent(tx, NOW + timedelta(days=1))).parts == 0


async def test_what_the_provider_did_not_take_is_given_back(desk: Desk) -> None:
    """An outage of hours, in which each text is tried again and again, must not use up the day."""
    ends = (
        (State.QUEUED, "connect", 0),
        (State.FAILED, "21617", 0),
        (State.SENT, None, 7),
        (State.UNKNOWN, "timeout", 7),
        (State.QUEUED, UNSURE, 7),
    )
    kept = 0
    for state, reason, stays in ends:
        letter = await desk.start(number(1), Lane.ANSWER, 7)
        await desk.admit(letter)
        await desk.settle(letter, state, reason)
        kept += stays
        assert await desk.parts() == kept


async def test_a_flood_of_newcomers_is_stopped_and_nobody_else_is(desk: Desk) -> None:
    """Numbers in a row that nobody knows, each of which would cost us an answer."""
    flood = [await desk.start(number(place), Lane.ANSWER, 1, is_friend=False) for place in range(20)]
    assert sum(await desk.admit(*flood[:10])) == 5
    assert sum(await desk.admit(*flood[10:])) == 0
    # What such an answer has to delete is left to do; nothing of it is said.
    assert [await desk.look(letter) for letter in flood[10:]] == [(State.QUEUED, SPENT)] * 10
    known = await desk.start(number(30), Lane.ANSWER, 1)
    danger = await desk.start(number(31), Lane.EMERGENCY, 1, is_friend=False)
    elsewhere = await desk.start(number(32, "11123"), Lane.ANSWER, 1, is_friend=False)
    assert await desk.admit(known, danger, elsewhere) == [True, True, True]


async def test_a_number_gets_so_many_alerts_a_day(desk: Desk) -> None:
    for state in [State.SENT, State.DELIVERED, State.UNKNOWN] * 3:
        await desk.start(number(1), Lane.ROUTINE, 1, state=state, settled_at=NOW)
    for state in (State.FAILED, State.SUPPRESSED):
        await desk.start(number(1), Lane.ROUTINE, 1, state=state, settled_at=NOW)
    await desk.start(number(1), Lane.ROUTINE, 1, state=State.SENT, settled_at=YESTERDAY)
    assert MOST_ALERTS == 10
    two = [await desk.start(number(1), Lane.ROUTINE, 1) for _ in range(2)]
    assert await desk.admit(*two) == [True, False]
    assert await desk.look(two[1]) == (State.SUPPRESSED, Held.CAP)
    assert await desk.admit(await desk.start(number(2), Lane.ROUTINE, 1)) == [True]


async def test_pumping_pauses_the_prefix_alone(desk: Desk) -> None:
    letter = await desk.start(number(1), Lane.ROUTINE, 3)
    await desk.admit(letter)
    await desk.settle(letter, State.FAILED, PUMPING)
    assert await desk.parts() == 0
    near, danger = await desk.start(number(2), Lane.URGENT, 1), await desk.start(number(3), Lane.EMERGENCY, 1)
    far = await desk.start(number(4, "11123"), Lane.URGENT, 1)
    assert await desk.admit(near, danger, far) == [False, True, True]
    async with desk.database.reading() as tx:
        row = (await tx.execute(select(outbox).where(outbox.c.id == near.row.id))).one()
        assert (row.state, row.due_at, row.attempts) == (State.QUEUED, NOW + PAUSE, 0)
        assert (await spent(tx, NOW)).paused == ("+447700",)
    # The pause goes on over midnight, and ends.
    after = NOW + timedelta(minutes=20)
    assert after.date() > NOW.date()
    async with desk.database.transaction() as tx:
        held = await Purse(desk.book, Limits(100), _nobody).admit(tx, [near], after)
        assert held == {near.row.id}
        assert await Purse(desk.book, Limits(100), _nobody).admit(tx, [near], NOW + PAUSE) == set()


async def _nobody(_tx: Tx, _routes: Collection[int], _before: datetime) -> set[int]:
    return set()


@pytest.mark.parametrize("limits", [None, Limits(100)])
async def test_a_number_that_costs_more_is_never_written_to(
    database: Database, limits: Limits | None
) -> None:
    """Its route may be older than the rule."""
    desk = Desk(database, limits)
    letter = await desk.start("+441512223344", Lane.EMERGENCY, 1)
    async with database.transaction() as tx:
        open_again = update(outbox.metadata.tables["routes"]).values(state=RouteState.OPEN)
        await tx.execute(open_again)
    assert await desk.admit(letter) == [False]
    assert await desk.look(letter) == (State.SUPPRESSED, Held.NUMBER)
    async with database.reading() as tx:
        assert await state_of(tx, letter.row.route_id) == RouteState.REFUSED


async def test_without_limits_nothing_is_counted(database: Database) -> None:
    desk = Desk(database, None)
    assert await desk.admit(await desk.start(number(1), Lane.ROUTINE, 10_000)) == [True]
    async with database.reading() as tx:
        assert (await tx.execute(select(text_costs))).all() == []


async def test_two_dispatchers_count_together(desk: Desk, other: Database) -> None:
    neighbour = Desk(other, Limits(100))
    for each in (desk, neighbour, desk, neighbour):
        assert await each.admit(await each.start(number(1), Lane.URGENT, 25)) == [True]
    assert await neighbour.admit(await neighbour.start(number(2), Lane.URGENT, 1)) == [False]
    async with desk.database.reading() as tx:
        rows = (await tx.execute(select(text_costs.c.prefix, text_costs.c.parts))).all()
    assert (ALL, 100) in rows
