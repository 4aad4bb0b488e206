"""Texts that are held back are told to whoever answers for the service: once, and not in the night."""

import asyncio
from datetime import timedelta

from sqlalchemy import insert

from bot.money_notice import tell
from bot.stack import Stack
from delivery.purse import ALL
from delivery.tables import text_costs
from staff.model import Role
from tests.world import Town

pytest_plugins = ["tests.postgres"]
CEILING = 10_000


async def count(town: Town, **values: int) -> None:
    """What the dispatcher writes down of a day."""
    async with town.database.transaction() as tx:
        day = {"day": town.clock.now().date(), "prefix": ALL, "newcomers": 0, **values}
        await tx.execute(insert(text_costs).values(day))


async def test_supervisors_and_administrators_are_told_once(town: Town, neighbour: Stack) -> None:
    officer = await town.officer()
    chief = await town.officer("Chief", Role.SUPERVISOR)
    boss = await town.officer("Boss", Role.ADMINISTRATOR)
    await count(town, parts=8000, held=214)
    told = await asyncio.gather(*(tell(stack.parts, CEILING) for stack in (town.stack, neighbour)))
    await town.settle()
    assert sorted(told) == [0, 1]
    for phone in (chief, boss):
        assert [each for each in phone.texts if "held back" in each] == [
            "214 text messages were held back, to stay within the day's limit. 8,000 of 10,000 parts are used, about "
            "£320.00. Emergencies and answers still go. If you need more, ask whoever runs this service to raise "
            "SMS_DAILY_CEILING."
        ]
    assert not any("held back" in each for each in officer.texts)
    assert await tell(town.parts, CEILING) == 0


async def test_nobody_is_woken_and_nobody_told_of_a_day_that_went_well(town: Town) -> None:
    chief = await town.officer("Chief", Role.SUPERVISOR)
    await count(town, parts=8000, held=0)
    assert await tell(town.parts, CEILING) == 0
    town.clock.advance(timedelta(hours=14))
    await count(town, parts=8000, held=1)
    assert await tell(town.parts, CEILING) == 0
    town.clock.advance(timedelta(hours=10))
    assert await tell(town.parts, CEILING) == 1
    await town.settle()
    assert "One text message was held back" in chief.last
