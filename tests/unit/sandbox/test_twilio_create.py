"""Creating, fetching, redacting and deleting messages, driven by Twilio's own client."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from twilio.base.exceptions import TwilioRestException

from tests.unit.sandbox.twilio_stand import OURS, SERVICE, TIPS, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


async def refusal(stand: Stand, **params: Any) -> tuple[int, int]:
    """HTTP status and code of a create that must fail; nothing may come of it."""
    before = len(await stand.messages.list_async())
    with pytest.raises(TwilioRestException) as caught:
        await stand.messages.create_async(**params)
    assert len(await stand.messages.list_async()) == before
    return caught.value.status, caught.value.code


async def test_a_text_is_queued_and_on_the_phone(stand: Stand) -> None:
    phone = stand.far.add_phone()
    made = await stand.messages.create_async(to=phone, from_=OURS, body="Burglary in Linacre. €5")
    assert (made.status, made.direction, made.num_segments, made.error_code) == (
        "queued",
        "outbound-api",
        "1",
        None,
    )
    assert made.date_created == stand.clock().replace(microsecond=0)
    assert made.date_sent is None
    (text,) = stand.far.screen(phone)
    assert (text.sid, text.from_us, text.body, text.number) == (
        made.sid,
        True,
        "Burglary in Linacre. €5",
        OURS,
    )
    assert (text.segments, text.encoding, text.status) == (1, "GSM-7", "queued")
    assert [(call.method, call.status) for call in stand.far.received] == [("create", 201)]
    assert stand.far.unknown_parameters == []


async def test_a_service_chooses_the_sender_later(stand: Stand) -> None:
    phone = stand.far.add_phone()
    made = await stand.messages.create_async(to=phone, messaging_service_sid=SERVICE, body="Hello")
    assert (made.status, made.num_segments, made.from_) == ("accepted", "0", None)
    await stand.far.deliver()
    now = await stand.messages(made.sid).fetch_async()
    assert (now.status, now.num_segments, now.from_) == ("delivered", "1", OURS)
    assert now.messaging_service_sid == SERVICE


BAD_PARAMETERS: list[tuple[dict[str, Any], int]] = [
    ({"to": ""}, 21604),
    ({"from_": ""}, 21603),
    ({"body": ""}, 21602),
    ({"body": " \n"}, 21602),
    ({"to": "07700900201"}, 21211),
    ({"to": "+44770090020"}, 21211),
    ({"to": "+4477009002011"}, 21211),
    ({"to": "+447700900a01"}, 21211),
    ({"to": "+999123456789"}, 21211),
    ({"to": "+448081570192"}, 21614),  # freephone
    ({"to": "+33612345678"}, 21408),
    ({"to": OURS}, 21266),
    ({"from_": "+447700900999"}, 21659),
    ({"from_": "MERSEY"}, 21212),
    ({"body": "a" * 1601}, 21617),
    ({"status_callback": "status/1"}, 21609),
    ({"status_callback": "ftp://127.0.0.1/status"}, 21609),
    ({"status_callback": "https:///status"}, 21609),
    ({"status_callback": "https://our_site.example/status"}, 21609),
    ({"status_callback": "https://site.example:port/status"}, 21609),
    ({"status_callback": "https://site.example/a b"}, 21609),
    ({"validity_period": 0}, 21624),
    ({"validity_period": 36001}, 21624),
    ({"validity_period": "soon"}, 21624),
]


async def test_bad_parameters_are_refused(stand: Stand) -> None:
    phone = stand.far.add_phone()
    good = {"to": phone, "from_": OURS, "body": "Hello"}
    answers = [(params, await refusal(stand, **(good | params))) for params, _ in BAD_PARAMETERS]
    assert answers == [(params, (400, code)) for params, code in BAD_PARAMETERS]
    assert stand.far.screen(phone) == []


async def test_limits_themselves_are_accepted(stand: Stand) -> None:
    phone = stand.far.add_phone()
    for validity in (1, 36_000):
        await stand.messages.create_async(
            to=phone,
            from_=OURS,
            body="ш" * 1600,
            validity_period=validity,
            status_callback="http://[::1]:8000/webhooks/twilio/sms/status/1.abc",
        )
    assert [each.segments for each in stand.far.screen(phone)] == [24, 24]


async def test_services_are_checked(stand: Stand) -> None:
    phone = stand.far.add_phone()
    assert await refusal(stand, to=phone, messaging_service_sid="MG" + "0" * 32, body="Hello") == (404, 21701)
    wrong = {"to": phone, "messaging_service_sid": SERVICE, "from_": TIPS, "body": "Hello"}
    assert await refusal(stand, **wrong) == (400, 21659)


async def test_a_british_landline_is_taken_and_read_out(stand: Stand) -> None:
    """Twilio does not refuse them: keeping alerts off landlines is the product's business."""
    made = await stand.messages.create_async(to="+441514960000", from_=OURS, body="Hello")
    assert made.status == "queued"
    assert stand.far.read_out == ["+441514960000"]
    assert stand.far.screen("+441514960000") == []


async def test_what_is_not_played_is_noted(stand: Stand) -> None:
    await stand.messages.create_async(
        to=stand.far.add_phone(), from_=OURS, body="Hello", shorten_urls=True, send_as_mms=True
    )
    assert sorted(stand.far.unknown_parameters) == ["create.SendAsMms", "create.ShortenUrls"]


async def test_fetch_and_redact(stand: Stand) -> None:
    phone = stand.far.add_phone()
    sid = await stand.far.text(phone, "TIP he sells from number 9")
    got = await stand.messages(sid).fetch_async()
    assert (got.direction, got.status, got.from_, got.to) == ("inbound", "received", phone, OURS)
    blank = await stand.messages(sid).update_async(body="")
    assert blank.body == ""
    assert (await stand.messages(sid).fetch_async()).body == ""
    assert stand.far.screen(phone)[0].body == "TIP he sells from number 9"
    for change, code in (({"body": "other"}, 20001), ({"status": "canceled"}, 30409)):
        with pytest.raises(TwilioRestException) as caught:
            await stand.messages(sid).update_async(**change)
        assert caught.value.code == code


async def test_delete_waits_for_the_end(stand: Stand) -> None:
    phone = stand.far.add_phone()
    made = await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    with pytest.raises(TwilioRestException) as caught:
        await stand.messages(made.sid).delete_async()
    assert (caught.value.status, caught.value.code) == (409, 20009)
    await stand.far.deliver()
    assert await stand.messages(made.sid).delete_async() is True
    with pytest.raises(TwilioRestException) as caught:
        await stand.messages(made.sid).fetch_async()
    assert (caught.value.status, caught.value.code) == (404, 20404)
    assert len(stand.far.screen(phone)) == 1


async def test_sign_in_and_addresses(stand: Stand) -> None:
    good = stand.sign_in
    bad = {"Authorization": aiohttp.encode_basic_auth(stand.far.account_sid, "wrong")}
    account = f"/2010-04-01/Accounts/{stand.far.account_sid}"
    async with aiohttp.ClientSession() as http:
        for headers, where, status, code in (
            ({}, stand.path, 401, 20003),
            (bad, stand.path, 401, 20003),
            (good, f"/2010-04-01/Accounts/AC{'0' * 32}/Messages.json", 401, 20003),
            (good, "/2010-04-01/Accounts/nonsense/Messages.json", 404, 20404),
            (good, f"{account}/Calls.json", 404, 20404),
            (good, f"{account}/Messages", 404, 20404),
        ):
            async with http.get(stand.base + where, headers=headers) as answer:
                assert (answer.status, (await answer.json())["code"]) == (status, code)
        # A JSON body is no form: Twilio sees no parameter in it.
        async with http.post(stand.base + stand.path, headers=good, json={"To": "x"}) as answer:
            assert (answer.status, (await answer.json())["code"]) == (400, 21604)


async def test_phones_have_numbers_for_drama(stand: Stand) -> None:
    assert stand.far.add_phone() == "+447700900200"
    assert stand.far.add_phone("+447700900201") == "+447700900201"
    assert stand.far.add_phone() == "+447700900202"
    for taken in ("+447700900200", OURS, "+441514960000", "07700900300"):
        with pytest.raises(ValueError):
            stand.far.add_phone(taken)
