"""The queue of updates of one bot: what waits, for how long, and the long poll that takes it.

Rules: core.telegram.org/bots/api "Getting updates"; telegram-bot-api's Client.cpp for the 150 seconds that a
callback query is kept and for who ends whose poll.
"""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram_errors import ApiError, bad_request

KEPT = timedelta(hours=24)
CALLBACK_KEPT = timedelta(seconds=150)
IDS_JUMP_AFTER = timedelta(days=7)  # "If there are no new updates for at least a week, … randomly"
MAX_LIMIT = 100
MAX_POLL_SECONDS = 50
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True)
class Update:
    """One update. ``lane`` names what is delivered in order: a chat's messages, a kind's others."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: str
    created: datetime

    def object(self) -> dict[str, Any]:
        """The Update object."""
        return {"update_id": self.id, self.kind: self.body}


def _first_id() -> int:
    return 10_000_000 + secrets.randbelow(890_000_000)


class Updates:
    """Updates in order of their ids, until confirmed or too old."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._next_id = _first_id()
        self._last = now()
        self._allowed: frozenset[str] | None = None  # None: all but NOT_BY_DEFAULT
        self._waiting: list[Update] = []
        self._changed = asyncio.Event()
        self._poll: asyncio.Future[str] | None = None

    def allow(self, kinds: list[str] | None) -> None:
        """Set ``allowed_updates``: None leaves it as it was, an empty list means the default."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    @property
    def allowed(self) -> list[str]:
        return sorted(self._allowed or ())

    def add(self, kind: str, body: dict[str, Any], lane: str) -> None:
        """Queue an update, unless its kind is not wanted."""
        wanted = kind not in NOT_BY_DEFAULT if self._allowed is None else kind in self._allowed
        if not wanted:
            return
        now = self._now()
        if now - self._last > IDS_JUMP_AFTER:
            self._next_id = _first_id()
        self._last = now
        self._waiting.append(Update(self._next_id, kind, body, lane, now))
        self._next_id += 1
        self._changed.set()

    def waiting(self) -> list[Update]:
        """What is still to be taken; what is too old is gone."""
        now = self._now()
        self._waiting = [
            update
            for update in self._waiting
            if now - update.created <= (CALLBACK_KEPT if update.kind == "callback_query" else KEPT)
        ]
        return list(self._waiting)

    def forget(self, update: Update) -> None:
        """An update was taken."""
        self._waiting = [other for other in self._waiting if other.id != update.id]

    def clear(self) -> None:
        """``drop_pending_updates``."""
        self._waiting.clear()

    async def changed(self) -> None:
        """Wait until something is queued."""
        await self._changed.wait()
        self._changed.clear()

    def end_poll(self, reason: str) -> None:
        """The poll that waits, if any, is answered with 409 and this reason."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    async def poll(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """getUpdates: confirms what lies before ``offset`` (a negative one keeps the last few), then waits
        up to ``timeout`` seconds for something to come. ``ApiError`` 409 if another poll took over."""
        limit = min(max(limit, 1), MAX_LIMIT)
        self._confirm(offset)
        found = self.waiting()[:limit]
        deadline = asyncio.get_running_loop().time() + min(max(timeout, 0), MAX_POLL_SECONDS)
        if found or timeout <= 0:
            return [update.object() for update in found]
        self.end_poll(OTHER_POLLER)
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = ended
        try:
            while not (found := self.waiting()[:limit]):
                left = deadline - asyncio.get_running_loop().time()
                if left <= 0:
                    break
                await self._wake_or(ended, left)
                if ended.done():
                    raise ApiError(409, f"Conflict: {ended.result()}")
        finally:
            if self._poll is ended:
                self._poll = None
        return [update.object() for update in found]

    async def _wake_or(self, ended: asyncio.Future[str], seconds: float) -> None:
        wake = asyncio.create_task(self.changed())
        try:
            first: set[asyncio.Future[Any]] = {wake, ended}
            await asyncio.wait(first, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            wake.cancel()
            await asyncio.gather(wake, return_exceptions=True)

    def _confirm(self, offset: int) -> None:
        waiting = self.waiting()
        if offset > 0:
            self._waiting = [update for update in waiting if update.id >= offset]
        elif offset < 0:
            self._waiting = waiting[offset:]


def kinds_wanted(value: Any) -> list[str] | None:
    """The parameter ``allowed_updates``: None if it was not given."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise bad_request("can't parse allowed updates JSON object")
    return [kind.lower() for kind in value if isinstance(kind, str)]
