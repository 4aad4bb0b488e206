"""What follows the thanks: a victim hears that this gives no crime number, whoever is hurt at home where to talk."""

import pytest

from config.texts import languages, text
from delivery.sms_text import MOST_PARTS, fold, segments
from tests.dialogues.test_tip import BIKES
from tests.world import Town

SITE = "www.merseyside.police.uk"


@pytest.mark.parametrize("choice", ["Send, you may ask me", "Send, no questions"])
@pytest.mark.parametrize("words", ["My car was stolen from Breck Road", "I was robbed in Bootle by two lads"])
async def test_a_victim_hears_that_it_is_no_crime_report(
    town: Town, channel: str, words: str, choice: str
) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {words}")
    await ann.chooses(choice)
    assert any(said.startswith("Thank you. We have it") for said in ann.texts)
    assert "not a crime report and gives no crime number" in ann.last
    assert f"ring 101 or go to {SITE}" in ann.last


async def test_a_witness_hears_nothing_of_it(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(f"TIP {BIKES}")
    await ann.chooses("Send, no questions")
    assert "crime number" not in "".join(ann.texts)
    assert "0808" not in "".join(ann.texts)


async def test_who_is_hurt_at_home_hears_where_to_talk(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("TIP My husband hit me last night")
    await ann.chooses("Send, no questions")
    assert "0808 2000 247" in ann.last
    assert "delete these messages" in ann.last
    assert "abuse" not in "".join(ann.texts).casefold()


async def test_in_danger_at_home_too(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("my husband is strangling me now")
    assert ann.last.startswith("Ring 999 now")
    for told in ("press 55", "18000", "emergencySMS", "0808 2000 247"):
        assert told in ann.last
    assert "abuse" not in ann.last.casefold()


async def test_danger_names_every_way_to_999(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("he has a knife and is breaking into the house now")
    assert ann.last.startswith("Ring 999 now")
    for told in ("press 55", "18000", "emergencySMS"):
        assert told in ann.last
    assert "0808" not in ann.last


@pytest.mark.parametrize("language", languages())
def test_all_that_follows_fits_three_texts(language: str) -> None:
    lines = [text(language, "thanks-no-crime-report", site=SITE), text(language, "thanks-helpline")]
    sent = segments(fold("\n".join(lines)))
    assert sent.parts <= (MOST_PARTS if sent.encoding == "GSM-7" else 5), sent
