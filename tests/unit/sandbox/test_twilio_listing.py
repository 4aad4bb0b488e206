"""Listing messages, by the SDK and by hand."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from twilio.base.exceptions import TwilioException

from tests.unit.sandbox.twilio_stand import OURS, TIPS, Stand, twilio_stand


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    async with twilio_stand() as made:
        yield made


async def test_newest_first_both_directions_and_filters(stand: Stand) -> None:
    ann, bob = stand.far.add_phone(), stand.far.add_phone()
    first = await stand.far.text(ann, "JOIN L20 4AB")
    second = (await stand.messages.create_async(to=ann, from_=OURS, body="Welcome")).sid
    third = await stand.far.text(bob, "TIP x", to=TIPS)
    assert [each.sid for each in await stand.messages.list_async()] == [third, second, first]
    assert [each.sid for each in await stand.messages.list_async(to=OURS)] == [first]
    assert [each.sid for each in await stand.messages.list_async(to=TIPS)] == [third]
    assert [each.sid for each in await stand.messages.list_async(to=ann)] == [second]
    assert [each.sid for each in await stand.messages.list_async(from_=ann)] == [first]
    assert stand.far.unknown_parameters == []


async def test_dates_are_whole_days_and_miss_the_unsent(stand: Stand) -> None:
    phone = stand.far.add_phone()
    old = await stand.far.text(phone, "one")
    stand.clock.move(days=1)
    new = await stand.far.text(phone, "two")
    await stand.messages.create_async(to=phone, from_=OURS, body="not sent yet")
    noon = datetime(2026, 5, 5, 12, tzinfo=UTC)  # after both texts of that day: not looked at
    assert [each.sid for each in await stand.messages.list_async(date_sent_after=noon)] == [new]
    assert [each.sid for each in await stand.messages.list_async(date_sent=noon)] == [new]
    assert [each.sid for each in await stand.messages.list_async(date_sent_before=noon)] == [new, old]
    early = datetime(2026, 5, 4, tzinfo=UTC)
    assert [each.sid for each in await stand.messages.list_async(date_sent_before=early)] == [old]
    await stand.far.deliver()
    assert len(await stand.messages.list_async(date_sent=noon)) == 2


async def test_pages_follow_each_other_though_texts_come_in_between(stand: Stand) -> None:
    phone = stand.far.add_phone()
    sids = [await stand.far.text(phone, str(number)) for number in range(5)][::-1]
    page = await stand.messages.page_async(page_size=2)
    seen = [each.sid for each in page]
    assert seen == sids[:2]
    await stand.far.text(phone, "in between")
    later = await page.next_page_async()
    assert later is not None
    assert [each.sid for each in later] == sids[2:4]
    back = await later.previous_page_async()
    assert back is not None
    assert [each.sid for each in back] == sids[:2]
    last = await later.next_page_async()
    assert last is not None
    assert [each.sid for each in last] == sids[4:]
    assert await last.next_page_async() is None
    assert len(await stand.messages.list_async(page_size=2)) == 6
    assert len(await stand.messages.list_async(limit=3)) == 3


async def test_the_paging_object(stand: Stand) -> None:
    phone = stand.far.add_phone()
    for number in range(3):
        await stand.far.text(phone, str(number))
    path = stand.path
    async with aiohttp.ClientSession(headers=stand.sign_in) as http:
        async with http.get(stand.base + path, params={"PageSize": "2", "Page": "1"}) as answer:
            page = await answer.json()
        assert (page["page"], page["page_size"], page["start"], page["end"]) == (1, 2, 2, 2)
        assert page["first_page_uri"] == f"{path}?PageSize=2&Page=0"
        assert page["next_page_uri"] is None
        assert [each["body"] for each in page["messages"]] == ["0"]
        for bad in ({"PageSize": "0"}, {"Page": "x"}, {"PageToken": "PAnone"}, {"DateSent": "tomorrow"}):
            async with http.get(stand.base + path, params=bad) as answer:
                assert (answer.status, (await answer.json())["code"]) == (400, 20001)


async def test_a_list_that_fails_is_no_empty_list(stand: Stand) -> None:
    stand.far.faults.next(method="list", status=503)
    with pytest.raises(TwilioException):
        await stand.messages.list_async()
    assert await stand.messages.list_async() == []
