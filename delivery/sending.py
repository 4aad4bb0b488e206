"""One row to its provider: what it carries, in order, at the pace of its identity and its chat, and what became of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import structlog

from config.errors import Halted, Rejected, Stopped, Throttled, Unknown, Unreachable
from config.sealing import CannotOpen
from config.timekeeping import Clock
from delivery.channel import Channel
from delivery.claims import MOST_TRIES, SENT_AGAIN, SPENT, UNSURE
from delivery.clearing import clear
from delivery.messages import Kind, Parcel, State
from delivery.outbox import Outbox
from delivery.pacing import ChatPaces, Gap, Pace
from delivery.purse import Letter, Purse
from delivery.receipts import Receipts
from delivery.routes import AddressBook, RouteState
from delivery.settling import Failure, Outcome

log = structlog.get_logger()
LONGEST_PAUSE = timedelta(minutes=5)
# Who has to wait longer for their chat waits in the queue, and not in the way of others.
LONGEST_WAIT = 2.0  # seconds


class Sender:
    """One identity: its channel and its pace; for texts the purse, and a list at the provider where what became of each
    can be looked up (delivery.unsure)."""

    def __init__(
        self,
        identity: int,
        channel: Channel,
        rate: float,
        clock: Clock,
        *,
        purse: Purse | None = None,
        has_list: bool = False,
    ) -> None:
        self.identity = identity
        self.channel = channel
        self.purse = purse
        self.has_list = has_list
        self.pace = Pace(rate, clock)
        self.chats = ChatPaces()


class Sending:
    """What sending takes, besides the row. Rows are those of claims.start."""

    def __init__(
        self, sender: Sender, book: AddressBook, outbox: Outbox, receipts: Receipts, clock: Clock
    ) -> None:
        self._sender = sender
        self._book = book
        self._outbox = outbox
        self._receipts = receipts
        self._clock = clock

    def weigh(self, row: Any, body: Parcel | None) -> Letter | None:
        """What a row will cost, and whom it goes to; None where it cannot be opened, which sending will tell."""
        try:
            parcel = self._opened(row, body)
            number = self._book.address(row.route_id, row.sealed_address)
        except CannotOpen:
            return None
        return Letter(row, number, sum(self._sender.channel.cost(message) for message in parcel.messages))

    async def send(self, row: Any, body: Parcel | None, on_wire: Callable[[], None]) -> Outcome:
        """Send one row; `body` is the bulletin's. Calls `on_wire` whenever the pace lets something go."""
        letter = _Letter(Parcel())
        outcome = await self._send(row, body, letter, on_wire)
        if letter.rest.deletes and outcome.state != State.QUEUED and not outcome.is_unsure:
            outcome = await self._clear(row, letter.rest, outcome, on_wire)
        return outcome._replace(is_bulletin=row.bulletin_id is not None)

    async def _send(
        self, row: Any, body: Parcel | None, letter: "_Letter", on_wire: Callable[[], None]
    ) -> Outcome:
        if row.bulletin_id is not None and row.route_state != RouteState.OPEN:
            # Closed since it was queued. Whether the person has another way is asked as where a provider says so.
            return Outcome(
                row.id, State.SUPPRESSED, reason="stopped", failure=Failure(row.id, row.route_id, "stopped")
            )
        try:
            letter.rest = self._opened(row, body)
            ref = await self._deliver(row, letter, on_wire)
        except _Late:
            return Outcome(row.id, State.SUPPRESSED, reason="expired")
        except _Full as error:
            return self._again(row, letter.rest, timedelta(seconds=error.seconds), "chat", tried=False)
        except Throttled as error:
            self._pause(row, error)
            return self._again(row, letter.rest, error.retry_after, error.code, tried=False)
        except Stopped as error:
            failure = Failure(row.id, row.route_id, error.code, self._unsaid(row, letter.rest), row.lane)
            return Outcome(row.id, State.FAILED, reason=error.code, failure=failure)
        except Rejected as error:
            return _failed(row, error.code)
        except Unknown as error:
            if self._sender.has_list and letter.rest.messages:
                return self._unsure(row, letter.rest, error.code)
            if row.lane in SENT_AGAIN and row.reason != UNSURE:
                return self._again(row, letter.rest, timedelta(seconds=5), UNSURE)
            return Outcome(row.id, State.UNKNOWN, reason=error.code)
        except Unreachable as error:
            after = _pause_after(row.attempts) if error.after is None else error.after
            return self._again(row, letter.rest, after, error.code, most=error.tries or MOST_TRIES)
        except Exception as error:
            log.error("send failed", exc_info=error, kind=row.kind)
            return _failed(row, "bug")
        return Outcome(row.id, State.SENT, ref=ref)

    async def _deliver(self, row: Any, letter: "_Letter", on_wire: Callable[[], None]) -> str | None:
        """All that the letter says, taking out of it what has gone; the provider's id of what went last."""
        sender, channel, ref = self._sender, self._sender.channel, None
        address = self._book.address(row.route_id, row.sealed_address)
        receipt = self._receipts.mark(row.id)
        gap = channel.gap(address)
        for message in letter.rest.messages:
            await self._wait_for_chat(row.route_id, gap)
            await sender.pace.wait(channel.cost(message))
            if row.expires_at is not None and row.expires_at <= self._clock.now():
                raise _Late
            on_wire()
            left = row.expires_at - self._clock.now() if row.expires_at is not None else None
            edits = row.edits_ref if row.kind == Kind.EDIT else letter.rest.edits
            if edits:
                ref = await channel.edit(address, edits, message, receipt, left)
            else:
                ref = await channel.send(address, message, receipt, left)
            letter.rest = replace(letter.rest, messages=letter.rest.messages[1:], edits=None)
        return ref

    async def _clear(self, row: Any, rest: Parcel, said: Outcome, on_wire: Callable[[], None]) -> Outcome:
        """Have deleted what is to go, whatever became of the words. What must wait for it waits without a reason: no row
        of a route stays behind one that only deletes."""
        channel, pace = self._sender.channel, self._sender.pace
        try:
            address = self._book.address(row.route_id, row.sealed_address)
            cleared = await clear(channel, pace, address, rest, on_wire)
        except Stopped as error:
            # Nothing can be deleted where the bot is blocked, and nothing said about it.
            return said if said.failure else said._replace(failure=Failure(row.id, row.route_id, error.code))
        except Exception as error:
            log.error("deletion failed", exc_info=error, kind=row.kind)
            return said
        if cleared.pause:
            self._pause(row, cleared.pause)
        if cleared.rest is None:
            return said
        again_at = self._clock.now() + cleared.after
        sealed = self._outbox.seal(cleared.rest)
        return said._replace(
            state=State.QUEUED,
            tried=False,
            reason=None,
            again_at=again_at,
            sealed_rest=sealed,
            words=said.state,
        )

    def _unsaid(self, row: Any, rest: Parcel) -> bytes | None:
        if row.bulletin_id is not None or not rest.messages:
            return None
        return self._outbox.seal(Parcel(rest.messages))

    def _opened(self, row: Any, body: Parcel | None) -> Parcel:
        """What a row carries, without the words that are through. Raises CannotOpen."""
        parcel = self._outbox.open(row.sealed_parcel) if body is None else body
        return replace(parcel, messages=(), edits=None) if row.reason == SPENT else parcel

    async def _wait_for_chat(self, route: int, gap: Gap) -> None:
        chats = self._sender.chats
        while delay := chats.delay(route, gap):
            if delay > LONGEST_WAIT:
                raise _Full(delay)
            await asyncio.sleep(delay)
        chats.take(route, gap)

    def _pause(self, row: Any, error: Throttled) -> None:
        """Stall what the provider's "retry after" concerns: the chat, or all of the identity. Where somebody has to mend
        something first, they are called: once, however much was on the wire."""
        if isinstance(error, Halted) and not self._sender.pace.is_paused:
            log.error("sender stopped: account or settings", code=error.code, identity=self._sender.identity)
        if not error.by_chat or self._sender.chats.is_flood(row.route_id):
            self._sender.pace.pause(error.retry_after.total_seconds())

    def _unsure(self, row: Any, rest: Parcel, code: str) -> Outcome:
        sealed = self._outbox.seal(rest) if row.sealed_parcel else None
        reason = UNSURE if row.reason == UNSURE else code
        return Outcome(row.id, State.UNKNOWN, reason=reason, sealed_rest=sealed, is_unsure=True)

    def _again(
        self,
        row: Any,
        rest: Parcel,
        after: timedelta,
        code: str,
        *,
        tried: bool = True,
        most: int = MOST_TRIES,
    ) -> Outcome:
        if tried and row.attempts >= most:
            return _failed(row, code)
        sealed = self._outbox.seal(rest) if row.sealed_parcel else None
        again_at = self._clock.now() + after
        reason = UNSURE if row.reason == UNSURE else code
        return Outcome(row.id, State.QUEUED, tried, reason=reason, again_at=again_at, sealed_rest=sealed)


@dataclass
class _Letter:
    """What a row still carries."""

    rest: Parcel


class _Full(Exception):
    """Its chat has had as many messages as it may have just now."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class _Late(Exception):
    """It expired while it waited."""


def _failed(row: Any, code: str) -> Outcome:
    return Outcome(row.id, State.FAILED, reason=code, failure=Failure(row.id, row.route_id, code))


def _pause_after(tries: int) -> timedelta:
    """Longer after each try: 2 seconds, 4, 8 … 5 minutes."""
    return min(timedelta(seconds=2 ** min(tries, 10)), LONGEST_PAUSE)
