"""Figures without people: counted with the deed, in the week of the deed, and there when the tips are gone."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete

from intelligence import figures
from intelligence.figures import Within, week_of, within
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Outcome, Routed
from intelligence.tables import desk_clock, tip_keys, tip_messages, tips
from tests.unit.intelligence.conftest import COLLEAGUE, SEFTON, Room

HERE = Routed("burglary", "routine", False, "npt-sefton", "Linacre", borough="sefton")
MONDAY = date(2026, 11, 16)


async def told(room: Room, of: datetime) -> dict[str, Counter[object]]:
    async with room.database.reading() as tx:
        return {
            "area": Counter(await figures.by_area(tx, of)),
            "category": Counter(await figures.by_category(tx, of)),
            "week": Counter(await figures.by_week(tx, of)),
            "claimed": Counter(await figures.by_time_to_claim(tx, of)),
            "closed": Counter(await figures.by_outcome(tx, of)),
        }


@pytest.mark.parametrize(
    ("minutes", "span"),
    [
        (59, Within.TWO_HOURS),
        (119, Within.TWO_HOURS),
        (479, Within.EIGHT_HOURS),
        (1439, Within.DAY),
        (1440, Within.LONGER),
    ],
)
def test_how_long_it_waited_is_a_span(minutes: int, span: Within) -> None:
    received = datetime(2026, 11, 17, 10, tzinfo=UTC)
    assert within(received, received + timedelta(minutes=minutes)) == span


def test_a_week_begins_on_monday_in_london() -> None:
    assert week_of(datetime(2026, 11, 16, tzinfo=UTC)) == MONDAY
    assert week_of(datetime(2026, 6, 21, 23, 30, tzinfo=UTC)) == date(
        2026, 6, 22
    )  # half past midnight in summer


async def test_a_tip_is_counted_when_it_comes_is_taken_on_and_ends_and_stays_counted(room: Room) -> None:
    await room.file(routed=HERE)
    room.wait(hours=3)
    tip_id = await room.claim()
    async with room.database.transaction() as tx:
        await room.desk.give_back(tx, tip_id, SEFTON, room.now)
    await room.claim(COLLEAGUE)
    async with room.database.transaction() as tx:
        await room.desk.close(tx, tip_id, COLLEAGUE, Outcome.KEPT, "", room.now)
    assert (await told(room, room.now))["area"] == Counter()  # the week that runs is not told
    async with room.database.transaction() as tx:
        for table in (tip_messages, tip_keys, desk_clock, tips):
            await tx.execute(delete(table))
    room.wait(days=7)
    assert await told(room, room.now) == {
        "area": {"sefton": 1},
        "category": {"burglary": 1},
        "week": {MONDAY: 1},
        "claimed": {Within.EIGHT_HOURS: 1},  # once, by whoever was first
        "closed": {Outcome.KEPT: 1},
    }
    room.wait(weeks=figures.WEEKS)
    assert not any((await told(room, room.now)).values())


async def test_what_was_taken_back_unread_was_never_there(room: Room) -> None:
    await room.file(routed=HERE)
    await room.leave(Envelope(EnvelopeKind.TAKE_BACK, handle="handle"), IntakeLane.NOW)
    await room.move()
    room.wait(days=7)
    assert (await told(room, room.now))["area"]["sefton"] == 0
