"""What follows when something did not arrive: the way is closed, or tried again, or another is taken, or somebody is called.

The tables of what a code means are with each channel (bot.channels.verdicts). Each function works in the caller's
transaction: that which settles what was sent, or that of a receipt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from alerts import other_way
from alerts.model import Urgency
from alerts.quiet import goes_at
from bot.channels.verdicts import verdict_of
from database.engine import Tx
from delivery import routes
from delivery.messages import SMS, Lane, State
from delivery.numbers import prefix_of
from delivery.purse import pause
from delivery.receipts import Receipts
from delivery.routes import RouteState
from delivery.settling import Failure
from delivery.tables import outbox
from delivery.verdicts import Deed, Verdict
from subscribers import service as subscribers
from subscribers.leaving import wait_for_pages

log = structlog.get_logger()
_CLOSES = (Deed.CLOSE, Deed.ERASE, Deed.OPT_OUT)
# Somebody has to look at these.
_CALLS = {
    Deed.HALT: "sender stopped: account or settings",
    Deed.PREFIX: "texts refused as pumping: look at who signs up",
    Deed.BUG: "message refused: our mistake",
    Deed.REFUSED: "message refused: look at its words",
}
# Of an emergency of which nobody knows whether it arrived: once more.
_UNSURE_AFTER, _UNSURE_TRIES = timedelta(minutes=1), 2


async def close(tx: Tx, route: int, code: str, now: datetime) -> None:
    """A provider told us that this way is closed; `code` says why, as on the delivery row."""
    verdict = verdict_of(code)
    if verdict and verdict.deed == Deed.OPT_OUT:
        # The person's own STOP, which reached the provider and not us (Twilio's error 21610): they left.
        await routes.set_state(tx, route, RouteState.STOPPED)
        await subscribers.withdraw(tx, route, channel=SMS, wording=code, now=now)
        return
    if verdict and verdict.deed == Deed.ERASE:
        await routes.mark_gone(tx, route, now)
    else:
        await routes.set_state(tx, route, RouteState.BLOCKED)
    # What they agreed to stands until they say otherwise.
    await other_way.leave(tx, route, now)


async def failed(tx: Tx, rows: Sequence[Failure], now: datetime) -> None:
    """Rows that a provider refused for good: whoever can be reached otherwise is."""
    # In one order, as two that close the same ways must.
    for route, code in sorted({each.route: each.code for each in rows if _is_final(each.code)}.items()):
        await close(tx, route, code, now)
    for code in {each.code for each in rows}:
        _call(code, verdict_of(code))
    await other_way.queue(tx, [each.row for each in rows], now)


@dataclass(frozen=True)
class News:
    """What a provider tells later about a row: the state, its code if the message did not arrive, how it calls the
    message, and the number that it was for."""

    row: int
    state: State
    code: str | None = None
    ref: str | None = None
    number: str | None = field(default=None, repr=False)


async def reported(tx: Tx, receipts: Receipts, news: News, now: datetime) -> None:
    """A provider told us later what became of a message."""
    verdict = verdict_of(news.code) if news.state == State.FAILED else None
    is_unsure = verdict is not None and verdict.deed == Deed.UNSURE
    state = State.UNKNOWN if is_unsure else news.state
    # Before the row is held, as whoever erases or takes leave of the person does.
    await wait_for_pages(tx, select(outbox.c.person_id).where(outbox.c.id == news.row))
    moved = await receipts.record(tx, news.row, state, news.code, now, news.ref)
    # After the row, as the dispatcher does.
    if verdict and verdict.deed == Deed.PREFIX and news.number:
        await pause(tx, prefix_of(news.number), now)
    if moved is None:
        return
    if state == State.DELIVERED:
        await routes.is_there(tx, moved.route_id)
    elif state == State.UNKNOWN and moved.lane == Lane.EMERGENCY:
        await other_way.again(tx, news.row, _UNSURE_TRIES, now + _UNSURE_AFTER)
    elif state == State.FAILED:
        await _lost(tx, news.row, moved.route_id, Lane(moved.lane), news.code or "", now)


async def looked_up(
    receipts: Receipts, tx: Tx, row: int, state: State, code: str | None, ref: str | None, now: datetime
) -> None:
    """The provider's own list told what a receipt would have."""
    await reported(tx, receipts, News(row, state, code, ref), now)


async def _lost(tx: Tx, row: int, route: int, lane: Lane, code: str, now: datetime) -> None:
    verdict = verdict_of(code)
    _call(code, verdict)
    if verdict and verdict.deed in _CLOSES:
        await close(tx, route, code, now)
    elif verdict and verdict.deed == Deed.MISS and await routes.miss(tx, route, now):
        await other_way.leave(tx, route, now)
    if await other_way.queue(tx, [row], now) or verdict is None or verdict.tries == 1:
        return
    urgency = Urgency.EMERGENCY if lane == Lane.EMERGENCY else Urgency.ROUTINE
    await other_way.again(tx, row, verdict.tries, goes_at(urgency, now + verdict.after))


def _is_final(code: str) -> bool:
    """Whether a way that is refused so is closed: at once, or because the message had all its tries."""
    verdict = verdict_of(code)
    return verdict is not None and (verdict.deed in _CLOSES or code == "chat-not-found")


def _call(code: str, verdict: Verdict | None) -> None:
    if verdict and verdict.deed in _CALLS:
        log.error(_CALLS[verdict.deed], code=code)
