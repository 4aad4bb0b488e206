"""The duty clock: by when somebody has to take a tip on, and what "I have it" does to it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from config.community import DutyTimes
from intelligence import duty
from intelligence.model import CONTROL_ROOM, Envelope, EnvelopeKind, Outcome, Routed
from intelligence.tables import desk_clock
from tests.unit.intelligence.conftest import BURGLARY, SEFTON, Room

KNIFE = Routed("violence", "emergency", False, CONTROL_ROOM, "Linacre")
URGENT = Routed("drugs", "urgent", False, "npt-sefton", "Linacre", "mash-sefton")


async def clock(room: Room) -> tuple[float, int, bool] | None:
    """(minutes until the next reminder, reminders of this round, whether a notice was seen) of the only tip."""
    async with room.database.reading() as tx:
        row = (await tx.execute(select(desk_clock))).one_or_none()
    if row is None:
        return None
    return (row.nag_at - room.now).total_seconds() / 60, row.step, bool(row.is_seen)


async def say_seen(room: Room, *teams: str, alias: str | None = None) -> None:
    known = alias or (await room.going_out())[0].alias
    await room.leave(Envelope(EnvelopeKind.SEEN, alias=known, teams=teams))
    await room.move()


@pytest.mark.parametrize(
    ("routed", "least", "most"), [(KNIFE, 1, 2), (URGENT, 10, 15), (BURGLARY, 1435, 1440)]
)
async def test_a_reminder_is_due_in_time_and_never_to_the_second(
    room: Room, routed: Routed, least: float, most: float
) -> None:
    await room.file(routed=routed)
    async with room.database.reading() as tx:
        due = (await tx.execute(select(desk_clock.c.nag_at))).scalar_one()
    assert timedelta(minutes=least) <= due - room.now <= timedelta(minutes=most)
    assert (due.second, due.microsecond, due.minute % (1 if routed is KNIFE else 5)) == (0, 0, 0)


async def test_who_has_seen_danger_gets_time_to_take_it_on(room: Room) -> None:
    await room.file(routed=KNIFE)
    await say_seen(room, CONTROL_ROOM)
    found = await clock(room)
    assert found is not None
    assert 14 <= found[0] <= 15
    assert found[1:] == (0, True)


async def test_only_who_is_told_of_a_tip_can_have_seen_it(room: Room) -> None:
    await room.file(routed=URGENT)
    for team in ("npt-wirral", "mash-sefton"):  # a copy is no duty
        await say_seen(room, team)
        found = await clock(room)
        assert found is not None
        assert not found[2]
    await say_seen(room, "npt-wirral", "npt-sefton")
    found = await clock(room)
    assert found is not None
    assert found[2]


async def test_the_control_room_hears_of_all_and_may_have_seen_any(room: Room) -> None:
    await room.file(routed=URGENT)
    await say_seen(room, CONTROL_ROOM)
    found = await clock(room)
    assert found is not None
    assert found[2]


async def test_seen_of_a_claimed_or_unknown_tip_is_nothing(room: Room) -> None:
    await room.file()
    await say_seen(room, "npt-sefton", alias="Quiet Nobody")
    found = await clock(room)
    assert found is not None
    assert not found[2]
    await room.claim()
    await say_seen(room, "npt-sefton")
    assert await clock(room) is None


async def test_words_added_to_a_closed_tip_set_the_clock_again(room: Room) -> None:
    await room.file()
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, SEFTON, Outcome.KEPT, "", room.now)
    assert await clock(room) is None
    room.wait(days=3)
    await room.leave(Envelope(EnvelopeKind.ADD, "They came back", verifier="ab" * 16))
    await room.move()
    found = await clock(room)
    assert found is not None
    assert 1435 <= found[0] <= 1440


async def test_a_community_has_its_own_times(room: Room) -> None:
    await room.file()
    tip_id = await room.only()
    async with room.database.transaction() as tx:
        await duty.start(tx, tip_id, "routine", room.now, DutyTimes(routine=120))
    found = await clock(room)
    assert found is not None
    assert 115 <= found[0] <= 120
