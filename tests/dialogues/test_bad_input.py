"""What people really send: each gets a clear answer, and nothing is lost."""

import pytest

from delivery.messages import SMS, TELEGRAM
from tests.dialogues.asking import place_names, subscribers_of
from tests.world import Town

ODD_WORDS = ["مرحبا كيف الحال", "🙂🙂🙂", "....", "'; DROP TABLE subscribers; --", "{place}", "x" * 150]


async def test_an_unknown_postcode(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L99 9ZZ")
    assert 'do not know "L99 9ZZ"' in ann.last
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_a_postcode_outside(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN M1 1AA")
    assert "M1 is outside Merseyside" in ann.last
    assert await subscribers_of(town) == []
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_the_letter_o_in_a_postcode(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L2O 4AB")
    assert ann.labels == ["L20 4AB"]
    await ann.chooses("L20 4AB")
    await ann.chooses("Linacre")
    assert await place_names(town) == ["Linacre (Sefton)"]


async def test_a_name_with_a_slip(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOTLE")
    await ann.chooses("Bootle")
    assert await place_names(town) == ["Bootle (Sefton)"]


@pytest.mark.parametrize(
    "typed", ["مرحبا كيف الحال", "🙂🙂🙂", "....", "'; DROP TABLE subscribers; --", "{place}", "x" * 150]
)
async def test_odd_words_in_place_of_a_place(town: Town, channel: str, typed: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN")
    before = len(ann.texts)
    await ann.says(typed)
    assert len(ann.texts) == before + 1
    assert "went wrong" not in ann.last
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_the_longest_message_in_place_of_a_place(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN")
    await ann.says(("lovely weather we are having " * 200)[: 1600 if channel == SMS else 4096])
    assert "went wrong" not in ann.last


async def test_an_empty_text(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN")
    await ann.says("")
    assert "went wrong" not in ann.last
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_a_command_in_the_middle_of_a_flow_wins(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L20 4AB")
    await ann.says("MENU")
    await ann.says("JOIN KIRKBY")
    await ann.says("ADD L20 4AB")
    await ann.says("PLACES")
    assert ann.labels == ["Drop Kirkby (Knowsley)", "Add a place"]


async def test_a_sentence_in_the_middle_of_joining_is_heard_as_one(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN")
    await ann.says("there is a lad selling drugs from a white van by the shops every night")
    assert 'do not know "' not in ann.last


async def test_an_old_button_brings_the_current_screen(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN L20 4AB")
    await ann.says("JOIN CHURCH")
    await town.pass_time(days=1)
    await ann.presses("Linacre (Sefton)")
    assert await subscribers_of(town) == []
    assert set(ann.labels) == {"Church (Sefton)", "Church (Liverpool)"}


async def test_an_old_button_leaves_what_is_on_the_screen(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("PLACES")
    await ann.says("JOIN L20 4AB")
    wards = ann.last
    await ann.says("MENU")
    before = len(ann.texts)
    await ann.presses("Linacre (Sefton)")
    assert wards in ann.texts
    assert ann.texts[before].startswith("That list is old")
    assert "/start" in ann.last
    assert await subscribers_of(town) == []


async def test_a_second_tap_on_the_same_button_says_nothing_more(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN L20 4AB")
    for _ in range(2):
        ann.far.press(ann.chat, "Linacre (Sefton)")
    await town.settle()
    assert not [text for text in ann.texts if "That list is old" in text]
    assert ann.labels == ["Choose topics", "Add a place"]


async def test_a_word_that_is_no_place_leaves_the_list_good(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN L20 4AB")
    await ann.says("hello")
    assert 'do not know "hello"' in ann.last
    await ann.presses("Linacre (Sefton)")
    assert await place_names(town) == ["Linacre (Sefton)"]


async def test_two_buttons_at_once_count_as_the_first(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN L20 4AB")
    ann.far.press(ann.chat, "Derby (Sefton)")
    ann.far.press(ann.chat, "Linacre (Sefton)")
    await town.settle()
    assert await place_names(town) == ["Derby (Sefton)"]
    assert ann.labels == ["Choose topics", "Add a place"]


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice", "contact"])
async def test_a_picture_in_place_of_words(town: Town, kind: str) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN CHURCH")
    before = len(ann.texts)
    if kind == "contact":
        ann.far.send_contact(ann.chat, phone="+447700900123", user_id=None)
    else:
        getattr(ann.far, f"send_{kind}")(ann.chat)
    await town.settle()
    assert "in words" in "".join(ann.texts[before:])
    await ann.chooses("Church (Sefton)")
    assert await place_names(town) == ["Church (Sefton)"]


async def test_an_old_number_means_nothing_after_an_hour(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN CHURCH")
    await town.pass_time(minutes=61)
    await ann.says("1")
    assert await subscribers_of(town) == []


async def test_a_blocked_bot_says_nothing_and_is_welcome_back(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN BOOTLE")
    before = len(ann.texts)
    ann.far.block(ann.chat)
    await town.settle()
    assert len(ann.texts) == before
    ann.far.unblock(ann.chat)
    await town.settle()
    await ann.says("PLACES")
    assert "Drop Bootle (Sefton)" in ann.labels


async def test_who_meets_the_limit_of_a_day_is_told_once(town: Town) -> None:
    doris = await town.person("Doris", SMS)
    for number in range(16):
        await doris.says("PLACES" if number % 2 else "TOPICS")
    assert "999" in doris.last
    assert "tomorrow" in doris.last
    assert sum("tomorrow" in each for each in doris.texts) == 1
    assert len(doris.texts) <= 13
    await town.pass_time(hours=15)
    await doris.says("MENU")
    assert "999" in doris.new[-1]


async def test_yes_to_a_menu_without_a_yes_brings_the_menu_again(town: Town) -> None:
    doris = await town.person("Doris", SMS)
    await doris.says("TIP two lads deal by the swings every night")
    assert "Send this without your name?" in doris.last
    await doris.says("YES")
    assert "number" in doris.new[0]
    assert "Send this without your name?" in doris.last
    await doris.says("1")
    assert "case words" in doris.last


async def test_a_number_for_a_menu_that_is_too_old_brings_the_menu_again(town: Town) -> None:
    doris = await town.person("Doris", SMS)
    await doris.says("JOIN L20 4AB")
    await town.pass_time(hours=24)
    await doris.says("1")
    assert "Linacre" in doris.last
    await doris.says("1")
    assert doris.last.startswith("Done")


async def test_an_empty_text_keeps_the_menu(town: Town) -> None:
    doris = await town.person("Doris", SMS)
    await doris.says("JOIN L20 4AB")
    await doris.says("")
    assert "Linacre" in doris.last
    await doris.says("1")
    assert doris.last.startswith("Done")
