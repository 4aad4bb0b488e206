"""Danger: 999 first, filed at once, taken back with UNDO, and no question for ten minutes."""

import pytest
from sqlalchemy import select

from delivery.messages import TELEGRAM
from intelligence.tables import tip_messages, tips
from sandbox.handset import TelegramHandset
from tests.world import Town

KNIFE = "he has a knife and is breaking into my house now"


async def filed(town: Town) -> list[tuple[str, str]]:
    async with town.database.reading() as tx:
        return [(row.team, row.urgency) for row in await tx.execute(select(tips.c.team, tips.c.urgency))]


async def messages(town: Town) -> int:
    async with town.database.reading() as tx:
        return len((await tx.execute(select(tip_messages.c.id))).all())


async def tested_door(town: Town) -> TelegramHandset:
    door = await town.team_chat("control-room")
    await door.chooses("It works")
    return door


async def test_999_first_and_filed_at_once(town: Town, channel: str) -> None:
    door = await tested_door(town)
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")
    assert "press 55" in ann.last
    assert "We have passed this on without your name. We cannot see who or where you are." in ann.last
    assert "Reply UNDO within 10 minutes to take it back." in ann.last
    assert await filed(town) == [("control-room", "emergency")]
    assert "EMERGENCY" in door.last
    assert "knife" not in door.last


async def test_without_a_tested_door_we_do_not_say_passed_on(town: Town, channel: str) -> None:
    await town.team_chat("control-room")
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")
    assert "passed this on" not in ann.last
    assert await filed(town) == [("control-room", "emergency")]


@pytest.mark.parametrize("before", ["JOIN", "TIP", "CASE", "TIP lads on scramblers in Bootle"])
async def test_danger_breaks_into_every_flow(town: Town, channel: str, before: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(before)
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")
    await town.pass_time(minutes=20)
    assert await filed(town) == [("control-room", "emergency")]


async def test_undo_destroys_it(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("UNDO")
    assert ann.last.startswith("Taken back.")
    assert await filed(town) == []
    assert await messages(town) == 0


async def test_undo_by_button(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says(KNIFE)
    await ann.chooses("Take it back")
    assert ann.last.startswith("Taken back.")
    assert await filed(town) == []


async def test_for_ten_minutes_nothing_is_asked_and_all_is_added(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("the blue door behind the chippy")
    assert "added this" in ann.last
    await ann.says("no 12")
    assert "Send this without your name?" not in "".join(ann.texts)
    assert await messages(town) == 3
    assert len(await filed(town)) == 1
    await ann.says("UNDO")
    assert await filed(town) == []


async def test_a_second_cry_joins_the_first(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("hurry he is stabbing my brother now")
    assert ann.last.startswith("Ring 999 now")
    assert len(await filed(town)) == 1
    assert await messages(town) == 2


async def test_after_ten_minutes_words_are_offered_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await town.pass_time(minutes=11)
    await ann.says("Two lads on scramblers tearing up Derby Park in Bootle every night")
    assert ann.last.startswith("Send this without your name?")


async def test_suicide_hears_of_samaritans(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("I am going to kill myself tonight")
    assert ann.last.startswith("Ring 999 now")
    assert "Samaritans: 116 123" in ann.last


async def test_the_999_text_comes_however_much_was_said(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for _ in range(15):
        await ann.says("MENU")
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")


async def test_a_case_code_does_not_travel_with_danger(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"CASE lemon river artist cloth {KNIFE}")
    assert ann.last.startswith("Ring 999 now")
    async with town.database.reading() as tx:
        assert (await tx.execute(select(tips.c.urgency))).scalars().all() == ["emergency"]
