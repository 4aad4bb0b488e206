"""Invitations, sign-in and doors: each code works once, in time, and for the right people."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from config.errors import NotAllowed, NotFound
from config.sealing import Ring
from database.audit import audit
from database.engine import Database
from database.metadata import metadata
from delivery.routes import AddressBook, RouteState, identity_id, set_state
from staff import service
from staff.model import SIGN_IN_DIGITS, Door, Role
from staff.tables import door_codes, invitations, sessions, signin_codes

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'staff.db'}")
    async with made.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield made
    await made.close()


@pytest.fixture
async def route(store: Database) -> int:
    return await make_route(store, "1001")


async def make_route(store: Database, address: str) -> int:
    async with store.transaction() as tx:
        identity = await identity_id(tx, "telegram", "bot")
        return await AddressBook(Ring((b"a" * 32,)), b"l" * 32).find_or_make(tx, identity, address)


async def invited(store: Database, route: int, team: str = "npt-sefton", role: Role = Role.OFFICER) -> int:
    async with store.transaction() as tx:
        code = await service.invite(tx, "Linacre beat officer", role, team, NOW)
        return (await service.accept(tx, code, route, NOW)).id


async def test_an_invitation_binds_a_route_once(store: Database, route: int) -> None:
    other = await make_route(store, "1002")
    async with store.transaction() as tx:
        code = await service.invite(tx, "Linacre beat officer", Role.OFFICER, "npt-sefton", NOW)
        officer = await service.accept(tx, code.lower().replace("-", " "), route, NOW)
        assert (officer.name, officer.role) == ("Linacre beat officer", Role.OFFICER)
        assert officer.teams == {"npt-sefton"}
        assert await service.by_route(tx, route) == officer
        with pytest.raises(NotFound):
            await service.accept(tx, code, other, NOW)
        assert await service.by_route(tx, other) is None


async def test_an_invitation_lasts_seven_days(store: Database, route: int) -> None:
    async with store.transaction() as tx:
        code = await service.invite(tx, "Late", Role.MEMBER, "npt-sefton", NOW)
        with pytest.raises(NotFound):
            await service.accept(tx, code, route, NOW + timedelta(days=7))


async def test_a_second_invitation_keeps_the_person_and_adds_the_team(store: Database, route: int) -> None:
    first = await invited(store, route)
    assert await invited(store, route, "npt-wirral", Role.SUPERVISOR) == first
    async with store.reading() as tx:
        now_is = await service.get(tx, first)
    assert now_is.role == Role.SUPERVISOR
    assert now_is.teams == {"npt-sefton", "npt-wirral"}


async def test_a_sign_in_code_opens_one_session(store: Database, route: int) -> None:
    officer = await invited(store, route)
    async with store.transaction() as tx:
        code = await service.make_signin_code(tx, officer, NOW)
        assert len(code) == SIGN_IN_DIGITS
        assert code.isdecimal()
        token = await service.sign_in(tx, f" {code[:4]} {code[4:]} ", NOW + timedelta(minutes=9))
        with pytest.raises(NotAllowed):
            await service.sign_in(tx, code, NOW + timedelta(minutes=9))
        someone = await service.by_session(tx, token, NOW + timedelta(hours=8))
        assert someone is not None
        assert someone.id == officer
        assert await service.by_session(tx, token, NOW + timedelta(hours=8, minutes=9)) is None
        await service.sign_out(tx, token)
        assert await service.by_session(tx, token, NOW) is None


async def test_a_new_code_replaces_the_old_and_both_grow_old(store: Database, route: int) -> None:
    officer = await invited(store, route)
    async with store.transaction() as tx:
        first = await service.make_signin_code(tx, officer, NOW)
        second = await service.make_signin_code(tx, officer, NOW)
        for code, after in ((first, 0), (second, 10)):
            with pytest.raises(NotAllowed):
                await service.sign_in(tx, code, NOW + timedelta(minutes=after))


async def test_no_code_is_stored_as_it_is(store: Database, route: int) -> None:
    officer = await invited(store, route)
    async with store.transaction() as tx:
        codes = [
            await service.invite(tx, "A", Role.MEMBER, "npt-sefton", NOW),
            await service.make_door_code(tx, "npt-sefton", NOW),
            await service.make_signin_code(tx, officer, NOW),
        ]
        codes.append(await service.sign_in(tx, codes[2], NOW))
        await service.make_signin_code(tx, officer, NOW)
        tables = (invitations, door_codes, signin_codes, sessions)
        stored = repr([(await tx.execute(select(table))).all() for table in tables])
        written = repr((await tx.execute(select(audit))).all())
    for code in codes:
        assert code not in stored
        assert code not in written


async def test_a_door_counts_once_tried_and_while_open(store: Database, route: int) -> None:
    async with store.transaction() as tx:
        code = await service.make_door_code(tx, "npt-sefton", NOW)
        assert await service.link_door(tx, code, route, NOW) == "npt-sefton"
        with pytest.raises(NotFound):
            await service.link_door(tx, code, route, NOW)
        assert await service.doors_of(tx, "npt-sefton") == (Door(route, "telegram", tested=False),)
        assert not await service.has_tested_door(tx, "npt-sefton")
        await service.mark_door_tested(tx, route, NOW)
        assert await service.has_tested_door(tx, "npt-sefton")
        assert not await service.has_tested_door(tx, "npt-wirral")
        await set_state(tx, route, RouteState.BLOCKED)
        assert not await service.has_tested_door(tx, "npt-sefton")


async def test_a_door_code_lasts_seven_days(store: Database, route: int) -> None:
    async with store.transaction() as tx:
        code = await service.make_door_code(tx, "npt-sefton", NOW)
        with pytest.raises(NotFound):
            await service.link_door(tx, code, route, NOW + timedelta(days=7))
