"""What the night clears away, and what it must leave."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert, select

from bot.housekeeping import SEEN_KEPT, purge
from bot.tables import conversations, seen_messages
from config.sealing import Ring
from config.timekeeping import Clock
from database.engine import Database
from delivery.messages import TELEGRAM, Message, Parcel
from delivery.outbox import Outbox
from delivery.routes import AddressBook, identity_id
from delivery.tables import routes, text_costs
from staff import service as staff
from staff.model import Role
from subscribers import service as subscribers
from subscribers.model import Spot

NOW = datetime(2026, 11, 17, 3, 30, tzinfo=UTC)
TODAY = NOW.date()
LINACRE = "E05000942"


class NightClock(Clock):
    def now(self) -> datetime:
        return NOW


async def make_route(database: Database, address: str) -> int:
    async with database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
        return await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(tx, identity, address)


async def talk(database: Database, route: int, expires_on: date) -> None:
    async with database.transaction() as tx:
        values = {"route_id": route, "version": 1, "blob": b"", "expires_on": expires_on}
        await tx.execute(insert(conversations).values(values))


async def routes_left(database: Database) -> set[int]:
    async with database.reading() as tx:
        return {int(route) for route in (await tx.execute(select(routes.c.id))).scalars()}


async def test_messages_seen_long_ago_are_forgotten_and_recent_ones_are_not(database: Database) -> None:
    days = [TODAY - SEEN_KEPT - timedelta(days=1), TODAY - SEEN_KEPT, TODAY]
    async with database.transaction() as tx:
        for number, day in enumerate(days):
            await tx.execute(insert(seen_messages).values(hash=bytes([number]) * 16, seen_on=day))
    await purge(database, NightClock())
    async with database.reading() as tx:
        left = (await tx.execute(select(seen_messages.c.seen_on))).scalars().all()
    assert sorted(left) == days[1:]


async def test_what_texts_cost_is_forgotten_after_two_days(database: Database) -> None:
    days = [TODAY - timedelta(days=ago) for ago in range(5)]
    async with database.transaction() as tx:
        for day in days:
            await tx.execute(
                insert(text_costs).values(day=day, prefix="+447911", parts=1, newcomers=1, held=0)
            )
    await purge(database, NightClock())
    async with database.reading() as tx:
        assert set(await tx.scalars(select(text_costs.c.day))) == set(days[:3])


async def test_an_address_goes_with_the_conversation_that_ended(database: Database) -> None:
    ended, ends_today, unused = [await make_route(database, address) for address in "abc"]
    await talk(database, ended, TODAY - timedelta(days=1))
    await talk(database, ends_today, TODAY)
    await purge(database, NightClock())
    assert await routes_left(database) == {ends_today}
    assert unused not in await routes_left(database)


async def test_addresses_that_somebody_needs_stay(database: Database) -> None:
    subscriber, officer, door, waiting, nobody = [await make_route(database, address) for address in "abcde"]
    async with database.transaction() as tx:
        await subscribers.join(
            tx,
            subscriber,
            Spot(LINACRE, (LINACRE,), "chosen"),
            channel=TELEGRAM,
            topics=("burglary",),
            language="en",
            wording="join-wording",
            now=NOW,
        )
        await staff.accept(tx, await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", NOW), officer, NOW)
        await staff.link_door(tx, await staff.make_door_code(tx, "npt-sefton", NOW), door, NOW)
        parcel = Parcel((Message("a question that waits for the morning"),))
        await Outbox(Ring((b"c" * 32,))).enqueue(
            tx, waiting, parcel, now=NOW, due_at=NOW + timedelta(hours=5)
        )
    for _ in range(2):
        await purge(database, NightClock())
        assert await routes_left(database) == {subscriber, officer, door, waiting}
    assert nobody not in await routes_left(database)
