"""Joining, places and topics, and the audience that follows from them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from config.errors import Conflict, NotFound
from config.timekeeping import day_of
from database.engine import Tx
from subscribers import service
from subscribers.model import ANY_TOPIC, MOST_PLACES, Deed, Spot, Subscriber
from subscribers.tables import audience, consents, suppressions
from tests.unit.subscribers.conftest import ANN, BOB, NOW

TOPICS = ("burglary", "vehicles")


async def joins(tx: Tx, route: int = ANN, ward: str = "W1", **changes: Any) -> Subscriber:
    given: dict[str, Any] = {
        "channel": "sms",
        "topics": TOPICS,
        "language": "en",
        "wording": "You get alerts",
        "now": NOW,
    }
    return await service.join(tx, route, Spot(ward, (ward,), "chosen"), **given | changes)


async def adds(tx: Tx, area: str, wards: list[str], route: int = ANN, label: str | None = None) -> Subscriber:
    return await service.add_place(
        tx, route, Spot(area, tuple(wards), "chosen", label), channel="sms", wording="one more", now=NOW
    )


async def heard_in(tx: Tx, subscriber: int) -> set[tuple[str, str]]:
    rows = await tx.execute(
        select(audience.c.area_code, audience.c.topic).where(audience.c.subscriber_id == subscriber)
    )
    return {(row.area_code, row.topic) for row in rows}


async def ledger(tx: Tx) -> list[str]:
    return list(await tx.scalars(select(consents.c.deed).order_by(consents.c.id)))


async def test_joining_stores_place_topics_and_what_was_agreed(tx: Tx) -> None:
    ann = await joins(tx, wording="the words on screen")

    assert ann == await service.by_route(tx, ANN)
    assert [(place.number, place.area_code) for place in ann.places] == [(1, "W1")]
    assert ann.topics == frozenset(TOPICS)
    row = (await tx.execute(select(consents))).one()
    assert (row.subscriber_id, row.deed, row.about, row.channel, row.at) == (
        ann.id,
        Deed.JOINED,
        "W1",
        "sms",
        day_of(NOW),
    )
    assert row.wording == "the words on screen"
    assert await heard_in(tx, ann.id) == {("W1", "burglary"), ("W1", "vehicles"), ("W1", ANY_TOPIC)}


async def test_joining_twice_changes_nothing(tx: Tx) -> None:
    first = await joins(tx)
    again = await joins(tx, ward="W2", topics=(), language="pl", now=NOW + timedelta(days=1))

    assert again == first
    assert await ledger(tx) == [Deed.JOINED]
    assert {area for area, _ in await heard_in(tx, first.id)} == {"W1"}


async def test_each_route_is_a_person_of_their_own(tx: Tx) -> None:
    assert (await joins(tx)).id != (await joins(tx, BOB)).id


async def test_coming_back_after_leaving_starts_afresh_with_a_new_consent(tx: Tx) -> None:
    ann = await joins(tx)
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    back = await joins(tx, ward="W2", language="pl")

    assert back.id == ann.id
    assert back.is_active
    assert back.language == "pl"
    assert [place.area_code for place in back.places] == ["W2"]
    assert await ledger(tx) == [Deed.JOINED, Deed.LEFT, Deed.JOINED]


async def test_overlapping_places_give_one_row_per_ward_and_topic(tx: Tx) -> None:
    ann = await joins(tx, ward="W1")
    await adds(tx, "B1", ["W1", "W2", "W3"])

    assert len(await heard_in(tx, ann.id)) == 3 * (len(TOPICS) + 1)
    rows = await tx.scalar(select(func.count()).select_from(audience))
    assert rows == 9


async def test_dropping_one_of_two_overlapping_places_keeps_the_shared_ward(tx: Tx) -> None:
    ann = await joins(tx, ward="W1")
    await adds(tx, "B1", ["W1", "W2"])
    left = await service.drop_place(tx, ANN, 2, channel="sms", wording="dropped", now=NOW)

    assert [place.area_code for place in left.places] == ["W1"]
    assert {area for area, _ in await heard_in(tx, ann.id)} == {"W1"}
    assert await ledger(tx) == [Deed.JOINED, Deed.ADDED, Deed.DROPPED]


async def test_without_places_no_audience_but_still_a_subscriber(tx: Tx) -> None:
    ann = await joins(tx)
    left = await service.drop_place(tx, ANN, 1, channel="sms", wording="dropped", now=NOW)

    assert left.is_active
    assert left.places == ()
    assert await heard_in(tx, ann.id) == set()


async def test_the_same_place_again_is_not_added(tx: Tx) -> None:
    ann = await joins(tx)
    assert await adds(tx, "W1", ["W1"]) == ann
    assert await ledger(tx) == [Deed.JOINED]


async def test_a_locality_is_another_place_than_its_likeliest_ward(tx: Tx) -> None:
    await joins(tx)
    ann = await adds(tx, "W1", ["W1", "W2"], label="Bootle (Sefton)")
    assert [place.label for place in ann.places] == [None, "Bootle (Sefton)"]


async def test_new_places_go_to_the_end_of_the_list(tx: Tx) -> None:
    await joins(tx)
    await adds(tx, "W2", ["W2"])
    await service.drop_place(tx, ANN, 1, channel="sms", wording="", now=NOW)
    ann = await adds(tx, "W3", ["W3"])
    assert [place.area_code for place in ann.places] == ["W2", "W3"]


async def test_the_list_of_places_has_an_end(tx: Tx) -> None:
    await joins(tx, ward="W0")
    for number in range(1, MOST_PLACES):
        await adds(tx, f"W{number}", [f"W{number}"])
    with pytest.raises(Conflict):
        await adds(tx, "W99", ["W99"])


async def test_who_wants_no_topic_still_hears_of_danger(tx: Tx) -> None:
    ann = await joins(tx)
    assert (await service.set_topics(tx, ANN, ())).topics == frozenset()
    assert await heard_in(tx, ann.id) == {("W1", ANY_TOPIC)}


async def test_stopping_a_topic_is_noted(tx: Tx) -> None:
    await joins(tx)
    ann = await service.stop_topic(tx, ANN, "burglary", channel="sms", wording="stopped", now=NOW)
    assert ann.topics == {"vehicles"}
    assert await ledger(tx) == [Deed.JOINED, Deed.DROPPED]


async def test_only_who_joined_has_places_and_topics(tx: Tx) -> None:
    with pytest.raises(NotFound):
        await adds(tx, "W1", ["W1"])
    with pytest.raises(NotFound):
        await service.set_topics(tx, ANN, TOPICS)
    await joins(tx)
    with pytest.raises(NotFound):
        await service.drop_place(tx, ANN, 7, channel="sms", wording="", now=NOW)
    assert (await tx.scalar(select(func.count()).select_from(suppressions))) == 0
