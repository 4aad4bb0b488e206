"""A number that a sender shared: for one team, under the tip's key, and gone when it is taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from config.errors import NotAllowed
from database.audit import audit
from intelligence.contacts import Contact, Contacts, read_number
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, OutgoingKind
from intelligence.tables import intake, tip_contacts, tips
from staff.model import Staff
from tests.unit.intelligence.conftest import BURGLARY as SHARE_TO
from tests.unit.intelligence.conftest import HUB, SEFTON, WIRRAL, Room

NUMBER = "+447700900123"
TOKEN = "c0ffee" * 4
SHARE = Envelope(EnvelopeKind.CONTACT, NUMBER, contact=TOKEN, wording="2026-11-30")
OFF = Envelope(EnvelopeKind.CONTACT_OFF, contact=TOKEN)


async def seen(room: Room, tip_id: int, staff: Staff = SEFTON) -> Contact | None:
    async with room.database.transaction() as tx:
        return await Contacts(room.vault).of_tip(tx, tip_id, staff, room.now)


async def shared(room: Room) -> int:
    await room.file(contact=TOKEN)
    await room.leave(SHARE)
    await room.move()
    return await room.only()


async def test_its_team_sees_the_number_the_hour_and_the_wording(room: Room) -> None:
    tip_id = await shared(room)
    hour = room.now.replace(minute=0, second=0)
    assert await seen(room, tip_id) == Contact(NUMBER, "2026-11-30", hour)
    async with room.database.reading() as tx:
        deeds = (await tx.execute(select(audit.c.staff_id, audit.c.deed, audit.c.about))).all()
    assert [tuple(row) for row in deeds] == [(SEFTON.id, "contact read", f"tip:{tip_id}")]
    assert [each.kind for each in await room.going_out()] == [OutgoingKind.NOTICE] * 2


async def test_nobody_else_does(room: Room) -> None:
    await room.file(contact=TOKEN, routed=replace(SHARE_TO, copied_to="mash-sefton"))
    await room.leave(SHARE)
    await room.move()
    tip_id = await room.only()
    assert await seen(room, tip_id, HUB) is None
    with pytest.raises(NotAllowed):
        await seen(room, tip_id, WIRRAL)


async def test_passed_on_it_is_not_for_the_new_team(room: Room) -> None:
    tip_id = await shared(room)
    async with room.database.transaction() as tx:
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(team="npt-wirral"))
    assert await seen(room, tip_id, WIRRAL) is None


async def test_before_it_is_shared_there_is_nothing(room: Room) -> None:
    await room.file(contact=TOKEN)
    assert await seen(room, await room.only()) is None


async def test_the_way_ends_after_a_day(room: Room) -> None:
    await room.file(contact=TOKEN)
    tip_id = await room.only()
    room.wait(hours=25)
    await room.move()
    assert await room.count(tip_contacts) == 0
    await room.leave(SHARE)
    await room.move()
    assert await seen(room, tip_id) is None


async def test_who_chose_no_questions_leaves_no_way(room: Room) -> None:
    await room.file()
    assert await room.count(tip_contacts) == 0


@pytest.mark.parametrize("kind", [EnvelopeKind.CONTACT_OFF, EnvelopeKind.FORGET])
async def test_taken_back_the_number_is_gone_and_the_team_sees_it(room: Room, kind: EnvelopeKind) -> None:
    tip_id = await shared(room)
    await room.leave(OFF if kind == EnvelopeKind.CONTACT_OFF else Envelope(kind, verifier="ab" * 16))
    await room.move()
    contact = await seen(room, tip_id)
    assert contact
    assert contact.number is None
    await room.leave(SHARE)
    await room.move()
    again = await seen(room, tip_id)
    assert again
    assert again.number is None


async def test_taken_back_before_it_arrived_it_never_does(room: Room) -> None:
    await room.file(contact=TOKEN)
    await room.leave(SHARE, IntakeLane.QUARTER)
    await room.leave(OFF)
    await room.move()
    room.wait(minutes=15)
    await room.move()
    assert await seen(room, await room.only()) is None


@pytest.mark.parametrize("back", [OFF, Envelope(EnvelopeKind.FORGET, verifier="ab" * 16)])
async def test_also_where_the_tip_waits_itself(room: Room, back: Envelope) -> None:
    tip = Envelope(
        EnvelopeKind.FILE, "Two lads", verifier="ab" * 16, handle="handle", routed=SHARE_TO, contact=TOKEN
    )
    await room.leave(tip, IntakeLane.QUARTER)
    await room.leave(SHARE, IntakeLane.QUARTER)
    await room.leave(back)
    await room.move()
    room.wait(minutes=15)
    await room.move()
    assert await room.count(intake) == 0
    assert await seen(room, await room.only()) is None


async def test_a_tip_taken_back_unopened_takes_its_contact_with_it(room: Room) -> None:
    await shared(room)
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
    await room.move()
    assert await room.count(tips) == 0
    assert await room.count(tip_contacts) == 0


async def test_in_the_database_it_is_sealed(room: Room) -> None:
    await shared(room)
    async with room.database.reading() as tx:
        row = (await tx.execute(select(tip_contacts))).one()
    assert NUMBER[3:].encode() not in row.sealed
    assert TOKEN.encode() not in row.token


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", NUMBER),
        ("+44 (0)7700 900123", NUMBER),
        ("+44 7700 900-123", NUMBER),
        ("0044 7700 900123", NUMBER),
        ("0151 496 0123", "+441514960123"),
        ("+48 512 345 678", "+48512345678"),
        ("999", None),
        ("ring me", None),
        ("0700", None),
        ("+44 1", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str | None) -> None:
    assert read_number(typed) == number
