"""A coordinator passes an alert on: to members alone, once each, with the approved words and a line marked as theirs."""

from collections import Counter

from sqlalchemy import select, update

from alerts.model import Stage
from alerts.tables import alert_recipients, alert_versions, alerts
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.alerting import SHEDS, sent, stands
from tests.dialogues.schemes import BOTH, NAME, neighbour, scheme
from tests.world import Town

LINE = "The ones in Peel Road too. Please lock up!"


def copies(person: Handset, code: str) -> list[str]:
    """What they have of an alert, wherever it came from."""
    return [text for text in person.texts if f"CHECK {code}" in text]


async def recipients(town: Town) -> Counter[str]:
    async with town.database.reading() as tx:
        return Counter(await tx.scalars(select(alert_recipients.c.via)))


async def test_from_the_command_to_the_neighbours(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    telegram, sms = [await neighbour(town, f"Bob on {each}", each, poster) for each in BOTH]
    near = await neighbour(town, "Near", channel, poster, "Linacre")
    stranger = await town.subscriber("Stranger", channel, "Greasby")
    code = await sent(town, officer)
    assert len(copies(near, code)) == 1

    await ann.says(f"FWD {code} {LINE}")
    # Exactly what a member gets, then whom it reaches.
    counts = "Will be told: 2. Had it already: 2."
    assert counts in ann.last
    shown = next(text for text in reversed(ann.texts) if LINE in text)
    await ann.chooses("Send it")
    assert f"It goes to {NAME}. {counts}" in ann.last
    assert copies(telegram if channel == TELEGRAM else sms, code) == [shown]
    for person in (telegram, sms):
        (got,) = copies(person, code)
        assert LINE in got
        assert "coordinator" in got
        assert SHEDS in got
    assert telegram.labels[0] == "I saw something"
    assert f'Passed on by the coordinator of {NAME}, who writes: "{LINE}"' in copies(telegram, code)[0]
    assert is_gsm(copies(sms, code)[0])
    assert segments(copies(sms, code)[0]).parts <= 3
    # Who had it has it once; who is no member has nothing.
    assert len(copies(near, code)) == 1
    assert copies(stranger, code) == []
    assert await recipients(town) == {"audience": 2, "scheme": 2}


async def test_the_same_again_tells_nobody_twice(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    await ann.says(f"FWD {code} {LINE}")
    assert "Will be told: 0. Had it already: 2." in ann.last
    assert not any(label.startswith("Send it") for label in ann.labels)
    # Somebody who joined meanwhile is told, and nobody else.
    eve = await neighbour(town, "Eve", channel, poster)
    await ann.says(f"FWD {code}")
    assert "Will be told: 1. Had it already: 2." in ann.last
    await ann.chooses("Send it")
    assert (len(copies(eve, code)), len(copies(bob, code))) == (1, 1)


async def test_two_coordinators_and_two_schemes_with_the_same_member(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, first = await scheme(town, channel, officer)
    carl, second = await scheme(town, TELEGRAM, officer, "Marsh Lane Watch")
    both = await neighbour(town, "Both", channel, first)
    await both.says(f"JOIN {second}")
    await both.chooses("Join")
    code = await sent(town, officer)
    await ann.says(f"FWD {code} {LINE}")
    await carl.says(f"FWD {code} And mine.")
    await ann.chooses("Send it")
    await carl.chooses("Send it")
    assert "All your members have" in carl.last
    assert len(copies(both, code)) == 1
    assert LINE in copies(both, code)[0]


async def test_who_leads_two_schemes_says_which(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    _, other = await scheme(town, TELEGRAM, officer, "Marsh Lane Watch")
    await officer.says("/schemes")
    await officer.chooses("Marsh")
    await officer.chooses("New coordinator")
    lead = officer.last.split("SCHEME ")[1].split(".")[0]
    await ann.says(f"SCHEME {lead}")
    await ann.chooses("Yes")
    bob = await neighbour(town, "Bob", channel, other)
    code = await sent(town, officer)
    await ann.says(f"FWD {code} {LINE}")
    await ann.chooses("Marsh")
    await ann.chooses("Send it")
    assert LINE in copies(bob, code)[0]


async def test_the_line_is_asked_for_and_can_be_left_out(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says("SCHEME")
    await ann.chooses("Pass an alert on")
    await ann.chooses("Burglary")
    await ann.chooses("Write a line")
    assert "may have 200 letters" in ann.last
    for words, why in (
        ("Look at https://evil.test", "Please leave this out: https://evil.test"),
        ("Mail me: ann@example.org", "Please leave this out"),
        ("Ring me on 07700 900123", "leave this number out: 07700 900123"),
        ("Lock up \U0001f512", "Some phones cannot show this: \U0001f512"),
        ("x" * 201, "1 letters too long"),
    ):
        await ann.says(words)
        assert why in ann.last, words
    await ann.says("Ring 101 if you see <b>them</b> & _him_")
    await ann.chooses("Write a line")
    await ann.chooses("No line")
    await ann.chooses("Write a line")
    await ann.says("Ring 101 if you see <b>them</b> & _him_")
    await ann.chooses("Send it")
    assert "Ring 101 if you see <b>them</b> & _him_" in copies(bob, code)[0]


async def test_who_is_no_coordinator_passes_nothing_on(town: Town, channel: str) -> None:
    officer = await town.officer()
    _, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    stranger = await town.person("Stranger", channel)
    code = await sent(town, officer)
    for person in (bob, stranger):
        await person.says(f"FWD {code} {LINE}")
        assert "Only coordinators can do that" in person.last
    assert await recipients(town) == {"audience": 1}


async def test_codes_of_nothing(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    await ann.says("FWD K7QX")
    assert "We know no alert with the code K7QX" in ann.last
    await ann.says("FWD that thing about sheds")
    assert "send FWD and its code" in ann.last


async def test_what_is_over_is_not_passed_on(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    for stage in (Stage.WITHDRAWN, Stage.STOOD_DOWN, Stage.CANCELLED):
        await stands(town, Stage.SENT)
        await ann.says(f"FWD {code}")
        await stands(town, stage)
        await ann.chooses("Send it")
        assert "is over or was stopped" in ann.last, stage
        await ann.says(f"FWD {code}")
        assert "is over or was stopped" in ann.last, stage
    assert copies(bob, code) == []


async def test_what_has_run_out_is_not_passed_on(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    code = await sent(town, officer)
    await town.pass_time(hours=73)
    await ann.says(f"FWD {code}")
    assert "is over or was stopped" in ann.last
    await ann.says("SCHEME")
    await ann.chooses("Pass an alert on")
    assert "No alert is in force" in ann.last


async def test_what_went_to_some_only_stays_there(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, _ = await scheme(town, channel, officer)
    code = await sent(town, officer)
    async with town.database.transaction() as tx:
        await tx.execute(update(alerts).values(to_public=False))
    await ann.says(f"FWD {code}")
    assert "went to some people only" in ann.last


async def test_the_newest_approved_words_go(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    async with town.database.transaction() as tx:
        alert = await tx.scalar(select(alerts.c.id))
        for number, stage, words in (
            (2, "sent", "Three sheds, not two."),
            (3, "pending", "Not yet approved."),
        ):
            made = {"kind": "update", "stage": stage, "text": words, "made_at": town.clock.now()}
            await tx.execute(alert_versions.insert().values(alert_id=alert, number=number, **made))
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    assert "Three sheds, not two." in copies(bob, code)[0]
    assert "Not yet approved" not in copies(bob, code)[0]


async def test_a_scheme_that_is_stopped_passes_nothing_on(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    await officer.says("/schemes")
    await officer.chooses(NAME)
    await officer.chooses("Stop the scheme")
    await ann.says("1")
    assert copies(bob, code) == []
    await ann.says(f"FWD {code}")
    assert "Only coordinators can do that" in ann.last


async def test_a_forward_at_night_waits_and_is_held_back_with_its_scheme(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await town.pass_time(hours=12)
    await ann.says(f"FWD {code} {LINE}")
    await ann.chooses("Send it")
    assert copies(bob, code) == []
    eve = await neighbour(town, "Eve", channel, poster)
    night_officer = await town.officer("Night officer")
    await night_officer.says("/schemes")
    await night_officer.chooses(NAME)
    await night_officer.chooses("Stop the scheme")
    await town.pass_time(hours=12)
    assert copies(bob, code) == []
    assert copies(eve, code) == []


async def test_what_waits_for_the_morning_comes_in_the_morning(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await town.pass_time(hours=12)
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    await town.pass_time(hours=12)
    assert len(copies(bob, code)) == 1


async def test_who_leaves_before_it_goes_gets_nothing(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    await bob.says("LEAVE")
    await ann.chooses("Send it")
    assert copies(bob, code) == []


async def test_an_old_button_does_nothing_twice(town: Town) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    assert isinstance(ann, TelegramHandset)
    bob = await neighbour(town, "Bob", TELEGRAM, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    town.sandbox.telegram.press(ann.chat, "Send it")
    town.sandbox.telegram.press(ann.chat, "Send it")
    await town.settle()
    assert len(copies(bob, code)) == 1
    async with town.database.reading() as tx:
        kinds = (await tx.scalars(select(alert_versions.c.kind))).all()
    assert Counter(kinds)["forward"] == 1


async def test_danger_in_a_coordinators_line_gets_the_999_text(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, channel, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    code = await sent(town, officer)
    await ann.says(f"FWD {code}")
    await ann.chooses("Write a line")
    await ann.says("help he is attacking me with a knife right now")
    assert "999" in ann.last
    assert copies(bob, code) == []


async def test_an_alert_that_fills_its_text_still_goes_without_a_line(town: Town) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, SMS, officer)
    bob = await neighbour(town, "Bob", SMS, poster)
    longest = "Lock up your sheds and bikes please. " * 7
    code = await sent(town, officer, text=longest.strip())
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    (got,) = copies(bob, code)
    assert longest.strip() in got
    assert segments(got).parts <= 3


async def test_the_button_below_an_alert_is_the_coordinators_alone(town: Town) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    near = await neighbour(town, "Near", TELEGRAM, poster, "Linacre")
    bob = await neighbour(town, "Bob", TELEGRAM, poster)
    code = await sent(town, officer)
    assert ann.labels == ["I saw something", "Useful", "Not useful", "Mute this", "Pass on to my scheme"]
    assert near.labels == ["I saw something", "Useful", "Not useful", "Mute this"]
    await ann.chooses("Pass on to my scheme")
    assert "Will be told: 1. Had it already: 2." in ann.last
    assert len(copies(ann, code)) == 2  # the alert stands as it was; below it what members get
    await ann.chooses("Send it")
    assert len(copies(bob, code)) == 1
    assert bob.labels == ["I saw something", "Useful", "Not useful", "Mute this"]


async def test_a_press_of_somebody_else_passes_nothing_on(town: Town) -> None:
    """Whoever led a scheme still has the button."""
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    bob = await neighbour(town, "Bob", TELEGRAM, poster)
    code = await sent(town, officer)
    await ann.says("LEAVE")
    await ann.chooses("Yes")
    assert isinstance(ann, TelegramHandset)
    await ann.presses("Pass on to my scheme")
    assert "Only coordinators can do that" in ann.last
    assert copies(bob, code) == []
