"""CONTACT ME: who wants to be called shares a number with one team, and can take it back."""

import hashlib

import pytest
from sqlalchemy import select

from bot.flows.contact import WORDING
from config.texts import languages, text
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import MOST_PARTS, fold, segments
from intelligence.tables import intake, tip_contacts, tips
from sandbox.handset import Handset, TelegramHandset
from staff.model import Role, Staff
from tests.dialogues.test_answer import BURGLARY, file
from tests.dialogues.test_danger import KNIFE
from tests.dialogues.test_tip import own_words
from tests.world import Town

MEMBER = Staff(1, "Ada", Role.MEMBER, frozenset({"npt-sefton", "control-room"}))
OFFER = "If you want an officer to contact you"


async def shared(town: Town) -> list[str | None]:
    """Numbers that the teams of all tips see; None for one that was taken back."""
    async with town.database.transaction() as tx:
        ids = (await tx.scalars(select(tips.c.id))).all()
        found = [await town.stack.desk.contacts.of_tip(tx, each, MEMBER, town.clock.now()) for each in ids]
    return [each.number for each in found if each]


async def ask_to_be_called(person: Handset, number: str = "0151 496 0123") -> None:
    await person.says("CONTACT ME")
    await person.says(number)


async def test_it_is_offered_in_the_thanks_and_says_what_it_means(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    assert "To be contacted by an officer text CONTACT ME." in ann.last
    await ann.says("CONTACT ME")
    for said in (
        "sees your number",
        "Nobody else",
        "no longer stay unknown",
        "CONTACT OFF",
        "no crime report",
    ):
        assert said in ann.last
    assert ("Use this number" in ann.labels) == (channel == SMS)
    await ann.says("0151 496 0123")
    assert "ends in 123" in ann.last
    assert "0151" not in await own_words(town, ann)
    await town.pass_time(minutes=15)
    assert await shared(town) == ["+441514960123"]


async def test_their_own_number_by_text(town: Town) -> None:
    bob = await town.person("Bob", SMS)
    await file(town, bob)
    await bob.says("contact me")
    await bob.chooses("Use this number")
    await town.pass_time(minutes=15)
    assert await shared(town) == [bob.number]  # type: ignore[attr-defined]  # a handset for texts


async def test_by_button(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await file(town, ann)
    await ann.chooses("Contact me")
    assert "sees your number" in ann.last
    await ann.chooses("No, stay unknown")
    assert ann.last.startswith("Nothing was passed on")
    await town.pass_time(minutes=15)
    assert await shared(town) == []


async def test_taken_back(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    await ask_to_be_called(ann)
    await town.pass_time(minutes=15)
    await ann.says("CONTACT ME")
    assert ann.last.startswith("The team has your number already")
    await ann.says("CONTACT OFF")
    assert ann.last.startswith("Done.")
    assert await shared(town) == [None]
    await ann.says("CONTACT OFF")
    assert ann.last.startswith("We hold no number")


async def test_forget_destroys_it_too(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    code = await file(town, ann)
    await ask_to_be_called(ann)
    await town.pass_time(minutes=15)
    await ann.says(f"FORGET {code}")
    assert await shared(town) == [None]
    await ann.says("CONTACT ME")
    assert ann.last.startswith("There is no report")


async def test_erasing_oneself_takes_it_back(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await file(town, ann)
    await ask_to_be_called(ann)
    await town.pass_time(minutes=15)
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("Yes, erase it")
    await town.settle()
    assert await shared(town) == [None]


async def test_no_questions_no_contact(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BURGLARY}")
    await ann.chooses("Send, no questions")
    assert "CONTACT" not in ann.last
    await town.pass_time(minutes=15)
    async with town.database.reading() as tx:
        assert (await tx.execute(select(tip_contacts))).all() == []
    await ann.says("CONTACT ME")
    assert ann.last.startswith("There is no report")


async def test_what_is_no_number_is_not_sent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await file(town, ann)
    await ask_to_be_called(ann, "my mum has it")
    assert "no telephone number" in ann.texts[-2]
    await ann.says("07700 900123")
    await town.pass_time(minutes=15)
    assert await shared(town) == ["+447700900123"]


async def test_contact_me_in_a_sentence_is_a_sentence(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("Contact between two lads dealing drugs in Bootle every night")
    assert ann.last.startswith("Send this without your name?")


async def test_after_danger_it_is_offered_beside_the_next_answer_and_never_by_itself(
    town: Town, channel: str
) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    before = list(ann.texts)
    for _ in range(3):
        await town.pass_time(minutes=11)
    assert ann.texts == before
    await ann.says("MENU")
    assert OFFER in "".join(ann.new)
    assert "Emergency? Ring 999." in ann.last
    await ann.says("MENU")
    assert OFFER not in "".join(ann.new)
    await ask_to_be_called(ann)
    await town.pass_time(minutes=15)
    assert await shared(town) == ["+441514960123"]


async def test_for_ten_minutes_after_danger_nothing_is_asked(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("CONTACT ME")
    assert ann.last.startswith("If anybody is in danger, ring 999")
    assert OFFER not in "".join(ann.texts)


async def test_taken_back_danger_is_never_offered(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(KNIFE)
    await ann.says("UNDO")
    await town.pass_time(minutes=11)
    await ann.says("MENU")
    assert OFFER not in "".join(ann.texts)


async def test_trap_contact_cards_are_never_stored(town: Town) -> None:
    """field.md (f): contact cards never stored with a tip."""
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await file(town, ann)
    await ann.says("CONTACT ME")
    ann.far.send_contact(ann.chat, phone="+447700900199", user_id=ann.chat)
    await town.settle()
    await town.pass_time(minutes=15)
    assert await shared(town) == []
    async with town.database.reading() as tx:
        assert (await tx.execute(select(intake))).all() == []


async def test_trap_who_said_stop_can_tell_of_danger_and_joins_nothing(town: Town) -> None:
    """field.md (f): accepted, and never re-subscribed by it; nobody can answer, so no way to share a number is left."""
    bob = await town.subscriber("Bob", SMS)
    await bob.says("STOP")
    before = list(bob.texts)
    await bob.says(KNIFE)
    await bob.says(f"TIP {BURGLARY}")
    await town.pass_time(minutes=15)
    await bob.says("CONTACT ME")
    assert bob.texts == before
    async with town.database.reading() as tx:
        assert len((await tx.execute(select(tips.c.id))).all()) >= 1
        assert (await tx.execute(select(tip_contacts))).all() == []


def test_the_wording_of_the_consent_has_its_day() -> None:
    """Change the words, and give them a new day: with each consent it says what the person had read."""
    words = "\n".join(text("en", key, site="") for key in ("contact-means", "contact-mine", "contact-not"))
    digest = hashlib.sha256(words.encode()).hexdigest()[:8]
    assert (WORDING, digest) == ("2026-11-30", "64312e6f")


@pytest.mark.parametrize("language", [each for each in languages() if each != "ar"])
def test_every_screen_fits_three_texts(language: str) -> None:
    menu = f"1 {text(language, 'contact-mine')}\n2 {text(language, 'contact-not')}"
    means = text(language, "contact-means", site="www.merseyside.police.uk")
    sent = segments(fold(f"{means}\n{text(language, 'contact-type-other')}\n{menu}"))
    assert (sent.parts, sent.encoding) <= (MOST_PARTS, "GSM-7"), sent


async def test_a_card_in_place_of_a_number_is_asked_to_be_typed(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    assert isinstance(ann, TelegramHandset)
    await file(town, ann)
    await ann.says("CONTACT ME")
    ann.far.send_contact(ann.chat, phone="+447700900123", user_id=ann.chat)
    await town.settle()
    assert any("Please type it with all its digits." in said for said in ann.new)
    await ann.says("0151 496 0123")
    assert "ends in 123" in ann.last
