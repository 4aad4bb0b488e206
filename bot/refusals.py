"""An answer that a provider refuses because its reader said STOP there, and we did not hear of it (Twilio's error 21610)."""

from collections.abc import Sequence
from datetime import datetime

from bot import failures
from bot import memory as memories
from bot.channels.verdicts import verdict_of
from bot.flows.case import cut_off
from bot.parts import Parts
from database.engine import Tx
from delivery.messages import Lane
from delivery.settling import Failure
from delivery.verdicts import Deed
from intelligence.model import IntakeLane


class Refusals:
    """What follows when rows are refused for good, in the transaction that settles them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def failed(self, tx: Tx, rows: Sequence[Failure], now: datetime) -> None:
        """As bot.failures; and an answer goes from the tip number. Where there is none, no team waits for a reply to it."""
        await failures.failed(tx, rows, now)
        for each in sorted(rows):
            verdict = verdict_of(each.code)
            if each.answer is not None and verdict is not None and verdict.deed == Deed.OPT_OUT:
                await self._elsewhere(tx, each.route, each.answer, Lane(each.lane), now)

    async def _elsewhere(self, tx: Tx, route: int, answer: bytes, lane: Lane, now: datetime) -> None:
        parts = self._parts
        way = await parts.book.way_out(tx, route, parts.tip_identity)
        if way is not None:
            await parts.outbox.enqueue(tx, way, parts.outbox.open(answer), now=now, lane=lane)
            return
        memory = await memories.load(tx, parts.conversation_ring, route)
        for envelope in cut_off(memory):
            await parts.intake.leave(tx, envelope, IntakeLane.QUARTER, now)
