"""Words that may show who the sender is: shown before anything leaves, hidden, written again or sent all the same."""

import re

import pytest

from config.texts import languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, fold, segments
from intelligence.selves import MASK
from sandbox.handset import Handset
from tests.dialogues.test_answer import BURGLARY, at_desk
from tests.dialogues.test_tip import filed, own_words
from tests.world import Town

OPPOSITE = f"{BURGLARY}, I live opposite and my ex knows them"


async def words_at_desk(town: Town, team: str, part: str) -> str:
    async with at_desk(town, team) as desk:
        await desk.claim_and_read(part)
        return desk.words


async def test_they_are_shown_in_the_offer(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(OPPOSITE)
    assert ann.last.startswith("Send this without your name?")
    assert '"I live opposite", "my ex"' in ann.last
    assert ann.labels == [
        "Send, you may ask me",
        "Send, no questions",
        "Hide these words",
        "Write it again",
        "Do not send",
    ]


async def test_what_is_hidden_reaches_nobody(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(OPPOSITE)
    await ann.chooses("Hide these words")
    assert "hidden now" in ann.last
    # On a screen what is left is shown.
    assert (MASK in ann.last) == (channel == TELEGRAM)
    assert ann.labels == ["Send, you may ask me", "Send, no questions", "Do not send"]
    await ann.chooses("Send, no questions")
    assert "opposite" not in await own_words(town, ann)
    await town.pass_time(minutes=15)
    words = await words_at_desk(town, "npt-sefton", "sheds")
    assert BURGLARY in words
    assert words.count(MASK) == 2
    assert "opposite" not in words
    assert "my ex" not in words


async def test_sent_as_it_is(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(OPPOSITE)
    await ann.chooses("Send, you may ask me")
    assert "case words" in ann.last
    await town.pass_time(minutes=15)
    assert "I live opposite" in await words_at_desk(town, "npt-sefton", "sheds")


async def test_written_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(OPPOSITE)
    await ann.chooses("Write it again")
    assert "without words that show who you are" in ann.last
    await ann.says(BURGLARY)
    assert ann.labels == ["Send, you may ask me", "Send, no questions", "Do not send"]
    await ann.chooses("Send, no questions")
    left = await own_words(town, ann)
    assert "opposite" not in left
    await town.pass_time(minutes=15)
    words = await words_at_desk(town, "npt-sefton", "sheds")
    assert "opposite" not in words


async def test_words_added_are_looked_at_too(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BURGLARY)
    assert "show who you are:" not in ann.last
    await ann.says("one came over my fence")
    assert '"my fence"' in ann.last
    await ann.chooses("Hide these words")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    words = await words_at_desk(town, "npt-sefton", "sheds")
    assert f"one came over {MASK}" in words


async def test_their_own_number_is_known(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    number = bob.number  # type: ignore[attr-defined]  # a handset for texts
    await bob.says(f"TIP He sells drugs in Bootle from 0{number[3:]}")
    assert f'"0{number[3:]}"' in bob.last


async def test_danger_is_never_held_back(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("I live opposite, he has a knife and is breaking into my house now")
    assert ann.last.startswith("Ring 999 now")
    assert await filed(town) == [("possession-of-weapons", "control-room", "emergency")]


async def test_what_is_on_offer_is_forgotten_after_a_day(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(OPPOSITE)
    await town.pass_time(days=1)
    await ann.says("1")
    await town.pass_time(minutes=15)
    assert await filed(town) == []


async def asked(town: Town, ann: Handset) -> str:
    """A tip is sent; its case words."""
    await ann.says(f"TIP {BURGLARY}")
    await ann.chooses("Send, you may ask me")
    code = re.search(r"case words: (.+)\n", ann.last)
    await town.pass_time(minutes=15)
    assert code
    return code[1]


@pytest.mark.parametrize(
    ("choice", "sent"),
    [
        ("Send as it is", "white, I saw it from my window"),
        ("Hide these words, send the rest", f"white, I saw it from {MASK}"),
        ("Do not send", ""),
    ],
)
async def test_an_answer_is_held_on_one_screen(town: Town, channel: str, choice: str, sent: str) -> None:
    ann = await town.person("Ann", channel)
    await asked(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says("READ")
        await ann.says("white, I saw it from my window")
        assert '"my window"' in ann.last
        await ann.chooses(choice)
        assert ann.last.startswith("Thank you. Your answer" if sent else "Nothing was sent")
        await town.pass_time(minutes=15)
        await desk.look()
        assert (sent in desk.words) if sent else ("window" not in desk.words)
        assert "window" not in await own_words(town, ann)


async def test_an_answer_written_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await asked(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says("READ")
        await ann.says("white, I saw it from my window")
        await ann.says("ok")
        assert '"my window"' in ann.last
        await ann.says("it is white")
        assert ann.last.startswith("Thank you. Your answer")
        await town.pass_time(minutes=15)
        await desk.look()
        assert desk.words.endswith("it is white")


@pytest.mark.parametrize("choice", ["Send as it is", "Hide these words, send the rest", "Do not send"])
async def test_words_for_a_case_are_held_on_one_screen(town: Town, channel: str, choice: str) -> None:
    ann = await town.person("Ann", channel)
    code = await asked(town, ann)
    await ann.says(f"CASE {code} they came over my fence again")
    assert '"my fence"' in ann.last
    await ann.chooses(choice)
    await town.pass_time(minutes=15)
    words = await words_at_desk(town, "npt-sefton", "sheds")
    assert ("over my fence again" in words) == (choice == "Send as it is")
    assert (f"over {MASK} again" in words) == choice.startswith("Hide")


async def test_what_is_held_for_a_case_is_forgotten_after_an_hour(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await asked(town, ann)
    await ann.says(f"CASE {code} they came over my fence again")
    await town.pass_time(minutes=61)
    await ann.says("1")
    await town.pass_time(minutes=15)
    assert "fence" not in await words_at_desk(town, "npt-sefton", "sheds")


@pytest.mark.parametrize("language", [each for each in languages() if each != "ar"])
def test_the_offer_with_the_longest_words_fits_three_texts(language: str) -> None:
    words = text(language, "guard-and-more", words='"' + "m" * 40 + '", "' + "m" * 40 + '"', count=12)
    for key, values in (
        ("tip-offer-selves", ("ask", "silent", "hide", "again", "not")),
        ("tip-offer-hidden", ("ask", "silent", "not")),
    ):
        menu = "\n".join(f"{n} {text(language, f'tip-send-{value}')}" for n, value in enumerate(values, 1))
        sent = segments(fold(f"{text(language, key, words=words)}\n{menu}"))
        assert (sent.parts, sent.encoding) <= (MOST_PARTS, "GSM-7"), (key, sent)
