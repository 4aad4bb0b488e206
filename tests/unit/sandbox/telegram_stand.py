"""A Telegram far end on a real server with python-telegram-bot's client talking to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from telegram import Bot

from sandbox.telegram_far_end import TelegramFarEnd
from tests.serving import serve

TOKEN = "110201543:SANDBOX"


class Clock:
    """Time that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_(self, **span: float) -> None:
        self.time += timedelta(**span)


@dataclass
class Stand:
    """The far end, its clock, the client, and plain HTTP to it."""

    far: TelegramFarEnd
    clock: Clock
    bot: Bot
    base: str
    http: httpx.AsyncClient

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A call as JSON; the whole answer."""
        answer = await self.http.post(f"{self.base}/bot{TOKEN}/{method}", json=params)
        body: dict[str, Any] = answer.json()
        assert body["ok"] == (answer.status_code == 200)
        assert body["ok"] or body["error_code"] == answer.status_code
        return body

    async def refusal(self, method: str, **params: Any) -> str:
        """The description of a call that must fail."""
        body = await self.call(method, **params)
        assert body["ok"] is False
        description: str = body["description"]
        return description

    def ann(self) -> int:
        """A person who has started the bot; her first update is taken."""
        chat = self.far.add_person("Ann")
        self.far.start(chat)
        return chat


@asynccontextmanager
async def stand(**options: Any) -> AsyncIterator[Stand]:
    """Everything running; the client must not have sent anything the Bot API does not know."""
    clock = Clock()
    far = TelegramFarEnd(clock, TOKEN, **options)
    app = FastAPI()
    app.include_router(far.router)
    async with serve(app) as base, httpx.AsyncClient(trust_env=False) as http:
        async with Bot(TOKEN, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as bot:
            yield Stand(far, clock, bot, base, http)
        await far.close()
