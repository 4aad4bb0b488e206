"""Asking for a Neighbourhood Watch scheme, joining one, leaving it; and what officers see of it."""

from sqlalchemy import select

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from sandbox.handset import TelegramHandset
from subscribers.tables import consents
from tests.dialogues.asking import subscribers_of
from tests.dialogues.schemes import (
    NAME,
    approve,
    ask_for_scheme,
    code_of,
    members_of,
    neighbour,
    scheme,
    state_of,
)
from tests.world import Town


async def test_from_asking_to_the_first_member(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann = await town.subscriber("Ann", channel)
    await ask_for_scheme(ann)
    code = await code_of(town)
    assert code in ann.last
    assert "An officer must say yes first" in ann.last
    # The officers of the area hear of it, and of nothing that says who asked.
    assert f"{NAME}, Linacre (Sefton)" in officer.last
    assert officer.labels == ["Look at the scheme"]
    await ann.says("SCHEME")
    assert "still waits for an officer" in ann.last

    await officer.chooses("Look at the scheme")
    assert "waits for an officer" in officer.last
    await officer.chooses("Approve")
    assert code in officer.last
    assert ann.last.startswith(f"Good news: {NAME} can start.")

    bob = await town.person("Bob", channel)
    await bob.says(f"JOIN {code[:4].lower()} {code[4:].lower()}")
    assert "the police and its coordinator, who is a neighbour, may write to you" in bob.last
    assert "see your name or number" in bob.last
    assert "You will also get police alerts for Linacre (Sefton)" in bob.last
    assert await members_of(town) == 1
    shown = bob.last
    await bob.chooses("Join")
    assert f"You are in {NAME}" in bob.last
    assert await members_of(town) == 2
    async with town.database.reading() as tx:
        row = (await tx.execute(select(consents).where(consents.c.about == f"scheme:{code}"))).all()[-1]
    assert row.deed == "scheme-in"
    assert shown.split("\n")[0] in row.wording  # as it stood on the screen, numbers of the menu apart
    assert {place.area_code for person in await subscribers_of(town) for place in person.places} == {
        "E05000942"
    }

    await ann.says("SCHEME")
    assert "Members: 2." in ann.last


async def test_a_link_shows_the_screen_before_anything_happens(town: Town) -> None:
    officer = await town.officer()
    _, code = await scheme(town, TELEGRAM, officer)
    bob = await town.person("Bob", TELEGRAM)
    assert isinstance(bob, TelegramHandset)
    await bob.starts(f"s-{code}")
    assert f"{NAME} is a Neighbourhood Watch scheme for Linacre (Sefton)" in bob.last
    await bob.chooses("No thanks")
    assert "nothing has changed" in bob.last
    assert await members_of(town) == 1
    assert len(await subscribers_of(town)) == 1


async def test_joining_twice_and_with_wrong_codes(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await bob.says(f"JOIN {code}")
    assert f"You are in {NAME} already" in bob.last
    assert await members_of(town) == 2
    wrong = ("C" if code[0] != "C" else "D") + code[1:7] + ("3" if code[7] != "3" else "4")
    await bob.says(f"JOIN {wrong}")
    assert f"No scheme has the code {wrong}" in bob.last


async def test_a_scheme_that_was_not_approved_takes_nobody_in(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await ask_for_scheme(ann)
    bob = await town.subscriber("Bob", channel)
    await bob.says(f"JOIN {await code_of(town)}")
    assert "is not running just now" in bob.last
    assert await members_of(town) == 1


async def test_stopped_between_the_screen_and_yes(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, channel, officer)
    bob = await town.person("Bob", channel)
    await bob.says(f"JOIN {code}")
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("Stop the scheme")
    assert "The police have stopped" in ann.last
    await bob.chooses("Join")
    assert "is not running just now" in bob.last
    assert await members_of(town) == 1
    assert len(await subscribers_of(town)) == 1
    # And it can run again.
    await approve(officer)
    assert await state_of(town) == "active"


async def test_an_officer_says_no(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann = await town.subscriber("Ann", channel)
    await ask_for_scheme(ann)
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("Decline")
    assert ann.last.startswith("Thank you for offering to lead")
    assert await state_of(town) == "declined"
    await ask_for_scheme(ann, "Another Watch")
    assert "in the last 7 days" in ann.last
    await town.pass_time(days=8)
    await ask_for_scheme(ann, "Another Watch")
    assert "An officer must say yes first" in ann.last


async def test_names_that_lead_elsewhere_and_areas_that_are_too_big(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await ann.says("SCHEME")
    await ann.chooses("Start a scheme")
    for name, why in (
        ("Win at bit.ly/x", "Please leave this out"),
        ("Ring 07700 900123", "leave this number out"),
        ("Watch " * 20, "letters too long"),
        ("Watch \U0001f440", "Some phones cannot show this"),
    ):
        await ann.says(name)
        assert why in ann.last
    await ann.says("Bootle Watch")
    await ann.says("Sefton")
    assert "too big for one scheme" in ann.last
    await ann.says("Bootle")
    assert "Bootle Watch, for Bootle" in ann.last
    await ann.chooses("No")
    assert "nothing has changed" in ann.last


async def test_only_who_has_joined_can_ask(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("/SCHEME" if channel == TELEGRAM else "SCHEME")
    assert "You have not joined yet" in ann.last


async def test_a_sentence_that_begins_so_is_no_command(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    for words in ("Scheme of things is wrong here", "leave the gate open", "report a burglary please"):
        await ann.says(words)
        assert "Neighbourhood Watch" not in ann.last, words


async def test_leave_and_stop_with_its_name(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, code = await scheme(town, channel, officer)
    for words in ("LEAVE", f"STOP {NAME.upper()}", f"LEAVE {code}", f"leave {NAME}"):
        bob = await neighbour(town, f"Bob {words}", channel, code)
        assert await members_of(town) == 2
        await bob.says(words)
        assert f"You have left {NAME}" in bob.last, words
        assert await members_of(town) == 1
        person = (await subscribers_of(town))[0]
        assert person.is_active
        await bob.says("LEAVE")
        assert "You are in no Neighbourhood Watch scheme" in bob.last


async def test_stop_for_everything_leaves_the_schemes_too(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await bob.says("STOP")
    assert await members_of(town) == 1


async def test_two_schemes_and_which_to_leave(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, first = await scheme(town, channel, officer)
    _, second = await scheme(town, TELEGRAM, officer, "Marsh Lane Watch")
    bob = await neighbour(town, "Bob", channel, first)
    await bob.says(f"JOIN {second}")
    await bob.chooses("Join")
    await bob.says("SCHEME")
    assert "Linacre Lane Watch, Marsh Lane Watch" in bob.last
    await bob.says("LEAVE")
    await bob.chooses("Marsh")
    assert "You have left Marsh Lane Watch" in bob.last


async def test_my_data_names_the_scheme_and_erasing_leaves_it(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, code = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, code)
    await bob.says("MYDATA")
    await bob.chooses("Send me a copy")
    copy = "\n".join(bob.texts)
    assert f"You are in the Neighbourhood Watch scheme {NAME}" in copy.replace("\n", " ")
    assert "you joined a Neighbourhood Watch scheme" in copy.replace("\n", " ")
    await bob.says("MYDATA")
    await bob.chooses("Erase everything")
    await bob.chooses("Yes")
    assert await members_of(town) == 1


async def test_schemes_are_for_officers_of_the_area(town: Town) -> None:
    sefton = await town.officer()
    wirral = await town.officer("Wirral officer", team="npt-wirral")
    chief = await town.officer("Wirral sergeant", "supervisor", "npt-wirral")
    member = await town.officer("Reader", "member")
    before = wirral.last
    ann = await town.subscriber("Ann", TELEGRAM)
    await ask_for_scheme(ann)
    assert sefton.last.startswith("Somebody asks to lead")
    assert wirral.last == before
    await wirral.says("/schemes")
    assert "no Neighbourhood Watch scheme in your area" in wirral.last
    await chief.says("/schemes")
    assert NAME in chief.last
    await member.says("/schemes")
    assert "Your role does not send alerts" in member.last
    # From a resident it is their own SCHEME.
    await ann.says("/schemes")
    assert "still waits for an officer" in ann.last


async def test_two_officers_at_once(town: Town) -> None:
    first = await town.officer()
    second = await town.officer("Another")
    ann = await town.subscriber("Ann", TELEGRAM)
    await ask_for_scheme(ann)
    await first.chooses("Look at the scheme")
    await second.chooses("Look at the scheme")
    await first.chooses("Approve")
    await second.chooses("Decline")
    assert any("settled by somebody else" in text for text in second.texts)
    assert await state_of(town) == "active"


async def test_screens_fit_three_texts(town: Town) -> None:
    officer = await town.officer()
    ann, code = await scheme(town, SMS, officer, "W" * 60)
    bob = await town.person("Bob", SMS)
    await bob.says(f"JOIN {code}")
    for person in (ann, bob):
        for text in person.texts:
            assert segments(text).encoding == "GSM-7", text
            assert segments(text).parts <= 3, text
