"""Where officers judged otherwise than triage, on both databases: by deeds at the desk, and nothing small is told."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from config.community import load_community
from config.timekeeping import Clock
from database.engine import Database
from intelligence import retention
from intelligence.differences import Choice, Fate, choices
from intelligence.hiding import Shown, tell
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Outcome, Routed, TipState
from intelligence.tables import tips
from staff.model import Role, Staff
from tests.unit.intelligence.conftest import SEFTON, WIRRAL, Room, furnished

pytest_plugins = ["tests.postgres"]
TEAMS = load_community("merseyside").teams
KNOWSLEY = Staff(7, "Kit", Role.MEMBER, frozenset({"npt-knowsley"}))
HIDDEN = Shown(0, 4)


@pytest.fixture
def room(database: Database) -> Room:
    return furnished(database)


class Desk:
    """Tips that triage sends to a team, and what is done with each."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._number = 0

    async def tip(self, category: str = "burglary", team: str = "npt-sefton") -> int:
        self._number += 1
        await self._room.file(
            handle=f"handle {self._number}",
            verifier=f"{self._number:032x}",
            routed=Routed(category, "routine", False, team, "Linacre"),
        )
        async with self._room.database.reading() as tx:
            return int(await tx.scalar(select(tips.c.id).where(tips.c.verifier == self.verifier)) or 0)

    @property
    def verifier(self) -> bytes:
        """Of the newest tip."""
        return self._number.to_bytes(16)

    async def passed(self, tip_id: int, by: Staff, to: str) -> int:
        async with self._room.database.transaction() as tx:
            await self._room.desk.claim(tx, tip_id, by, self._room.now)
            await self._room.desk.pass_on(tx, tip_id, by, to, "Yours", TEAMS, self._room.now)
        return tip_id

    async def closed(self, tip_id: int, by: Staff, outcome: Outcome) -> None:
        async with self._room.database.transaction() as tx:
            await self._room.desk.claim(tx, tip_id, by, self._room.now)
            await self._room.desk.close(tx, tip_id, by, outcome, "", self._room.now)


async def found(room: Room, weeks: int = 13) -> list[Choice]:
    async with room.database.reading() as tx:
        return await choices(tx, room.now, weeks)


async def test_each_tip_is_counted_where_it_came_to_rest(room: Room) -> None:
    desk = Desk(room)
    for _ in range(8):
        await desk.tip()
    await desk.closed(await desk.tip(), SEFTON, Outcome.ACTED_ON)
    # Away and back again; and closed as nothing, until its sender added to it.
    back = await desk.passed(await desk.tip(), SEFTON, "npt-wirral")
    await desk.passed(back, WIRRAL, "npt-sefton")
    await desk.closed(await desk.tip(), SEFTON, Outcome.NOT_INTELLIGENCE)
    more = Envelope(EnvelopeKind.ADD, "They are back", verifier=desk.verifier.hex())
    await room.leave(more, IntakeLane.NOW)
    await room.move()
    for _ in range(5):
        await desk.passed(await desk.tip(), SEFTON, "npt-wirral")
    there = await desk.passed(await desk.tip(), SEFTON, "npt-wirral")
    await desk.closed(there, WIRRAL, Outcome.KEPT)
    # By two passes: from the team that triage chose to the last.
    on = await desk.passed(await desk.tip(), SEFTON, "npt-wirral")
    await desk.passed(on, WIRRAL, "npt-knowsley")
    for _ in range(4):
        await desk.closed(await desk.tip(), SEFTON, Outcome.NOT_INTELLIGENCE)
    nothing = await desk.passed(await desk.tip(), SEFTON, "npt-knowsley")
    await desk.closed(nothing, KNOWSLEY, Outcome.NOT_INTELLIGENCE)
    for outcome in (Outcome.NOT_FOR_US, Outcome.NOT_FOR_US, Outcome.PASSED_ON):
        await desk.closed(await desk.tip(), SEFTON, outcome)
    for _ in range(5):
        await desk.tip("drugs", "drugs-team")
    for _ in range(4):
        await desk.passed(await desk.tip("drugs", "npt-sefton"), SEFTON, "drugs-team")

    assert await found(room) == []  # the week that runs is not told
    room.wait(days=7)
    first, second = await found(room)
    assert (first.category, first.team) == ("burglary", "npt-sefton")
    assert first.tips == tell(26)
    assert first.became == {
        (Fate.STAYED, ""): tell(11),
        (Fate.PASSED, "npt-wirral"): tell(6),
        (Fate.PASSED, ""): HIDDEN,
        (Fate.NOT_INTELLIGENCE, ""): tell(5),
        (Fate.NOT_FOR_US, ""): HIDDEN,
        (Fate.PASSED_ON, ""): HIDDEN,
    }
    assert first.passed_to == {"npt-wirral": tell(6)}
    assert first.share == (1 - 14 / 25, 1 - 10 / 29)
    assert (second.category, second.team, second.stayed) == ("drugs", "drugs-team", tell(5))
    assert (second.share, second.passed_to) == ((0, 1 - 5 / 9), {})


async def test_it_is_told_of_weeks_that_are_over_also_once_the_tips_are_purged(room: Room) -> None:
    desk = Desk(room)
    for _ in range(5):
        await desk.closed(await desk.tip(), SEFTON, Outcome.NOT_FOR_US)
    room.wait(days=7)
    [before] = await found(room)
    await retention.purge(room.database, Clock(room.now - Clock().now()), 0)
    async with room.database.reading() as tx:
        assert set(await tx.scalars(select(tips.c.alias))) == {""}
    assert await found(room, 1) == [before]
    assert before.became[Fate.NOT_FOR_US, ""] == tell(5)
    room.wait(days=7)
    assert (await found(room, 1), await found(room, 2)) == ([], [before])


async def test_a_tip_from_before_the_choice_was_kept_is_not_counted(room: Room) -> None:
    desk = Desk(room)
    for _ in range(5):
        last = await desk.tip()
    async with room.database.transaction() as tx:
        await tx.execute(update(tips).where(tips.c.id == last).values(first_team=None))
    room.wait(days=7)
    assert await found(room) == []


async def test_the_largest_difference_comes_first(room: Room) -> None:
    row = {
        "alias": "", "area": None, "urgency": "routine", "safeguarding": False, "state": TipState.NEW,
        "received_hour": room.now - timedelta(days=7), "was_opened": False, "was_taken_back": False,
    }  # fmt: skip
    went = [("burglary", 9, 0), ("drugs", 9, 6), ("robbery", 1, 30), ("vehicle-crime", 40, 6)]
    rows = [
        {**row, "category": category, "first_team": "npt-sefton", "team": team}
        for category, stayed, gone in went
        for team in ["npt-sefton"] * stayed + ["npt-wirral"] * gone
    ]
    async with room.database.transaction() as tx:
        await tx.execute(delete(tips))
        await tx.execute(insert(tips), [{**each, "id": number} for number, each in enumerate(rows, 1)])
    assert [each.category for each in await found(room)] == ["robbery", "drugs", "vehicle-crime", "burglary"]
