"""What writing an alert asks of the database holds on both: fatigue, answers to warnings, the same twice, throwing away."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from alerts import service
from database.engine import Database
from tests.unit.alerts import test_checks, test_fatigue
from tests.unit.alerts.streets import LINACRE, NOON, Streets

pytest_plugins = ["tests.postgres"]


@pytest.mark.parametrize(
    "story",
    [
        test_fatigue.test_alerts_of_the_last_seven_days_are_counted_per_person,
        test_fatigue.test_mutes_after_the_last_alert_of_the_team_are_counted,
        test_checks.test_only_a_warning_that_is_there_is_answered_and_only_until_the_words_change,
        test_checks.test_a_draft_that_was_sent_back_can_be_thrown_away,
    ],
    ids=lambda story: story.__name__,
)
async def test_the_same_story_on_both(
    database: Database, story: Callable[[Streets], Awaitable[None]]
) -> None:
    await story(Streets(database))


async def test_a_warning_answered_by_two_at_once_is_answered(database: Database, other: Database) -> None:
    streets = Streets(database)
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE, text="Mr Smith had his shed broken into.")

    async def answer(by: Database) -> None:
        async with by.transaction() as tx:
            for warning in (await service.look_at(tx, await service.get(tx, draft), NOON)).open:
                await service.answer_finding(tx, draft, officer, warning.place, NOON)

    await asyncio.gather(answer(database), answer(other))
    async with database.reading() as tx:
        assert (await service.look_at(tx, await service.get(tx, draft), NOON)).open == ()
