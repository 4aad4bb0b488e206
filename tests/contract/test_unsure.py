"""Texts of unknown fate are looked up in the far end's list by the real client, on both databases: none goes twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import insert, select
from twilio.rest import Client

from bot.channels.sms_channel import SmsChannel
from bot.channels.sms_transport import SmsTransport
from config.errors import Unknown
from config.sealing import Ring
from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery.claims import LEASE, SPENT, UNSURE
from delivery.messages import SMS, Kind, Lane, Message, Parcel, State
from delivery.outbox import Outbox
from delivery.routes import AddressBook, identity_id
from delivery.tables import outbox, renderings
from delivery.unsure import GIVE_UP, Record, Unsure, match
from sandbox.twilio_far_end import TwilioFarEnd
from tests.serving import serve

pytest_plugins = ["tests.postgres"]
START = datetime(2026, 11, 30, 12, 0, 30, tzinfo=UTC)
OURS, THEIRS = "+447700900100", "+447700900200"
BULLETINS = count(1)
LONG = "word " * 400


class StillClock(Clock):
    def now(self) -> datetime:
        return START + self.offset


@dataclass
class Stand:
    """One number of ours, a phone, and rows whose outcome nobody knows."""

    database: Database
    far: TwilioFarEnd
    channel: SmsChannel
    clock: StillClock
    identity: int
    unsure: Unsure
    parcels: Outbox
    book: AddressBook
    known: list[tuple[int, State, str | None]] = field(default_factory=list)

    async def note(
        self, _tx: Tx, row: int, state: State, code: str | None, _ref: str | None, _now: datetime
    ) -> None:
        self.known.append((row, state, code))

    async def put(
        self,
        *texts: str,
        lane: Lane = Lane.ANSWER,
        reason: str = "timeout",
        deletes: tuple[str, ...] = (),
        **values: Any,
    ) -> int:
        """A row that was started a moment ago, and is unsure."""
        async with self.database.transaction() as tx:
            route = await self.book.find_or_make(tx, self.identity, THEIRS)
            parcel = Parcel(tuple(Message(text) for text in texts), deletes=deletes)
            its: dict[str, Any] = {"sealed_parcel": self.parcels.seal(parcel)}
            if lane != Lane.ANSWER:
                number = next(BULLETINS)
                body = await tx.scalar(
                    insert(renderings)
                    .values(bulletin_id=number, channel=SMS, language="en", parcel=parcel.to_bytes())
                    .returning(renderings.c.id)
                )
                its = {"bulletin_id": number, "person_id": 1, "rendering_id": body}
            row = await tx.scalar(
                insert(outbox)
                .values(
                    {
                        "identity_id": self.identity,
                        "route_id": route,
                        "kind": Kind.SEND,
                        "lane": lane,
                        "state": State.UNKNOWN,
                        "reason": reason,
                        "due_at": self.clock.now(),
                        "lease_until": self.clock.now() + LEASE,
                        "attempts": 1,
                        **its,
                        **values,
                    }
                )
                .returning(outbox.c.id)
            )
            return int(row or 0)

    async def lose(self, text: str) -> None:
        """The text arrives, and we do not hear of it."""
        self.far.faults.next(lose_answer=True)
        with pytest.raises(Unknown):
            await self.channel.send(THEIRS, Message(text), "1.0")

    async def look(self, row: int) -> Any:
        async with self.database.reading() as tx:
            return (await tx.execute(select(outbox).where(outbox.c.id == row))).one_or_none()

    async def after(self, wait: timedelta) -> int:
        self.clock.advance(wait)
        return await self.unsure.once()


@pytest.fixture
async def stand(database: Database) -> AsyncIterator[Stand]:
    async with open_stand(database, OURS) as opened:
        yield opened


@asynccontextmanager
async def open_stand(database: Database, sender: str) -> AsyncIterator[Stand]:
    clock = StillClock()
    services = {sender: (OURS,)} if sender.startswith("MG") else {}
    far = TwilioFarEnd(clock.now, numbers=(OURS,), services=services, auto_deliver=False)
    app = FastAPI()
    app.include_router(far.router)
    far.add_phone(THEIRS)
    async with serve(app) as base, database.transaction() as tx:
        identity = await identity_id(tx, SMS, f"sms:{sender}")
    async with serve(app) as base:
        transport = SmsTransport()
        client = Client(far.account_sid, far.auth_token, http_client=transport)
        client.api.base_url = base
        channel = SmsChannel(client, sender, None, clock)
        book = AddressBook(Ring((b"a" * 32,)), b"l" * 32, with_fictional=True)
        parcels = Outbox(Ring((b"c" * 32,)))

        async def on_known(*told: Any) -> None:
            await stand.note(*told)

        unsure = Unsure(database, identity, channel, book, parcels, clock, on_known)
        stand = Stand(database, far, channel, clock, identity, unsure, parcels, book)
        yield stand
        assert far.unknown_parameters == []
        await transport.close()
        await far.close()


SERVICE = "MG" + "0123456789abcdef" * 2


@pytest.mark.parametrize("sender", [OURS, SERVICE])
async def test_an_answer_in_the_list_went_and_is_not_sent_again(database: Database, sender: str) -> None:
    """Also while it waits in Twilio's queue, where it has no date of sending yet, and through a service no sender."""
    async with open_stand(database, sender) as stand:
        row = await stand.put("Hello")
        await stand.lose("Hello")
        assert await stand.unsure.once() == 1
        assert await stand.look(row) is None


async def test_a_bulletin_in_the_list_stands_as_the_list_says(stand: Stand) -> None:
    row = await stand.put("Look out", lane=Lane.ROUTINE)
    await stand.lose("Look out")
    await stand.far.deliver()
    assert await stand.unsure.once() == 1
    assert stand.known == [(row, State.DELIVERED, None)]
    assert (await stand.look(row)).provider_ref.startswith("SM")


async def test_a_bulletin_that_ended_badly_says_why(stand: Stand) -> None:
    row = await stand.put("Look out", lane=Lane.ROUTINE)
    stand.far.fails(THEIRS, 30005)
    await stand.lose("Look out")
    await stand.far.deliver()
    assert await stand.unsure.once() == 1
    assert stand.known == [(row, State.FAILED, "30005")]


@pytest.mark.parametrize("lane", [Lane.ANSWER, Lane.EMERGENCY])
async def test_what_is_not_in_the_list_is_sent_again_once(stand: Stand, lane: Lane) -> None:
    row = await stand.put("Hello", lane=lane)
    assert await stand.after(GIVE_UP - timedelta(seconds=1)) == 0
    assert (await stand.look(row)).state == State.UNKNOWN
    assert await stand.after(timedelta(seconds=1)) == 1
    again = await stand.look(row)
    assert (again.state, again.reason, again.due_at) == (State.QUEUED, UNSURE, stand.clock.now())
    second = await stand.put("Hello", lane=lane, reason=UNSURE)
    assert await stand.after(GIVE_UP) == 1
    given_up = await stand.look(second)
    assert given_up is None if lane == Lane.ANSWER else given_up.settled_at == stand.clock.now()


@pytest.mark.parametrize("reason", ["timeout", UNSURE])
@pytest.mark.parametrize("went", [True, False])
async def test_what_an_answer_has_to_delete_is_left_to_do(stand: Stand, went: bool, reason: str) -> None:
    row = await stand.put("Hello", deletes=("SM1",), reason=reason)
    if went:
        await stand.lose("Hello")
    assert await stand.after(timedelta(0) if went else GIVE_UP) == 1
    found = await stand.look(row)
    is_over = went or reason == UNSURE
    assert (found.state, found.reason) == (State.QUEUED, SPENT if is_over else UNSURE)
    rest = stand.parcels.open(found.sealed_parcel)
    assert (rest.deletes, [each.text for each in rest.messages]) == (("SM1",), ["Hello"])


async def test_a_routine_bulletin_that_is_not_in_the_list_stays_unknown(stand: Stand) -> None:
    row = await stand.put("Look out", lane=Lane.ROUTINE)
    assert await stand.after(GIVE_UP) == 1
    found = await stand.look(row)
    assert (found.state, found.reason, found.settled_at) == (State.UNKNOWN, "timeout", stand.clock.now())
    assert await stand.after(GIVE_UP) == 0


async def test_nothing_is_sent_again_while_the_list_cannot_be_read(stand: Stand) -> None:
    row = await stand.put("Hello")
    stand.far.faults.down(True)
    assert await stand.after(timedelta(hours=1)) == 0
    assert (await stand.look(row)).state == State.UNKNOWN
    stand.far.faults.down(False)
    assert await stand.after(timedelta()) == 1
    assert (await stand.look(row)).state == State.QUEUED


async def test_an_older_text_with_the_same_words_is_another_one(stand: Stand) -> None:
    await stand.channel.send(THEIRS, Message("Hello"), "1.0")
    stand.clock.advance(timedelta(seconds=10))
    row = await stand.put("Hello")
    assert await stand.after(GIVE_UP) == 1
    assert (await stand.look(row)).state == State.QUEUED


async def test_a_text_of_another_row_is_not_taken_for_this_one(stand: Stand) -> None:
    ref = await stand.channel.send(THEIRS, Message("Look out"), "1.0")
    await stand.put("Look out", lane=Lane.ROUTINE, state=State.SENT, settled_at=START, provider_ref=ref)
    row = await stand.put("Look out", lane=Lane.EMERGENCY)
    assert await stand.after(GIVE_UP) == 1
    assert (await stand.look(row)).state == State.QUEUED


async def test_two_rows_with_the_same_words_are_two_texts(stand: Stand) -> None:
    rows = [await stand.put("Hello") for _ in range(2)]
    await stand.lose("Hello")
    assert await stand.unsure.once() == 1
    assert [bool(await stand.look(row)) for row in rows] == [False, True]


async def test_of_several_texts_only_the_missing_are_sent_again(stand: Stand) -> None:
    row = await stand.put("One", LONG, "Three")
    await stand.lose("One")
    first, *others = stand.channel.bodies(Message(LONG))
    await stand.lose(first)
    assert others
    assert await stand.unsure.once() == 0
    assert await stand.after(GIVE_UP) == 1
    parcel = stand.parcels.open((await stand.look(row)).sealed_parcel)
    assert [message.text for message in parcel.messages] == [*others, "Three"]


async def test_what_came_in_is_not_what_went_out(stand: Stand) -> None:
    row = await stand.put("Hello")
    await stand.far.text(THEIRS, "Hello")
    assert await stand.after(GIVE_UP) == 1
    assert (await stand.look(row)).state == State.QUEUED


async def test_a_receipt_that_was_faster_stands(stand: Stand) -> None:
    row = await stand.put("Look out", lane=Lane.ROUTINE, state=State.DELIVERED, settled_at=START)
    await stand.lose("Look out")
    assert await stand.unsure.once() == 0
    assert (await stand.look(row)).state == State.DELIVERED


def test_a_match_goes_no_further_than_what_is_missing() -> None:
    a, b, c = (Record(body, body, State.SENT, None) for body in "abc")
    assert match(["a", "b"], [a, b, c]) == ([a, b], [])
    assert match(["a", "b"], [a, c]) == ([a], ["b"])
    assert match(["a", "b"], [b]) == ([], ["a", "b"])
    assert match(["b", "a"], [a, b]) == ([b], ["a"])
    assert match(["It’s  a "], [Record("1", "It's a", State.SENT, None)])[1] == []
