"""The team asks, the resident answers, the outcome is told: nobody learns who the other is."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select

from bot.demo.desk_visit import DeskVisit
from delivery.messages import SMS, TELEGRAM
from delivery.tables import outbox
from intelligence.tables import outgoing, tips
from sandbox.handset import Handset
from tests.world import Town

BURGLARY = "Lads are breaking into sheds behind Knowsley Road in Bootle most nights"


@asynccontextmanager
async def at_desk(town: Town, team: str = "npt-sefton") -> AsyncIterator[DeskVisit]:
    """A signed-in member of the team."""
    member = await town.officer("Ada", "member", team)
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as visit:
        assert await visit.sign_in(), (member.texts, visit.page[:3000])
        yield visit


async def file(town: Town, person: Handset, words: str = BURGLARY) -> str:
    await person.says(f"TIP {words}")
    await person.chooses("Send, you may ask me")
    code = re.search(r"case words: (.+)\n", person.last)
    await town.pass_time(minutes=15)
    assert code
    return code[1]


async def test_question_answer_outcome(town: Town, channel: str) -> None:
    group = await town.team_chat("npt-sefton")
    ann = await town.person("Ann", channel)
    code = await file(town, ann)
    assert "New report" in group.last
    assert "sheds" not in group.last
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await ann.says(f"CASE {code}")
        assert ann.last == "Somebody has read it and is dealing with it."

        await desk.ask("What colour is their van?")
        await town.settle()
        assert ann.last == "You have a message. Reply READ"
        assert "van" not in "".join(ann.texts)
        await ann.says("READ")
        assert "What colour is their van?" in ann.last
        await ann.says("It is white with a dent in it")
        assert ann.last.startswith("Thank you. Your answer is on its way")
        await town.pass_time(minutes=15)
        assert "More words" in group.last
        assert "dent" not in group.last
        await desk.look()
        assert "It is white with a dent in it" in desk.words

        await desk.close("acted-on")
        await town.settle()
        assert ann.last == "You have a message. Reply READ"
        await ann.says("READ")
        assert "was acted on" in ann.last
    async with town.database.reading() as tx:
        assert (await tx.execute(select(tips.c.sealed_relay))).scalars().all() == [None]
        assert (await tx.execute(select(outgoing))).all() == []
    await ann.says("READ")
    assert ann.last == "No message is waiting for you."


async def test_read_by_button(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("How many are they?")
        await town.settle()
        await ann.chooses("Read it")
        assert "How many are they?" in ann.last
        await ann.says("3")
        await town.pass_time(minutes=15)
        await desk.look()
        assert desk.words.endswith("3")


async def test_a_number_answers_the_question_and_no_old_menu(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    await file(town, bob)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("How many are they?")
        await town.settle()
        await bob.says("TIP lads on scramblers in Bootle every night")
        await bob.says("READ")
        await bob.says("2")
        assert bob.last.startswith("Thank you. Your answer")
        await town.pass_time(minutes=15)
        await desk.look()
        assert desk.words.endswith("2")


async def test_danger_in_an_answer_comes_first(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("Are they there now?")
        await town.settle()
        await ann.says("READ")
        await ann.says("they are in my house now with a knife")
    assert ann.last.startswith("Ring 999 now")


@pytest.mark.parametrize("asked", [2, 5])
async def test_several_questions_wait_in_turn(town: Town, channel: str, asked: int) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        for number in range(asked):
            await desk.ask(f"Question {number}?")
        await town.settle()
        for number in range(asked):
            await ann.says("READ")
            await ann.says(f"Answer {number}")
            assert any(said.startswith("Thank you. Your answer") for said in ann.new)
        await town.pass_time(minutes=15)
        await desk.look()
        for number in range(asked):
            assert f"Answer {number}" in desk.words


async def test_after_forget_no_question_arrives(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says(f"FORGET {code}")
        await ann.says("READ")
        assert ann.last == "No message is waiting for you."
        await desk.look()
        await desk.ask("And where?")
        await town.settle()
    assert ann.last == "No message is waiting for you."


async def test_at_night_the_question_waits_for_the_morning(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    await town.pass_time(hours=12)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        assert "You have a message" not in ann.last
        async with town.database.reading() as tx:
            assert (await tx.execute(select(outbox))).all() == [], "a row would show who told us something"
        await town.pass_time(hours=10)
        assert ann.last == "You have a message. Reply READ"


async def test_who_read_or_forgot_in_the_night_is_not_written_to_in_the_morning(
    town: Town, channel: str
) -> None:
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    await file(town, ann)
    code = await file(town, bob, "Lads take copper from the church roof in Bootle every night")
    await town.pass_time(hours=12)
    async with at_desk(town) as desk:
        for word in ("sheds", "copper"):
            await desk.claim_and_read(word)
            await desk.ask("What colour is their van?")
        await town.settle()
    await ann.says("READ")
    assert "What colour" in ann.last
    await bob.says(f"FORGET {code}")
    await town.pass_time(hours=10)
    assert "You have a message" not in ann.last
    assert "You have a message" not in bob.last


async def test_what_is_never_answered_keeps_no_outcome_waiting(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        for number in range(3):
            await desk.ask(f"Question {number}?")
            await town.settle()
            await ann.says("READ")
        await desk.close("kept")
        await town.settle()
    assert ann.last == "You have a message. Reply READ"
    await ann.says("READ")
    assert "helps to see the whole picture" in ann.last


async def test_after_90_days_nobody_is_written_to(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    await town.pass_time(days=91)
    before = ann.texts
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
    assert ann.texts == before
    async with town.database.reading() as tx:
        assert (await tx.execute(select(outgoing))).all() == []


async def test_the_notice_has_a_button_for_who_takes_it(town: Town) -> None:
    group = await town.team_chat("npt-sefton")
    ann = await town.person("Ann", SMS)
    await file(town, ann)
    notice = group.last
    await group.chooses("I have it")
    assert notice in group.texts
    assert "The others here can see" in group.last


async def test_another_teams_member_sees_nothing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    async with at_desk(town, "npt-wirral") as desk:
        await desk.claim_and_read("sheds")
        assert desk.words == ""
