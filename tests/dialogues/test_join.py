"""Joining, in a resident's words."""

import pytest

from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from subscribers import service
from subscribers.model import Deed
from tests.dialogues.asking import ledger, only_subscriber, place_names, subscribers_of
from tests.world import Town

LINACRE = (53.45299, -2.99932)


async def test_join_with_a_postcode(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L20 4AB")
    assert ann.labels[0] == "Linacre (Sefton)"
    await ann.chooses("Linacre")

    assert "You now get alerts for Linacre (Sefton)" in ann.last
    assert "How often: most weeks just a few" in ann.last
    assert "To stop: send STOP" in ann.last
    person = await only_subscriber(town)
    assert await place_names(town) == ["Linacre (Sefton)"]
    assert person.topics == {topic.slug for topic in town.parts.community.topics}


async def test_the_words_on_the_screens_are_kept_as_what_was_agreed_to(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L20 4AB")
    await ann.chooses("Linacre")

    (line,) = await ledger(town)
    assert (line.deed, line.channel) == (Deed.JOINED, channel)
    assert "Which of these is yours?" in line.wording
    assert "You now get alerts for Linacre (Sefton)" in line.wording
    assert "To stop: send STOP" in line.wording


@pytest.mark.parametrize("words", ["join bootle", "Join Bootle please", "JOIN  BOOTLE.", "/join Bootle"])
async def test_join_with_a_name_needs_no_further_question(town: Town, channel: str, words: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says(words)
    assert "You now get alerts for Bootle (Sefton)" in ann.last
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_join_alone_asks_where(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN")
    assert "postcode" in ann.last
    assert "stop any time" in ann.last
    await ann.says("Huyton")
    assert "You now get alerts for Huyton (Knowsley)" in ann.last


async def test_start_greets_and_asks_where(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("/start")
    assert "Welcome" in ann.last
    await ann.says("l20")
    await ann.chooses("Linacre")
    assert await place_names(town) == ["Linacre (Sefton)"]


async def test_a_link_to_an_area_asks_before_it_joins(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.starts("a-E05000942")
    assert ann.labels == ["Linacre (Sefton)"]
    assert await subscribers_of(town) == []
    await ann.chooses("Linacre")
    assert await place_names(town) == ["Linacre (Sefton)"]


@pytest.mark.parametrize("payload", ["a-E99999999", "x", "a-", "a"])
async def test_a_broken_link_still_lets_them_join(town: Town, payload: str) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.starts(payload)
    assert "postcode" in ann.last


async def test_a_name_that_stands_for_two_wards_is_asked_about(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN CHURCH")
    assert set(ann.labels) == {"Church (Sefton)", "Church (Liverpool)"}
    await ann.chooses("Church (Sefton)")
    assert await place_names(town) == ["Church (Sefton)"]


async def test_the_label_typed_is_the_same_answer_as_the_number(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN CHURCH")
    await ann.says(" church (SEFTON) ")
    assert await place_names(town) == ["Church (Sefton)"]


async def test_six_wards_and_more(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L1 1AA")
    first = ann.labels
    assert len(first) == 7
    assert first[-1] == "More"
    await ann.chooses("More")
    second = [label for label in ann.labels if label != "Show the first again"]
    assert second
    assert not set(first) & set(second)
    await ann.chooses(second[0])
    assert await place_names(town) == [second[0]]


async def test_after_the_last_wards_the_first_come_again(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L1 1AA")
    first = ann.labels
    await ann.chooses("More")
    await ann.chooses("Show the first again")
    assert ann.labels == first


@pytest.mark.parametrize(("name", "wards"), [("SEFTON", 22), ("MERSEYSIDE", 141), ("BOOTLE", 3)])
async def test_a_wide_place_means_all_its_wards(town: Town, name: str, wards: int) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says(f"JOIN {name}")
    person = await only_subscriber(town)
    async with town.database.reading() as tx:
        assert len(await service.wards_of(tx, person.id)) == wards


async def test_none_of_the_wards_fits_so_another_place_is_typed(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L20 4AB")
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_a_shared_location_offers_the_nearest_ward(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("/start")
    await ann.shares(*LINACRE)
    assert ann.labels[0] == "Linacre (Sefton)"
    await ann.chooses("Linacre")
    (place,) = (await only_subscriber(town)).places
    assert (place.how, bool(place.cell)) == ("nearest", True)


async def test_a_shared_location_outside_is_said_to_be(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.shares(51.5, -0.12)
    assert "outside Merseyside" in ann.last
    assert await subscribers_of(town) == []


async def test_a_second_join_changes_nothing_and_says_so(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("JOIN KIRKBY")
    assert "nothing has changed" in ann.last
    assert await place_names(town) == ["Bootle (Sefton)"]
    assert len(await ledger(town)) == 1
    await ann.chooses("Add KIRKBY")
    assert await place_names(town) == ["Bootle (Sefton)", "Kirkby (Knowsley)"]


async def test_a_link_for_somebody_who_has_joined_offers_to_add(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN KIRKBY")
    await ann.starts("a-E05000942")
    await ann.chooses("Add Linacre")
    assert await place_names(town) == ["Kirkby (Knowsley)", "Linacre (Sefton)"]


async def test_after_joining_the_topics_are_one_step_away(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.chooses("Choose topics")
    assert "What do you want to hear about?" in ann.last


async def test_join_with_a_sentence_joins_nobody(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN ME IN")
    assert await subscribers_of(town) == []


async def test_yes_alone_joins_nobody(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("YES")
    assert "text JOIN and your postcode" in ann.last
    assert await subscribers_of(town) == []


async def test_every_text_of_joining_fits_three_segments(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    for words in ("JOIN", "L1 1AA", "7", "1", "1", "JOIN L1 1AA", "PLACES"):
        await ann.says(words)
    assert len(ann.texts) == 7
    for text in ann.texts:
        assert (segments(text).encoding, segments(text).parts <= 3) == ("GSM-7", True), text
