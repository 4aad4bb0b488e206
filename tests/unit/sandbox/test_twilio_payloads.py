"""Answers and webhooks have the shapes that Twilio documents, field by field and type by type."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.unit.sandbox.twilio_stand import OURS, SERVICE, Stand, twilio_stand

PAYLOADS = Path(__file__).parents[2] / "payloads" / "twilio"
# What differs from one message to the next is compared by form.
FORMS = (
    (re.compile(r"(AC|SM|MG)[0-9a-f]{32}"), r"\1~"),
    (re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000"), "a date"),
    (re.compile(r"\+447700900\d{3}"), "a number"),
)


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


def form_of(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: form_of(each) for name, each in value.items()}
    if isinstance(value, list):
        return [form_of(each) for each in value]
    if isinstance(value, str):
        for pattern, form in FORMS:
            value = pattern.sub(form, value)
    return value


def pinned(name: str) -> Any:
    return form_of(json.loads((PAYLOADS / name).read_text()))


async def call(stand: Stand, method: str, **form: str) -> tuple[int, str, Any]:
    async with aiohttp.ClientSession(headers=stand.sign_in) as http:
        query, data = (form, None) if method == "GET" else (None, form)
        async with http.request(method, stand.base + stand.path, params=query, data=data) as got:
            return got.status, got.content_type, await got.json()


async def test_message_created(stand: Stand) -> None:
    status, kind, body = await call(stand, "POST", To=stand.far.add_phone(), From=OURS, Body="Hi there")
    assert (status, kind) == (201, "application/json")
    assert form_of(body) == pinned("message_created.json")


async def test_message_accepted_by_a_service(stand: Stand) -> None:
    phone = stand.far.add_phone()
    status, _, body = await call(stand, "POST", To=phone, MessagingServiceSid=SERVICE, Body="Hi there")
    assert status == 201
    assert form_of(body) == pinned("message_accepted.json")


async def test_list(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.offline(phone, True)
    for _ in range(2):
        await call(stand, "POST", To=phone, From=OURS, Body="Hi there")
    await stand.far.deliver()
    status, _, body = await call(stand, "GET", PageSize="1")
    assert status == 200
    assert form_of(body) == pinned("message_list.json")


async def test_error(stand: Stand) -> None:
    phone = stand.far.add_phone()
    await stand.far.text(phone, "STOP")
    status, kind, body = await call(stand, "POST", To=phone, From=OURS, Body="Hi there")
    assert (status, kind) == (400, "application/json")
    assert body == pinned("error.json")


async def test_inbound_webhook(stand: Stand) -> None:
    # The tip number is in no pool: only a number of a service names one.
    stand.far.set_inbound_webhook("+447700900101", stand.site.url("/in"))
    stand.far.set_inbound_webhook(OURS, stand.site.url("/in"))
    phone = stand.far.add_phone()
    await stand.far.text(phone, "Hi there", to="+447700900101")
    await stand.far.text(phone, "Hi there")
    expected = pinned("inbound.json")
    assert [form_of(each.form) for each in stand.site.heard] == [
        expected,
        expected | {"MessagingServiceSid": "MG~"},
    ]


async def test_status_callbacks(stand: Stand) -> None:
    phone, dead = stand.far.add_phone(), stand.far.add_phone()
    stand.far.fails(dead, 30003)
    for number in (phone, dead):
        await call(stand, "POST", To=number, From=OURS, Body="Hi", StatusCallback=stand.site.url("/status"))
    await stand.far.deliver()
    _, delivered, _, undelivered = [form_of(each.form) for each in stand.site.heard]
    assert delivered == pinned("status_delivered.json")
    assert undelivered == pinned("status_undelivered.json")
