"""What can go wrong at a provider, and the record of every message that came there."""

import asyncio
import json
import random
import time
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.telegram_errors import ApiError as TelegramError
from sandbox.telegram_errors import too_many
from sandbox.twilio_errors import ApiError as TwilioError
from sandbox.twilio_faults import HangUp


class Fate(StrEnum):
    """What becomes of one message at the provider's door."""

    TAKEN = "taken"
    THROTTLED = "429"
    FAILED = "5xx"  # not carried out
    HALF_DONE = "5xx, carried out"
    CUT = "reset"  # before it was read: not carried out
    LOST = "answer lost"  # carried out, then reset
    SLOW = "slow"  # carried out; the answer comes when nobody waits for it any more


# Whoever sent it cannot know whether it was carried out.
UNCLEAR = frozenset({Fate.FAILED, Fate.HALF_DONE, Fate.CUT, Fate.LOST, Fate.SLOW})
_ANSWERED = {Fate.TAKEN, Fate.HALF_DONE, Fate.LOST, Fate.SLOW}
_ACCEPTED = (200, 201)


@dataclass(frozen=True)
class Arrival:
    """One message that came: when (time.monotonic(), the same in every process), to whom, with which words, its fate,
    and what the strict far end said of it (0: it was not asked)."""

    at: float
    channel: str
    person: str
    text: str
    fate: Fate
    status: int

    @property
    def is_accepted(self) -> bool:
        return self.status in _ACCEPTED


@dataclass
class Weather:
    """How likely each fate is now (the rest is TAKEN), and how long a slow answer takes."""

    odds: dict[Fate, float] = field(default_factory=dict)
    slow_seconds: float = 6.0


class Wire:
    """In front of the strict far ends: draws each message's fate, and writes down what came."""

    def __init__(self, app: ASGIApp, seed: int) -> None:
        self._app = app
        self._chance = random.Random(seed)
        self.weather = Weather()
        self.ledger: list[Arrival] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if channel := _channel_of_a_send(scope.get("method", ""), path):
            await self._message(scope, receive, send, channel)
        else:
            await self._app(scope, receive, send)

    async def _message(self, scope: Scope, receive: Receive, send: Send, channel: str) -> None:
        at = time.monotonic()
        body = await _body(receive)
        person, words = _read(body, channel)
        fate = self._draw()
        answer: list[Message] = []
        try:
            if fate in _ANSWERED:
                await _ask(self._app, scope, body, answer)
        finally:  # also where the server ends meanwhile
            status = int(answer[0]["status"]) if answer else 0
            self.ledger.append(Arrival(at, channel, person, words, fate, status))
        if fate == Fate.SLOW:
            await asyncio.sleep(self.weather.slow_seconds)
        if fate in (Fate.CUT, Fate.LOST):
            await HangUp()(scope, receive, send)
        elif fate in (Fate.THROTTLED, Fate.FAILED, Fate.HALF_DONE):
            await _refusal(fate, channel)(scope, receive, send)
        else:
            for message in answer:
                await send(message)

    def _draw(self) -> Fate:
        drawn = self._chance.random()
        for fate, odds in self.weather.odds.items():
            drawn -= odds
            if drawn < 0:
                return fate
        return Fate.TAKEN


def _channel_of_a_send(method: str, path: str) -> str:
    if path.endswith("/sendMessage"):
        return "telegram"
    return "sms" if method == "POST" and path.endswith("/Messages.json") else ""


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _read(body: bytes, channel: str) -> tuple[str, str]:
    """To whom, and which words."""
    if body.startswith(b"{"):
        fields = json.loads(body)
    else:
        fields = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    names = ("chat_id", "text") if channel == "telegram" else ("To", "Body")
    person, words = (str(fields.get(name, "")) for name in names)
    return person, words


async def _ask(app: ASGIApp, scope: Scope, body: bytes, answer: list[Message]) -> None:
    """Fills in what the strict far end answers."""

    async def give() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def take(message: Message) -> None:
        answer.append(message)

    await app(scope, give, take)


def _refusal(fate: Fate, channel: str) -> Response:
    if channel == "telegram":
        error = too_many(1) if fate == Fate.THROTTLED else TelegramError(502, "Bad Gateway")
        return JSONResponse(error.body(), error.code)
    problem = TwilioError(20429, status=429) if fate == Fate.THROTTLED else TwilioError(20503, status=503)
    return JSONResponse(problem.body(), problem.status)


def to_json(arrivals: list[Arrival]) -> list[dict[str, Any]]:
    return [asdict(each) for each in arrivals]
