"""What hurried people do in the middle of a report: nothing is lost without a word, and nobody is met with silence."""

import pytest
from sqlalchemy import select

from intelligence.tables import tips
from tests.world import Town

WORDS = "TIP Lads smoke weed in the bus shelter on Linacre Lane every night"


async def test_asking_for_messages_leaves_the_offer_standing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(WORDS)
    await ann.says("READ")
    assert "No message is waiting for you." in ann.new
    assert "Send this without your name?" in ann.last
    await ann.chooses("Send, no questions")
    assert ann.last.startswith("Thank you. We have it")


@pytest.mark.parametrize("command", ["MENU", "PLACES", "CONTACT ME"])
async def test_whoever_turns_to_something_else_hears_that_nothing_was_sent(
    town: Town, channel: str, command: str
) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(WORDS)
    await ann.says(command)
    assert ann.new[0] == "Nothing was sent, and nothing is kept."


@pytest.mark.parametrize("word", ["No", "no thanks."])
async def test_no_is_an_answer(town: Town, channel: str, word: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(WORDS)
    await ann.says(word)
    assert ann.last == "Nothing was sent, and nothing is kept."


@pytest.mark.parametrize("words", ["yes send it please", "what do I press", "ok"])
async def test_words_about_the_list_are_no_part_of_the_report(town: Town, channel: str, words: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(WORDS)
    await ann.says(words)
    assert "Please reply with a number." in ann.new
    assert "Added." not in ann.last
    assert "Send this without your name?" in ann.last


async def test_a_number_without_a_list_is_answered_each_time(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("MENU")
    await ann.says("CASE")
    for number in ("1", "3"):
        await ann.says(number)
        assert ann.new
    bob = await town.person("Bob", channel)
    for number in ("1", "3"):
        await bob.says(number)
        assert bob.last.startswith("There is no list here")


async def test_who_is_hurt_at_home_reads_where_to_talk(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("my husband hits me every night and i cant get out")
    assert ann.last.startswith("Ring 999 now")
    assert "0808 2000 247" in ann.last


async def test_what_is_added_to_danger_is_judged_too(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("he is breaking my door down now in Bootle, help")
    await town.pass_time(minutes=1)
    await ann.says("my partner strangled me last night in our flat in Bootle")
    assert "0808 2000 247" in ann.last
    await town.pass_time(minutes=1)
    async with town.database.reading() as tx:
        (tip,) = (await tx.execute(select(tips))).all()
    assert tip.safeguarding
    assert tip.copied_to == "mash-sefton"


async def test_a_victim_who_adds_to_danger_hears_of_the_crime_number(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("he has a knife and he is coming at me now")
    await ann.says("i was robbed, they took my phone")
    assert "This is not a crime report" in ann.last


@pytest.mark.parametrize("words", ["is this really anonymous", "Will the police know who I am?"])
async def test_who_asks_whether_they_stay_unknown_is_told(town: Town, channel: str, words: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(words)
    assert "without your name. Telegram or your phone network still knows" in ann.last


async def test_who_was_hurt_at_home_reads_where_to_talk_before_anything_is_sent(
    town: Town, channel: str
) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("my partner strangled me last night in Bootle, he reads my phone")
    assert any("999" in said and "0808 2000 247" in said for said in ann.new)
