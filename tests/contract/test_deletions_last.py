"""On both databases: what is to be deleted at a provider outlives every end of our process, and every fate of our words."""

from datetime import timedelta

import pytest

from config.errors import Stopped, Unknown, Unreachable
from config.sealing import Ring
from database.engine import Database
from delivery import claims
from delivery.messages import TELEGRAM, Message, Parcel
from delivery.outbox import Outbox
from delivery.receipts import Receipts
from delivery.routes import AddressBook, identity_id
from tests.unit.delivery.post_office import CountingChannel, PostOffice, StillClock

pytest_plugins = ["tests.postgres"]
FILED = Parcel((Message("filed"),), deletes=("5", "6"))
BOTH = [("a", "5"), ("a", "6")]


@pytest.fixture
async def office(database: Database) -> PostOffice:
    async with database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
    book = AddressBook(Ring((b"a" * 32,)), b"l" * 32, with_fictional=True)
    parcels, receipts = Outbox(Ring((b"c" * 32,))), Receipts(b"l" * 32)
    return PostOffice(database, book, parcels, receipts, StillClock(), identity, CountingChannel())


@pytest.mark.parametrize("losses", [1, 2, 3])
async def test_however_often_the_process_ended(office: PostOffice, losses: int) -> None:
    await office.put("a", FILED)
    for _ in range(losses):
        async with office.database.transaction() as tx:
            assert await claims.start(tx, office.identity, office.clock.now(), 10)
        office.wait(minutes=2)
        async with office.database.transaction() as tx:
            await claims.recover(tx, office.identity, office.clock.now())
    await office.dispatcher().drain()
    assert office.channel.deleted == BOTH
    assert office.channel.texts == (["filed"] if losses == 1 else [])
    assert await office.rows() == []


@pytest.mark.parametrize("fate", [[Stopped("blocked")], [Unknown("timeout"), Unknown("timeout")]])
async def test_whatever_became_of_the_words(office: PostOffice, fate: list[Exception]) -> None:
    await office.put("a", FILED)
    office.channel.answers.extend(fate)
    for _ in range(3):
        await office.dispatcher().drain()
        office.wait(seconds=10)
    assert office.channel.deleted == BOTH
    assert await office.rows() == []


async def test_while_the_provider_cannot_yet(office: PostOffice) -> None:
    await office.put("a", FILED)
    office.channel.answers.extend([None, Unreachable("20009", timedelta(minutes=1), 50), None])
    await office.dispatcher().drain()
    await office.say("a", "next")
    await office.dispatcher().drain()
    assert office.channel.texts == ["filed", "next"], "no answer waits for a deletion"
    office.wait(minutes=1)
    await office.dispatcher().drain()
    assert sorted(office.channel.deleted) == BOTH
