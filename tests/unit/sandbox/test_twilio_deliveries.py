"""Statuses and their callbacks: in order, late, backwards, twice, by themselves; phones off and dead."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from twilio.request_validator import RequestValidator
from twilio.rest.api.v2010.account.message import MessageInstance

from tests.unit.sandbox.twilio_stand import OURS, SERVICE, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


async def send(stand: Stand, phone: str, **more: int) -> MessageInstance:
    return await stand.messages.create_async(
        to=phone, from_=OURS, body="Hello", status_callback=stand.site.url("/status/7.mac"), **more
    )


async def test_sent_then_delivered(stand: Stand) -> None:
    made = await send(stand, stand.far.add_phone())
    assert stand.statuses == []
    await stand.far.deliver()
    assert stand.statuses == ["sent", "delivered"]
    for heard in stand.site.heard:
        assert heard.form["MessageSid"] == made.sid
        assert RequestValidator(stand.far.auth_token).validate(heard.url, heard.form, heard.signature)
    assert "RawDlrDoneDate" not in stand.site.heard[0].form
    assert stand.site.heard[1].form["RawDlrDoneDate"] == "2605041001"
    now = await stand.messages(made.sid).fetch_async()
    assert (now.status, now.date_sent) == ("delivered", stand.clock())
    await stand.far.deliver()
    assert len(stand.statuses) == 2


async def test_a_service_says_queued_too(stand: Stand) -> None:
    await stand.messages.create_async(
        to=stand.far.add_phone(),
        messaging_service_sid=SERVICE,
        body="Hello",
        status_callback=stand.site.url("/status/7.mac"),
    )
    await stand.far.deliver()
    assert stand.statuses == ["queued", "sent", "delivered"]
    assert {each.form["MessagingServiceSid"] for each in stand.site.heard} == {SERVICE}


async def test_orders(stand: Stand) -> None:
    phone = stand.far.add_phone()
    await send(stand, phone)
    await stand.far.deliver("reversed")
    assert stand.statuses == ["delivered", "sent"]
    stand.site.heard.clear()
    await send(stand, phone)
    await stand.far.deliver(order="twice")
    assert stand.statuses == ["sent", "sent", "delivered", "delivered"]
    stand.site.heard.clear()
    made = await send(stand, phone)
    await stand.far.deliver(order="late")
    assert stand.statuses == []
    assert (await stand.messages(made.sid).fetch_async()).status == "delivered"
    await stand.far.deliver()
    assert stand.statuses == ["sent", "delivered"]


async def test_a_phone_that_is_off_gets_it_later(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.offline(phone, True)
    made = await send(stand, phone)
    await stand.far.deliver()
    assert (stand.statuses, stand.far.screen(phone)) == (["sent"], [])
    stand.far.offline(phone, False)
    assert [each.sid for each in stand.far.screen(phone)] == [made.sid]
    await stand.far.deliver()
    assert stand.statuses == ["sent", "delivered"]


async def test_a_phone_off_for_too_long_never_gets_it(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.offline(phone, True)
    made = await send(stand, phone, validity_period=1800)
    stand.clock.move(seconds=1799)
    await stand.far.deliver()
    assert stand.statuses == ["sent"]
    stand.clock.move(seconds=1)
    await stand.far.deliver()
    assert stand.statuses == ["sent", "undelivered"]
    assert stand.site.heard[-1].form["ErrorCode"] == "30003"
    now = await stand.messages(made.sid).fetch_async()
    assert (now.status, now.error_code, now.error_message) == (
        "undelivered",
        30003,
        "Unreachable destination handset",
    )
    stand.far.offline(phone, False)
    assert stand.far.screen(phone) == []


async def test_switched_on_too_late_before_the_network_gave_up(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.offline(phone, True)
    await send(stand, phone, validity_period=60)
    stand.clock.move(seconds=61)
    stand.far.offline(phone, False)
    assert stand.far.screen(phone) == []
    await stand.far.deliver()
    assert stand.statuses == ["sent", "undelivered"]


@pytest.mark.parametrize(
    ("code", "statuses"),
    [(30005, ["sent", "undelivered"]), (30007, ["sent", "undelivered"]), (30001, ["failed"])],
)
async def test_numbers_that_fail(stand: Stand, code: int, statuses: list[str]) -> None:
    phone = stand.far.add_phone()
    stand.far.fails(phone, code)
    await send(stand, phone)
    await stand.far.deliver()
    assert stand.statuses == statuses
    assert stand.site.heard[-1].form["ErrorCode"] == str(code)
    assert stand.far.screen(phone) == []
    stand.far.fails(phone, None)
    await send(stand, phone)
    await stand.far.deliver()
    assert stand.statuses[-1] == "delivered"


async def test_a_callback_that_fails_stops_nothing(stand: Stand) -> None:
    stand.site.status = 500
    await send(stand, stand.far.add_phone())
    await stand.far.deliver()
    assert stand.far.debugger == [11200, 11200]


async def test_they_move_by_themselves_and_end_with_the_far_end() -> None:
    async with twilio_stand(auto_deliver=True) as stand:
        off, phone = stand.far.add_phone(), stand.far.add_phone()
        stand.far.offline(off, True)
        await send(stand, off)
        made = await send(stand, phone)
        async with asyncio.timeout(5):
            await stand.site.has_heard(3)
        assert sorted(stand.statuses) == ["delivered", "sent", "sent"]
        assert (await stand.messages(made.sid).fetch_async()).status == "delivered"
        assert stand.far.screen(off) == []
