"""The phones' JSON API: what a person does reaches the far ends, what those hold is on the screens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from sandbox.app import Sandbox

TOKEN = "110201543:SANDBOX"
Json = dict[str, Any]


class Hand:
    """An operator at the page, and beside it the bot and Twilio's customer at their own doors."""

    def __init__(self, client: httpx.AsyncClient, sandbox: Sandbox) -> None:
        self.client = client
        self.sandbox = sandbox

    async def do(self, path: str, expect: int = 204, **body: Any) -> Json:
        answer = await self.client.post(f"/sandbox/api/{path}", json=body)
        assert answer.status_code == expect, answer.text
        return answer.json() if answer.content else {}

    async def person(self, name: str, kind: str = "telegram") -> str:
        return str((await self.do("people", 201, name=name, kind=kind))["id"])

    async def state(self) -> Json:
        answer = await self.client.get("/sandbox/api/state")
        assert answer.status_code == 200
        return dict(answer.json())

    async def screen(self, phone: str) -> Json:
        return next(each for each in (await self.state())["phones"] if each["id"] == phone)

    async def bot(self, method: str, **params: Any) -> Json:
        answer = await self.client.post(f"/sandbox/telegram/bot{TOKEN}/{method}", json=params)
        return dict(answer.json())

    async def updates(self) -> list[Json]:
        return list((await self.bot("getUpdates"))["result"])

    async def texts(self, method: str = "GET", **form: str) -> httpx.Response:
        twilio = self.sandbox.twilio
        path = f"/sandbox/twilio/2010-04-01/Accounts/{twilio.account_sid}/Messages.json"
        return await self.client.request(
            method, path, data=form or None, auth=(twilio.account_sid, twilio.auth_token)
        )


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, span: timedelta) -> None:
        self.moment += span


@asynccontextmanager
async def open_sandbox(*, movable: bool = True) -> AsyncIterator[Hand]:
    clock = Clock()
    sandbox = Sandbox(clock.now, advance=clock.advance if movable else None)
    app = FastAPI()
    app.mount("/sandbox", sandbox.app)
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            yield Hand(client, sandbox)
    finally:
        await sandbox.close()


@pytest.fixture
async def hand() -> AsyncIterator[Hand]:
    async with open_sandbox() as opened:
        yield opened


async def test_the_page_allows_no_script_but_its_own(hand: Hand) -> None:
    page = await hand.client.get("/sandbox/")
    assert page.status_code == 200
    assert "Mersey Messenger" in page.text
    assert 'href="/desk/"' in page.text
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for inline in ("<style", "style=", "onclick", "http://", "https://"):
        assert inline not in page.text
    for name in ("phones.css", "phones.js", "messages.js", "icon.svg"):
        file = await hand.client.get(f"/sandbox/static/{name}")
        assert file.status_code == 200
        assert file.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_state_is_sent_only_when_something_changed(hand: Hand) -> None:
    first = await hand.state()
    assert first["phones"] == []
    assert (first["day"], first["clock"]) == ("Friday 20 November", "10:00")
    seen = {"seen": first["version"]}
    assert (await hand.client.get("/sandbox/api/state", params=seen)).status_code == 204
    await hand.person("Ann")
    assert (await hand.client.get("/sandbox/api/state", params=seen)).status_code == 200


async def test_a_deep_link_reaches_the_bot_and_its_answer_the_screen(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start", payload="area_linacre")
    update = (await hand.updates())[-1]
    chat = update["message"]["chat"]["id"]
    assert update["message"]["text"] == "/start area_linacre"
    row = [{"text": "Yes", "callback_data": "1.y"}, {"text": "No", "callback_data": "1.n"}]
    await hand.bot("sendMessage", chat_id=chat, text="Linacre?", reply_markup={"inline_keyboard": [row]})
    mine, theirs = (await hand.screen(ann))["messages"]
    assert (mine["mine"], mine["text"], mine["day"]) == (True, "/start area_linacre", "Friday 20 November")
    assert (theirs["mine"], theirs["text"]) == (False, "Linacre?")
    assert (theirs["day"], theirs["clock"]) == ("", "10:00")
    assert [key["label"] for key in theirs["keys"][0]] == ["Yes", "No"]


async def test_a_pressed_button_waits_for_the_bot(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    chat = (await hand.updates())[-1]["message"]["chat"]["id"]
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "1.y"}]]}
    sent = (await hand.bot("sendMessage", chat_id=chat, text="Linacre?", reply_markup=keyboard))["result"]
    await hand.do(f"phones/{ann}/press", message=sent["message_id"], data="1.y")
    assert (await hand.screen(ann))["messages"][-1]["keys"][0][0]["waiting"] is True
    query = (await hand.updates())[-1]["callback_query"]
    assert query["data"] == "1.y"
    await hand.bot("answerCallbackQuery", callback_query_id=query["id"])
    assert (await hand.screen(ann))["messages"][-1]["keys"][0][0]["waiting"] is False


async def test_a_button_that_the_bot_took_away_meanwhile_is_sent_all_the_same(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    chat = (await hand.updates())[-1]["message"]["chat"]["id"]
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "1.y"}]]}
    sent = (await hand.bot("sendMessage", chat_id=chat, text="Linacre?", reply_markup=keyboard))["result"]
    await hand.bot("editMessageText", chat_id=chat, message_id=sent["message_id"], text="Too late")
    await hand.do(f"phones/{ann}/press", message=sent["message_id"], data="1.y")
    assert (await hand.updates())[-1]["callback_query"]["data"] == "1.y"
    await hand.do(f"phones/{ann}/press", 409, message=999, data="1.y")


async def test_buttons_that_open_pages_and_marked_words_are_shown(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    chat = (await hand.updates())[-1]["message"]["chat"]["id"]
    keyboard = {"inline_keyboard": [[{"text": "Read on", "url": "https://example.org/alerts/kite"}]]}
    await hand.bot("sendMessage", chat_id=chat, text="<b>Kite</b>", parse_mode="HTML", reply_markup=keyboard)
    shown = (await hand.screen(ann))["messages"][-1]
    assert (shown["text"], shown["marks"]) == ("Kite", [{"type": "bold", "offset": 0, "length": 4}])
    assert shown["keys"][0][0]["url"].startswith("https://example.org/alerts/kite")


async def test_what_is_not_text_reaches_the_bot(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    await hand.do(f"phones/{ann}/location", latitude=53.4536, longitude=-2.9946)
    for what in ("photo", "document", "sticker", "voice", "contact"):
        await hand.do(f"phones/{ann}/attachment", what=what)
    location, photo, document, sticker, voice, contact = [
        each["message"] for each in (await hand.updates())[-6:]
    ]
    assert location["location"]["latitude"] == pytest.approx(53.4536)
    assert photo["photo"]
    assert document["document"]["mime_type"] == "image/jpeg"
    assert sticker["sticker"]
    assert voice["voice"]
    assert contact["contact"]["phone_number"].lstrip("+").startswith("447700900")
    assert contact["contact"]["user_id"] == contact["from"]["id"]
    kinds = [message["kind"] for message in (await hand.screen(ann))["messages"]]
    assert kinds == ["text", "location", "photo", "document", "sticker", "voice", "contact"]


async def test_pictures_are_shown(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    await hand.do(f"phones/{ann}/attachment", what="photo")
    file_id = (await hand.updates())[-1]["message"]["photo"][-1]["file_id"]
    bubble = (await hand.screen(ann))["messages"][-1]
    assert (bubble["kind"], bubble["photo"]) == ("photo", file_id)
    picture = await hand.client.get(f"/sandbox/api/pictures/{file_id}")
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.headers["x-content-type-options"] == "nosniff"
    assert picture.content.startswith(b"\xff\xd8")
    assert (await hand.client.get("/sandbox/api/pictures/nothing")).status_code == 404
    await hand.do(f"phones/{ann}/text", text="words")
    assert (await hand.screen(ann))["messages"][-1]["photo"] == ""


async def test_the_newest_own_text_can_be_edited(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/edit", 409, text="nothing to change yet")
    await hand.do(f"phones/{ann}/start")
    await hand.do(f"phones/{ann}/text", text="two lads on bkes")
    await hand.do(f"phones/{ann}/edit", text="two lads on bikes")
    assert (await hand.updates())[-1]["edited_message"]["text"] == "two lads on bikes"
    last = (await hand.screen(ann))["messages"][-1]
    assert (last["text"], last["edited"]) == ("two lads on bikes", True)


async def test_whoever_blocks_the_bot_neither_hears_nor_speaks(hand: Hand) -> None:
    ann = await hand.person("Ann")
    await hand.do(f"phones/{ann}/start")
    chat = (await hand.updates())[-1]["message"]["chat"]["id"]
    await hand.do(f"phones/{ann}/switch", off=True)
    await hand.do(f"phones/{ann}/switch", off=True)  # twice is once
    assert (await hand.bot("sendMessage", chat_id=chat, text="Hello"))["error_code"] == 403
    assert "Unblock" in (await hand.do(f"phones/{ann}/text", 409, text="hello"))["problem"]
    assert (await hand.screen(ann))["off"] is True
    await hand.do(f"phones/{ann}/switch", off=False)
    assert (await hand.bot("sendMessage", chat_id=chat, text="Hello"))["ok"] is True


async def test_in_a_group_one_chooses_who_writes(hand: Hand) -> None:
    ann, bob = await hand.person("Ann"), await hand.person("Bob", "sms")
    team = str((await hand.do("groups", 201, title="Sefton team"))["id"])
    await hand.do(f"phones/{team}/text", text="/link kite heron", writer=ann)
    heard = (await hand.updates())[-1]["message"]
    assert (heard["chat"]["title"], heard["from"]["first_name"]) == ("Sefton team", "Ann")
    assert (await hand.screen(team))["messages"][-1]["who"] == "Ann"
    chat = heard["chat"]["id"]
    keyboard = {"inline_keyboard": [[{"text": "Claim", "callback_data": "c"}]]}
    notice = (await hand.bot("sendMessage", chat_id=chat, text="A tip", reply_markup=keyboard))["result"]
    await hand.do(f"phones/{team}/press", message=notice["message_id"], data="c", writer=ann)
    assert (await hand.updates())[-1]["callback_query"]["from"]["first_name"] == "Ann"
    await hand.do(f"phones/{team}/text", text="not for the bot", writer=ann)
    await hand.do(f"phones/{team}/text", text="for it", writer=ann, reply_to=notice["message_id"])
    assert (await hand.updates())[-1]["message"]["reply_to_message"]["message_id"] == notice["message_id"]
    assert "not for the bot" not in str(await hand.updates())
    await hand.do(f"phones/{team}/text", 409, text="/link", writer=bob)
    await hand.do(f"phones/{team}/text", 409, text="/link")
    await hand.do(f"phones/{bob}/press", 409, message=1, data="c")
    await hand.do(f"phones/{team}/switch", 409, off=True)


async def test_a_text_goes_to_our_number_and_back(hand: Hand) -> None:
    bob = await hand.person("Bob", "sms")
    await hand.do(f"phones/{bob}/text", text="JOIN L20 4AB")
    number = (await hand.screen(bob))["number"]
    listed = (await hand.texts()).json()["messages"]
    assert [(each["from"], each["body"], each["direction"]) for each in listed] == [
        (number, "JOIN L20 4AB", "inbound")
    ]
    ours = hand.sandbox.twilio.numbers[0]
    assert (await hand.texts("POST", To=number, From=ours, Body="ł" * 71)).status_code == 201
    await hand.sandbox.twilio.deliver()
    sent, received = (await hand.screen(bob))["messages"]
    assert (sent["mine"], sent["note"]) == (True, "1 segment · GSM-7")
    assert (received["mine"], received["who"], received["note"]) == (False, ours, "2 segments · UCS-2")


async def test_an_empty_text_can_be_sent_and_an_empty_telegram_message_cannot(hand: Hand) -> None:
    ann, bob = await hand.person("Ann"), await hand.person("Bob", "sms")
    await hand.do(f"phones/{bob}/text", text="")
    assert (await hand.screen(bob))["messages"][-1]["text"] == ""
    await hand.do(f"phones/{ann}/text", 409, text=" ")
    await hand.do(f"phones/{bob}/text", 409, text="MENU", to="+447700900999")


async def test_a_phone_without_signal_gets_its_texts_later(hand: Hand) -> None:
    bob = await hand.person("Bob", "sms")
    number = (await hand.screen(bob))["number"]
    await hand.do(f"phones/{bob}/switch", off=True)
    assert (await hand.do(f"phones/{bob}/text", 409, text="MENU"))["problem"] == "No signal."
    await hand.texts("POST", To=number, From=hand.sandbox.twilio.numbers[0], Body="An alert")
    await hand.sandbox.twilio.deliver()
    assert (await hand.screen(bob))["messages"] == []
    await hand.do(f"phones/{bob}/switch", off=False)
    await hand.sandbox.twilio.deliver()
    assert [each["text"] for each in (await hand.screen(bob))["messages"]] == ["An alert"]


async def test_time_passes_on_request(hand: Hand) -> None:
    await hand.do("time", span="quarter")
    assert (await hand.state())["clock"] == "10:15"
    await hand.do("time", span="night")
    state = await hand.state()
    assert (state["day"], state["clock"], state["movable"]) == ("Saturday 21 November", "08:00", True)
    await hand.do("time", 422, span="year")


async def test_without_a_movable_clock_time_is_left_alone() -> None:
    async with open_sandbox(movable=False) as hand:
        assert (await hand.state())["movable"] is False
        await hand.do("time", 409, span="night")


async def test_nonsense_is_refused_and_changes_nothing(hand: Hand) -> None:
    ann = await hand.person("Ann")
    before = await hand.state()
    await hand.do("people", 422, name="   ", kind="telegram")
    await hand.do("people", 422, name="Ann", kind="pigeon")
    await hand.do(f"phones/{ann}/start", 422, payload="not a payload")
    await hand.do(f"phones/{ann}/text", 422, text="x" * 4097)
    await hand.do(f"phones/{ann}/location", 422, latitude=91, longitude=0)
    await hand.do("phones/p99/text", 404, text="hello")
    assert await hand.state() == before


async def test_a_form_of_another_site_does_nothing(hand: Hand) -> None:
    ann = await hand.person("Ann")
    path = f"/sandbox/api/phones/{ann}/text"
    for content_type in ("text/plain", "application/x-www-form-urlencoded"):
        headers = {"Content-Type": content_type}
        answer = await hand.client.post(path, content='{"text": "hello"}', headers=headers)
        assert answer.status_code == 422
    assert (await hand.screen(ann))["messages"] == []
