"""How a text of ours moves on after it was taken: its statuses, and the callbacks that tell us.

The first status has no callback; order and number of callbacks are not promised.
Source: www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from sandbox.twilio_errors import NEVER_LEFT
from sandbox.twilio_handsets import Handsets
from sandbox.twilio_messages import Message
from sandbox.twilio_webhooks import Webhooks

Order = Literal["straight", "late", "reversed", "twice"]
STEP_SECONDS = 0.3  # between statuses when they move by themselves
UNREACHABLE = 30003


class Deliveries:
    """All texts whose status is not final, oldest first."""

    def __init__(
        self, now: Callable[[], datetime], handsets: Handsets, webhooks: Webhooks, *, by_themselves: bool
    ) -> None:
        self._now = now
        self._handsets = handsets
        self._webhooks = webhooks
        self._by_themselves = by_themselves
        self._open: dict[str, Message] = {}
        self._late: list[tuple[str, dict[str, str]]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, message: Message) -> None:
        """Take charge of a text just created."""
        self._handsets.bring(message)
        self._open[message.sid] = message
        if self._by_themselves:
            task = asyncio.get_running_loop().create_task(self._move_on(message))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def settle(self, order: Order) -> None:
        """Move every text as far as it goes and post the callbacks in this order.

        straight: as they happen. late: they stay away until the next call, as do statuses of a provider that
        lags behind its own API. reversed: the last word of each text first. twice: each is posted twice.
        """
        late, self._late = self._late, []
        for url, form in late:
            await self._webhooks.post(url, form)
        for message in list(self._open.values()):
            calls = []
            while self._advance(message):
                if message.callback:
                    calls.append((message.callback, message.status_form()))
            if order == "late":
                self._late += calls
                continue
            for url, form in reversed(calls) if order == "reversed" else calls:
                for _time in range(2 if order == "twice" else 1):
                    await self._webhooks.post(url, form)

    async def close(self) -> None:
        """Stop moving."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _move_on(self, message: Message) -> None:
        while not message.is_final:
            await asyncio.sleep(STEP_SECONDS)
            if self._advance(message) and message.callback:
                await self._webhooks.post(message.callback, message.status_form())

    def _advance(self, message: Message) -> bool:
        """One step up; False when there is none to take now."""
        now, failure = self._now(), self._handsets.failure(message.theirs)
        match message.status:
            case "accepted":
                message.move("queued", now)
            case "queued" if failure in NEVER_LEFT:
                message.move("failed", now, failure)
            case "queued":
                message.move("sent", now)
            case "sent" if message.arrived:
                message.move("delivered", now)
            case "sent" if failure:
                message.move("undelivered", now, failure)
            case "sent" if now >= message.expires or not self._handsets.is_off(message.theirs):
                message.move("undelivered", now, UNREACHABLE)
            case _:
                return False
        if message.is_final:
            self._open.pop(message.sid, None)
        return True
