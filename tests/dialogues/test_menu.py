"""Anything else."""

import pytest

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from tests.world import Town


async def test_menu_says_in_four_lines_what_can_be_done(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("MENU")
    assert len(ann.last.splitlines()) == 4
    assert "999" in ann.last
    await ann.says("JOIN BOOTLE")
    await ann.says("MENU")
    assert len(ann.last.splitlines()) == 4
    assert "PLACES" in ann.last.upper()
    if channel == SMS:
        assert (segments(ann.last).encoding, segments(ann.last).parts <= 2) == ("GSM-7", True)


@pytest.mark.parametrize("words", ["/help", "/menu", "/nonsense", "cancel"])
async def test_telegram_help(town: Town, words: str) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says(words)
    assert "/tip" in ann.last


@pytest.mark.parametrize("word", ["HELP", "INFO"])
async def test_to_help_on_sms_only_the_provider_answers(town: Town, word: str) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says(word)
    assert not [text for text in ann.texts if "MYDATA" in text]


async def test_menu_asked_for_comes_each_time_but_unasked_once_an_hour(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("")
    assert len(ann.texts) == 1
    await ann.says("")
    assert len(ann.texts) == 1
    await ann.says("MENU")
    assert len(ann.texts) == 2
    await town.pass_time(minutes=61)
    await ann.says("")
    assert len(ann.texts) == 3


async def test_staff_see_their_commands_and_residents_do_not(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/help")
    assert "/alert " in officer.last
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("/help")
    assert "/alert " not in ann.last


async def test_twelve_texts_a_day(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    for _ in range(14):
        await ann.says("MENU")
    # Twelve, and one that says so.
    assert len(ann.texts) == 13
    assert "tomorrow" in ann.last
    await town.pass_time(days=1)
    await ann.says("MENU")
    assert len(ann.texts) == 14


async def test_alerts_with_none_in_force(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("ALERTS")
    assert "No alerts are in force" in ann.last


async def test_language_names_what_there_is(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("LANGUAGE")
    assert "English" in ann.labels
    await ann.chooses("English")
    assert "We will write to you in English" in ann.last
