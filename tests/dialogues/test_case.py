"""CASE and FORGET, in a resident's words."""

import re

import pytest
from sqlalchemy import select

from intelligence.tables import tip_messages, tips
from sandbox.handset import Handset, TelegramHandset
from tests.world import Town

BURGLARY = "TIP Lads are breaking into sheds behind Knowsley Road in Bootle most nights"


async def file(person: Handset) -> str:
    """Send a tip; its case code."""
    await person.says(BURGLARY)
    await person.chooses("Send, you may ask me")
    found = re.search(r"case words: (.+)\n", person.last)
    assert found
    return found[1]


async def test_not_moved_yet_we_have_it(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(ann)
    await ann.says(f"CASE {code}")
    assert ann.last == "We have it. Nobody has read it yet."
    await town.pass_time(minutes=15)
    await ann.says(f"case {code.upper().replace(' ', ', ')}.")
    assert ann.last == "We have it. Nobody has read it yet."


async def test_from_another_phone_too(town: Town, channel: str) -> None:
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    code = await file(ann)
    await bob.says(f"CASE {code}")
    assert ann.last != bob.last
    assert "know no case" in bob.last
    await town.pass_time(minutes=15)
    await bob.says(f"CASE {code}")
    assert bob.last == "We have it. Nobody has read it yet."


async def test_a_guessed_code_and_the_limit(town: Town, channel: str) -> None:
    ann, eve = await town.person("Ann", channel), await town.person("Eve", channel)
    code = await file(ann)
    await town.pass_time(minutes=15)
    for _ in range(5):
        await eve.says("CASE lemon river artist cloth")
        assert "know no case" in eve.last
    await eve.says(f"CASE {code}")
    assert "Too many wrong words" in eve.last
    await town.pass_time(hours=24)
    await eve.says(f"CASE {code}")
    assert "Nobody has read it yet" in eve.last


async def test_words_are_added(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(ann)
    await ann.says(f"CASE {code} they come with a white van")
    assert "We have added that" in ann.last
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        assert len((await tx.execute(select(tip_messages.c.id))).all()) == 2
        assert len((await tx.execute(select(tips.c.id))).all()) == 1


async def test_forget_burns_at_once(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(ann)
    await town.pass_time(minutes=15)
    await ann.says(f"FORGET {code}")
    assert "Nobody can write to you" in ann.last
    async with town.database.reading() as tx:
        tip = (await tx.execute(select(tips))).one()
    assert (tip.sealed_relay, tip.verifier) == (None, None)
    await ann.says(f"CASE {code}")
    assert "know no case" in ann.last


async def test_forget_reaches_what_is_not_moved_yet(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(ann)
    await ann.says(f"FORGET {code}")
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        tip = (await tx.execute(select(tips))).one()
    assert (tip.sealed_relay, tip.verifier) == (None, None)


async def test_case_alone_says_how(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("CASE")
    assert ann.last.startswith("Send CASE and your four case words")
    await ann.says("FORGET")
    assert ann.last.startswith("Text FORGET and your four case words")


async def test_sentences_that_begin_so_are_sentences(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("Case of beer got robbed from the shop in Bootle by two lads")
    assert ann.last.startswith("Send this without your name?")


@pytest.mark.parametrize("word", ["CASE", "FORGET"])
@pytest.mark.parametrize("typed", ["apple bread chair dog0", "title flavor slim", "lemno river artist cloth"])
async def test_mistyped_words_are_no_tip_and_count(town: Town, channel: str, word: str, typed: str) -> None:
    ann = await town.person("Ann", channel)
    for _ in range(5):
        await ann.says(f"{word} {typed}")
        assert ann.last.startswith("We know no case by these words")
        if isinstance(ann, TelegramHandset):
            assert typed not in "".join(shown.text for shown in ann.far.screen(ann.chat))
    await ann.says(f"{word} {typed}")
    assert ann.last.startswith("Too many wrong words")


@pytest.mark.parametrize("typed", ["aple bred chare dogg", "xylo qwer asdf zxcv"])
async def test_words_gone_wholly_wrong_hear_how(town: Town, channel: str, typed: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"CASE {typed}")
    assert ann.last.startswith("Send CASE and your four case words")


@pytest.mark.parametrize(
    "typed",
    [
        "Case of lager robbed from the shop on Stanley Road",
        "Forget what I said, they sell drugs from the chippy in Bootle",
    ],
)
async def test_clear_sentences_are_offered(town: Town, channel: str, typed: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(typed)
    assert ann.last.startswith("Send this without your name?")


@pytest.mark.parametrize("typed", ["CASE voice sustain torch else", "CASE voice sustain trch else"])
async def test_random_words_are_no_danger(town: Town, channel: str, typed: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(typed)
    assert "know no case" in ann.last


async def test_danger_behind_the_code_is_heard(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(ann)
    await ann.says(f"CASE {code} help, he is in my house now with a knife")
    assert ann.last.startswith("Ring 999 now.")
