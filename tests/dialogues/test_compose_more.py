"""Writing an alert in a hurry and with care: templates, things to look at, times, practice."""

import re
from datetime import UTC, datetime
from pathlib import Path

from delivery.messages import SMS, TELEGRAM
from sandbox.handset import SmsHandset, TelegramHandset
from tests.dialogues.test_compose import TEXT, code_in, write
from tests.world import Town, open_town


def text_of(handset: TelegramHandset) -> str:
    """All that was said since the last deed."""
    return "\n".join(handset.new)


async def test_a_template_asks_for_each_gap_and_goes_out_filled(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    assert officer.labels[-1] == "Write my own"
    await officer.chooses("Home broken into")
    for gap, answer in (
        ("street", "Stanley Road"),
        ("when", "on Monday night"),
        ("how they got in", "They used an open window."),
    ):
        assert f'What goes in for "{gap}"?' in officer.last
        await officer.says(answer)
    assert "A home in Stanley Road was broken into on Monday night. They used an open window." in officer.last
    await officer.chooses("Use it")
    await officer.says("Linacre")
    # What the template says about urgency and witnesses is not asked again.
    await officer.chooses("Done")
    assert "1 person will get it" in officer.last
    await officer.chooses("Send now")
    assert "A home in Stanley Road" in ann.last


async def to_first_gap(officer: TelegramHandset) -> None:
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.chooses("Home broken into")


async def test_a_wrong_answer_to_a_gap_is_taken_back(town: Town) -> None:
    officer = await town.officer()
    await to_first_gap(officer)
    assert "Start the words again" not in officer.labels
    await officer.says("Stanlay Raod")
    await officer.chooses("Start the words again")
    assert 'What goes in for "street"?' in officer.last
    assert "Stanlay" not in officer.last
    for answer in ("Stanley Road", "on Monday night", "They used an open window."):
        await officer.says(answer)
    assert "A home in Stanley Road was broken into" in officer.last
    await officer.chooses("Start the words again")
    assert 'What goes in for "street"?' in officer.last


async def test_words_typed_under_the_filled_text_are_the_new_text(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await to_first_gap(officer)
    for answer in ("Stanley Road", "on Monday night", "They used an open window."):
        await officer.says(answer)
    await officer.says("Two homes in Stanley Road were broken into. Nobody was hurt.")
    assert "Where?" in officer.last
    await officer.says("Linacre")
    await officer.chooses("Done")
    assert "Two homes in Stanley Road were broken into. Nobody was hurt." in text_of(officer)


async def test_a_gap_survives_a_break_and_never_goes_out(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.chooses("Sheds and garages")
    await officer.says("Stanley Road")
    await officer.chooses("Keep as draft")
    await officer.says("/alert")
    await officer.chooses("Burglary")
    assert 'What goes in for "when"?' in officer.last
    await officer.says("The man with the knife is here")  # words for others, no cry and no command
    assert 'What goes in for "what was taken"?' in officer.last


async def test_the_place_can_be_typed_instead_of_choosing_a_template(town: Town) -> None:
    officer = await town.officer()
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Linacre")
    assert "Linacre (Sefton)" in officer.last
    await officer.chooses("Done")
    await officer.chooses("Routine")
    assert "Write the alert" in officer.last


async def test_templates_of_the_season_come_first(tmp_path: Path) -> None:
    async with open_town(tmp_path, start=datetime(2026, 6, 16, 10, 0, tzinfo=UTC)) as summer:
        officer = await summer.officer()
        await officer.says("/alert")
        await officer.chooses("Burglary")
        assert officer.labels[2] == "Darker nights"
        await summer.pass_time(days=154)
        await officer.says("/alert")
        if "What is the alert about?" not in officer.last:
            await officer.says("482915")
        await officer.chooses("Write a new")
        await officer.chooses("Burglary")
        assert officer.labels[0] == "Darker nights"


async def test_an_error_keeps_it_from_going_and_says_what_and_why(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer, text="Two sheds in [street] were broken into. Read more at bit.ly/abc")
    assert '"[street]" still has to be filled in.' in officer.last
    assert '"bit.ly/abc" hides where it leads.' in officer.last
    assert "Send now" not in officer.labels
    await officer.says("Send now")
    assert "is going out" not in text_of(officer)
    await officer.chooses("Edit")
    await officer.says(TEXT)
    assert "Send now" in officer.labels


async def test_warnings_are_asked_about_one_by_one_and_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    words = "Mr Smith of 12 Stanley Road had his shed broken into."
    await write(officer, text=words)
    assert "There are 2 things to look at" in officer.last
    before = len(ann.texts)
    await officer.chooses("Send now")
    assert '"Mr Smith" looks like a person' in officer.last
    assert "(1 more after it)" in officer.last
    await officer.chooses("Keep it so")
    assert '"12 Stanley Road" looks like a house number' in officer.last
    await officer.chooses("Change the text")
    await officer.says("Mr Smith had his shed broken into.")
    # New words, new questions; one that was answered stays answered as long as the words stay.
    await officer.chooses("Send now")
    assert '"Mr Smith"' in officer.last
    assert len(ann.texts) == before
    await officer.chooses("Keep it so")
    assert "is going out" in officer.last
    assert len(ann.texts) == before + 1


async def test_an_answer_to_a_warning_is_kept_over_a_break(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer, text="Mr Smith of 12 Stanley Road had his shed broken into.")
    await officer.chooses("Send now")
    await officer.chooses("Keep it so")
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")
    assert "There is 1 thing to look at" in officer.last


async def test_the_same_alert_twice_in_a_day_is_asked_about(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("Send now")
    code = code_in(officer.last)
    await write(officer, text="Again sheds were broken into here.")
    await officer.chooses("Send now")
    assert "about the same subject for the same place" in officer.last
    assert code in officer.last
    before = len(ann.texts)
    await officer.chooses("Keep it so")
    assert len(ann.texts) == before + 1


async def test_a_time_of_its_own(town: Town, channel: str) -> None:
    ann = await town.subscriber("Ann", channel)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("More")
    await officer.chooses("When")
    await officer.says("some time soon")
    assert "could not read that time" in officer.last
    await officer.says("today 9am")
    assert "has passed" in officer.last
    await officer.says("24 Dec 09:00")
    assert "more than 14 days" in officer.last
    await officer.says("Fri 17:30")
    assert "It goes out on Fri 20 Nov, 5:30pm." in officer.last
    before = len(ann.texts)
    await officer.chooses("Send at that time")
    assert "goes out on Fri 20 Nov, 5:30pm to 1 person" in officer.last
    assert len(ann.texts) == before
    await town.pass_time(days=3, hours=7)
    assert len(ann.texts) == before
    await town.pass_time(hours=1)
    assert len(ann.texts) == before + 1


async def test_a_time_in_the_night_is_the_morning_wherever_it_is_read(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("More")
    await officer.chooses("When")
    await officer.says("tomorrow 7am")
    assert "You chose Wed 18 Nov, 7:00am. That is night: 1 person gets it tomorrow at 8:00am." in officer.last
    await officer.chooses("Send at that time")
    assert "Wed 18 Nov, 8:00am" in officer.last
    await officer.says("/sent")
    assert "Wed 18 Nov, 8:00am" in officer.labels[0]
    await officer.chooses(officer.labels[0])
    assert "It goes out on Wed 18 Nov, 8:00am." in officer.last
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")
    assert "It goes out on Wed 18 Nov, 8:00am. If you change" in officer.last


async def test_the_hour_that_comes_twice_is_asked_about(tmp_path: Path) -> None:
    async with open_town(tmp_path, start=datetime(2026, 10, 20, 10, 0, tzinfo=UTC)) as town:
        await town.subscriber("Ann", TELEGRAM)
        officer = await town.officer()
        await write(officer)
        await officer.chooses("More")
        await officer.chooses("When")
        await officer.says("25 Oct 01:30")
        assert "1:30am comes twice" in officer.last
        await officer.chooses("The second one")
        assert "You chose Sun 25 Oct, 1:30am." in officer.last
        # Night: people get it in the morning.
        assert "1 person gets it on Sun 25 Oct at 8:00am" in officer.last


async def test_the_hour_that_does_not_exist_is_asked_about(tmp_path: Path) -> None:
    async with open_town(tmp_path, start=datetime(2027, 3, 25, 10, 0, tzinfo=UTC)) as town:
        await town.subscriber("Ann", TELEGRAM)
        officer = await town.officer()
        await write(officer)
        await officer.chooses("More")
        await officer.chooses("When")
        await officer.says("28 Mar 01:30")
        assert officer.labels[:2] == ["Sun 28 Mar, 12:30am", "Sun 28 Mar, 2:30am"]
        await officer.chooses("Sun 28 Mar, 2:30am")
        assert "You chose Sun 28 Mar, 2:30am." in officer.last


async def test_a_short_life_and_the_night(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    await town.pass_time(hours=12)
    officer = await town.officer()
    await write(officer)
    assert "over by then" not in officer.last
    await officer.chooses("More")
    await officer.chooses("In force for: 3 days")
    await officer.chooses("3 hours")
    assert "1 person gets it tomorrow at 8:00am" in officer.last
    assert "It will be over by then for 1 person" in officer.last
    before = len(ann.texts)
    await officer.chooses("Send now")
    await town.pass_time(hours=11)
    assert len(ann.texts) == before


async def test_an_appeal_says_by_when_people_hear_how_it_ended(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("More")
    await officer.chooses("Tell how it ended by: Tue 1 Dec")
    await officer.says("yesterday")
    assert "could not read that day" in officer.last
    await officer.says("17 Nov")
    assert "must lie after" in officer.last
    await officer.says("1 Mar")
    assert "within 60 days" in officer.last
    await officer.says("Friday")
    await officer.chooses("More")
    assert "Tell how it ended by: Fri 20 Nov" in officer.labels
    await officer.chooses("Tell how it ended by")
    await officer.chooses("28 days")
    await officer.chooses("More")
    assert "Tell how it ended by: Tue 15 Dec" in officer.labels
    await officer.chooses("Witnesses")
    await officer.chooses("No")
    await officer.chooses("More")
    assert not any("how it ended" in label for label in officer.labels)


async def test_practice_goes_to_oneself_alone_and_its_buttons_say_so(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    phone = await town.person("The officer's mobile", SMS)
    await officer.says("/phone")
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", text_of(officer))
    assert code is not None, officer.last
    assert isinstance(phone, SmsHandset)
    await phone.says(f"STAFF {code[0]}")
    await write(officer)
    before = len(ann.texts)
    await officer.chooses("More")
    await officer.chooses("Send it to me first")
    shown = next(text for text in officer.new if text.startswith("PRACTICE"))
    assert TEXT in shown
    assert phone.last.startswith("PRACTICE")
    assert "Two sheds were broken into" in phone.last
    await officer.presses("I saw something")
    assert "The button works once the alert is sent" in officer.last
    assert len(ann.texts) == before
    # Nothing was sent, so its code means nothing to anybody.
    found = re.search(r"CHECK (\w{4})", shown)
    assert found is not None
    await ann.says(f"CHECK {found[1]}")
    assert "not from us" in ann.last
    await officer.chooses("Back to the alert")
    assert "Send now" in officer.labels


async def test_it_tells_who_had_how_many_this_week(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    for number, text in enumerate(("First.", "Second.", "Third.", "Fourth."), 1):
        await write(officer, text=text)
        said = re.search(r"not the first alert this week: (.*)\.", officer.last)
        nth = {1: None, 2: "the 2nd", 3: "the 3rd", 4: "the 4th or more"}[number]
        assert (said and said[1]) == (nth and f"{nth} for 1 person")
        await officer.chooses("Send now")
        if officer.labels[0] == "Keep it so":
            await officer.chooses("Keep it so")
        assert "is going out" in officer.last


async def test_a_colleague_of_the_team_goes_on_with_a_draft_and_nobody_else(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    ada = await town.officer("Ada")
    await write(ada)
    await ada.chooses("Keep as draft")
    bea = await town.officer("Bea")
    await bea.says("/alert")
    assert bea.labels[0] == "Burglary: Linacre (Sefton) (by a colleague)"
    await bea.chooses("Burglary: Linacre")
    await bea.chooses("Edit")
    await bea.says("One shed was broken into.")
    assert "One shed was broken into." in "\n".join(bea.new)
    far = await town.officer("Far", team="npt-wirral")
    await far.says("/alert")
    assert "What is the alert about?" in far.last


async def test_what_waits_for_its_time_can_be_changed_and_has_to_be_sent_again(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer)
    await officer.chooses("More")
    await officer.chooses("When")
    await officer.says("tomorrow 10am")
    await officer.chooses("Send at that time")
    await officer.says("/alert")
    assert officer.labels[0].endswith("(waits for its time)")
    await officer.chooses(officer.labels[0])
    assert "If you change anything, it has to be sent again" in officer.last
    assert not any(label.startswith(("Send", "Throw")) for label in officer.labels)
    await officer.chooses("Edit")
    await officer.says("One shed was broken into.")
    before = len(ann.texts)
    await town.pass_time(days=1, hours=1)
    assert len(ann.texts) == before
    await officer.says("/alert")
    await officer.says("482915")
    await officer.chooses("Burglary: Linacre")
    # Its time went by meanwhile: it does not go at once without being asked to.
    assert "That time has passed" in officer.last
    await officer.chooses("More")
    await officer.chooses("When")
    await officer.chooses("At once")
    await officer.chooses("Send now")
    assert len(ann.texts) == before + 1
    assert "One shed was broken into." in ann.last


NASTY = [
    "<b>Sheds</b> & <script>alert(1)</script> *bold* _x_ `y` [z](http://a.b)",
    "\U0001f512\U0001f468\u200d\U0001f469\u200d\U0001f467 Lock up",
    "\u202eשלום עולם مرحبا",
    "e\u0301\u0323\u0300 Zalgo\u0336\u0337",
    "{ $code } %s {0} ' OR 1=1; --",
    "a" * 4000,
    "1",
    "/",
    "[street] [street]",
    "preview= halt=K7QX practice=",
]


async def test_whatever_is_typed_anywhere_is_answered_and_loses_no_draft(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()

    async def types_all() -> None:
        for words in NASTY:
            await officer.says(words)
            assert officer.new, words
            assert "went wrong" not in text_of(officer), words

    await officer.says("/alert")
    await officer.chooses("Burglary")
    await types_all()
    await write(officer)
    for way in (["More"], ["More", "When"], ["More", "Tell how"], ["More", "In force"], ["Edit"]):
        await officer.says("/alert")
        await officer.chooses("Burglary: Linacre")
        for step in way:
            await officer.chooses(step)
        await types_all()
    await officer.says("/alert")
    assert any(label.startswith("Burglary: Linacre") for label in officer.labels)


async def test_a_redelivered_press_and_two_presses_send_once(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer()
    await write(officer, text="Mr Smith had his shed broken into.")
    before = len(ann.texts)
    await officer.chooses("Send now")
    await officer.chooses("Keep it so")
    for _ in range(2):
        await officer.says("Keep it so")
        await officer.says("Send now")
    assert len(ann.texts) == before + 1


async def test_words_that_its_author_has_not_seen_do_not_go(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await write(ada)
    had = len(ann.texts)
    await ben.says("/alert")
    await ben.chooses("Burglary: Linacre")
    await ben.chooses("Edit the text")
    await ben.says("Three sheds were broken into. Please lock yours.")
    await ada.presses("Send now")
    assert "was changed after you looked at it" in "\n".join(ada.texts)
    assert "Three sheds" in text_of(ada)
    assert len(ann.texts) == had
    await ada.chooses("Send now")
    assert "Three sheds" in ann.last


async def test_an_edit_between_preview_and_answer_to_a_warning_is_found_out(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await write(ada, text="Mr Smith had his shed broken into.")
    await ada.chooses("Send now")
    assert "Keep it so" in ada.labels
    had = len(ann.texts)
    await ben.says("/alert")
    await ben.chooses("Burglary: Linacre")
    await ben.chooses("Edit the text")
    await ben.says("Three sheds were broken into. Please lock yours.")
    await ada.presses("Keep it so")
    assert "Three sheds" in text_of(ada)
    assert len(ann.texts) == had


async def test_a_step_about_a_draft_thrown_away_writes_into_no_other(town: Town) -> None:
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    await write(ada)
    await ben.says("/alert")
    await ben.chooses("Burglary: Linacre")
    await ben.chooses("Edit the text")
    await ada.chooses("Throw away")
    await write(ada)
    await ben.says("Words for the old draft.")
    assert "thrown away already" in ben.last
    await ada.says("/alert")
    await ada.chooses("Burglary: Linacre")
    assert "old draft" not in text_of(ada)
