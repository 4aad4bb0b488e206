"""Twilio's own words: who is stopped, what is said, what is refused."""

from collections.abc import AsyncIterator

import pytest
from twilio.base.exceptions import TwilioRestException

from sandbox.twilio_stops import HELPED, STARTED, STOPPED, StopList
from tests.unit.sandbox.twilio_stand import OURS, SERVICE, TIPS, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


@pytest.mark.parametrize(
    "word", ["STOP", "stopall", " Unsubscribe\n", "CANCEL", "End", "QUIT", "REVOKE", "OptOut"]
)
def test_words_that_stop(word: str) -> None:
    stops = StopList()
    assert stops.hear(OURS, "ann", word) == STOPPED
    assert stops.has(OURS, "ann")
    assert not stops.has(TIPS, "ann")
    assert not stops.has(OURS, "bob")
    assert stops.hear(OURS, "ann", word) is None


@pytest.mark.parametrize("text", ["STOP PLEASE", "STOP.", "stop the bikes", "S T O P", "", "JOIN"])
def test_texts_that_stop_nothing(text: str) -> None:
    stops = StopList()
    assert stops.hear(OURS, "ann", text) is None
    assert not stops.has(OURS, "ann")


@pytest.mark.parametrize("word", ["START", "yes", " Unstop "])
def test_words_that_start_again(word: str) -> None:
    stops = StopList()
    assert stops.hear(OURS, "ann", word) is None
    stops.hear(OURS, "ann", "STOP")
    assert stops.hear(OURS, "ann", word) == STARTED
    assert not stops.has(OURS, "ann")


@pytest.mark.parametrize("word", ["HELP", "info"])
def test_help_is_answered_unless_stopped(word: str) -> None:
    stops = StopList()
    assert stops.hear(OURS, "ann", word) == HELPED
    stops.hear(OURS, "ann", "STOP")
    assert stops.hear(OURS, "ann", word) is None


async def test_stop_is_confirmed_listed_posted_and_then_refused(stand: Stand) -> None:
    phone = stand.far.add_phone()
    stand.far.set_inbound_webhook(OURS, stand.site.url("/in"))
    await stand.far.text(phone, "Stop ")
    assert [each.form["Body"] for each in stand.site.heard] == ["Stop "]
    assert [(each.from_us, each.body) for each in stand.far.screen(phone)] == [
        (False, "Stop "),
        (True, STOPPED),
    ]
    replies = await stand.messages.list_async(to=phone)
    assert [(each.direction, each.from_) for each in replies] == [("outbound-reply", OURS)]
    with pytest.raises(TwilioRestException) as caught:
        await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert (caught.value.status, caught.value.code) == (400, 21610)
    with pytest.raises(TwilioRestException):
        await stand.messages.create_async(to=phone, messaging_service_sid=SERVICE, body="Hello")
    await stand.messages.create_async(to=phone, from_=TIPS, body="from the other number")
    await stand.far.text(phone, "START")
    await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    assert [each.body for each in stand.far.screen(phone) if each.from_us] == [
        STOPPED,
        "from the other number",
        STARTED,
        "Hello",
    ]


async def test_a_stop_to_the_other_number_is_its_own(stand: Stand) -> None:
    phone = stand.far.add_phone()
    await stand.far.text(phone, "STOP", to=TIPS)
    assert stand.far.screen(phone)[-1].number == TIPS
    await stand.messages.create_async(to=phone, from_=OURS, body="Hello")
    with pytest.raises(TwilioRestException):
        await stand.messages.create_async(to=phone, from_=TIPS, body="Hello")


async def test_a_pool_shares_its_stops() -> None:
    async with twilio_stand(pool=(OURS, TIPS)) as stand:
        phone = stand.far.add_phone()
        await stand.far.text(phone, "STOP", to=TIPS)
        for sender in ({"from_": OURS}, {"from_": TIPS}, {"messaging_service_sid": SERVICE}):
            with pytest.raises(TwilioRestException) as caught:
                await stand.messages.create_async(to=phone, body="Hello", **sender)
            assert caught.value.code == 21610
        await stand.far.text(phone, "START", to=OURS)
        await stand.messages.create_async(to=phone, from_=TIPS, body="Hello")


async def test_an_empty_pool_sends_nothing() -> None:
    async with twilio_stand(pool=()) as stand:
        with pytest.raises(TwilioRestException) as caught:
            await stand.messages.create_async(
                to=stand.far.add_phone(), messaging_service_sid=SERVICE, body="Hello"
            )
        assert (caught.value.status, caught.value.code) == (400, 21703)
