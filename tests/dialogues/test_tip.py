"""Telling something without a name, in a resident's words."""

import re

import httpx
import pytest
from sqlalchemy import select

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from intelligence.tables import intake, tip_messages, tips
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from sandbox.twilio_far_end import AUTH_TOKEN
from tests.world import Town

BIKES = "Two lads on scramblers tearing up Derby Park in Bootle every night"


async def filed(town: Town) -> list[tuple[str, str, str]]:
    """(category, team, urgency) of what was filed."""
    async with town.database.reading() as tx:
        rows = await tx.execute(select(tips.c.category, tips.c.team, tips.c.urgency))
        return [(row.category, row.team, row.urgency) for row in rows]


async def waiting(town: Town) -> int:
    async with town.database.reading() as tx:
        return len((await tx.execute(select(intake.c.id))).all())


async def own_words(town: Town, person: Handset) -> str:
    """What the person's own chat still shows of what they typed; for SMS what the provider still lists."""
    if isinstance(person, TelegramHandset):
        return "\n".join(shown.text for shown in person.far.screen(person.chat) if not shown.from_bot)
    assert isinstance(person, SmsHandset)
    far = person.far
    url = f"{town.base_url}/sandbox/twilio/2010-04-01/Accounts/{far.account_sid}/Messages.json"
    async with httpx.AsyncClient(auth=(far.account_sid, AUTH_TOKEN)) as client:
        listed = (await client.get(url, params={"From": person.number})).json()["messages"]
    return "\n".join(message["body"] for message in listed)


async def test_plain_words_are_offered_and_sent_only_when_chosen(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    assert ann.last.startswith("Send this without your name?")
    assert ann.labels == ["Send, you may ask me", "Send, no questions", "Do not send"]
    for word in ("Police or a partner such as the council", "knows that you wrote to us", "0800 555 111"):
        assert word in ann.last
    await town.pass_time(minutes=30)
    assert await filed(town) == []
    assert await waiting(town) == 0


async def test_sent_with_questions_allowed(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    await ann.chooses("Send, you may ask me")
    assert "Thank you. We have it, without your name." in ann.last
    assert re.search(r"case words: ([a-z]+ ){3}[a-z]+\n", ann.last)
    for secret in ("bike", "scrambler", "Bootle", "team", "roads"):
        assert secret not in ann.last
    assert await filed(town) == []
    await town.pass_time(minutes=15)
    [(category, team, urgency)] = await filed(town)
    assert (category, team) == ("off-road-bikes", "roads-policing")
    assert urgency in ("urgent", "routine")


async def test_sent_without_questions_leaves_no_way_back(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BIKES}")
    await ann.chooses("Send, no questions")
    assert "Nobody can ask you anything" in ann.last
    assert "case words" not in ann.last
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        tip = (await tx.execute(select(tips))).one()
    assert (tip.sealed_relay, tip.verifier) == (None, None)


async def test_not_sent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BIKES}")
    await ann.chooses("Do not send")
    assert "Nothing was sent, and nothing is kept" in ann.last
    assert "scramblers" not in await own_words(town, ann)
    await town.pass_time(minutes=15)
    assert await filed(town) == []


@pytest.mark.parametrize("word", ["TIP", "tip", "/tip"])
async def test_the_first_screen_says_it_plainly(town: Town, channel: str, word: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(word)
    for said in ("Police or a partner", "still knows", "Leave out who you are", "0800 555 111", "999"):
        assert said in ann.last
    await ann.says(BIKES)
    assert ann.last.startswith("Send this without your name?")


async def test_further_words_are_added_and_offered_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    await ann.says("one of the bikes is a red Honda")
    assert ann.last.startswith("Added.")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    assert len(await filed(town)) == 1


async def test_what_was_typed_is_deleted_where_it_lies(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    await ann.says("one of the bikes is a red Honda")
    assert "Honda" in await own_words(town, ann)
    await ann.chooses("Send, no questions")
    left = await own_words(town, ann)
    assert "scramblers" not in left
    assert "Honda" not in left


@pytest.mark.parametrize("moved", [False, True])
async def test_undo_takes_it_back(town: Town, channel: str, moved: bool) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(
        "TIP A lad is dealing drugs outside the school gates in Bootle right now" if moved else BIKES
    )
    await ann.chooses("Send, you may ask me")
    if moved:
        await town.pass_time(minutes=2)
        assert len(await filed(town)) == 1
    await ann.says("UNDO")
    assert ann.last.startswith("Taken back.")
    await town.pass_time(minutes=20)
    assert await filed(town) == []
    await ann.says("UNDO")
    assert "nothing to take back" in ann.last


async def test_undo_ends_after_ten_minutes(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=10)
    await ann.says("UNDO")
    assert "nothing to take back" in ann.last
    await town.pass_time(minutes=5)
    assert len(await filed(town)) == 1


@pytest.mark.parametrize(
    "words", ["I'm driving and will reply later", "auto reply: I am out of office until Monday"]
)
async def test_machines_get_no_answer(town: Town, channel: str, words: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(words)
    assert ann.texts == []


async def test_a_lone_word_does_not_file(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(BIKES)
    await ann.says("ok")
    assert ann.last.startswith("Send this without your name?")
    await town.pass_time(minutes=15)
    assert await filed(town) == []


async def test_what_triage_does_not_know_still_reaches_people(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("TIP zxcv qwer")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    [(_, team, _)] = await filed(town)
    assert team not in ("bot", "service-desk")


async def test_an_edited_message_is_offered_anew(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    message = ann.far.type(ann.chat, BIKES)
    await town.settle()
    ann.far.edit(ann.chat, message, f"{BIKES}, about nine")
    await town.settle()
    assert ann.last.startswith("Send this without your name?")
    await ann.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    assert len(await filed(town)) == 1


async def test_the_longest_messages_can_be_sent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("TIP " + "They deal drugs. " * (90 if channel == SMS else 240))
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=15)
    assert len(await filed(town)) == 1


async def test_no_screen_takes_more_than_three_segments(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    await bob.says("TIP")
    await bob.says(BIKES)
    await bob.says("one of them is a red Honda")
    await bob.chooses("Send, you may ask me")
    await bob.says("CASE")
    await bob.says("he has a knife and is in my house now")
    for said in bob.texts:
        assert segments(said).parts <= 3, said
        assert segments(said).encoding == "GSM-7", said


async def test_twelve_texts_a_day_do_not_count_filing(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    for number in range(8):
        await bob.says(f"TIP {BIKES} number {number}")
        await bob.chooses("Send, no questions")
    await town.pass_time(minutes=15)
    assert len(await filed(town)) == 8


async def test_who_stopped_can_still_tip_and_joins_nothing(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    await bob.says("STOP")
    await bob.says(f"TIP {BIKES}")
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        [relay] = (await tx.execute(select(tips.c.sealed_relay))).scalars()
        assert len((await tx.execute(select(tip_messages.c.id))).all()) == 1
    assert relay is None
