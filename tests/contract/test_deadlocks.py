"""Two who change the same rows at once wait for one another, and never both: PostgreSQL would throw one of them out."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot import failures
from bot.failures import News
from config.sealing import Ring
from database.engine import Database, Tx
from delivery import claims, settling
from delivery.claims import LEASE
from delivery.holding import call_back
from delivery.messages import SMS, Kind, Lane, State
from delivery.purse import pause
from delivery.receipts import Receipts
from delivery.routes import AddressBook, RouteState, identity_id
from delivery.settling import Failure, Outcome
from delivery.tables import outbox, routes
from tests.unit.delivery.post_office import NOW

pytest_plugins = ["tests.postgres"]
LATER = NOW + LEASE + timedelta(seconds=1)
RECEIPTS = Receipts(b"l" * 32)
# So long takes what waits for nobody.
A_WHILE = 0.3
Deed = Callable[[Tx], Awaitable[object]]


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[Database]:
    opened = Database(postgres_url)
    yield opened
    await opened.close()


@pytest.fixture
async def ways(database: Database) -> list[int]:
    """Three routes, and three started rows of one bulletin in the outbox, which lie there from 3 to 1."""
    book = AddressBook(Ring((b"a" * 32,)), b"l" * 32, with_fictional=True)
    async with database.transaction() as tx:
        identity = await identity_id(tx, SMS, "sms:+447700900100")
        found = [await book.find_or_make(tx, identity, f"+44770090010{number}") for number in (1, 2, 3)]
        for row in (3, 2, 1):
            await tx.execute(
                insert(outbox).values(
                    id=row, identity_id=identity, route_id=found[row - 1], kind=Kind.SEND, lane=Lane.URGENT,
                    state=State.STARTED, due_at=NOW, lease_until=NOW + LEASE, bulletin_id=7, person_id=9 - row,
                )
            )  # fmt: skip
    return sorted(found)


def settles(*rows: int, state: State = State.SENT) -> Deed:
    return lambda tx: settling.settle(tx, [Outcome(row, state, again_at=NOW) for row in rows], NOW)


def holding(row: int) -> Deed:
    return lambda tx: tx.execute(select(outbox.c.id).where(outbox.c.id == row).with_for_update())


async def do(database: Database, deed: Deed) -> None:
    async with database.transaction() as tx:
        await deed(tx)


async def meet(database: Database, first: Deed, *deeds: Deed) -> None:
    """All deeds at once, while whoever came first holds what lies in the middle of what they want, and then lets go."""
    async with database.transaction() as tx:
        await first(tx)
        doing = [asyncio.ensure_future(do(database, deed)) for deed in deeds]
        await asyncio.sleep(A_WHILE)
    await asyncio.gather(*doing)


async def states(database: Database) -> list[str]:
    async with database.reading() as tx:
        return list(await tx.scalars(select(outbox.c.state).order_by(outbox.c.id)))


@pytest.mark.usefixtures("ways")
@pytest.mark.parametrize("state", [State.SENT, State.QUEUED])
async def test_two_settle_the_same_rows(database: Database, state: State) -> None:
    await meet(database, holding(2), settles(3, 2, 1, state=state), settles(1, 2, 3, state=state))
    assert await states(database) == [state] * 3


@pytest.mark.usefixtures("ways")
async def test_an_officer_stops_what_comes_back_at_this_moment(database: Database) -> None:
    def stopping(tx: Tx) -> Awaitable[object]:
        return call_back(tx, outbox.c.bulletin_id == 7, "cancelled", NOW)

    await meet(database, holding(2), settles(1, 2, 3), stopping)
    assert await states(database) == [State.SENT] * 3


@pytest.mark.usefixtures("ways")
async def test_what_somebody_writes_to_is_not_lost_and_is_not_waited_for(database: Database) -> None:
    async with database.reading() as tx:
        identity = await tx.scalar(select(outbox.c.identity_id))
    async with database.transaction() as tx, asyncio.timeout(10):
        await settles(2)(tx)
        await do(database, lambda other: claims.recover(other, identity or 0, LATER))
    assert await states(database) == [State.UNKNOWN, State.SENT, State.UNKNOWN]


async def test_two_close_the_same_ways(database: Database, ways: list[int]) -> None:
    def closing(order: int) -> Deed:
        refused = [Failure(row, route, "21614") for row, route in enumerate(ways[::order], 1)]
        return lambda tx: failures.failed(tx, refused, NOW)

    middle = select(routes.c.id).where(routes.c.id == ways[1]).with_for_update()
    await meet(database, lambda tx: tx.execute(middle), closing(1), closing(-1))
    async with database.reading() as tx:
        assert set(await tx.scalars(select(routes.c.state))) == {RouteState.BLOCKED}


@pytest.mark.usefixtures("ways")
async def test_twilio_reports_what_is_settled_at_this_moment(database: Database) -> None:
    """It wants no more texts to numbers like this one: both write that down."""

    async def dispatching(tx: Tx) -> None:
        await settles(2)(tx)
        await asyncio.sleep(A_WHILE)
        await pause(tx, "+447700", NOW)

    news = News(2, State.FAILED, "30450", number="+447700900102")
    await asyncio.gather(
        do(database, dispatching), do(database, lambda tx: failures.reported(tx, RECEIPTS, news, NOW))
    )
    assert (await states(database))[1] == State.FAILED
