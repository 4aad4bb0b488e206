"""What follows an alert in other languages: given by its officer before it goes, read by each in theirs."""

import pytest

from alerts.model import Urgency
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import is_gsm, segments
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.alerting import SHEDS, sent
from tests.dialogues.schemes import neighbour, scheme
from tests.dialogues.test_scheme_forward import copies
from tests.dialogues.test_sent import NEWS
from tests.dialogues.test_translations import ARABIC, POLISH, reader
from tests.world import Town

POLISH_NEWS = "Zatrzymano mężczyznę przy Stanley Road. Nadal zamykajcie szopy."
DEEDS = ["Update", "Correct", "Tell how it ended"]
MISSING = "People had this alert in other languages too, and will expect your words in these: Polish."


async def write(officer: TelegramHandset, code: str, deed: str = "Update", words: str = NEWS) -> None:
    """From /sent to the preview of the English words."""
    await officer.says(f"/sent {code}")
    await officer.chooses(deed)
    await officer.says(words)


async def give(officer: TelegramHandset, language: str, words: str) -> None:
    """From the preview to the words in another language, and back."""
    await officer.chooses("Other languages")
    await officer.chooses(language)
    await officer.says(words)
    await officer.chooses("Back")


def said_to(person: Handset) -> str:
    """The newest message that is about sheds: what rings below a change says nothing of them."""
    return next(text for text in reversed(person.texts) if "CHECK" in text)


@pytest.mark.parametrize("deed", DEEDS)
async def test_each_person_gets_theirs(town: Town, channel: str, deed: str) -> None:
    ewa = await reader(town, "Ewa", channel, "polski")
    ana = await reader(town, "Ana", channel, "español")
    bob = await town.subscriber("Bob", channel)
    officer = await town.officer()
    code = await sent(town, officer)
    await write(officer, code, deed)
    assert "expect your words" not in officer.last
    await give(officer, "Polish", POLISH_NEWS)
    assert f"In Polish:\n{POLISH_NEWS}" in officer.new
    assert any(NEWS in text for text in officer.new)
    await officer.chooses("Send it")
    assert ("Zatrzymano mezczyzne" if channel == SMS else POLISH_NEWS) in said_to(ewa)
    assert NEWS not in said_to(ewa)
    for person in (ana, bob):
        assert NEWS in said_to(person)
    if channel == SMS:
        assert is_gsm(said_to(ewa))
    assert code in said_to(ewa)


async def test_who_read_the_alert_in_polish_is_remembered(town: Town) -> None:
    ewa = await reader(town, "Ewa", TELEGRAM, "polski")
    officer = await town.officer()
    code = await sent(town, officer, translations=(("pl", POLISH),))
    assert POLISH in said_to(ewa)
    await write(officer, code)
    assert MISSING in officer.last
    # The words so far are there to begin with, and are not taken for new ones.
    await officer.chooses("Other languages")
    assert "Polish" in officer.labels
    await officer.chooses("Polish")
    assert f"In English: {NEWS}" in officer.last
    assert f"So far: {POLISH}" in officer.last
    await officer.says(POLISH_NEWS)
    assert "Polish (written)" in officer.labels
    await officer.chooses("Back")
    assert "expect your words" not in officer.last
    await officer.chooses("Send it")
    assert POLISH_NEWS in said_to(ewa)
    # The update's own words count as well.
    await write(officer, code, "Tell how it ended", "Two men were charged.")
    assert MISSING in officer.last
    await officer.chooses("Other languages")
    await officer.chooses("Polish")
    assert "So far" not in officer.last
    await officer.chooses("Back")
    await officer.chooses("Back")
    await officer.chooses("Send it")
    assert "Two men were charged." in said_to(ewa)


async def test_new_english_words_take_the_translations_of_the_old_ones_with_them(town: Town) -> None:
    officer = await town.officer()
    code = await sent(town, officer)
    await write(officer, code)
    await give(officer, "Polish", POLISH_NEWS)
    await officer.chooses("Change the words")
    await officer.says(NEWS)
    assert f"In Polish:\n{POLISH_NEWS}" in officer.new
    await officer.chooses("Change the words")
    await officer.says("Nobody was arrested.")
    assert any("translations were of the old words" in text for text in officer.new)
    assert not any(POLISH_NEWS in text for text in officer.new)
    # What was left is not there the next time.
    await give(officer, "Polish", POLISH_NEWS)
    await officer.chooses("Leave it")
    await officer.chooses("Correct")
    await officer.says("Nobody was arrested.")
    assert not any(POLISH_NEWS in text for text in officer.new)


async def test_a_translation_that_could_not_go_comes_back_and_one_is_taken_off(town: Town) -> None:
    officer = await town.officer()
    code = await sent(town, officer)
    await write(officer, code)
    await officer.chooses("Other languages")
    await officer.chooses("Polish")
    await officer.says("Zatrzymano przy [ulica].")
    assert 'In the words in Polish: "[ulica]" still has to be filled in.' in officer.last
    await officer.says(f"{POLISH_NEWS} " * 7)
    assert "too long" in officer.last
    await officer.says(POLISH_NEWS)
    await officer.chooses("Polish")
    assert f"So far: {POLISH_NEWS}" in officer.last
    await officer.chooses("Take it off")
    assert "Polish" in officer.labels
    await officer.chooses("Back")
    assert not any(POLISH_NEWS in text for text in officer.new)
    assert officer.labels == ["Send it", "Change the words", "Other languages", "Leave it"]


async def test_arabic_by_text_comes_where_it_fits(town: Town) -> None:
    amal = await reader(town, "Amal", SMS, "العربية")
    officer = await town.officer()
    code = await sent(town, officer, is_appeal=False)
    await write(officer, code)
    await officer.chooses("Other languages")
    await officer.chooses("Arabic")
    await officer.says(ARABIC)
    assert any("costs 3 parts" in text for text in officer.new)
    await officer.chooses("Back")
    await officer.chooses("Send it")
    assert ARABIC in amal.last
    assert segments(amal.last).parts <= 3
    await write(officer, code, "Correct")
    await officer.chooses("Other languages")
    await officer.chooses("Arabic")
    await officer.says(f"{ARABIC} {ARABIC} {ARABIC}")
    assert any("too long for a text message in Arabic" in text for text in officer.new)
    await officer.chooses("Back")
    await officer.chooses("Send it")
    assert NEWS in amal.last
    assert is_gsm(amal.last)


async def test_a_second_person_sees_them_before_they_go(town: Town, channel: str) -> None:
    ewa = await reader(town, "Ewa", channel, "polski")
    ada, ben = await town.officer("Ada"), await town.officer("Ben")
    code = await sent(town, ada, urgency=Urgency.EMERGENCY, translations=(("pl", POLISH),))
    await write(ada, code)
    await give(ada, "Polish", POLISH_NEWS)
    await ada.chooses("Send it")
    assert "wait for a second person" in ada.last
    await ben.presses("Look at it")
    assert f"In Polish:\n{POLISH_NEWS}" in ben.new
    assert not any(POLISH in text for text in ben.new)
    assert "Zatrzymano" not in "\n".join(ewa.texts)
    await ben.chooses("Approve")
    assert ("Zatrzymano mezczyzne" if channel == SMS else POLISH_NEWS) in said_to(ewa)


async def test_a_forward_carries_the_newest_words_in_each_language(town: Town, channel: str) -> None:
    officer = await town.officer()
    ann, poster = await scheme(town, TELEGRAM, officer)
    bob = await neighbour(town, "Bob", channel, poster)
    ewa = await neighbour(town, "Ewa", channel, poster)
    await ewa.says("/language polski" if channel == TELEGRAM else "LANGUAGE polski")
    code = await sent(town, officer, translations=(("pl", POLISH),))
    await write(officer, code)
    await give(officer, "Polish", POLISH_NEWS)
    await officer.chooses("Send it")
    await ann.says(f"FWD {code}")
    await ann.chooses("Send it")
    (theirs,) = copies(ewa, code)
    assert ("Zatrzymano mezczyzne" if channel == SMS else POLISH_NEWS) in theirs
    assert NEWS in copies(bob, code)[0]
    assert SHEDS not in copies(bob, code)[0]
    # An update in English alone takes the Polish words of the older one away.
    await write(officer, code, words="It is quiet again.")
    await officer.chooses("Send it")
    assert "It is quiet again." in copies(ewa, code)[-1]
    assert "Zatrzymano" not in copies(ewa, code)[-1]
