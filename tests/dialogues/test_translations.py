"""The officer's own words in other languages: each person gets theirs, by the channel that they read."""

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.alerting import SHEDS, written
from tests.dialogues.test_sent import tell
from tests.world import Town

POLISH = "W poniedziałek włamano się do dwóch szop. Zamykajcie swoje."
ARABIC = "سرق لصوص كوخين ليلة الاثنين. أغلقوا أكواخكم."


async def reader(town: Town, name: str, channel: str, language: str) -> Handset:
    person = await town.subscriber(name, channel)
    await person.says(f"/language {language}" if channel == TELEGRAM else f"LANGUAGE {language}")
    return person


async def open_languages(town: Town) -> TelegramHandset:
    """An officer's draft, on the screen for other languages."""
    officer = await town.officer()
    await written(town, officer)
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")
    await officer.chooses("More")
    await officer.chooses("Other languages")
    return officer


async def test_each_person_gets_theirs(town: Town, channel: str) -> None:
    ewa = await reader(town, "Ewa", channel, "polski")
    ana = await reader(town, "Ana", channel, "español")
    amal = await reader(town, "Amal", channel, "العربية")
    officer = await open_languages(town)
    await officer.chooses("Polish")
    assert SHEDS in officer.last
    await officer.says(POLISH)
    assert "Polish (written)" in officer.labels
    await officer.chooses("Arabic")
    await officer.says(ARABIC)
    assert any("costs 3 parts" in text for text in officer.new)
    await officer.chooses("Back")
    await officer.chooses("Send now")
    assert ("wlamano sie" if channel == SMS else POLISH) in ewa.last
    assert SHEDS in ana.last
    assert ARABIC in amal.last
    assert SHEDS not in ewa.last + amal.last
    if channel == SMS:
        assert is_gsm(ewa.last)
        assert segments(amal.last).parts <= 3
    # What follows is in English until its author translates that too.
    code = officer.last.split()[1]
    await tell(officer, code, "Update", "One man was arrested.")
    assert "One man was arrested." in ewa.last
    assert POLISH not in ewa.last


async def test_too_long_for_a_text_is_said_and_comes_in_english_there(town: Town) -> None:
    amal = await reader(town, "Amal", SMS, "العربية")
    omar = await reader(town, "Omar", TELEGRAM, "العربية")
    officer = await open_languages(town)
    await officer.chooses("Arabic")
    await officer.says(f"{ARABIC} {ARABIC} {ARABIC}")
    assert any("too long for a text message in Arabic" in text for text in officer.new)
    await officer.chooses("Back")
    await officer.chooses("Send now")
    assert SHEDS in amal.last
    assert is_gsm(amal.last)
    assert f"{ARABIC} {ARABIC} {ARABIC}" in omar.last


async def test_polish_words_that_do_not_fit_come_back(town: Town) -> None:
    officer = await open_languages(town)
    await officer.chooses("Polish")
    await officer.says(f"{POLISH} " * 9)
    assert "too long" in officer.last
    await officer.says(POLISH)
    assert "Polish (written)" in officer.labels


async def test_a_translation_is_taken_off_and_goes_with_changed_words(town: Town) -> None:
    officer = await open_languages(town)
    for language in ("Polish", "Spanish"):
        await officer.chooses(language)
        await officer.says(POLISH)
    await officer.chooses("Spanish")
    assert POLISH in officer.last
    await officer.chooses("Take it off")
    assert "Spanish" in officer.labels
    await officer.chooses("Back")
    await officer.chooses("Edit")
    await officer.says("Other words about sheds.")
    await officer.chooses("More")
    await officer.chooses("Other languages")
    assert "Polish" in officer.labels


async def test_marks_in_a_translation_block_the_send(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await open_languages(town)
    await officer.chooses("Polish")
    await officer.says("Włamanie przy [ulica].")
    await officer.chooses("Back")
    assert "Send now" not in officer.labels
    assert "Polish" in officer.last


async def test_more_and_practice_show_them(town: Town) -> None:
    officer = await open_languages(town)
    await officer.chooses("Polish")
    await officer.says(POLISH)
    await officer.chooses("Back")
    await officer.chooses("More")
    assert "Other languages: Polish" in officer.labels
    await officer.chooses("Send it to me first")
    shown = [text for text in officer.new if text.startswith("PRACTICE")]
    assert [SHEDS in text for text in shown] == [True, False]
    assert [POLISH in text for text in shown] == [False, True]
