"""One inbound message, one transaction: seen before? load, answer, step, save, enqueue. The caller answers the provider
after this returns, so nothing is acknowledged that is not committed."""

import secrets
from dataclasses import replace

import structlog

from bot import memory as memories
from bot.flows import answer_message
from bot.inbound import Form, Inbound
from bot.moved_chats import move
from bot.parts import Parts
from bot.tables import seen_messages
from bot.turn import Turn
from config.sealing import keyed
from config.texts import languages
from database.engine import Tx, is_database_away
from database.inserting import insert_new
from delivery.messages import Lane, Message, Parcel
from intelligence.model import Envelope, EnvelopeKind, IntakeLane

log = structlog.get_logger()
TEXTS_A_DAY = 12
_LANES = tuple(IntakeLane)


class Conversation:
    """Takes what comes in on any channel."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def take(self, inbound: Inbound) -> None:
        """Deal with one message. Raises only where the database is away: the provider shall try again.

        A bug in a turn must not block a chat for a day: it is rolled back, the message is marked as seen and the
        person is asked to send it again.
        """
        try:
            await self._take(inbound)
        except Exception as error:
            if is_database_away(error):
                raise
            log.error("turn failed", exc_info=error, kind=inbound.form)
            await self._apologise(inbound)

    async def _take(self, inbound: Inbound) -> None:
        parts, now = self._parts, self._parts.clock.now()
        async with parts.database.transaction() as tx:
            if not await self._is_new(tx, inbound):
                return
            if inbound.form == Form.MOVED:
                await move(tx, parts.book, inbound.identity, inbound.address, inbound.text)
                return
            route = await parts.book.hold(tx, inbound.identity, inbound.address)
            memory = await memories.load(tx, parts.conversation_ring, route)
            memories.drop_past(memory, now)
            if memory.language is None and inbound.language in languages():
                memory.language = inbound.language
            turn = Turn(parts, tx, now, route, inbound, memory, typed=inbound.text.strip())
            await answer_message(turn)
            await self._enqueue(turn)
            await self._leave(turn)
            await memories.save(tx, parts.conversation_ring, route, turn.memory, now.date())

    async def _is_new(self, tx: Tx, inbound: Inbound) -> bool:
        """Remember the message's key; False where it was here before (providers deliver twice)."""
        key = keyed(self._parts.lookup_key, "seen", f"{inbound.identity}:{inbound.key}")
        return await insert_new(tx, seen_messages, hash=key, seen_on=self._parts.clock.now().date())

    async def _enqueue(self, turn: Turn) -> None:
        """All that the turn said goes out as one row, so that its order cannot be lost; what is to be deleted goes with
        it, so that filing looks like any other turn. (Twilio deletes for any number of an account.)"""
        parts, outbox, now = self._parts, self._parts.outbox, turn.now
        way_out = await parts.book.way_out(turn.tx, turn.route, parts.tip_identity)
        parcel = Parcel(deletes=tuple(turn.deletes))
        if turn.said and way_out and self._within_the_day(turn):
            edits = turn.inbound.ref if turn.inbound.form == Form.PRESS and turn.edits_pressed else None
            turn.memory.edited = edits or ""
            # On SMS there is nothing that they could delete in our place.
            kept = Message(turn.text("not-deleted-telegram")) if turn.deletes and turn.on_telegram else None
            parcel = replace(parcel, messages=tuple(turn.said), edits=edits, if_kept=kept)
        if parcel.messages or parcel.deletes:
            lane = Lane.EMERGENCY if turn.is_emergency else Lane.ANSWER
            await outbox.enqueue(turn.tx, way_out or turn.route, parcel, now=now, lane=lane)

    async def _leave(self, turn: Turn) -> None:
        """Each turn leaves an envelope, most of them empty: to leave one tells nothing (design part 5)."""
        for envelope, lane in turn.envelopes or [(Envelope(EnvelopeKind.EMPTY), secrets.choice(_LANES))]:
            await self._parts.intake.leave(turn.tx, envelope, lane, turn.now)

    def _within_the_day(self, turn: Turn) -> bool:
        """Twelve texts a day and number, danger and filing apart: two machines must not talk all night.

        Who meets the limit is told so, once.
        """
        if not turn.on_sms or turn.is_exempt or turn.is_emergency:
            return True
        memory, today = turn.memory, turn.now.date().isoformat()
        if memory.texts_on != today:
            memory.texts_on, memory.texts_sent, memory.checks_sent = today, 0, 0
        if turn.is_check and memory.checks_sent < TEXTS_A_DAY:
            memory.checks_sent += len(turn.said)
            return True
        before = memory.texts_sent
        memory.texts_sent += len(turn.said)
        if memory.texts_sent > TEXTS_A_DAY >= before:
            turn.said = [Message(turn.text("day-is-full"))]
            memory.texts_sent = TEXTS_A_DAY + 1
        return before <= TEXTS_A_DAY

    async def _apologise(self, inbound: Inbound) -> None:
        parts = self._parts
        async with parts.database.transaction() as tx:
            if not await self._is_new(tx, inbound):
                return
            route = await parts.book.find_or_make(tx, inbound.identity, inbound.address)
            turn = Turn(parts, tx, parts.clock.now(), route, inbound, memories.Memory())
            parcel = Parcel((Message(turn.text("sorry-send-again")),))
            await parts.outbox.enqueue(tx, route, parcel, now=turn.now)
            await self._leave(turn)
