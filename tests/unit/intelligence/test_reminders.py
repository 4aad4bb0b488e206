"""Reminders of tips that nobody takes on: one step at a time, whatever was missed, until the claim."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import delete, select

from config.community import DutyTimes
from config.sealing import Boxes
from config.timekeeping import Clock
from intelligence.model import CONTROL_ROOM, Envelope, EnvelopeKind, Outcome, Outgoing, Routed
from intelligence.relays import Relays
from intelligence.reminders import DutyClock
from intelligence.tables import desk_clock, outgoing
from tests.unit.intelligence.conftest import SEFTON, Room

KNIFE = Routed("violence", "emergency", False, CONTROL_ROOM, "Linacre")
URGENT = Routed("drugs", "urgent", False, "npt-sefton", "Linacre")
Remind = Callable[[], Awaitable[list[Outgoing]]]


def is_night(now: datetime) -> bool:
    return now.hour >= 21 or now.hour < 8


def clock_of(room: Room) -> DutyClock:
    return DutyClock(room.database, Clock(room.now - datetime.now(UTC)), room.relays, DutyTimes(), is_night)


@pytest.fixture
def remind(room: Room) -> Remind:
    """Let the duty clock look; the reminders that it wrote."""

    async def look() -> list[Outgoing]:
        count = await clock_of(room).once()
        found = [each for each in await room.going_out() if each.step]
        async with room.database.transaction() as tx:
            await tx.execute(delete(outgoing))
        assert len(found) == count
        return found

    return look


async def test_an_urgent_tip_is_reminded_of_every_quarter_and_then_daily(room: Room, remind: Remind) -> None:
    await room.file(routed=URGENT)
    assert await remind() == []
    steps = []
    for _ in range(30):
        room.wait(minutes=5)
        steps += [(reminder.step, room.now) for reminder in await remind()]
    assert [step for step, _ in steps] == [1, 2, 3, 4]
    gaps = [(after - before) / timedelta(minutes=1) for (_, before), (_, after) in pairwise(steps)]
    assert all(10 <= gap <= 15 for gap in gaps), gaps
    room.wait(hours=24)
    [again] = await remind()
    assert again.step == 5


async def test_a_reminder_says_no_more_than_the_first_notice(room: Room, remind: Remind) -> None:
    await room.file("A van with plate AB12 CDE", routed=URGENT)
    room.wait(minutes=15)
    [reminder] = await remind()
    [line] = await room.waiting()
    assert (reminder.alias, reminder.category, reminder.area) == (line.alias, "drugs", "Linacre")
    assert (reminder.team, reminder.urgency, reminder.text, reminder.relay) == (
        "npt-sefton",
        "urgent",
        "",
        None,
    )


async def test_danger_goes_on_every_two_minutes(room: Room, remind: Remind) -> None:
    await room.file(routed=KNIFE)
    steps = []
    for _ in range(10):
        room.wait(minutes=2)
        steps += [reminder.step for reminder in await remind()]
    assert steps[:8] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len(steps) == 8  # then it pauses for a quarter of an hour
    room.wait(minutes=15)
    assert [each.step for each in await remind()] == [9]


async def test_after_a_day_without_a_clock_there_is_one_reminder(room: Room, remind: Remind) -> None:
    await room.file(routed=URGENT)
    room.wait(days=1)
    assert [each.step for each in await remind()] == [1]
    assert await remind() == []
    room.wait(minutes=15)
    assert [each.step for each in await remind()] == [2]


async def test_a_routine_tip_wakes_nobody_and_is_reminded_of_in_the_morning(
    room: Room, remind: Remind
) -> None:
    room.now = room.now.replace(hour=3)
    await room.file()
    room.wait(days=1)
    assert await remind() == []
    room.wait(hours=6)
    assert [each.step for each in await remind()] == [1]


async def test_an_urgent_tip_is_reminded_of_at_night_too(room: Room, remind: Remind) -> None:
    room.now = room.now.replace(hour=3)
    await room.file(routed=URGENT)
    room.wait(minutes=15)
    assert len(await remind()) == 1


async def test_who_has_seen_it_and_does_not_take_it_on_is_reminded(room: Room, remind: Remind) -> None:
    await room.file(routed=KNIFE)
    room.wait(minutes=2)
    [first] = await remind()
    await room.leave(Envelope(EnvelopeKind.SEEN, alias=first.alias, teams=(CONTROL_ROOM,)))
    await room.move()
    room.wait(minutes=12)
    assert await remind() == []
    room.wait(minutes=3)
    [again] = await remind()
    assert (again.step, again.is_seen) == (1, True)
    room.wait(minutes=2)
    [then] = await remind()
    assert (then.step, then.is_seen) == (2, False)


@pytest.mark.parametrize("end", ["claim", "close", "take back"])
async def test_the_end_ends_it(room: Room, remind: Remind, end: str) -> None:
    await room.file()
    if end == "take back":
        await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"))
        await room.move()
    else:
        tip_id = await room.claim()
        if end == "close":
            async with room.database.transaction() as tx:
                await room.desk.close(tx, tip_id, SEFTON, Outcome.KEPT, "", room.now)
    room.wait(days=3)
    assert await remind() == []
    assert await room.count(desk_clock) == 0


async def test_a_waiting_tip_without_a_clock_is_found(room: Room, remind: Remind) -> None:
    """An earlier version reopened tips without one."""
    await room.file()
    async with room.database.transaction() as tx:
        await tx.execute(delete(desk_clock))
    assert await remind() == []
    assert await room.count(desk_clock) == 1


class Crash(Relays):
    """Stops the process between the step and its row."""

    def seal_outgoing(self, what: Outgoing) -> bytes:
        raise OSError("crash")


async def test_a_reminder_that_cannot_be_written_is_not_lost(room: Room, remind: Remind) -> None:
    """The step and its row are one transaction: what stopped between them begins again."""
    await room.file(routed=URGENT)
    room.wait(minutes=15)
    crash = Crash(Boxes((b"r" * 32,)))
    broken = DutyClock(room.database, Clock(room.now - datetime.now(UTC)), crash, DutyTimes(), is_night)
    with pytest.raises(OSError, match="crash"):
        await broken.once()
    async with room.database.reading() as tx:
        assert (await tx.execute(select(desk_clock.c.step))).scalar_one() == 0
    assert [each.step for each in await remind()] == [1]
