"""Delivery of updates to a webhook, as telegram-bot-api's WebhookActor does it.

Any 2xx takes an update; anything else brings it again after 1, 2, 4 … seconds, at most about a minute, until
it is too old. Updates of one lane follow each other, lanes run side by side.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import httpx

from sandbox.telegram_errors import bad_request
from sandbox.telegram_updates import Update, Updates

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORTS = (80, 88, 443, 8443)
PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
DEFAULT_CONNECTIONS = 40
LONGEST_DELAY = 60  # times the base delay
LONGEST_RETRY_AFTER = 3600
ANSWER_SECONDS = 60  # WebhookActor's idle limit of a connection


@dataclass(frozen=True)
class Hook:
    """A webhook as it was set."""

    url: str
    secret: str
    max_connections: int


def hook_of(url: str, secret: str, max_connections: int | None) -> Hook:
    """Check what setWebhook was given; ``ApiError`` 400. Nothing leaves this machine: only loopback addresses
    resolve, and to them plain HTTP on any port is allowed, which the real server refuses."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host not in LOOPBACK:
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
    if parts.scheme not in ("http", "https"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = DEFAULT_CONNECTIONS if max_connections is None else min(max(max_connections, 1), 100)
    return Hook(url, secret, connections)


class Pusher:
    """Posts what waits to one hook until stopped. ``last_error`` is (when, what) for getWebhookInfo."""

    def __init__(
        self, hook: Hook, updates: Updates, now: Callable[[], datetime], retry_seconds: float
    ) -> None:
        self.hook = hook
        self.last_error: tuple[datetime, str] | None = None
        self._updates = updates
        self._now = now
        self._retry_seconds = retry_seconds
        self._slots = asyncio.Semaphore(hook.max_connections)
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._client = httpx.AsyncClient(timeout=ANSWER_SECONDS, trust_env=False, follow_redirects=False)
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End every delivery under way; what was not taken keeps waiting."""
        tasks = [self._running, *self._lanes.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()

    async def _run(self) -> None:
        while True:
            for update in self._updates.waiting():
                if update.lane not in self._lanes:
                    self._lanes[update.lane] = asyncio.create_task(self._drain(update.lane))
            await self._updates.changed()

    async def _drain(self, lane: str) -> None:
        try:
            delay = 1.0
            while (update := self._first(lane)) is not None:
                pause = await self._post(update)
                if pause is None:
                    self._updates.forget(update)
                    delay = 1.0
                    continue
                await asyncio.sleep(max(pause, delay * self._retry_seconds))
                delay = min(delay * 2, LONGEST_DELAY)
        finally:
            del self._lanes[lane]

    def _first(self, lane: str) -> Update | None:
        return next((update for update in self._updates.waiting() if update.lane == lane), None)

    async def _post(self, update: Update) -> float | None:
        """None when taken, else the least number of seconds to wait (the answer's Retry-After)."""
        headers = {PROOF_HEADER: self.hook.secret} if self.hook.secret else {}
        async with self._slots:
            try:
                answer = await self._client.post(self.hook.url, json=update.object(), headers=headers)
            except httpx.HTTPError as error:
                timed_out = isinstance(error, httpx.TimeoutException)
                self._failed("Read timeout expired" if timed_out else "Connection refused")
                return 0
        if answer.is_success:
            return None
        self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
        wait = answer.headers.get("Retry-After", "")
        return min(int(wait), LONGEST_RETRY_AFTER) if wait.isdigit() else 0

    def _failed(self, message: str) -> None:
        self.last_error = (self._now(), message)
