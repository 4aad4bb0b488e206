"""The address book: one route per address and identity, found by a hash, opened only with the key."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from config.sealing import CannotOpen, Ring
from delivery.messages import SMS
from delivery.routes import AddressBook, RouteState, identity_id, is_there, miss, set_state, state_of
from delivery.tables import identities, routes
from tests.unit.delivery.post_office import NOW, PostOffice

NUMBER = "+447700900123"


async def tip_number(office: PostOffice) -> int:
    async with office.database.transaction() as tx:
        return await identity_id(tx, SMS, "sms:+447700900200")


async def way_out(office: PostOffice, route: int, tip_identity: int | None) -> int | None:
    async with office.database.transaction() as tx:
        return await office.book.way_out(tx, route, tip_identity)


async def close(office: PostOffice, route: int, state: RouteState = RouteState.STOPPED) -> None:
    async with office.database.transaction() as tx:
        await set_state(tx, route, state)


async def test_an_address_has_one_route_and_a_new_one_is_open(office: PostOffice) -> None:
    route = await office.route(NUMBER)
    assert await office.route(NUMBER) == route
    assert await office.route("+447700900124") != route
    async with office.database.reading() as tx:
        assert await state_of(tx, route) == RouteState.OPEN
        assert await office.book.find(tx, office.identity, NUMBER) == route
        assert await office.book.find(tx, office.identity + 1, NUMBER) is None
        assert await office.book.find(tx, office.identity, "+447700900999") is None


async def test_an_identity_is_made_once(office: PostOffice) -> None:
    assert await tip_number(office) == await tip_number(office)
    async with office.database.reading() as tx:
        assert len((await tx.execute(select(identities))).all()) == 2


async def test_the_table_shows_no_address_and_no_order(office: PostOffice) -> None:
    made = [await office.route(f"+4477009001{number:02}") for number in range(20)]
    assert made != sorted(made)
    async with office.database.reading() as tx:
        rows = (await tx.execute(select(routes))).all()
    assert not [row for row in rows if b"4477009" in row.sealed_address or b"4477009" in row.lookup]
    one, other = rows[:2]
    assert office.book.address(one.id, one.sealed_address).startswith("+4477009001")
    with pytest.raises(CannotOpen):
        office.book.address(other.id, one.sealed_address)
    with pytest.raises(CannotOpen):
        AddressBook(Ring((b"x" * 32,)), b"l" * 32).address(one.id, one.sealed_address)


async def test_the_way_out_is_the_way_in_while_it_is_open(office: PostOffice) -> None:
    route = await office.route(NUMBER)
    assert await way_out(office, route, None) == route
    assert await way_out(office, route, await tip_number(office)) == route


async def test_after_stop_the_tip_number_answers_if_there_is_one(office: PostOffice) -> None:
    route, tip_identity = await office.route(NUMBER), await tip_number(office)
    await close(office, route)
    assert await way_out(office, route, None) is None
    other = await way_out(office, route, tip_identity)
    assert other not in (None, route)
    assert await way_out(office, route, tip_identity) == other
    async with office.database.reading() as tx:
        row = (await tx.execute(select(routes).where(routes.c.id == other))).one()
        assert (row.identity_id, office.book.address(row.id, row.sealed_address)) == (tip_identity, NUMBER)


async def test_after_stop_to_both_numbers_there_is_no_way_out(office: PostOffice) -> None:
    route, tip_identity = await office.route(NUMBER), await tip_number(office)
    await close(office, route)
    other = await way_out(office, route, tip_identity)
    assert other is not None
    await close(office, other)
    assert await way_out(office, route, tip_identity) is None
    assert await way_out(office, other, tip_identity) is None


async def test_a_route_that_was_cleared_away_has_no_way_out(office: PostOffice) -> None:
    assert await way_out(office, 12345, None) is None


async def test_a_phone_that_is_never_there_is_given_up_after_weeks(office: PostOffice) -> None:
    """Not after a busy day with it switched off, and not where it was there in between."""
    route = await office.route(NUMBER)

    async def missed(days: float) -> bool:
        async with office.database.transaction() as tx:
            return await miss(tx, route, NOW + timedelta(days=days))

    assert [await missed(hour / 24) for hour in range(8)] == [False] * 8
    assert not await missed(13)
    async with office.database.transaction() as tx:
        await is_there(tx, route)
    assert [await missed(day) for day in (14, 20, 25)] == [False] * 3
    async with office.database.reading() as tx:
        assert await state_of(tx, route) == RouteState.OPEN
    assert await missed(28.5)
    async with office.database.reading() as tx:
        assert await state_of(tx, route) == RouteState.BLOCKED
    assert not await missed(30), "closed once"
    await close(office, route, RouteState.OPEN)
    assert not await missed(31), "whoever wrote to us begins anew"


@pytest.mark.parametrize("number", ["+441512223344", "+33612345678", "+447012345678", "60777"])
async def test_a_number_that_costs_more_is_refused_for_good(office: PostOffice, number: str) -> None:
    """A landline, somebody abroad, a personal or short number: whatever comes from there, nothing goes back."""
    texts = await tip_number(office)
    async with office.database.transaction() as tx:
        route = await office.book.find_or_make(tx, texts, number)
        await set_state(tx, route, RouteState.STOPPED)
        await set_state(tx, route, RouteState.OPEN)
        assert await state_of(tx, route) == RouteState.REFUSED
    assert await way_out(office, route, None) is None
    assert await way_out(office, route, texts) is None


async def test_numbers_of_dramas_are_refused_outside_the_sandbox(office: PostOffice) -> None:
    texts = await tip_number(office)
    real = AddressBook(Ring((b"a" * 32,)), b"l" * 32)
    async with office.database.transaction() as tx:
        assert await state_of(tx, await real.find_or_make(tx, texts, NUMBER)) == RouteState.REFUSED
        assert await state_of(tx, await real.find_or_make(tx, texts, "+447400123456")) == RouteState.OPEN
