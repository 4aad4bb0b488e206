"""Languages: asked only where Telegram names another one; kept; danger and menus follow it."""

from delivery.messages import SMS, TELEGRAM
from tests.world import Town


async def test_an_english_telegram_is_not_asked(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("/start")
    assert "Which place" in ann.last


async def test_a_polish_telegram_is_asked_once_and_goes_on_in_polish(town: Town) -> None:
    ewa = await town.person("Ewa", TELEGRAM, language="pl")
    await ewa.says("/start")
    assert "Polski" in ewa.labels
    await ewa.chooses("Polski")
    await ewa.says("Linacre")
    assert "Linacre (Sefton)" in ewa.last
    assert "Done." not in ewa.last
    await ewa.says("/places")
    assert "Your places" not in ewa.last


async def test_who_tells_something_in_place_of_a_language_is_heard(town: Town) -> None:
    ewa = await town.person("Ewa", TELEGRAM, language="pl")
    await ewa.says("/start")
    await ewa.says("Two lads on scramblers are tearing up Derby Park in Bootle every night")
    assert len(ewa.labels) == 3
    assert "Crimestoppers" in ewa.last


async def test_one_may_keep_english(town: Town) -> None:
    ewa = await town.person("Ewa", TELEGRAM, language="pl")
    await ewa.says("/start")
    await ewa.chooses("English")
    await ewa.says("Linacre")
    assert ewa.last.startswith("Done.")


async def test_on_sms_a_language_is_chosen_by_number_or_by_name_without_accents(town: Town) -> None:
    ion = await town.person("Ion", SMS)
    await ion.says("JOIN Linacre")
    await ion.says("LANGUAGE")
    assert "Rom" in ion.last  # every language by its own name, so this one text is no GSM-7
    await ion.says("romana")
    assert ion.last
    assert "English" not in ion.last
    texts = town.sandbox.twilio.screen(ion.number)  # type: ignore[attr-defined]  # an SMS handset
    assert texts[-1].encoding == "GSM-7"


async def test_danger_is_answered_in_the_chosen_language_with_999_first(town: Town) -> None:
    ewa = await town.person("Ewa", TELEGRAM, language="pl")
    await ewa.says("/start")
    await ewa.chooses("Polski")
    await ewa.says("on ma noz i nas goni")
    assert "999" in ewa.last
    assert "Ring 999" not in ewa.last
