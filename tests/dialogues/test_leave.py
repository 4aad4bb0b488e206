"""Leaving, coming back, and one's own data."""

import pytest
from sqlalchemy import select

from bot import memory as memories
from bot.housekeeping import purge
from bot.tables import conversations
from delivery.messages import SMS, TELEGRAM
from delivery.sms_text import segments
from delivery.tables import outbox, routes
from subscribers.model import Deed
from subscribers.tables import suppressions
from tests.dialogues.asking import ledger, only_subscriber, place_names, subscribers_of
from tests.world import Town


async def route_states(town: Town) -> list[str]:
    async with town.database.reading() as tx:
        return list(await tx.scalars(select(routes.c.state)))


@pytest.mark.parametrize("word", ["STOP", "stop", "Unsubscribe", "STOPALL"])
async def test_stop_stops_everything(town: Town, channel: str, word: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    before = len(ann.texts)
    await ann.says(word)

    person = await only_subscriber(town)
    assert (person.is_active, person.places, person.topics) == (False, (), frozenset())
    assert (await ledger(town))[-1].deed == Deed.LEFT
    # On SMS the provider itself has answered, and would refuse anything from us.
    assert len(ann.texts) - before == 1
    assert await route_states(town) == ["stopped" if channel == SMS else "open"]


@pytest.mark.parametrize("words", ["/stop", "STOP ALL", "stop sending me texts please"])
async def test_stop_in_other_words(town: Town, words: str) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN BOOTLE")
    await ann.says(words)
    assert "You get no more alerts" in ann.last
    assert "To come back send JOIN" in ann.last
    assert not (await only_subscriber(town)).is_active


async def test_stop_please_on_sms_is_ours_to_obey_and_to_confirm(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP PLEASE")
    assert "You get no more alerts" in ann.last
    assert not (await only_subscriber(town)).is_active
    assert await route_states(town) == ["open"]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("STOP BURGLARY", "burglary"),
        ("stop antisocial behaviour", "anti-social-behaviour"),
        ("Stop weapons", "violence"),
    ],
)
async def test_stop_a_topic(town: Town, channel: str, words: str, topic: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says(words)
    assert "No more alerts about" in ann.last
    left = (await only_subscriber(town)).topics
    assert {known.slug for known in town.parts.community.topics} - left == {topic}


async def test_stop_a_place(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN L20 4AB")
    await ann.chooses("Linacre")
    await ann.says("ADD KIRKBY")
    await ann.says("STOP L20")
    assert "No more alerts for Linacre (Sefton)" in ann.last
    assert await place_names(town) == ["Kirkby (Knowsley)"]
    await ann.says("STOP KIRKBY")
    assert await place_names(town) == []


async def test_stop_a_place_that_is_not_theirs(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN KIRKBY")
    await ann.says("STOP L8")
    assert "nothing has changed" in ann.last
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_stop_the_bikes_is_something_that_they_tell_us(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN KIRKBY")
    await ann.says("STOP THE BIKES")
    person = await only_subscriber(town)
    assert person.is_active
    assert len(person.topics) == len(town.parts.community.topics)


async def test_join_after_stop_waits_for_start_on_sms(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP")
    await ann.says("JOIN KIRKBY")
    assert not (await only_subscriber(town)).is_active
    await ann.says("START")
    assert "You now get alerts for Kirkby (Knowsley)" in ann.last
    assert await place_names(town) == ["Kirkby (Knowsley)"]
    assert [line.deed for line in await ledger(town)] == [Deed.JOINED, Deed.LEFT, Deed.JOINED]


@pytest.mark.parametrize("word", ["START", "UNSTOP", "YES"])
async def test_start_lifts_the_block_and_joins_nobody(town: Town, word: str) -> None:
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP")
    await ann.says(word)
    assert "text JOIN and your postcode" in ann.last
    assert not (await only_subscriber(town)).is_active
    assert await route_states(town) == ["open"]
    await ann.says("JOIN KIRKBY")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_telegram_comes_back_with_start(town: Town) -> None:
    ann = await town.person("Ann", TELEGRAM)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP")
    await ann.says("/start")
    await ann.says("Kirkby")
    assert await place_names(town) == ["Kirkby (Knowsley)"]


async def test_stop_twice_is_stop_once(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP")
    await ann.says("STOP")
    assert [line.deed for line in await ledger(town)] == [Deed.JOINED, Deed.LEFT]


async def test_a_tip_after_stop_does_not_bring_them_back(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("STOP")
    await ann.says("TIP someone is selling drugs from the garages behind Knowsley Road most nights")
    assert not (await only_subscriber(town)).is_active
    assert len(await ledger(town)) == 2


async def test_my_data_shows_what_is_held(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("MYDATA")
    assert "Bootle (Sefton)" in ann.last
    assert "Not your name" in ann.last
    await ann.chooses("Keep it")
    assert "Nothing has changed" in ann.last


async def test_eight_places_still_fit_three_texts(town: Town) -> None:
    ann = await town.person("Ann", SMS)
    wards = sorted(town.parts.community.wards, key=lambda ward: -len(town.parts.gazetteer.label(ward.code)))
    await ann.says(f"JOIN {town.parts.gazetteer.label(wards[0].code)}")
    for ward in wards[1:8]:
        await ann.says(f"ADD {town.parts.gazetteer.label(ward.code)}")
    assert len((await only_subscriber(town)).places) == 8
    await town.pass_time(days=1)
    for words in ("MYDATA", "PLACES", "JOIN", "ADD BOOTLE", "STOP KIRKBY"):
        await ann.says(words)
        assert segments(ann.last).encoding == "GSM-7"
        assert segments(ann.last).parts <= 3, ann.last


async def test_the_copy_holds_place_topics_and_consent(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("MYDATA")
    before = len(ann.texts)
    await ann.chooses("Send me a copy")
    copy = "\n".join(ann.texts[before - 1 :])
    assert "Place: Bootle (Sefton)" in copy
    assert "Topic: " in copy
    assert "17.11.2026, " in copy
    assert "You now get alerts for Bootle (Sefton)" in copy


async def test_erasing_asks_first_and_then_leaves_nothing_of_them(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    assert len(await subscribers_of(town)) == 1
    await ann.chooses("Yes, erase it")

    assert "it is erased" in ann.last
    assert await subscribers_of(town) == []
    async with town.database.reading() as tx:
        assert len((await tx.execute(select(suppressions))).all()) == 1
        assert (await tx.execute(select(outbox))).all() == []
        (route,) = (await tx.scalars(select(conversations.c.route_id))).all()
        kept = await memories.load(tx, town.parts.conversation_ring, route)
    assert (kept.step, kept.draft, kept.questions) == (None, {}, []), "the conversation starts afresh"
    await ann.says("MYDATA")
    assert "You have not joined" in ann.last
    await ann.says("JOIN BOOTLE")
    assert await place_names(town) == ["Bootle (Sefton)"]
    async with town.database.reading() as tx:
        assert (await tx.execute(select(suppressions))).all() == []


async def test_once_the_conversation_expired_the_address_is_gone_too(town: Town, channel: str) -> None:
    ann, bob = await town.person("Ann", channel), await town.person("Bob", channel)
    await ann.says("JOIN BOOTLE")
    await bob.says("JOIN BOOTLE")
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("Yes, erase it")
    await purge(town.database, town.clock)
    assert len(await route_states(town)) == 2
    await town.pass_time(days=91)
    await purge(town.database, town.clock)
    assert len(await route_states(town)) == 1
    assert await place_names(town) == ["Bootle (Sefton)"]


async def test_not_erasing_after_all(town: Town, channel: str) -> None:
    ann = await town.person("Ann", channel)
    await ann.says("JOIN BOOTLE")
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("No, keep it")
    assert await place_names(town) == ["Bootle (Sefton)"]
