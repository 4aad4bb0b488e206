"""A team's group that became a supergroup: its door goes with it, however we hear of it, and nothing is lost on the way."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from delivery.messages import Message, Parcel
from delivery.tables import routes
from sandbox.handset import TelegramHandset
from staff import service as staff
from staff.doors import teams_at
from staff.tables import doors
from tests.world import Town, open_town

TEAM = "npt-sefton"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


def upgraded(group: TelegramHandset) -> TelegramHandset:
    """The group as it is from now on."""
    chat = group.far.upgrade(group.chat)
    moved = TelegramHandset(group.name, group._settle, group.far, chat=chat)
    moved._speaker = group._speaker
    return moved


async def knock(town: Town, words: str = "Something waits") -> None:
    """A notice to the team, at each of its doors."""
    async with town.database.transaction() as tx:
        for door in await staff.doors_for(tx, TEAM, town.clock.now()):
            parcel = Parcel((Message(words), Message("and more")))
            await town.parts.outbox.enqueue(tx, door.route, parcel, now=town.clock.now())


async def forget_updates(town: Town) -> None:
    """As after a day without us: Telegram keeps them no longer."""
    assert town.stack.bot
    await town.stack.bot.delete_webhook(drop_pending_updates=True)


async def tested_door(town: Town) -> tuple[TelegramHandset, int]:
    group = await town.team_chat(TEAM)
    await group.chooses("It works")
    async with town.database.reading() as tx:
        return group, int(await tx.scalar(select(doors.c.route_id)) or 0)


async def doors_now(town: Town) -> list[tuple[int, bool]]:
    async with town.database.reading() as tx:
        return [(row.route_id, row.is_tested) for row in await tx.execute(select(doors))]


async def test_telegram_tells_it_in_answer_to_a_send(town: Town) -> None:
    """The update that says so has not come yet."""
    group, door = await tested_door(town)
    before = list(group.texts)
    moved = upgraded(group)
    await knock(town)
    await town.stack.dispatcher.drain()
    assert moved.texts == ["Something waits", "and more"]
    assert group.texts == before
    assert await doors_now(town) == [(door, True)]
    asked = [call for call in group.far.received if call.params.get("chat_id") == group.chat]
    await knock(town, "And again")
    await town.stack.dispatcher.drain()
    assert moved.texts[2:] == ["And again", "and more"]
    assert [call for call in group.far.received if call.params.get("chat_id") == group.chat] == asked
    # Then the update comes, and changes nothing.
    await town.settle()
    assert await doors_now(town) == [(door, True)]


async def test_telegram_tells_it_by_an_update(town: Town) -> None:
    group, door = await tested_door(town)
    moved = upgraded(group)
    await town.settle()
    refused = len([call for call in group.far.received if call.status == 400])
    await knock(town)
    await town.settle()
    assert moved.texts == ["Something waits", "and more"]
    assert await doors_now(town) == [(door, True)]
    assert len([call for call in group.far.received if call.status == 400]) == refused
    async with town.database.reading() as tx:
        assert await teams_at(tx, door) == [TEAM]


async def test_somebody_spoke_in_the_new_group_first(town: Town) -> None:
    """And linked it by a second code, since it seemed to be no door: it is one door all the same, once."""
    group, door = await tested_door(town)
    moved = upgraded(group)
    await forget_updates(town)
    async with town.database.transaction() as tx:
        code = await staff.make_door_code(tx, TEAM, town.clock.now())
    await moved.says(f"/link {code}")
    assert len(await doors_now(town)) == 2
    before = len(moved.texts)
    await knock(town)
    await town.settle()
    assert moved.texts[before:].count("Something waits") == 2, "two routes, of which we do not know yet"
    assert await doors_now(town) == [(door, True)]
    before = len(moved.texts)
    await knock(town)
    await town.settle()
    assert moved.texts[before:] == ["Something waits", "and more"]
    await moved.says(f"/link {code}")
    async with town.database.reading() as tx:
        assert len((await tx.execute(select(routes.c.id))).all()) == 3, (
            "officer, group, and what was made twice"
        )


async def test_a_group_that_moved_and_threw_us_out_is_no_door_any_more(town: Town) -> None:
    group, _ = await tested_door(town)
    moved = upgraded(group)
    town.sandbox.telegram.kick(moved.chat)
    await forget_updates(town)
    await knock(town)
    await town.settle()
    assert moved.texts == []
    async with town.database.reading() as tx:
        assert await staff.doors_of(tx, TEAM) == ()


async def test_old_messages_are_left_where_they_are(town: Town) -> None:
    """What was to be changed or deleted in the old group is said anew, or left."""
    group, door = await tested_door(town)
    moved = upgraded(group)
    async with town.database.transaction() as tx:
        parcel = Parcel((Message("New words"),), edits="1")
        await town.parts.outbox.enqueue(tx, door, parcel, now=town.clock.now())
        await town.parts.outbox.enqueue(tx, door, Parcel(deletes=("1",)), now=town.clock.now())
    await town.stack.dispatcher.drain()
    assert moved.texts == ["New words"]
