"""What a coordinator writes to the scheme: marked as theirs, two a week, never at night, and reported by whoever likes."""

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.schemes import BOTH, NAME, neighbour, scheme
from tests.world import Town

WORDS = "Litter pick on Saturday at 10 at the park gate. Bring gloves!"
MARK = f"From the coordinator of {NAME}, not from the police"


async def write(coordinator: Handset, words: str = WORDS) -> None:
    await coordinator.says("SCHEME")
    await coordinator.chooses("Write to the members")
    await coordinator.says(words)


def got(person: Handset, words: str = WORDS) -> list[str]:
    return [text for text in person.texts if words in text and MARK in text]


async def test_from_the_words_to_the_members(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    telegram, sms = [await neighbour(town, f"Bob on {each}", each, poster) for each in BOTH]
    stranger = await town.subscriber("Stranger", channel)
    await write(ann)
    shown = [text for text in ann.texts if MARK in text]
    assert len(shown) == 1
    assert "Members: 3. Send it?" in ann.last
    assert got(telegram) == []
    await ann.chooses("Send it")
    assert (len(got(telegram)), len(got(sms)), got(stranger)) == (1, 1, [])
    assert telegram.labels == ["This is not right"]
    assert "Not right? REPORT 1. Leave: LEAVE" in got(sms)[0]
    assert is_gsm(got(sms)[0])
    assert got(telegram if channel == TELEGRAM else sms) == shown


async def test_two_a_week(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    for _ in range(2):
        await write(ann)
        await ann.chooses("Send it")
        await town.pass_time(hours=24)
    await ann.says("SCHEME")
    await ann.chooses("Write to the members")
    assert "You can write again on 24 Nov" in ann.last
    await town.pass_time(days=5)
    before = len(got(ann))
    await write(ann)
    await ann.chooses("Send it")
    assert len(got(ann)) == before + 2  # the preview, and what came


async def test_the_week_is_full_between_preview_and_sending(town: Town, channel: str) -> None:
    """A deputy was faster."""
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await ann.says("SCHEME")
    await ann.chooses("Add a deputy")
    lead = ann.last.split("SCHEME ")[1].split(".")[0]
    await bob.says(f"SCHEME {lead}")
    await bob.chooses("Yes")
    await write(ann, "One.")
    await ann.chooses("Send it")
    await write(ann, "Two.")
    await write(bob, "Three.")
    await bob.chooses("Send it")
    if isinstance(ann, TelegramHandset):
        await ann.presses("Send it")
    else:
        await ann.says("1")
    assert "You can write again on" in "\n".join(ann.texts[-2:])
    assert got(bob, "Two.") == []


async def test_at_night_it_waits(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await town.pass_time(hours=12)
    await write(ann)
    await ann.chooses("Send it")
    assert "at 8:00am" in ann.last
    assert got(bob) == []
    await town.pass_time(hours=10)
    assert len(got(bob)) == 1


async def test_a_member_reports_it_and_an_officer_stops_it(town: Town, channel: str) -> None:
    officer = await town.officer()
    chief = await town.officer("Sergeant", "supervisor")
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    eve = await neighbour(town, "Eve", channel, poster)
    await write(ann)
    await ann.chooses("Send it")
    before = len(officer.texts)
    if channel == SMS:
        await bob.says("REPORT 1")
        await eve.says("report 1.")
    else:
        assert isinstance(bob, TelegramHandset)
        await bob.chooses("This is not right")
        assert len(got(bob)) == 1  # it stays as it was
        await eve.says("/report 1")
    for person in (bob, eve):
        assert "does not hear that it was you" in person.last
    # They are told once, with its words, and not by whom.
    assert len(officer.texts) - before == 1
    for each in (officer, chief):
        assert each.last.endswith(f"reported what the coordinator wrote:\n{WORDS}")
        assert each.labels == ["Stop this message", "Look at the scheme"]
    await officer.chooses("Stop this message")
    assert "0 copies" in officer.last
    await chief.chooses("Look at the scheme")
    await chief.chooses("Stop the scheme")
    await says_that_nothing_goes(ann)


async def says_that_nothing_goes(ann: Handset) -> None:
    await ann.says("SCHEME")
    assert ann.last.startswith("You are in:")


async def test_what_waits_does_not_go_out_of_a_stopped_scheme(town: Town, channel: str) -> None:
    ann_officer = await town.officer()
    ann, poster = await scheme(town, channel, ann_officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await town.pass_time(hours=12)
    await write(ann)
    await ann.chooses("Send it")
    officer = await town.officer("Night officer")
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("Stop the scheme")
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("Approve")
    await town.pass_time(hours=12)
    assert got(bob) == []


async def test_only_who_got_it_reports_it(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    await write(ann)
    await ann.chooses("Send it")
    stranger = await town.subscriber("Stranger", channel)
    before = officer.texts
    for words in ("REPORT 1", "REPORT 999999999"):
        await stranger.says(words)
        assert "no such message for you" in stranger.last
    assert officer.texts == before


async def test_words_that_lead_elsewhere_come_back(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await ann.says("SCHEME")
    await ann.chooses("Write to the members")
    for words, why in (
        ("See www.evil.test", "Please leave this out"),
        ("Text 60123 to win", "leave this number out"),
        ("x" * 301, "1 letters too long"),
        ("Hello \U0001f600", "Some phones cannot show this"),
    ):
        await ann.says(words)
        assert why in ann.last, words
    await ann.says("<b>Café</b> & *cake* – on “Sunday”\nAll welcome")
    await ann.chooses("Write it anew")
    await ann.says("<b>Café</b> & *cake* – on “Sunday”\nAll welcome")
    await ann.chooses("Send it")
    assert "Café</b> & *cake*" in bob.last


async def test_words_for_others_are_no_command_but_danger_is_danger(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await write(ann, "Tip: lock your shed. Check it twice.")
    assert "Members: 2. Send it?" in ann.last
    await ann.chooses("Write it anew")
    await ann.says("help he is attacking me with a knife right now")
    assert "999" in ann.last
    assert got(bob, "knife") == []


async def test_a_long_message_fits_three_texts(town: Town) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, SMS, officer)
    bob = await neighbour(town, "Bob", SMS, poster)
    words = ("Litter pick on Saturday. " * 12).strip()[:300]
    await write(ann, words)
    await ann.chooses("Send it")
    assert segments(got(bob, words)[0]).parts <= 3


async def test_who_stopped_everything_gets_none(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    await write(ann)
    await bob.says("STOP")
    await ann.chooses("Send it")
    assert got(bob) == []
