"""The outcome goes back by the way that the tip left, and by no other: in its reader's language, once, or not at all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.desk_visit import DeskVisit
from config.texts import text
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import Handset
from tests.world import Town, open_town

TEAM = "npt-sefton"
SHEDS = "Lads are breaking into sheds behind Knowsley Road in Bootle most nights"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def tell(town: Town, person: Handset) -> None:
    await person.says(f"TIP {SHEDS}")
    await person.chooses(person.labels[0])
    await town.pass_time(minutes=16)


async def close(town: Town) -> None:
    """One of the team acts on it."""
    member = await town.officer("Mo", "member", TEAM)
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("sheds")
        await desk.close("acted-on")
    await town.pass_time(minutes=16)


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
async def test_the_outcome_is_told_once_in_the_readers_language(town: Town, language: str) -> None:
    ann = await town.person("Ann", TELEGRAM, language=language)
    await tell(town, ann)
    await close(town)
    assert ann.last == text(language, "message-waiting")
    await ann.says("READ")
    assert text(language, "outcome-acted-on") in ann.last
    await ann.says("READ")
    assert ann.last == text(language, "message-none")


async def test_after_ninety_days_there_is_no_way_back(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await tell(town, ann)
    before = len(ann.texts)
    await town.pass_time(days=91)
    await close(town)
    assert len(ann.texts) == before
    await ann.says("READ")
    assert ann.last == text("en", "message-none")


async def test_who_said_stop_is_not_written_to(town: Town) -> None:
    """There is no second number here: what the provider would refuse is not tried."""
    bob = await town.person("Bob", SMS)
    await tell(town, bob)
    await bob.says("STOP")
    before = len(bob.texts)
    await close(town)
    await town.pass_time(hours=20)
    assert len(bob.texts) == before
