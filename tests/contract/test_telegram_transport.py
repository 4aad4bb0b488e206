"""The client below Telegram's library, on wires that break: what was not sent is told from what perhaps was."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram_errors import translate
from bot.channels.telegram_transport import TelegramTransport
from config.errors import SendError, Unknown, Unreachable

TOKEN = "110201543:A-secret_token"
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{"ok":true,"result":"yes"}'
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def wire(answer: Answer) -> AsyncIterator[str]:
    """A server that does `answer` with each connection; the address of a method on it."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/sendMessage"
    finally:
        server.close()


@pytest.fixture
async def transport() -> AsyncIterator[TelegramTransport]:
    opened = TelegramTransport(connections=1)
    yield opened
    await opened.shutdown()


async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(65536):
        writer.write(OK)
        await writer.drain()


async def stays_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(65536):
        pass


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(65536)


async def breaks_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(65536)
    writer.write(OK[:-5])


@pytest.mark.parametrize(
    ("answer", "kind"), [(stays_silent, TimedOut), (hangs_up, NetworkError), (breaks_off, NetworkError)]
)
async def test_an_answer_that_does_not_come_leaves_it_open(
    transport: TelegramTransport, answer: Answer, kind: type[NetworkError]
) -> None:
    async with wire(answer) as url:
        with pytest.raises(NetworkError) as raised:
            await transport.post(url, RequestData([]), read_timeout=0.2)
    assert type(raised.value) is kind
    assert type(translate(raised.value)) is Unknown
    assert TOKEN not in str(raised.value)


async def refused(url: str, transport: TelegramTransport) -> SendError:
    with pytest.raises(NetworkError) as raised:
        await transport.post(url, RequestData([]), connect_timeout=0.1, pool_timeout=0.1)
    assert TOKEN not in str(raised.value)
    return translate(raised.value)


async def test_nobody_there_and_no_connection_free_mean_that_nothing_was_sent(
    transport: TelegramTransport,
) -> None:
    async with wire(stays_silent) as url:
        first = asyncio.create_task(transport.post(url, RequestData([]), read_timeout=2))
        await asyncio.sleep(0.1)
        assert type(await refused(url, transport)) is Unreachable
        first.cancel()
    assert type(await refused(url, transport)) is Unreachable


async def test_a_connection_is_used_again_and_after_the_end_a_new_one(transport: TelegramTransport) -> None:
    calls: list[int] = []

    async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        calls.append(1)
        await answers(reader, writer)

    async with wire(counted) as url:
        for _ in range(3):
            assert await transport.post(url, RequestData([])) == "yes"
        assert len(calls) == 1
        await transport.shutdown()
        await transport.initialize()
        assert await transport.post(url, RequestData([])) == "yes"
        assert len(calls) == 2
        await transport.shutdown()


@asynccontextmanager
async def noted() -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that writes down what it is asked."""
    asked: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while some := await reader.read(65536):
            asked.append(some)
            writer.write(OK)
            await writer.drain()

    async with wire(answer) as url:
        yield url, asked


async def test_words_go_as_json_in_every_script(transport: TelegramTransport) -> None:
    words = RequestData(
        [RequestParameter.from_input("text", "50 % & \u0645\u0631\u062d\u0628\u0627 \U0001f6a8")]
    )
    async with noted() as (url, asked):
        await transport.post(url, words)
    head, _, body = b"".join(asked).partition(b"\r\n\r\n")
    assert b"\r\nContent-Type: application/json\r\n" in head
    assert json.loads(body) == words.json_parameters


@pytest.mark.parametrize(("excepted", "is_by_proxy"), [("elsewhere.example", True), ("api.example", False)])
async def test_the_environments_proxy_is_asked_unless_it_excepts_the_far_end(
    monkeypatch: pytest.MonkeyPatch, excepted: str, is_by_proxy: bool
) -> None:
    async with noted() as (proxy, asked):
        monkeypatch.setenv("http_proxy", proxy.rpartition("/bot")[0].replace("//", "//ann:secret@"))
        monkeypatch.setenv("no_proxy", excepted)
        transport = TelegramTransport(connections=1)
        call = transport.post("http://api.example:1/botx/getMe", RequestData([]), connect_timeout=0.5)
        if is_by_proxy:
            assert await call == "yes"
            assert asked[0].startswith(b"POST http://api.example:1/botx/getMe HTTP/1.1\r\n")
            assert b"\r\nProxy-Authorization: Basic " in asked[0]
        else:
            with pytest.raises(NetworkError):
                await call
        await transport.shutdown()
    assert bool(asked) == is_by_proxy
