"""The desk on both databases, with two processes at it in the same moment."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from config.community import load_community
from config.errors import NotAllowed
from database.engine import Database
from intelligence import figures, ready_words
from intelligence.model import Outcome, OutgoingKind
from intelligence.ready_words import ReadyWords
from intelligence.tables import desk_clock, tips
from tests.contract.test_races import A_WHILE, ADA, NOW, Room

pytest_plugins = ["tests.postgres"]
COMMUNITY = load_community("merseyside")


async def test_a_tip_passed_on_twice_at_once_goes_to_one_team(database: Database, other: Database) -> None:
    room = Room()
    tip = await room.tip(database)
    before = await room.sent_out(database, OutgoingKind.NOTICE)

    async def pass_on(each: Database, to: str) -> None:
        async with each.transaction() as tx:
            await room.desk.pass_on(tx, tip, ADA, to, "Yours", COMMUNITY.teams, NOW)
            await asyncio.sleep(A_WHILE / 3)

    results = await asyncio.gather(
        pass_on(database, "npt-wirral"), pass_on(other, "npt-knowsley"), return_exceptions=True
    )
    assert sorted(type(each) for each in results if each) == [NotAllowed], results
    async with database.reading() as tx:
        assert await tx.scalar(select(tips.c.team)) in ("npt-wirral", "npt-knowsley")
        assert await tx.scalar(select(func.count()).select_from(desk_clock)) == 1
    assert await room.sent_out(database, OutgoingKind.NOTICE) == before + 1


async def test_what_happens_at_once_is_counted_as_often_as_it_happens(
    database: Database, other: Database
) -> None:
    room = Room()
    first = await room.tip(database)
    async with database.reading() as tx:
        row = (await tx.execute(select(tips).where(tips.c.id == first))).one()

    async def close(each: Database) -> None:
        async with each.transaction() as tx:
            await figures.count_closed(tx, row, Outcome.KEPT, NOW)
            await asyncio.sleep(A_WHILE / 3)

    await asyncio.gather(close(database), close(other))
    later = NOW + timedelta(days=7)
    async with database.reading() as tx:
        assert await figures.by_outcome(tx, later) == {Outcome.KEPT: 2}
        assert await figures.by_category(tx, later) == {"burglary": 1}
        assert await figures.by_area(tx, later) == {figures.NOWHERE: 1}
        assert sum((await figures.by_time_to_claim(tx, later)).values()) == 1


async def test_two_who_change_ready_words_at_once_make_no_second_set(
    database: Database, other: Database
) -> None:
    async def add(each: Database, title: str) -> None:
        async with each.transaction() as tx:
            new = ReadyWords(0, title, "Thank you", False)
            await ready_words.keep_words(tx, ADA, "npt-sefton", new, COMMUNITY.answers, NOW)
            await asyncio.sleep(A_WHILE / 3)

    await asyncio.gather(add(database, "One"), add(other, "Two"))
    async with database.reading() as tx:
        found = await ready_words.words_of_team(tx, "npt-sefton", COMMUNITY.answers)
    titles = [each.title for each in found]
    assert sorted(titles) == sorted([*(each.title for each in COMMUNITY.answers), "One", "Two"])
