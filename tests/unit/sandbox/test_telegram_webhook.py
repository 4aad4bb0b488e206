import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response

from tests.serving import serve
from tests.unit.sandbox.telegram_stand import Stand, stand


@dataclass
class Door:
    """A webhook of ours that notes what came and answers as it is told."""

    url: str = ""
    came: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)  # status codes for the next posts, then 200
    slow: Callable[[dict[str, Any]], float] = lambda update: 0.0
    headers: dict[str, str] = field(default_factory=dict)
    finished: list[int] = field(default_factory=list)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def post(self, request: Request) -> Response:
        update = await request.json()
        self.came.append(update)
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        status = self.answers.pop(0) if self.answers else 200
        await asyncio.sleep(self.slow(update))
        self.finished.append(update["update_id"])
        async with self.arrived:
            self.arrived.notify_all()
        return Response(status_code=status, headers=self.headers if status >= 300 else {})

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(lambda: len(self.finished) >= count)


@asynccontextmanager
async def door(**options: Any) -> AsyncIterator[tuple[Stand, Door]]:
    app = FastAPI()
    ours = Door()
    app.add_api_route("/hook", ours.post, methods=["POST"])
    async with serve(app) as base, stand(retry_seconds=0.05, **options) as s:
        ours.url = f"{base}/hook"
        yield s, ours


def texts(ours: Door) -> list[str]:
    return [update["message"]["text"] for update in ours.came if "message" in update]


async def test_updates_are_posted_with_the_secret() -> None:
    async with door() as (s, ours):
        s.ann()  # before the webhook is set: kept for it
        answer = await s.call("setWebhook", url=ours.url, secret_token="abc_DEF-1")
        assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
        again = await s.call("setWebhook", url=ours.url, secret_token="abc_DEF-1")
        assert again["description"] == "Webhook is already set"
        await ours.until(1)
        s.far.type(s.far.add_person("Bob"), "hello")
        await ours.until(2)
        assert texts(ours) == ["/start", "hello"]
        assert ours.secrets == ["abc_DEF-1"] * 2
        assert (await s.bot.get_webhook_info()).pending_update_count == 0


async def test_without_a_secret_there_is_no_header() -> None:
    async with door() as (s, ours):
        await s.bot.set_webhook(ours.url)
        s.ann()
        await ours.until(1)
        assert ours.secrets == [None]


@pytest.mark.parametrize("status", [500, 403, 302, 404])
async def test_anything_but_2xx_brings_the_same_update_again(status: int) -> None:
    async with door() as (s, ours):
        ours.answers = [status, status, 204]
        await s.bot.set_webhook(ours.url)
        ann = s.ann()
        s.far.type(ann, "next")
        await ours.until(4)
        assert texts(ours) == ["/start", "/start", "/start", "next"]
        assert len({update["update_id"] for update in ours.came}) == 2
        info = await s.bot.get_webhook_info()
        assert str(info.last_error_message).startswith(f"Wrong response from the webhook: {status}")
        assert info.last_error_date == s.clock()


async def test_delays_grow_and_retry_after_is_obeyed() -> None:
    async with door() as (s, ours):
        loop = asyncio.get_running_loop()
        times: list[float] = []

        def note(update: dict[str, Any]) -> float:
            times.append(loop.time())
            return 0.0

        ours.slow = note
        ours.answers = [500, 500, 503]
        await s.bot.set_webhook(ours.url)
        s.ann()
        await ours.until(4)
        gaps = [later - earlier for earlier, later in pairwise(times)]
        assert gaps[0] >= 0.05
        assert gaps[1] >= 0.1
        assert gaps[2] >= 0.2
        ours.answers = [503]
        ours.headers = {"Retry-After": "1"}
        s.far.type(s.far.add_person("Bob"), "hello")
        await ours.until(6)
        assert times[5] - times[4] >= 1


async def test_one_chat_waits_for_itself_and_not_for_others() -> None:
    async with door() as (s, ours):
        ann, bob = s.far.add_person("Ann"), s.far.add_person("Bob")
        ours.slow = lambda update: 0.5 if update.get("message", {}).get("text") == "slow" else 0.0
        await s.bot.set_webhook(ours.url)
        s.far.type(ann, "slow")
        s.far.type(ann, "after it")
        s.far.type(bob, "at once")
        await ours.until(3)
        order = [update["message"]["text"] for finished in ours.finished for update in ours.came
                 if update["update_id"] == finished]  # fmt: skip
        assert order == ["at once", "slow", "after it"]


async def test_a_press_and_a_block_overtake_messages() -> None:
    async with door() as (s, ours):
        ann = s.ann()
        await s.call(
            "sendMessage",
            chat_id=ann,
            text="Pick",
            reply_markup={"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]},
        )
        ours.slow = lambda update: 0.4 if "message" in update else 0.0
        await s.bot.set_webhook(ours.url)
        s.far.press(ann, "Yes")
        s.far.block(ann)
        await ours.until(3)
        kinds = {update["update_id"]: set(update) - {"update_id"} for update in ours.came}
        assert kinds[ours.finished[-1]] == {"message"}


async def test_a_server_that_is_away_gets_the_update_later() -> None:
    async with stand(retry_seconds=0.05) as s:
        ours = Door()
        app = FastAPI()
        app.add_api_route("/hook", ours.post, methods=["POST"])
        async with serve(app) as base:
            pass  # this port was ours a moment ago and is closed now
        await s.bot.set_webhook(f"{base}/hook")
        s.ann()
        await asyncio.sleep(0.2)
        info = await s.bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
        async with serve(app) as base:
            await s.bot.set_webhook(f"{base}/hook")
            await ours.until(1)
        assert texts(ours) == ["/start"]


async def test_an_update_too_old_is_given_up() -> None:
    async with door() as (s, ours):
        ours.answers = [500] * 3
        await s.bot.set_webhook(ours.url)
        s.ann()
        await ours.until(1)
        s.clock.pass_(hours=25)
        await asyncio.sleep(0.3)
        assert (await s.bot.get_webhook_info()).pending_update_count == 0
        seen = len(ours.came)
        await asyncio.sleep(0.3)
        assert len(ours.came) == seen


async def test_allowed_updates_and_deleting_the_webhook() -> None:
    async with door() as (s, ours):
        await s.bot.set_webhook(ours.url, allowed_updates=["message"], max_connections=3)
        info = await s.bot.get_webhook_info()
        assert (info.allowed_updates, info.max_connections) == (("message",), 3)
        ann = s.ann()
        s.far.block(ann)
        s.far.unblock(ann)
        await ours.until(1)
        assert (await s.call("deleteWebhook"))["description"] == "Webhook was deleted"
        s.far.type(ann, "hello")
        await asyncio.sleep(0.1)
        assert texts(ours) == ["/start"]
        assert s.far.pending() == 1


async def test_addresses_that_are_refused() -> None:
    async with stand() as s:
        for url, secret, description in (
            ("http://example.org/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
            ("ftp://127.0.0.1/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
            (
                "https://example.org:8000/hook",
                "",
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
            ),
            (
                "https://example.org/hook",
                "",
                "bad webhook: Failed to resolve host: Name or service not known",
            ),
            ("http://127.0.0.1/hook", "späce", "secret token contains unallowed characters"),
            ("http://127.0.0.1/hook", "x" * 257, "secret token is too long"),
        ):
            assert (
                await s.refusal("setWebhook", url=url, secret_token=secret) == f"Bad Request: {description}"
            )
        assert (await s.bot.get_webhook_info()).url == ""
