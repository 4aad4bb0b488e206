"""A tip changes hands, and what is written down for the team alone."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from config.community import load_community
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.sealing import Ring
from database.audit import audit
from delivery.messages import TELEGRAM
from delivery.routes import AddressBook, identity_id
from intelligence.model import Outcome, OutgoingKind, Routed, TipState
from intelligence.notes import MOST_NOTE
from intelligence.tables import desk_clock, tip_messages
from staff.model import Role, Staff
from staff.tables import staff, staff_routes
from tests.unit.intelligence.conftest import COLLEAGUE, HUB, SEFTON, WIRRAL, Room

TEAMS = load_community("merseyside").teams
BOSS = Staff(9, "Eve", Role.SUPERVISOR, frozenset({"npt-sefton"}))
COUNCIL = Staff(10, "Flo", Role.MEMBER, frozenset({"env-sefton"}))


async def pass_on(room: Room, by: Staff, to: str, reason: str = "Yours by the map") -> None:
    tip_id = (await room.waiting(by))[0].id
    async with room.database.transaction() as tx:
        await room.desk.pass_on(tx, tip_id, by, to, reason, TEAMS, room.now)


async def deeds(room: Room) -> list[tuple[str, str]]:
    async with room.database.reading() as tx:
        rows = await tx.execute(select(audit.c.deed, audit.c.about).order_by(audit.c.id))
        return [(row.deed, row.about.partition(" ")[2]) for row in rows]


async def here(room: Room, *people: Staff) -> None:
    """Give these a phone: who has none has left."""
    book = AddressBook(Ring((b"a" * 32,)), b"l" * 32)
    async with room.database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "bot")
        for each in people:
            await tx.execute(insert(staff).values(id=each.id, name=each.name, role=each.role))
            route = await book.find_or_make(tx, identity, str(each.id))
            await tx.execute(insert(staff_routes).values(route_id=route, staff_id=each.id))


async def test_passed_on_it_waits_there_as_if_it_had_just_come(room: Room) -> None:
    await room.file("Two lads at the back door")
    await room.claim()
    room.wait(days=2)
    await pass_on(room, SEFTON, "npt-wirral")
    assert await room.waiting(SEFTON) == []
    [line] = await room.waiting(WIRRAL)
    assert (line.state, line.claimed_by, line.team) == (TipState.NEW, None, "npt-wirral")
    async with room.database.reading() as tx:
        nag_at = await tx.scalar(select(desk_clock.c.nag_at))
    assert nag_at is not None
    assert room.now < nag_at <= room.now + timedelta(days=1)
    told = [each.team for each in await room.going_out() if each.kind == OutgoingKind.NOTICE]
    assert sorted(filter(None, told)) == ["npt-sefton", "npt-wirral"]
    assert ("tip passed on", "to npt-wirral") in await deeds(room)
    async with room.database.transaction() as tx:
        await room.desk.claim(tx, line.id, WIRRAL, room.now)
        page = await room.desk.read(tx, line.id, WIRRAL, room.now)
        with pytest.raises(NotAllowed):
            await room.desk.read(tx, line.id, SEFTON, room.now)
    assert [each.text for each in page.messages] == ["Two lads at the back door", "Yours by the map"]
    assert (page.messages[1].is_note, page.messages[1].passed_to) == (True, "npt-wirral")
    assert page.line.questions == 0


async def test_that_it_leaves_the_organisation_is_on_record(room: Room) -> None:
    await room.file()
    await room.claim()
    await pass_on(room, SEFTON, "env-sefton")
    assert ("tip passed to another organisation", "to env-sefton") in await deeds(room)
    assert len(await room.waiting(COUNCIL)) == 1


async def test_the_hub_keeps_its_copy(room: Room) -> None:
    await room.file(routed=Routed("drugs", "urgent", True, "npt-sefton", "Linacre", "mash-sefton"))
    await room.claim()
    await pass_on(room, SEFTON, "npt-wirral")
    [line] = await room.waiting(HUB)
    assert line.team == "npt-wirral"


@pytest.mark.parametrize(
    ("to", "reason", "error"),
    [
        ("npt-wirral", "  ", BadInput),
        ("npt-wirral", "x" * (MOST_NOTE + 1), BadInput),
        ("npt-sefton", "why", NotFound),
        ("bot", "why", NotFound),
    ],
)
async def test_it_is_not_passed_to_nowhere_or_for_no_reason(
    room: Room, to: str, reason: str, error: type[Exception]
) -> None:
    await room.file()
    await room.claim()
    with pytest.raises(error):
        await pass_on(room, SEFTON, to, reason)
    [line] = await room.waiting()
    assert line.claimed_by == SEFTON.id


async def test_only_who_has_claimed_it_passes_it_on_or_hands_it_over(room: Room) -> None:
    await room.file()
    await room.claim()
    for other in (COLLEAGUE, BOSS):
        with pytest.raises(NotAllowed):
            await pass_on(room, other, "npt-wirral")
        async with room.database.transaction() as tx:
            with pytest.raises(NotAllowed):
                await room.desk.hand_over(tx, await room.only(), other, other, room.now)


async def test_a_supervisor_frees_what_a_colleague_has_and_others_do_not(room: Room) -> None:
    await here(room, SEFTON)
    await room.file()
    tip_id = await room.claim()
    for stranger in (COLLEAGUE, WIRRAL, Staff(11, "Gus", Role.SUPERVISOR, frozenset({"npt-wirral"}))):
        async with room.database.transaction() as tx:
            with pytest.raises(NotAllowed):
                await room.desk.give_back(tx, tip_id, stranger, room.now)
    async with room.database.transaction() as tx:
        await room.desk.give_back(tx, tip_id, BOSS, room.now)
    assert (await room.waiting())[0].state == TipState.NEW
    assert await room.count(desk_clock) == 1
    async with room.database.transaction() as tx:
        with pytest.raises(Conflict):
            await room.desk.give_back(tx, tip_id, BOSS, room.now)
    await room.claim(COLLEAGUE)


async def test_what_somebody_had_who_left_is_free_for_all_of_the_team(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()  # by somebody who has no phone here
    async with room.database.transaction() as tx:
        await room.desk.give_back(tx, tip_id, COLLEAGUE, room.now)
    assert (await room.waiting())[0].claimed_by is None


async def test_a_colleague_has_it_at_once_and_nobody_else_can_be_given_it(room: Room) -> None:
    await here(room, SEFTON, COLLEAGUE, WIRRAL)
    await room.file()
    tip_id = await room.claim()
    gone = Staff(12, "Hal", Role.MEMBER, frozenset({"npt-sefton"}))
    async with room.database.transaction() as tx:
        for wrong in (WIRRAL, gone):
            with pytest.raises(NotAllowed):
                await room.desk.hand_over(tx, tip_id, SEFTON, wrong, room.now)
        await room.desk.hand_over(tx, tip_id, SEFTON, COLLEAGUE, room.now)
    [line] = await room.waiting()
    assert (line.state, line.claimed_by) == (TipState.CLAIMED, COLLEAGUE.id)
    assert await room.count(desk_clock) == 0
    assert ("tip handed over", f"to staff:{COLLEAGUE.id}") in await deeds(room)


async def test_a_note_is_sealed_and_never_goes_out(room: Room) -> None:
    await room.file(routed=Routed("drugs", "urgent", True, "npt-sefton", "Linacre", "mash-sefton"))
    tip_id = await room.only()
    async with room.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await room.desk.note(tx, tip_id, SEFTON, "before the claim", room.now)
        with pytest.raises(NotAllowed):
            await room.desk.note(tx, tip_id, WIRRAL, "not ours", room.now)
        await room.desk.note(tx, tip_id, HUB, "we know this child", room.now)
    await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.note(tx, tip_id, COLLEAGUE, "\U0001f600" * MOST_NOTE, room.now)
    assert [each.kind for each in await room.going_out() if each.kind != OutgoingKind.NOTICE] == []
    page = await room.read()
    assert [each.is_note for each in page.messages] == [False, True, True]
    assert page.line.questions == 0
    async with room.database.reading() as tx:
        assert b"know this child" not in b"".join(await tx.scalars(select(tip_messages.c.sealed)))


async def test_a_link_is_kept_and_taken_away(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await room.desk.link(tx, tip_id, COLLEAGUE, "K7QX", room.now)
        await room.desk.link(tx, tip_id, SEFTON, "K7QX", room.now)
    assert (await room.waiting())[0].linked_alert == "K7QX"
    async with room.database.transaction() as tx:
        await room.desk.link(tx, tip_id, SEFTON, None, room.now)
    assert (await room.waiting())[0].linked_alert is None


@pytest.mark.parametrize("is_told", [True, False])
async def test_no_intelligence_is_closed_with_a_kind_text_or_in_silence(room: Room, is_told: bool) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        closed = room.desk.close(tx, tip_id, SEFTON, Outcome.NOT_INTELLIGENCE, "", room.now, is_told=is_told)
        await closed
        page = await room.desk.read(tx, tip_id, SEFTON, room.now)
    assert (page.outcome, page.can_be_answered) == (Outcome.NOT_INTELLIGENCE, False)
    told = [each.outcome for each in await room.going_out() if each.kind == OutgoingKind.OUTCOME]
    assert told == (["not-intelligence"] if is_told else [])
