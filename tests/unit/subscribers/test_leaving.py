"""Leaving, one's own data, and erasing: what goes, what stays, and what no longer says who."""

import pytest
from sqlalchemy import Row, insert, select

from database.engine import Tx
from database.metadata import metadata
from delivery.messages import Kind, Lane, State
from delivery.tables import outbox
from subscribers import service
from subscribers.model import Deed
from subscribers.tables import audience, consents, subscriber_places, subscribers, suppressions
from tests.unit.subscribers.conftest import ANN, BOB, NOW
from tests.unit.subscribers.test_wishes import adds, joins


async def delivery(tx: Tx, state: State, *, person: int, route: int = ANN, bulletin: int | None = 7) -> int:
    values = {
        "identity_id": 1,
        "route_id": route,
        "kind": Kind.SEND,
        "lane": Lane.ROUTINE,
        "state": state,
        "due_at": NOW,
        "bulletin_id": bulletin,
        "person_id": person if bulletin else None,
        "provider_ref": "SM1",
    }
    return int(await tx.scalar(insert(outbox).values(**values).returning(outbox.c.id)) or 0)


async def row(tx: Tx, number: int) -> Row[tuple[object, ...]]:
    return (await tx.execute(select(outbox).where(outbox.c.id == number))).one()


async def test_leaving_takes_all_wishes_and_keeps_the_ledger(tx: Tx) -> None:
    ann = await joins(tx)
    assert await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)

    left = await service.by_route(tx, ANN)
    assert left
    assert (left.id, left.is_active, left.places, left.topics) == (ann.id, False, (), frozenset())
    assert (await tx.execute(select(audience))).all() == []
    assert (await tx.scalars(select(consents.c.deed))).all() == [Deed.JOINED, Deed.LEFT]


async def test_leaving_twice_or_never_having_joined_changes_nothing(tx: Tx) -> None:
    assert not await service.withdraw(tx, BOB, channel="sms", wording="STOP", now=NOW)
    await joins(tx)
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    assert not await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    assert len((await tx.execute(select(consents))).all()) == 2


@pytest.mark.parametrize("state", [State.QUEUED, State.HELD])
async def test_leaving_holds_back_alerts_that_wait(tx: Tx, state: State) -> None:
    ann = await joins(tx)
    number = await delivery(tx, state, person=ann.id)
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    held_back = await row(tx, number)
    assert (held_back.state, held_back.reason) == (State.SUPPRESSED, "stopped")


async def test_leaving_touches_neither_answers_nor_others_nor_what_is_on_the_wire(tx: Tx) -> None:
    ann, bob = await joins(tx), await joins(tx, BOB)
    others = [
        await delivery(tx, State.QUEUED, person=ann.id, bulletin=None),
        await delivery(tx, State.QUEUED, person=bob.id, route=BOB),
        await delivery(tx, State.STARTED, person=ann.id),
    ]
    await service.withdraw(tx, ANN, channel="sms", wording="STOP", now=NOW)
    assert [(await row(tx, number)).state for number in others] == [State.QUEUED, State.QUEUED, State.STARTED]


TODAY = NOW.replace(hour=0, minute=0, second=0, microsecond=0)


async def test_the_copy_holds_everything(tx: Tx) -> None:
    ann = await joins(tx, wording="the words")
    await adds(tx, "W2", ["W2"])
    await delivery(tx, State.DELIVERED, person=ann.id)
    held = await service.export(tx, ANN)

    assert held
    assert [place.area_code for place in held.person.places] == ["W1", "W2"]
    assert [(line.deed, line.wording, line.at) for line in held.consents] == [
        (Deed.JOINED, "the words", TODAY),
        (Deed.ADDED, "one more", TODAY),
    ]
    assert held.alerts == 1
    assert await service.export(tx, BOB) is None


async def test_erasing_leaves_no_row_with_the_persons_id(tx: Tx) -> None:
    ann = await joins(tx)
    settled = await delivery(tx, State.DELIVERED, person=ann.id)
    gone = await service.erase(tx, ANN, NOW, channel="sms")

    assert gone
    assert gone.subscriber_id == ann.id
    assert await service.by_route(tx, ANN) is None
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name in ("subscriber_id", "person_id") or table is subscribers:
                found = await tx.execute(select(table).where(column == ann.id))
                assert found.all() == [], f"{table.name}.{column.name}"
    kept = await row(tx, settled)
    assert (kept.state, kept.person_id, kept.provider_ref) == (State.DELIVERED, gone.tombstone, None)
    assert kept.route_id != ANN


async def test_erasing_keeps_the_ledger_under_another_number_than_the_deliveries(tx: Tx) -> None:
    await joins(tx)
    gone = await service.erase(tx, ANN, NOW, channel="sms")
    rows = (await tx.execute(select(consents).order_by(consents.c.id))).all()

    assert gone
    assert [line.deed for line in rows] == [Deed.JOINED, Deed.ERASED]
    assert len({line.subscriber_id for line in rows}) == 1
    assert rows[0].subscriber_id != gone.tombstone


async def test_erasing_holds_back_alerts_that_wait_and_leaves_others_alone(tx: Tx) -> None:
    ann, bob = await joins(tx), await joins(tx, BOB)
    waiting = await delivery(tx, State.QUEUED, person=ann.id)
    of_bob = await delivery(tx, State.QUEUED, person=bob.id, route=BOB)
    await service.erase(tx, ANN, NOW, channel="sms")

    assert (await row(tx, waiting)).state == State.SUPPRESSED
    assert ((await row(tx, of_bob)).state, (await row(tx, of_bob)).person_id) == (State.QUEUED, bob.id)
    assert (await tx.scalars(select(subscriber_places.c.subscriber_id))).all() == [bob.id]


async def test_erasing_keeps_a_mark_that_only_the_persons_own_join_lifts(tx: Tx) -> None:
    await joins(tx)
    await service.erase(tx, ANN, NOW, channel="sms")
    assert len((await tx.execute(select(suppressions))).all()) == 1
    await joins(tx, BOB)
    assert len((await tx.execute(select(suppressions))).all()) == 1
    await joins(tx)
    assert (await tx.execute(select(suppressions))).all() == []


async def test_erasing_again_or_a_stranger_does_nothing(tx: Tx) -> None:
    await joins(tx)
    assert await service.erase(tx, ANN, NOW, channel="sms")
    assert await service.erase(tx, ANN, NOW, channel="sms") is None
    assert await service.erase(tx, BOB, NOW, channel="sms") is None
