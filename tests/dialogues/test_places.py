"""Several places: list, add, drop."""

from delivery.messages import TELEGRAM
from subscribers.model import MOST_PLACES, Deed
from tests.dialogues.asking import ledger, place_names, subscribers_of
from tests.world import Town


async def test_add_and_list(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("ADD KIRKBY")
    assert "You now get alerts for Kirkby (Knowsley) too" in ann.last
    await ann.says("PLACES")
    assert ann.labels == ["Drop Bootle (Sefton)", "Drop Kirkby (Knowsley)", "Add a place"]


async def test_add_with_a_postcode_asks_which_ward(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("ADD L20 4AB")
    await ann.chooses("Linacre")
    assert await place_names(town) == ["Bootle (Sefton)", "Linacre (Sefton)"]
    assert (await ledger(town))[-1].deed == Deed.ADDED


async def test_add_alone_asks_where(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("ADD")
    await ann.says("Kirkby")
    assert await place_names(town) == ["Bootle (Sefton)", "Kirkby (Knowsley)"]


async def test_add_from_the_list(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("PLACES")
    await ann.chooses("Add a place")
    await ann.says("Huyton")
    assert await place_names(town) == ["Bootle (Sefton)", "Huyton (Knowsley)"]


async def test_adding_the_same_place_again_changes_nothing(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("ADD BOOTLE")
    assert "already" in ann.last
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_drop_by_the_number_of_the_list(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for words in ("JOIN BOOTLE", "ADD KIRKBY", "ADD HUYTON", "DROP 2"):
        await ann.says(words)
    assert "No more alerts for Kirkby (Knowsley)" in ann.last
    assert await place_names(town) == ["Bootle (Sefton)", "Huyton (Knowsley)"]
    await ann.says("DROP 2")
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_drop_by_name_and_from_the_list(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for words in ("JOIN BOOTLE", "ADD KIRKBY", "ADD HUYTON", "DROP kirkby", "PLACES"):
        await ann.says(words)
    await ann.chooses("Drop Bootle")
    assert await place_names(town) == ["Huyton (Knowsley)"]


async def test_dropping_the_last_place_says_what_that_means(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("DROP 1")
    assert "no alerts come now" in ann.last
    assert await place_names(town) == []
    await ann.chooses("Add a place")
    await ann.says("Bootle")
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_a_number_that_is_not_on_the_list(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("DROP 9")
    assert "not on your list" in ann.last
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_a_full_list_asks_to_drop_first(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    wards = [ward.name for ward in town.parts.gazetteer.children("merseyside-S1")]
    await ann.says("JOIN BOOTLE")
    for number in range(MOST_PLACES + 1):
        await ann.says(f"ADD {wards[number]} (Sefton)")
    assert "as many places as we can keep" in ann.last
    assert len(await place_names(town)) == MOST_PLACES


async def test_a_shared_location_adds_after_asking(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN BOOTLE")
    await ann.shares(53.45299, -2.99932)
    assert await place_names(town) == ["Bootle (Sefton)"]
    await ann.chooses("Linacre")
    assert await place_names(town) == ["Bootle (Sefton)", "Linacre (Sefton)"]


async def test_who_has_not_joined_is_told_how(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    for words in ("PLACES", "ADD BOOTLE", "DROP 1", "TOPICS", "ALERTS"):
        await ann.says(words)
        assert "send JOIN and your postcode" in ann.last, words
        assert len(ann.new) == 1
    assert await subscribers_of(town) == []


async def test_who_has_joined_already_can_type_another_place(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("JOIN")
    await ann.says("L20 4AB")
    assert ann.labels == ["Add L20 4AB"]
    await ann.says("Kirkby")
    await ann.chooses("Add Kirkby")
    assert await place_names(town) == ["Bootle (Sefton)", "Kirkby (Knowsley)"]
    await ann.says("JOIN")
    await ann.says("Qwertyville")
    assert 'we do not know "Qwertyville"' in ann.last


async def test_no_place_of_ours_is_not_offered(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("JOIN L99 9ZZ")
    assert "already joined" in ann.new[0]
    assert 'we do not know "L99 9ZZ"' in ann.last
    assert not any("Add L99" in text for text in ann.texts)
    await ann.says("Kirkby")
    assert await place_names(town) == ["Bootle (Sefton)", "Kirkby (Knowsley)"]
