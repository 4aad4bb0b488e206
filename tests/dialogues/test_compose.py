"""An officer writes an alert; exactly the people concerned get it; and what may go wrong on the way."""

import re

import pytest

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import TelegramHandset
from tests.world import Town

TEXT = "Two sheds were broken into on Monday night – please lock yours and keep bikes inside."


async def write(
    officer: TelegramHandset, *, area: str = "Linacre", urgency: str = "Routine", text: str = TEXT
) -> None:
    """Up to the preview."""
    await officer.says("/alert")
    if any(label.startswith("Write a new") for label in officer.labels):
        await officer.chooses("Write a new")
    await officer.chooses("Burglary")
    await officer.says(area)
    await officer.chooses("Done")
    await officer.chooses(urgency)
    await officer.says(text)
    await officer.chooses("Yes")


def code_in(text: str) -> str:
    found = re.search(r"Alert (\w{4}) ", text)
    assert found is not None, text
    return found[1]


@pytest.mark.parametrize(
    ("channel", "ways"), [(TELEGRAM, "1 by Telegram."), (SMS, "1 by text (2 parts, about £0.08).")]
)
async def test_ways_that_nobody_gets_it_by_are_not_counted(town: Town, channel: str, ways: str) -> None:
    await town.subscriber("Ann", channel)
    officer = await town.officer()
    await write(officer)
    assert f"1 person will get it: {ways}" in officer.last
    assert " 0 " not in officer.last


async def test_from_draft_to_phones(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    bob = await town.subscriber("Bob", SMS)
    far = await town.subscriber("Far", TELEGRAM, "Greasby")
    officer = await town.officer()
    before = [len(each.texts) for each in (ann, bob, far)]
    await write(officer)
    shown = "\n".join(officer.texts)
    assert "2 people will get it: 1 by Telegram, 1 by text" in officer.last
    assert "fewer than 25" in officer.last
    await officer.chooses("Send now")
    code = code_in(officer.last)
    assert [len(each.texts) - count for each, count in zip((ann, bob, far), before, strict=True)] == [1, 1, 0]
    # Exactly as it was shown.
    assert ann.last in shown
    assert bob.last in shown
    for text in (ann.last, bob.last):
        assert code in text
        assert "Linacre" in text
        assert "999" in text
    assert is_gsm(bob.last)
    assert segments(bob.last).parts <= 3
    assert ann.labels == ["I saw something", "Useful", "Not useful", "Mute this"]


async def test_several_areas_and_one_that_needs_a_question(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre, Derby, Nowhereville")
    assert "Nowhereville" in officer.last
    await officer.says("L20 4AB")
    assert not any("Liverpool" in label for label in officer.labels)
    await officer.chooses("Netherton and Orrell")
    assert "Linacre (Sefton), Derby (Sefton), Netherton and Orrell (Sefton)" in officer.last
    await officer.says("Greasby")
    assert any("not your team's area" in text for text in officer.new)
    await officer.chooses("Done")
    assert "How urgent" in officer.last


async def test_words_for_others_are_no_cry_and_no_command(town: Town) -> None:
    officer = await town.officer()
    await write(officer, text="Join us on Friday at 6pm in the library.")
    assert any("Join us on Friday" in text for text in officer.texts)
    await officer.chooses("Edit")
    await officer.says("A man with a machete was seen in Stanley Road now. Keep away and ring 999.")
    assert any("machete" in text for text in officer.new)
    assert "passed this on" not in "\n".join(officer.texts)


async def test_too_long_and_too_costly_words_come_back_with_the_reason(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.chooses("Done")
    await officer.chooses("Routine")
    await officer.says("Lock up your sheds. " * 30)
    assert "characters too long" in officer.last
    await officer.says("Lock up your sheds. " * 200)
    assert "characters too long" in officer.last
    await officer.says("Lock up \U0001f512")
    assert "\U0001f512" in officer.last
    await officer.says(TEXT)
    assert "witnesses" in officer.last


async def test_a_draft_is_kept_and_gone_on_with(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    await officer.says("/menu")
    await officer.says("/alert")
    assert officer.labels[0] == "Burglary: Linacre (Sefton)"
    await officer.chooses("Burglary: Linacre")
    await officer.chooses("Routine")
    await officer.chooses("Keep as draft")
    assert "kept" in officer.last
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")
    await officer.says(TEXT)
    await officer.chooses("No")
    await officer.chooses("Throw away")
    await officer.says("/alert")
    assert "What is the alert about?" in officer.last


async def test_alert_drops_another_flow_and_old_buttons_bring_the_current_screen(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/start")
    await officer.says("/alert")
    assert "What is the alert about?" in officer.last
    await officer.says("something that is no category")
    assert "What is the alert about?" in officer.last


async def test_nobody_there_means_nothing_to_send(town: Town) -> None:
    officer = await town.officer()
    await write(officer)
    assert "nobody to send it to" in officer.last
    assert "Send now" not in officer.labels


async def test_at_night_it_waits_for_the_morning(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    await town.pass_time(hours=12)
    officer = await town.officer()
    before = len(ann.texts)
    await write(officer)
    assert "tomorrow at 8:00am" in officer.last
    await officer.chooses("Send now")
    assert len(ann.texts) == before
    await town.pass_time(hours=10)
    assert len(ann.texts) == before + 1


async def test_an_emergency_goes_at_night_and_by_every_way(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await town.pass_time(hours=12)
    officer = await town.officer(role="supervisor")
    await write(officer, urgency="Emergency")
    before = len(ann.texts)
    await officer.chooses("Send now")
    assert len(ann.texts) == before + 1


async def test_cancel_while_it_waits(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    await town.pass_time(hours=12)
    officer = await town.officer()
    before = len(ann.texts)
    await write(officer)
    await officer.chooses("Send now")
    code = code_in(officer.last)
    await officer.chooses("Stop it")
    assert "is stopped. Nobody had got it" in officer.last
    await town.pass_time(hours=10)
    assert len(ann.texts) == before
    await ann.says(f"CHECK {code}")
    assert "we stopped sending it" in ann.last


async def test_cancel_after_all_had_it(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("Send now")
    await officer.chooses("Stop it")
    assert "had gone to everybody" in officer.last


async def test_is_this_message_real(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("Send now")
    await ann.says(f"check {code_in(officer.last).lower()}")
    assert "this one is ours" in ann.last
    await ann.says("CHECK ZZZZ")
    assert "not from us" in ann.last


async def test_the_button_of_a_preview_takes_no_answer(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    screen = town.sandbox.telegram.screen(officer.chat)
    buttons = [button for shown in screen for row in shown.buttons for button in row]
    assert [button.data for button in buttons if "saw" in button.label] == ["preview="]


@pytest.mark.parametrize("again", [1, 2])
async def test_sending_twice_sends_once(town: Town, again: int) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    before = len(ann.texts)
    await write(officer)
    await officer.chooses("Send now")
    for _ in range(again):
        await officer.says("Send now")
    assert len(ann.texts) == before + 1


async def test_a_wrong_area_is_taken_off_and_all_areas_are_shown(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Church (Sefton)")
    assert officer.labels == ["Done", "Start the areas again", "Keep as draft"]
    await officer.chooses("Start the areas again")
    assert officer.last.startswith("Where?")
    await officer.says("Linacre (Sefton), Derby (Sefton), Church (Sefton)")
    await officer.chooses("Done")
    await officer.chooses("Routine")
    await officer.says(TEXT)
    await officer.chooses("No")
    assert "It goes to: The public of Linacre (Sefton), Derby (Sefton) and Church (Sefton)." in officer.last
