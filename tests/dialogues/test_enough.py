"""A flood is stopped kindly until tomorrow; a team can ask a sender to wait, or take no more on one report."""

import pytest
from sqlalchemy import select

from bot.flows.enough import MOST_A_DAY, MOST_AN_HOUR
from config.texts import languages, text
from delivery.sms_text import MOST_PARTS, fold, segments
from intelligence.tables import tip_messages, tips
from sandbox.handset import Handset
from tests.dialogues.test_answer import at_desk, file
from tests.dialogues.test_danger import KNIFE
from tests.dialogues.test_tip import BIKES, filed
from tests.world import Town


async def send(person: Handset, number: int) -> None:
    await person.says(f"TIP {BIKES} number {number}")
    await person.chooses("Send, no questions")


async def test_after_too_many_in_an_hour_the_rest_waits_for_tomorrow(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for number in range(MOST_AN_HOUR):
        await send(ann, number)
        assert ann.last.startswith("Thank you."), number
    await ann.says(f"TIP {BIKES} once more")
    assert ann.last.startswith("That is all we can take from you today")
    await ann.says("1")
    await town.pass_time(hours=2)
    await ann.says(BIKES)
    assert ann.last.startswith("That is all we can take from you today")
    await ann.says(KNIFE)
    assert ann.last.startswith("Ring 999 now")
    await ann.says("UNDO")
    await town.pass_time(hours=14)
    await send(ann, 0)
    await town.pass_time(minutes=15)
    assert len(await filed(town)) == MOST_AN_HOUR + 1


async def test_after_too_many_on_a_day_too(town: Town) -> None:
    bob = await town.person("Bob", "sms")
    for number in range(MOST_A_DAY):
        if number and number % (MOST_AN_HOUR - 1) == 0:
            await town.pass_time(hours=1)
        await send(bob, number)
        assert bob.last.startswith("Thank you."), number
    await bob.says(f"TIP {BIKES} once more")
    assert bob.last.startswith("That is all we can take from you today")


async def test_a_team_asks_the_sender_to_wait(town: Town, channel: str) -> None:
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    code = await file(town, ann)
    before = list(ann.texts)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.do("quieten")
        await town.settle()
        assert ann.texts == before
        await ann.says(f"TIP {BIKES}")
        assert ann.last.startswith("Those who read this ask you to wait.")
        assert "24 hours" in ann.last
        await ann.says(f"CASE {code} and a red bike")
        assert ann.last.startswith("Those who read this ask you to wait.")
        await ann.says(f"CASE {code}")
        assert ann.last.startswith("Somebody has read it")
        await bob.says(f"TIP {BIKES}")
        assert bob.last.startswith("Send this without your name?")
        await ann.says("TIP A lad is dealing drugs outside the school gates in Bootle right now")
        assert ann.last.startswith("Send this without your name?")
        await ann.says(KNIFE)
        assert ann.last.startswith("Ring 999 now")
        await town.pass_time(hours=24)
        await ann.says(f"TIP {BIKES}")
        assert "Send this without your name?" in ann.last


async def test_who_was_asked_to_wait_still_answers_a_question(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.do("quieten")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says("READ")
        await ann.says("It is white")
        assert ann.last.startswith("Thank you. Your answer")


async def test_a_muted_report_takes_no_more_and_says_so(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says("READ")
        await desk.do("mute")
        await ann.says("It is white")
        assert ann.last.startswith("Nobody waits for this answer any more")
        await ann.says(f"CASE {code} it is white")
        assert "take no more words on it" in ann.last
        await ann.says(f"CASE {code}")
        assert "take no more words on it" in ann.last
        await town.pass_time(minutes=15)
        async with town.database.reading() as tx:
            assert len((await tx.execute(select(tip_messages.c.id))).all()) == 2
        await desk.do("unmute")
        await ann.says(f"CASE {code} it is white")
        assert ann.last.startswith("Thank you. We have added that")


async def test_nothing_of_it_lies_with_the_tip(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        async with town.database.reading() as tx:
            before = (await tx.execute(select(tips))).one()
        await desk.do("quieten")
        assert "The sender is asked to wait" in desk.page
        await town.settle()
    async with town.database.reading() as tx:
        assert (await tx.execute(select(tips))).one() == before


@pytest.mark.parametrize("language", languages())
def test_the_refusals_fit_three_texts(language: str) -> None:
    for key in ("enough-today", "enough-quiet", "case-muted", "answer-late"):
        sent = segments(fold(text(language, key, hours=24)))
        assert sent.parts <= MOST_PARTS, (key, sent)
