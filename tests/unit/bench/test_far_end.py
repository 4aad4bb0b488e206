"""The far end of the bench, over real sockets: what it answers, what it counts, how late it is."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from telegram import Message

from bot.bench.arrivals import Arrivals, most_in_a_second
from bot.bench.far_end import ACCOUNT, Connection, FarEnd
from bot.bench.measuring import FarEndAt
from bot.bench.order import WORD, Order
from bot.bench.product import channel
from sandbox.telegram_schema import departures

PAYLOADS = Path(__file__).parents[2] / "payloads"
SEND = "/bot110201543:secret/sendMessage"
TEXT = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
KEYBOARD = {"inline_keyboard": [[{"text": "100 %", "callback_data": "y"}]]}


class Wire:
    """One connection to the far end, on which bytes are laid as a test likes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self.writer = writer

    async def answer(self) -> tuple[int, Any]:
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode()
        length = next(line for line in head.split("\r\n") if line.startswith("Content-Length:"))
        body = await self._reader.readexactly(int(length.partition(":")[2]))
        return int(head.split()[1]), json.loads(body)

    async def ask(self, request: bytes) -> tuple[int, Any]:
        self.writer.write(request)
        return await self.answer()


def post(path: str, body: bytes, kind: str = "application/x-www-form-urlencoded") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


def form(path: str, **fields: str) -> bytes:
    return post(path, urlencode(fields).encode())


def message(chat: int, text: str = "Burglary: 100 % true") -> bytes:
    return form(SEND, chat_id=str(chat), text=text, reply_markup=json.dumps(KEYBOARD))


def text_message(**more: str) -> bytes:
    return form(TEXT, To="+447700900200", From="+447700900100", Body="Burglary: a & b", **more)


@pytest.fixture
async def port() -> AsyncIterator[int]:
    far_end = FarEnd()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(far_end), "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


@pytest.fixture
async def connect(port: int) -> AsyncIterator[Callable[[], Awaitable[Wire]]]:
    opened: list[Wire] = []

    async def one() -> Wire:
        opened.append(Wire(*await asyncio.open_connection("127.0.0.1", port)))
        return opened[-1]

    yield one
    for wire in opened:
        wire.writer.close()


@pytest.fixture
async def wire(connect: Callable[[], Awaitable[Wire]]) -> Wire:
    return await connect()


@pytest.fixture
async def far(port: int) -> AsyncIterator[FarEndAt]:
    at = FarEndAt(f"http://127.0.0.1:{port}")
    yield at
    await at.close()


def captured(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


async def test_a_message_is_answered_as_telegram_does(wire: Wire) -> None:
    status, said = await wire.ask(message(5123456789))
    assert status == 200
    assert departures("Message", said["result"]) == []
    assert set(captured("telegram/send_message")["result"]) - set(said["result"]) == {"entities"}
    read = Message.de_json(said["result"], None)
    assert (read.chat.id, read.text, read.reply_markup and read.reply_markup.to_dict()) == (
        5123456789,
        "Burglary: 100 % true",
        KEYBOARD,
    )


async def test_json_is_understood_as_a_form_is(wire: Wire) -> None:
    body = {"chat_id": 7, "text": "Burglary: 100 % true", "reply_markup": KEYBOARD}
    _, by_json = await wire.ask(post(SEND, json.dumps(body).encode(), "application/json"))
    _, by_form = await wire.ask(message(7))
    assert (by_json["result"].pop("message_id"), by_form["result"].pop("message_id")) == (1, 2)
    assert by_json["result"].pop("date") <= by_form["result"].pop("date")
    assert by_json == by_form


@pytest.mark.parametrize(
    ("more", "name"),
    [({}, "message_created"), ({"MessagingServiceSid": "MG" + "a" * 32}, "message_accepted")],
)
async def test_a_text_is_answered_as_twilio_does(wire: Wire, more: dict[str, str], name: str) -> None:
    status, said = await wire.ask(text_message(**more))
    expected = captured(f"twilio/{name}")
    assert status == 201
    assert {key: type(value) for key, value in said.items()} == {
        key: type(value) for key, value in expected.items()
    }
    assert (said["body"], said["to"], said["status"]) == (
        "Burglary: a & b",
        "+447700900200",
        expected["status"],
    )
    assert said["uri"].endswith(f"/{said['sid']}.json")
    assert said["sid"] != (await wire.ask(text_message(**more)))[1]["sid"]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (form(SEND, text="Nobody"), 400),
        (form(SEND, chat_id="Ann", text="Nobody"), 400),
        (form(SEND, chat_id="7"), 400),
        (post(SEND, b"{", "application/json"), 400),
        (form(TEXT, To="Ann", From="+44", Body="Hi"), 400),
        (form(TEXT, To="+447700900200", Body="Hi"), 400),
        (form("/bot1:a/sendPhoto", chat_id="7"), 404),
    ],
)
async def test_what_is_no_message_is_refused_and_not_counted(
    wire: Wire, far: FarEndAt, request_: bytes, status: int
) -> None:
    assert (await wire.ask(request_))[0] == status
    assert (await far.report()).messages == 0


async def test_requests_may_come_in_pieces_and_several_at_once(wire: Wire, far: FarEndAt) -> None:
    for byte in message(1):
        wire.writer.write(bytes([byte]))
        await wire.writer.drain()
        await asyncio.sleep(0)
    assert (await wire.answer())[1]["result"]["chat"]["id"] == 1
    three = message(2) + b"GET /bot1:a/getMe HTTP/1.1\r\nHost: x\r\n\r\n" + message(3)
    wire.writer.write(three[:-20])
    assert [(await wire.answer())[1]["result"].get("chat", {}).get("id") for _ in range(2)] == [2, None]
    wire.writer.write(three[-20:])
    assert (await wire.answer())[1]["result"]["chat"]["id"] == 3
    assert (await far.report()).messages == 3


async def test_it_counts_recipients_doubles_and_first_words(wire: Wire, far: FarEndAt) -> None:
    for chat, words in ((1, "ROUTINE a"), (2, "ROUTINE a"), (1, "ROUTINE a"), (1, "ANSWER b")):
        await wire.ask(message(chat, words))
    whole, routine = await far.report(), await far.report("ROUTINE")
    assert (whole.messages, whole.recipients, whole.doubles) == (4, 2, 2)
    assert (routine.messages, routine.recipients, routine.doubles) == (3, 2, 1)
    assert whole.first < routine.last < whole.last <= time.monotonic()
    assert list(await far.by_recipient("ANSWER")) == [1]
    assert (await far.report("NOTHING")).messages == 0
    await far.begin_anew(0)
    assert (await far.report()).messages == 0


async def test_answers_come_after_the_latency_in_the_order_of_the_requests(
    connect: Callable[[], Awaitable[Wire]], far: FarEndAt
) -> None:
    await far.begin_anew(0.1)
    wires = [await connect() for _ in range(20)]
    begun = time.monotonic()
    for number, each in enumerate(wires):
        each.writer.write(message(number) + message(100 + number))
    answered = [[(await each.answer())[1]["result"]["chat"]["id"] for _ in range(2)] for each in wires]
    assert answered == [[number, 100 + number] for number in range(20)]
    # One after another they would have taken forty latencies; what is asked about is that none came early.
    assert time.monotonic() - begun >= 0.1
    assert (await far.report()).last - begun < time.monotonic() - begun


async def test_who_hangs_up_before_the_answer_holds_up_nobody(
    connect: Callable[[], Awaitable[Wire]], far: FarEndAt
) -> None:
    await far.begin_anew(0.05)
    gone, stays = await connect(), await connect()
    gone.writer.write(message(1))
    await gone.writer.drain()
    gone.writer.close()
    assert (await stays.ask(message(2)))[1]["result"]["chat"]["id"] == 2


async def test_the_products_own_channel_is_understood(port: int, far: FarEndAt) -> None:
    order = Order("channel", f"http://127.0.0.1:{port}", people=5, in_flight=2)
    async with channel(order) as send:
        await send()
    found = await far.report()
    assert (found.messages, found.recipients) == (5, 5)
    assert set(await far.by_recipient(WORD)) == set(order.chats)


def test_the_fullest_second_is_found_wherever_it_begins() -> None:
    assert most_in_a_second([]) == 0
    assert most_in_a_second([0.0, 0.5, 0.9, 1.0, 1.4, 3.0]) == 4
    assert most_in_a_second([0.0, 1.0, 2.0]) == 1


def test_nothing_came_is_a_report_too() -> None:
    assert Arrivals().report().rate == 0
