"""Twilio calling us: signatures as its own validator checks them, retries, answers."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from sandbox.twilio_webhooks import Webhooks
from tests.unit.sandbox.twilio_stand import OURS, TIPS, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        made.far.set_inbound_webhook(OURS, made.site.url("/webhooks/twilio/sms/inbound"))
        yield made


def is_signed(stand: Stand, at: int = -1) -> bool:
    heard = stand.site.heard[at]
    validator = RequestValidator(stand.far.auth_token)
    return bool(validator.validate(heard.url, heard.form, heard.signature or ""))


@pytest.mark.parametrize(
    "body", ["JOIN L20 4AB", "", "  blanks  kept \n", "a&b=c+d%20é €", "🚓 مرحبا", "a" * 4000]
)
async def test_any_body_arrives_whole_and_signed(stand: Stand, body: str) -> None:
    phone = stand.far.add_phone()
    sid = await stand.far.text(phone, body)
    (heard,) = stand.site.heard
    assert heard.form["Body"] == body
    assert heard.form["MessageSid"] == heard.form["SmsSid"] == heard.form["SmsMessageSid"] == sid
    assert (heard.form["From"], heard.form["To"], heard.form["NumMedia"]) == (phone, OURS, "0")
    assert heard.token
    assert is_signed(stand)
    assert stand.far.debugger == []


async def test_the_url_is_signed_and_called_as_set(stand: Stand) -> None:
    stand.far.set_inbound_webhook(OURS, stand.site.url("/in/%7Esms?a=1%2F2&b=#rc=2&rp=ct"))
    await stand.far.text(stand.far.add_phone(), "Hello")
    assert is_signed(stand)
    assert stand.site.heard[0].url.endswith("?a=1%2F2&b=")


async def test_forged_and_unsigned_calls(stand: Stand) -> None:
    phone = stand.far.add_phone()
    await stand.far.text(phone, "Hello")
    heard = stand.site.heard[0]
    changed = heard.form | {"Body": "Other"}
    assert await stand.far.forge(heard.url, changed, heard.signature) == 200
    assert not is_signed(stand)
    assert await stand.far.forge(heard.url, heard.form, None) == 200
    assert stand.site.heard[-1].signature is None
    stand.site.status = 403
    assert await stand.far.forge(heard.url, changed, "nonsense") == 403


async def test_a_redelivery_is_the_same_form(stand: Stand) -> None:
    sid = await stand.far.text(stand.far.add_phone(), "TIP x")
    assert await stand.far.replay(sid) == 200
    assert stand.site.heard[0].form == stand.site.heard[1].form
    assert is_signed(stand)
    with pytest.raises(KeyError):
        await stand.far.replay("SM" + "0" * 32)


async def test_without_a_webhook_texts_wait_in_the_list(stand: Stand) -> None:
    stand.far.set_inbound_webhook(OURS, None)
    sid = await stand.far.text(stand.far.add_phone(), "JOIN")
    assert stand.site.heard == []
    assert [each.sid for each in await stand.messages.list_async(to=OURS)] == [sid]


async def test_one_retry_when_nobody_listens() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/in"
        async with twilio_stand() as stand:
            stand.far.set_inbound_webhook(OURS, url)
            sid = await stand.far.text(stand.far.add_phone(), "JOIN")
            assert [each.status for each in stand.far.posted] == [None, None]
            assert len({each.token for each in stand.far.posted}) == 1
            assert stand.far.debugger == [11205]
            assert (await stand.messages(sid).fetch_async()).status == "received"
            assert await stand.far.replay(sid) is None


@pytest.mark.parametrize("status", [302, 403, 500, 503])
async def test_an_answer_is_not_retried(stand: Stand, status: int) -> None:
    stand.site.status = status
    await stand.far.text(stand.far.add_phone(), "JOIN")
    assert len(stand.site.heard) == 1
    assert stand.far.debugger == [11200]


async def test_patience_ends(stand: Stand) -> None:
    stand.site.slow = 0.5
    webhooks = Webhooks("token", patience=0.1)
    try:
        assert await webhooks.post(stand.site.url("/in"), {"Body": "x"}) is None
        assert (webhooks.debugger, len(webhooks.posted)) == ([11200], 1)
    finally:
        await webhooks.close()


async def test_no_call_leaves_this_machine(stand: Stand) -> None:
    stand.far.set_inbound_webhook(OURS, "https://mersey.example/in")
    await stand.far.text(stand.far.add_phone(), "JOIN")
    assert (stand.far.debugger, stand.far.posted) == ([11210], [])


@pytest.mark.parametrize(
    ("content_type", "body", "code"),
    [
        ("text/plain", "Thanks", 12300),
        ("application/json", "{}", 12300),
        ("text/xml", "<Response>", 12100),
        ("text/xml", "", 12100),
        ("application/xml", "<Answer/>", 12100),
    ],
)
async def test_answers_that_are_no_twiml(stand: Stand, content_type: str, body: str, code: int) -> None:
    stand.site.content_type, stand.site.body = content_type, body
    phone = stand.far.add_phone()
    await stand.far.text(phone, "JOIN")
    assert stand.far.debugger == [code]
    assert len(stand.far.screen(phone)) == 1


async def test_twiml_replies_are_sent(stand: Stand) -> None:
    stand.site.content_type = "application/xml; charset=utf-8"
    stand.site.body = "<Response><Message>One &amp; 1</Message><Message><Body>Two</Body></Message></Response>"
    phone = stand.far.add_phone()
    await stand.far.text(phone, "JOIN")
    assert [each.body for each in stand.far.screen(phone)] == ["JOIN", "One & 1", "Two"]
    assert [each.direction for each in await stand.messages.list_async(to=phone)] == ["outbound-reply"] * 2
    await stand.far.text(phone, "STOP")
    assert stand.far.debugger == [21610, 21610]


async def test_a_text_cannot_be_deleted_while_its_webhook_runs(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.site.slow = 0.3
    texting = asyncio.create_task(stand.far.text(phone, "TIP x"))
    await stand.site.has_heard(1)
    sid = stand.site.heard[0].form["MessageSid"]
    with pytest.raises(TwilioRestException) as caught:
        await stand.messages(sid).delete_async()
    assert caught.value.code == 20009
    await texting
    assert await stand.messages(sid).delete_async() is True


async def test_who_can_text(stand: Stand) -> None:
    with pytest.raises(ValueError):
        await stand.far.text("+447700900999", "JOIN")
    with pytest.raises(ValueError):
        await stand.far.text(stand.far.add_phone(), "JOIN", to="+447700900999")
    with pytest.raises(ValueError):
        await stand.far.text(TIPS, "JOIN")
