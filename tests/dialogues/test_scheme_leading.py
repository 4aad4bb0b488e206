"""Who leads a scheme: handing it over, deputies, and what happens where nobody is left to do it."""

import pytest

from bot.scheme_news import look_after
from config.texts import languages, text
from delivery.messages import TELEGRAM
from delivery.sms_text import fold, segments
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.schemes import NAME, members_of, neighbour, scheme, state_of
from tests.world import Town

FAREWELL = "You led a Neighbourhood Watch scheme. We tell your local officers that it needs somebody new."
VACANT = f"Nobody leads {NAME} (Linacre (Sefton)) now"


async def hears_once(town: Town, officer: TelegramHandset) -> None:
    """The officer is told that nobody leads the scheme, and is not told again."""
    assert not any(VACANT in text for text in officer.texts)
    for _ in range(2):
        await look_after(town.parts)
        await town.settle()
    assert [text for text in officer.texts if VACANT in text] == [officer.last]
    assert officer.labels == ["Look at the scheme"]
    assert await state_of(town) == "vacant"


async def erases(person: Handset) -> None:
    await person.says("MYDATA")
    await person.chooses("Erase everything")
    await person.chooses("Yes")


@pytest.mark.parametrize("way", ["STOP ALL", "erase", f"STOP {NAME}"])
async def test_who_leaves_a_scheme_without_a_lead_hears_that_officers_are_told(
    town: Town, channel: str, way: str
) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    await (erases(ann) if way == "erase" else ann.says(way))
    assert FAREWELL in ann.last.replace("\n", " ")
    await hears_once(town, officer)


async def test_the_single_word_is_answered_by_the_provider_alone_on_sms(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    before = len(ann.texts)
    await ann.says("STOP")
    assert len(ann.texts) == before + 1
    assert (FAREWELL in ann.last) is (channel == TELEGRAM)
    await hears_once(town, officer)


async def test_a_member_who_leaves_and_a_lead_who_leaves_a_deputy_hear_nothing_of_it(
    town: Town, channel: str
) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, channel, officer)
    bob, eve = [await neighbour(town, name, channel, code) for name in ("Bob", "Eve")]
    await ann.says("SCHEME")
    await ann.chooses("Add a deputy")
    await bob.says(f"SCHEME {ann.last.split('SCHEME ')[1].split('.')[0]}")
    await bob.chooses("Yes")
    for person in (eve, ann):
        await person.says("STOP ALL")
        assert "You get no more alerts" in person.last
        assert "You led" not in person.last
    assert await look_after(town.parts) == 0
    assert await state_of(town) == "active"
    await bob.says("STOP ALL")
    assert FAREWELL in bob.last.replace("\n", " ")
    await hears_once(town, officer)


async def test_a_lead_who_blocks_the_bot_leads_again_once_they_are_back(town: Town) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, TELEGRAM, officer)
    assert isinstance(ann, TelegramHandset)
    ann.far.block(ann.chat)
    await town.settle()
    await hears_once(town, officer)
    ann.far.unblock(ann.chat)
    await town.settle()
    assert await look_after(town.parts) == 0
    assert await state_of(town) == "active"
    await ann.says("SCHEME")
    assert "What do you want to do" in ann.last


async def test_a_coordinator_who_leaves_is_told_to_be_missed(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await ann.says("LEAVE")
    assert "somebody else must do it" in ann.last
    await ann.chooses("No")
    assert await members_of(town) == 2
    await ann.says("LEAVE")
    await ann.chooses("Yes")
    assert await look_after(town.parts) == 1
    assert await look_after(town.parts) == 0
    await town.settle()
    assert officer.last.startswith(VACANT)

    await officer.chooses("Look at the scheme")
    assert "has no coordinator" in officer.last
    await officer.chooses("New coordinator")
    lead = officer.last.split("SCHEME ")[1].split(".")[0]
    await bob.says(f"SCHEME {lead}")
    assert "You can lead" in bob.last
    await bob.chooses("Yes")
    assert "You now lead" in bob.last
    assert await state_of(town) == "active"
    # The code works once.
    eve = await town.subscriber("Eve", channel)
    await eve.says(f"SCHEME {lead}")
    assert "This code was used already" in eve.last


async def test_a_new_coordinator_takes_the_place_of_the_old(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("New coordinator")
    lead = officer.last.split("SCHEME ")[1].split(".")[0]
    await bob.says(f"SCHEME {lead.lower()}")
    await bob.chooses("Yes")
    await bob.says("SCHEME")
    assert "Members: 2." in bob.last
    await ann.says("SCHEME")
    assert ann.last.startswith(f"You are in: {NAME}")


async def test_a_deputy_by_the_coordinators_code(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await ann.says("SCHEME")
    await ann.chooses("Add a deputy")
    lead = ann.last.split("SCHEME ")[1].split(".")[0]
    await town.pass_time(days=8)
    await bob.says(f"SCHEME {lead}")
    assert "This code was used already" in bob.last
    await ann.says("SCHEME")
    await ann.chooses("Add a deputy")
    lead = ann.last.split("SCHEME ")[1].split(".")[0]
    await bob.says(f"SCHEME {lead}")
    await bob.chooses("Yes")
    await bob.says("SCHEME")
    assert "What do you want to do" in bob.last
    # A deputy makes no deputies.
    assert not any("deputy" in label for label in bob.labels)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("first", ["stop-done", "scheme-left", "mydata-erased"])
def test_the_farewell_fits_by_text(first: str, language: str) -> None:
    said = segments(fold(f"{text(language, first, scheme='W' * 60)} {text(language, 'scheme-lead-left')}"))
    # Other scripts have less than half the room.
    assert said.parts <= (3 if said.encoding == "GSM-7" else 5)
    assert said.encoding == "GSM-7" or language == "ar"
