"""A far end that is faster than whatever is measured against it: Telegram's sendMessage and Twilio's Messages on one port.

A process of its own (`python -m bot.bench.far_end`): it prints its port, and ends with its standard input. What it does
not do is judge: for that there is the sandbox. Under /control/ it is asked what came, and told to begin anew.
"""

import asyncio
import json
import sys
import time
from collections import deque
from typing import cast

import typer

from bot.bench.answers import BOT, Telegram, Twilio, Unreadable
from bot.bench.arrivals import Arrivals
from bot.bench.event_loop import has_uvloop, run, see_fetched

ACCOUNT = "AC" + "a" * 32
_LENGTH = b"\r\ncontent-length:"
_REASONS = {200: b"OK", 201: b"Created", 400: b"Bad Request", 404: b"Not Found"}
_ME = json.dumps({"ok": True, "result": BOT}).encode()
# Answers that are due within this many seconds go out together.
_TOGETHER = 0.0005


class FarEnd:
    """What all connections share: the latency, what came, and the answers that are not due yet."""

    def __init__(self) -> None:
        self._telegram = Telegram()
        self._twilio = Twilio(ACCOUNT)
        self._arrivals = Arrivals()
        self._latency = 0.0
        self._late: deque[tuple[float, asyncio.Transport, bytes]] = deque()

    def answer(self, head: bytes, body: bytes) -> tuple[bytes, bool]:
        """One request's response, and whether it takes the far end's time."""
        path = head.split(b" ", 2)[1]
        try:
            if path.startswith(b"/bot") and path.endswith(b"/sendMessage"):
                return self._taken(200, *self._telegram.answer(body, is_json=b"application/json" in head))
            if path.startswith(b"/2010-04-01/") and path.endswith(b"/Messages.json"):
                return self._taken(201, *self._twilio.answer(body))
        except (Unreadable, ValueError):
            return response(400, b'{"ok":false,"error_code":400,"description":"Bad Request"}'), True
        if path.startswith(b"/bot") and path.endswith(b"/getMe"):
            return response(200, _ME), True
        if path.startswith(b"/control/"):
            return response(200, json.dumps(self._control(path.decode(), body)).encode()), False
        return response(404, b'{"ok":false,"error_code":404,"description":"Not Found"}'), True

    def send(self, transport: asyncio.Transport, data: bytes) -> None:
        """Answer after the latency. It is the same for all, so what came first is due first."""
        if not self._latency:
            transport.write(data)
            return
        if not self._late:
            asyncio.get_running_loop().call_later(self._latency, self._send_late)
        self._late.append((time.monotonic() + self._latency, transport, data))

    def _send_late(self) -> None:
        now = time.monotonic() + _TOGETHER
        while self._late and self._late[0][0] <= now:
            _, transport, data = self._late.popleft()
            if not transport.is_closing():
                transport.write(data)
        if self._late:
            asyncio.get_running_loop().call_later(max(0.0, self._late[0][0] - now), self._send_late)

    def _taken(self, status: int, answer: bytes, recipient: int, word: str) -> tuple[bytes, bool]:
        self._arrivals.record(recipient, word)
        return response(status, answer), True

    def _control(self, path: str, body: bytes) -> object:
        _, _, deed, *words = path.split("/")
        if deed == "reset":
            self._arrivals = Arrivals()
            self._latency = float(json.loads(body)["latency"])
            return {}
        if deed == "arrivals":
            return self._arrivals.by_recipient(words[0])
        return self._arrivals.report(words[0] if words else None).as_json()


class Connection(asyncio.Protocol):
    """HTTP/1.1 as clients speak it here: kept alive, several requests in one packet or one in several, bodies with a
    length."""

    def __init__(self, far_end: FarEnd) -> None:
        self._far_end = far_end
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # A stream's, since we are served as a stream.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
        begin = 0
        while (end := data.find(b"\r\n\r\n", begin)) >= 0:
            head = data[begin:end]
            after = end + 4 + _length(head.lower())
            if len(data) < after:
                break
            answer, takes_time = self._far_end.answer(head, data[end + 4 : after])
            if takes_time:
                self._far_end.send(self._transport, answer)
            else:
                self._transport.write(answer)
            begin = after
        self._rest = data[begin:]


def _length(head: bytes) -> int:
    """Of the body, by a head in small letters. (A regular expression that ignores case takes five times as long.)"""
    start = head.find(_LENGTH)
    if start < 0:
        return 0
    start += len(_LENGTH)
    end = head.find(b"\r", start)
    return int(head[start:] if end < 0 else head[start:end])


def response(status: int, body: bytes) -> bytes:
    head = b"HTTP/1.1 %d %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % (status, _REASONS[status], len(body)) + body


async def serve() -> None:
    """On a free port, until standard input ends."""
    far_end = FarEnd()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(far_end), "127.0.0.1", 0, backlog=4096)
    typer.echo(server.sockets[0].getsockname()[1])
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


if __name__ == "__main__":
    see_fetched()
    run(serve(), uvloop=has_uvloop())
