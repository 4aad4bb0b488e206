"""The jobs of the clock: after a day without any, twice at once and in two processes, each does its work once."""

import asyncio
from datetime import timedelta

from alerts import service
from bot.running import jobs_of
from bot.stack import Stack
from delivery.messages import TELEGRAM
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.alerting import NOBODY_ASKED, member, sent, written
from tests.world import Town

pytest_plugins = ["tests.postgres"]


async def run_all(*stacks: Stack) -> None:
    """Every job of every stack twice, all at the same time; then what they left to the loops."""
    for _ in range(2):
        jobs = [job for stack in stacks for job in jobs_of(stack, None) * 2]
        await asyncio.gather(*(job.run() for job in jobs))
        await asyncio.gather(*(stack.fanout.once() for stack in stacks))
        for stack in stacks:
            await stack.dispatcher.drain()


def heard(phone: Handset, words: str) -> int:
    return sum(words in each for each in phone.texts)


async def schedule(town: Town, officer: TelegramHandset, text: str, after: timedelta) -> None:
    """An alert with a time of its own."""
    draft = await written(town, officer, text=text)
    author, now = await member(town, officer), town.clock.now()
    async with town.database.transaction() as tx:
        await service.set_send_at(tx, draft, author, now + after, now)
        for warning in (await service.look_at(tx, await service.get(tx, draft), now)).open:
            await service.answer_finding(tx, draft, author, warning.place, now)
        await service.submit(tx, draft, author, now, NOBODY_ASKED, from_telegram=True)


async def test_a_day_without_a_clock_and_two_clocks_at_once(town: Town, neighbour: Stack) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    code = await sent(town, officer, text="A van was broken into.")
    await schedule(town, officer, "A shed was broken into.", timedelta(hours=2))
    await town.pass_time(hours=1)
    assert heard(ann, "A shed was broken into.") == 0
    town.clock.advance(timedelta(days=1))
    await run_all(town.stack, neighbour)
    assert heard(ann, "A van was broken into.") == 1
    assert heard(ann, "A shed was broken into.") == 1
    assert heard(officer, f"Alert {code}: ") == 1


async def test_a_night_with_two_clocks_ends_in_one_message(town: Town, neighbour: Stack) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await town.pass_time(hours=12)
    for words in ("A van was broken into.", "A shed was broken into.", "A house was broken into."):
        await sent(town, officer, text=words)
    before = len(ann.texts)
    await run_all(town.stack, neighbour)
    assert len(ann.texts) == before
    town.clock.advance(timedelta(hours=10))
    await run_all(town.stack, neighbour)
    assert len(ann.texts) == before + 1
    assert "New alerts for you:" in ann.last
