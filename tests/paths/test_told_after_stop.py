"""Who said STOP to our texts can still tell us things and is not joined again by it; no desk waits for them in vain."""

from pathlib import Path

import pytest
from sqlalchemy import select

from delivery.messages import SMS
from intelligence.model import TipPage
from intelligence.tables import tips
from sandbox.handset import Handset, SmsHandset
from staff.model import Role, Staff
from tests.dialogues.asking import subscribers_of
from tests.paths.lasting_town import TIPS, LastingTown, open_lasting_town

SHEDS = "Two lads broke into the sheds in Bootle last night and took a red bike"


def reader(team: str) -> Staff:
    return Staff(1, "Ada", Role.MEMBER, frozenset({team}))


async def read(town: LastingTown) -> TipPage:
    async with town.database.transaction() as tx:
        tip = (await tx.execute(select(tips))).one()
        return await town.stack.desk.read(tx, tip.id, reader(tip.team), town.clock.now())


async def ask(town: LastingTown, words: str = "Which way did they go?") -> None:
    async with town.database.transaction() as tx:
        tip = (await tx.execute(select(tips))).one()
        await town.stack.desk.claim(tx, tip.id, reader(tip.team), town.clock.now())
        await town.stack.desk.ask(tx, tip.id, reader(tip.team), words, town.clock.now())


async def told(town: LastingTown) -> SmsHandset:
    """Somebody who told something, and may be asked."""
    ann = await town.person("Ann", SMS)
    assert isinstance(ann, SmsHandset)
    await ann.says(f"TIP {SHEDS}")
    await ann.chooses("Send, you may ask me")
    await town.pass_time(minutes=16)
    return ann


def texts_of(person: Handset, number: str) -> list[str]:
    assert isinstance(person, SmsHandset)
    return [text.body for text in person.far.screen(person.number) if text.from_us and text.number == number]


@pytest.mark.parametrize("words", [f"TIP {SHEDS}", SHEDS])
async def test_without_a_second_number_it_is_accepted_unanswered(tmp_path: Path, words: str) -> None:
    """Also in plain words: they cannot be shown an offer, and what they tell counts for more. No way back is kept."""
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        await ann.says("STOP")
        before = len(ann.texts)
        await ann.says(words)
        await town.pass_time(minutes=16)
        page = await read(town)
        assert [message.text for message in page.messages] == [SHEDS]
        assert not page.can_be_answered
        assert len(ann.texts) == before
        assert not any(person.is_active for person in await subscribers_of(town))


async def test_small_talk_after_stop_is_no_report(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await town.subscriber("Ann", SMS)
        await ann.says("STOP")
        await ann.says("thanks anyway, have a nice day")
        await town.pass_time(minutes=16)
        async with town.database.reading() as tx:
            assert (await tx.execute(select(tips))).all() == []


async def test_danger_after_stop_is_passed_on_and_the_text_comes_from_the_second_number(
    tmp_path: Path,
) -> None:
    async with open_lasting_town(tmp_path, has_tip_number=True) as town:
        ann = await town.subscriber("Ann", SMS)
        await ann.says("STOP")
        await ann.says("he has a knife and is in our house")
        assert "Ring 999 now" in texts_of(ann, TIPS)[-1]
        await town.pass_time(minutes=1)
        assert (await read(town)).line.urgency == "emergency"
        assert not any(person.is_active for person in await subscribers_of(town))


async def test_a_stop_that_only_the_provider_heard_of_holds_back_no_999_text(tmp_path: Path) -> None:
    """Error 21610: the same words leave from the second number, once."""
    async with open_lasting_town(tmp_path, has_tip_number=True) as town:
        ann = await town.subscriber("Ann", SMS)
        town.sandbox.twilio.faults.next(code=21610)
        await ann.says("he has a knife and is in our house")
        assert sum("Ring 999 now" in text for text in ann.texts) == 1
        assert "Ring 999 now" in texts_of(ann, TIPS)[-1]
        assert not any(person.is_active for person in await subscribers_of(town))


async def test_a_question_after_stop_leaves_from_the_second_number(tmp_path: Path) -> None:
    async with open_lasting_town(tmp_path, has_tip_number=True) as town:
        ann = await told(town)
        await ann.says("STOP")
        await ask(town)
        await town.settle()
        assert "Reply READ" in texts_of(ann, TIPS)[-1]
        await ann.far.text(ann.number, "READ", to=TIPS)
        await town.stack.reconciler.once()  # type: ignore[union-attr]  # a town with texts has one
        await town.settle()
        await ann.says("READ")
        assert "Which way did they go?" in texts_of(ann, TIPS)[-1]
        assert (await read(town)).can_be_answered


@pytest.mark.parametrize("when", ["before the question", "after the question", "provider alone"])
async def test_without_a_second_number_no_desk_waits_for_who_said_stop(tmp_path: Path, when: str) -> None:
    async with open_lasting_town(tmp_path) as town:
        ann = await told(town)
        if when == "before the question":
            await ann.says("STOP")
        elif when == "provider alone":
            town.sandbox.twilio.faults.next(code=21610)
        assert (await read(town)).can_be_answered
        await ask(town)
        await town.settle()
        if when == "after the question":
            assert "Reply READ" in ann.last
            await ann.says("STOP")
        await town.pass_time(minutes=16)
        page = await read(town)
        assert not page.can_be_answered
        async with town.database.reading() as tx:
            tip = (await tx.execute(select(tips))).one()
        assert tip.sealed_relay is None


async def test_who_comes_back_after_all_can_still_answer(tmp_path: Path) -> None:
    """No text after READ is lost, whatever the desk was told meanwhile."""
    async with open_lasting_town(tmp_path) as town:
        ann = await told(town)
        await ask(town)
        await town.settle()
        await ann.says("STOP")
        await town.pass_time(minutes=16)
        assert not (await read(town)).can_be_answered
        await ann.says("START")
        await ann.says("READ")
        assert "Which way did they go?" in ann.last
        await ann.says("Towards the lock")
        await town.pass_time(minutes=16)
        assert [message.text for message in (await read(town)).messages][-1] == "Towards the lock"
