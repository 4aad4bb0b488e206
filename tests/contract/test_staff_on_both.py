"""Who is staff, by which phone, and what PIN counts: the same on both databases, also where two come at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from config.errors import Conflict, NotAllowed, NotFound
from config.sealing import Ring
from database.audit import audit
from database.engine import Database, Tx
from delivery.messages import SMS, TELEGRAM
from delivery.routes import AddressBook, RouteState, identity_id, set_state
from staff import service as staff
from staff.model import MOST_PIN_TRIES, Role, Staff
from staff.service import Shift
from staff.tables import invitations, sessions, signin_codes
from staff.tables import staff as staff_table

pytest_plugins = ["tests.postgres"]
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
KEY = b"k" * 32
PIN, OTHER = "482915", "507318"


async def make_route(database: Database, address: str, channel: str = TELEGRAM) -> int:
    async with database.transaction() as tx:
        identity = await identity_id(tx, channel, f"our-{channel}")
        return await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(tx, identity, address)


async def join(
    database: Database, name: str, role: Role = Role.OFFICER, team: str = "npt-sefton"
) -> tuple[Staff, int]:
    """A member of staff with a PIN and an open shift; and their route."""
    route = await make_route(database, name)
    async with database.transaction() as tx:
        person = await staff.accept(tx, await staff.invite(tx, name, role, team, NOW), route, NOW)
        await staff.choose_pin(tx, KEY, person.id, route, PIN, NOW)
    return person, route


async def together(
    databases: tuple[Database, ...], deed: Callable[[Tx, int], Awaitable[object]]
) -> list[object]:
    """Each in a transaction of its own, at the same moment; what came of each, errors too."""

    async def one(database: Database, number: int) -> object:
        async with database.transaction() as tx:
            return await deed(tx, number)

    deeds = (one(database, number) for number, database in enumerate(databases))
    return await asyncio.gather(*deeds, return_exceptions=True)


async def test_wrong_pins_from_two_phones_at_once_are_all_counted(
    database: Database, other: Database
) -> None:
    ada, route = await join(database, "Ada")

    async def try_wrong(tx: Tx, number: int) -> object:
        return await staff.begin_shift(tx, KEY, ada.id, route, f"50731{number}", NOW)

    assert await together((database, other) * 4, try_wrong) == [None] * 8
    async with database.transaction() as tx:
        assert await tx.scalar(select(staff_table.c.pin_tries)) == MOST_PIN_TRIES
        assert await staff.begin_shift(tx, KEY, ada.id, route, PIN, NOW) is None
        assert await staff.shift_at(tx, route, NOW + timedelta(hours=8)) == Shift.LOCKED
        wrong = (await tx.scalars(select(audit.c.id).where(audit.c.deed == "wrong PIN"))).all()
    assert len(wrong) == MOST_PIN_TRIES


async def test_the_first_pin_is_chosen_once(database: Database, other: Database) -> None:
    route = await make_route(database, "Ada")
    async with database.transaction() as tx:
        ada = await staff.accept(
            tx, await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", NOW), route, NOW
        )

    async def choose(tx: Tx, number: int) -> object:
        return await staff.choose_pin(tx, KEY, ada.id, route, (PIN, OTHER)[number], NOW)

    chosen = await together((database, other), choose)
    assert sorted(each is None for each in chosen) == [False, True]
    right, wrong = (PIN, OTHER) if chosen[1] is None else (OTHER, PIN)
    async with database.transaction() as tx:
        assert await staff.begin_shift(tx, KEY, ada.id, route, wrong, NOW) is None
        assert await staff.begin_shift(tx, KEY, ada.id, route, right, NOW) == NOW + timedelta(hours=8)


async def test_one_code_binds_one_phone_of_two_that_type_it_at_once(
    database: Database, other: Database
) -> None:
    routes = [await make_route(database, "1"), await make_route(database, "2")]
    async with database.transaction() as tx:
        code = await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", NOW)

    async def accept(tx: Tx, number: int) -> object:
        return await staff.accept(tx, code, routes[number], NOW)

    came = await together((database, other), accept)
    assert sorted(type(each) is NotFound for each in came) == [False, True]
    async with database.reading() as tx:
        assert len(await staff.roll(tx)) == 1


async def test_a_shift_is_of_one_phone_and_of_eight_hours(database: Database) -> None:
    ada, first = await join(database, "Ada")
    second = await make_route(database, "+447400123401", SMS)
    async with database.transaction() as tx:
        code = await staff.make_phone_code(tx, ada, NOW, ada.id)
        assert await staff.accept(tx, code, second, NOW) == ada
        assert [await staff.shift_at(tx, each, NOW) for each in (first, second)] == [
            Shift.OPEN,
            Shift.CLOSED,
        ]
        assert await staff.standing_of(tx, ada.id, NOW) == Shift.OPEN
        assert await staff.shift_at(tx, first, NOW + timedelta(hours=8)) == Shift.CLOSED
        assert await staff.begin_shift(tx, KEY, ada.id, second, PIN, NOW)
        await staff.end_shift(tx, ada.id, first, NOW)
        assert [await staff.shift_at(tx, each, NOW) for each in (first, second)] == [
            Shift.CLOSED,
            Shift.OPEN,
        ]
        assert set(await staff.routes_of(tx, ada.id)) == {(first, TELEGRAM), (second, SMS)}
        await set_state(tx, second, RouteState.STOPPED)
        assert await staff.routes_of(tx, ada.id) == ((first, TELEGRAM),)


async def test_a_phone_code_is_for_no_other_member_of_staff_and_stays_good(database: Database) -> None:
    ada, _ = await join(database, "Ada")
    _, theirs = await join(database, "Bea")
    free = await make_route(database, "free")
    async with database.transaction() as tx:
        old = await staff.make_phone_code(tx, ada, NOW, ada.id)
        code = await staff.make_phone_code(tx, ada, NOW, ada.id)
        with pytest.raises(Conflict):
            await staff.accept(tx, code, theirs, NOW)
        with pytest.raises(NotFound):
            await staff.accept(tx, old, free, NOW)
        with pytest.raises(NotFound):
            await staff.accept(tx, code, free, NOW + timedelta(minutes=10))
        assert await staff.accept(tx, code, free, NOW + timedelta(minutes=9)) == ada


async def test_an_invitation_says_where_somebody_may_send_to(database: Database) -> None:
    route = await make_route(database, "Ada")
    async with database.transaction() as tx:
        for areas in (["E08000014", "E08000011"], []):
            code = await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", NOW, areas)
            assert (await staff.accept(tx, code, route, NOW)).areas == frozenset(areas)


async def test_who_is_taken_off_has_no_way_in(database: Database) -> None:
    ada, route = await join(database, "Ada")
    chief, _ = await join(database, "Chief", Role.SUPERVISOR)
    async with database.transaction() as tx:
        token = await staff.sign_in(tx, await staff.make_signin_code(tx, ada.id, NOW), NOW)
        await staff.make_signin_code(tx, ada.id, NOW)
        phone = await staff.make_phone_code(tx, ada, NOW, ada.id)
        with pytest.raises(NotAllowed):
            await staff.revoke(tx, chief.id, ada, NOW)
        with pytest.raises(NotAllowed):
            await staff.revoke(tx, chief.id, chief, NOW)
        await staff.revoke(tx, ada.id, chief, NOW)
        assert await staff.by_route(tx, route) is None
        assert await staff.by_session(tx, token, NOW) is None
        assert await staff.telegram_routes(tx, team="npt-sefton", roles=(Role.OFFICER,)) == []
        with pytest.raises(NotFound):
            await staff.accept(tx, phone, route, NOW)
        for table in (sessions, signin_codes, invitations):
            assert (await tx.execute(select(table))).all() == []
        assert await staff.get(tx, ada.id) == ada
        # An invitation makes them somebody new; a code for a phone, the same person.
        again = await staff.accept(tx, await staff.make_phone_code(tx, ada, NOW, None), route, NOW)
        assert again == ada
        assert await staff.shift_at(tx, route, NOW) == Shift.NO_PIN
    async with database.reading() as tx:
        last = (await tx.execute(select(audit.c.staff_id, audit.c.deed, audit.c.about))).all()
    assert (chief.id, "staff revoked", f"staff:{ada.id}") in last


async def test_whom_to_tell_on_telegram(database: Database) -> None:
    ada, one = await join(database, "Ada")
    chief, two = await join(database, "Chief", Role.SUPERVISOR, "npt-wirral")
    _, gone = await join(database, "Gone")
    async with database.transaction() as tx:
        await set_state(tx, gone, RouteState.BLOCKED)
        await staff.stand_in(tx, "npt-sefton", "npt-wirral", 3, NOW)
        both = (Role.OFFICER, Role.SUPERVISOR)
        assert await staff.telegram_routes(tx, team="npt-sefton", roles=both) == [(ada, one)]
        assert await staff.telegram_routes(tx, team=None, roles=(Role.SUPERVISOR,)) == [(chief, two)]
        assert {route for _, route in await staff.telegram_routes(tx, team=None, roles=both)} == {one, two}


async def test_a_team_stands_in_until_its_day(database: Database) -> None:
    ada, _ = await join(database, "Ada", team="npt-wirral")
    later = NOW + timedelta(days=3)
    async with database.transaction() as tx:
        assert await staff.stand_in(tx, "npt-sefton", "npt-wirral", 3, NOW) == later
        assert await staff.stand_ins_of(tx, "npt-sefton", NOW) == (("npt-wirral", later),)
        helper = await staff.standing_in(tx, ada, NOW)
        assert helper.teams == {"npt-sefton", "npt-wirral"}
        assert helper.stands_in_for == {"npt-sefton"}
        assert await staff.standing_in(tx, ada, later) == ada
        # Who stands in for a team does not stand in for those that it stands in for.
        await staff.stand_in(tx, "npt-knowsley", "npt-sefton", 3, NOW)
        assert (await staff.standing_in(tx, ada, NOW)).teams == helper.teams
        await staff.stand_in(tx, "npt-sefton", "npt-wirral", 0, NOW)
        assert await staff.standing_in(tx, ada, NOW) == ada


async def test_a_number_is_proved_by_the_code_that_was_sent_to_it(database: Database) -> None:
    phone, elsewhere = (
        await make_route(database, "+447400123401", SMS),
        await make_route(database, "+447400123402", SMS),
    )
    async with database.transaction() as tx:
        code = await staff.make_door_code(tx, "npt-sefton", NOW)
        await staff.add_door(tx, "npt-sefton", phone, NOW)
        await staff.add_door(tx, "npt-wirral", phone, NOW)
        assert await staff.doors_for(tx, "npt-sefton", NOW) == ()
        with pytest.raises(NotFound):
            await staff.prove_door(tx, code, elsewhere, NOW)
        with pytest.raises(NotFound):
            await staff.prove_door(tx, code, phone, NOW + timedelta(days=7))
        assert await staff.prove_door(tx, code, phone, NOW) == "npt-sefton"
        assert await staff.has_tested_door(tx, "npt-sefton")
        assert not await staff.has_tested_door(tx, "npt-wirral")
        await staff.stand_in(tx, "npt-wirral", "npt-sefton", 1, NOW)
        assert await staff.is_heard(tx, "npt-wirral", NOW)
        assert [door.route for door in await staff.doors_for(tx, "npt-wirral", NOW)] == [phone]
        await staff.drop_doors(tx, "npt-sefton", SMS)
        assert not await staff.has_tested_door(tx, "npt-sefton")
        assert [door.route for door in await staff.doors_of(tx, "npt-wirral")] == [phone]
