"""Mishaps on demand, seen from Twilio's own client."""

import logging
from collections.abc import AsyncIterator

import aiohttp
import pytest
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send
from twilio.base.exceptions import TwilioRestException

from tests.serving import serve
from tests.unit.sandbox.twilio_stand import OURS, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


REFUSALS: list[tuple[int | None, int | None, tuple[int, int]]] = [
    (429, 20429, (429, 20429)),
    (429, None, (429, 20429)),
    (429, 63038, (429, 63038)),
    (500, None, (500, 20500)),
    (503, None, (503, 20503)),
    (None, 21211, (400, 21211)),
    (None, 21610, (400, 21610)),
    (None, 30450, (400, 30450)),
    (401, None, (401, 20003)),
]


async def test_the_next_creates_are_refused(stand: Stand) -> None:
    phone = stand.far.add_phone()
    for status, code, _ in REFUSALS:
        stand.far.faults.next(status=status, code=code)
    for *_, expected in REFUSALS:
        with pytest.raises(TwilioRestException) as caught:
            await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
        assert (caught.value.status, caught.value.code) == expected
    assert stand.far.screen(phone) == []
    await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert [each.status for each in stand.far.received] == [*(each[2][0] for each in REFUSALS), 201]


async def test_a_lost_answer_to_a_text_that_was_sent(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    phone = stand.far.add_phone()
    stand.far.faults.next(lose_answer=True)
    with caplog.at_level(logging.WARNING), pytest.raises((aiohttp.ClientError, ConnectionError)):
        await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert [each.body for each in stand.far.screen(phone)] == ["Hello"]
    assert [(each.method, each.status) for each in stand.far.received] == [("create", 201)]
    assert caplog.records == []


async def test_an_error_for_a_text_that_was_sent(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.faults.next(lose_answer=True, status=500)
    with pytest.raises(TwilioRestException):
        await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert len(stand.far.screen(phone)) == 1


async def test_a_lost_answer_behind_a_middleware(stand: Stand) -> None:
    app = FastAPI()
    app.include_router(stand.far.router)

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def passing() -> Message:
            return await receive()

        await app(scope, passing, send)

    stand.far.faults.next(lose_answer=True)
    async with serve(wrapped) as stand.client.api.base_url:
        with pytest.raises((aiohttp.ClientError, ConnectionError)):
            await stand.messages.create_async(to=stand.far.add_phone(), from_=OURS, body="Hello")


async def test_down_and_up_again(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.faults.down(True)
    with pytest.raises((aiohttp.ClientError, ConnectionError)):
        await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert (stand.far.screen(phone), [each.status for each in stand.far.received]) == ([], [0])
    stand.far.faults.down(False)
    await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert len(stand.far.screen(phone)) == 1


async def test_faults_keep_to_their_method_and_order(stand: Stand) -> None:
    phone = stand.far.add_phone()
    sid = await stand.far.text(phone, "TIP x")
    stand.far.faults.next(method="delete", code=20009)
    stand.far.faults.next(method="delete", status=503)
    await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    for code in (20009, 20503):
        with pytest.raises(TwilioRestException) as caught:
            await stand.messages(sid).delete_async()
        assert caught.value.code == code
    assert await stand.messages(sid).delete_async() is True
    with pytest.raises(ValueError):
        stand.far.faults.next()
