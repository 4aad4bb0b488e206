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


@pytest.mark.parametrize("number", ["999", "112", "999!", "police"])
async def test_a_bare_number_gets_the_999_text_and_is_not_passed_on(
    town: Town, channel: str, number: str
) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("MENU")
    for _ in range(14):
        await ann.says(number)
        assert ann.new[0].startswith("Ring 999 now")
    assert "UNDO" not in ann.last
    assert await filed(town) == []
    await ann.says("UNDO")
    assert "nothing to take back" in ann.last


async def test_a_bare_number_leaves_the_screen_standing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("TIP Lads on scramblers in Derby Park in Bootle every night")
    await ann.says("999")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    assert await filed(town) == [("roads-policing", "routine")]


async def test_after_danger_a_number_may_be_a_house(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("112")
    assert await messages(town) == 2


@pytest.mark.parametrize(
    "words", ["999 help me", "call an ambulance", "send the police", "fire brigade", "karetka", "إسعاف"]
)
async def test_who_asks_for_somebody_to_come_is_passed_on(town: Town, channel: str, words: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(words)
    assert "999" in ann.last
    assert await filed(town) == [("control-room", "emergency")]


async def test_on_telegram_the_message_goes_and_we_say_so(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    assert ("We remove your message" in ann.last) == (channel == TELEGRAM)


async def test_an_edit_of_danger_is_added_with_a_short_answer(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    message = ann.far.type(ann.chat, KNIFE)
    ann.far.edit(ann.chat, message, KNIFE + ", 12 Smith Street")
    await town.settle()
    assert ann.last.startswith("We have added this")
    assert await messages(town) == 2


async def test_who_cries_in_arabic_is_answered_so(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("ساعدوني معه سكين")
    assert ann.last.startswith("اتصل بـ999 الآن")
    await ann.says("البيت رقم 12")
    assert ann.last.startswith("أضفنا هذا")
    await town.pass_time(minutes=11)
    await ann.says("MENU")
    assert "Emergency? Ring 999." in ann.last


async def test_a_chosen_language_stays(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("LANGUAGE")
    await ann.chooses("Polski")
    await ann.says(KNIFE)
    assert ann.last.startswith("Zadzwoń teraz pod 999") or ann.last.startswith("Zadzwon teraz pod 999")
