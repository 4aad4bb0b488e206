"""The seam out: what a team wrote waits in its reader's own conversation; a notice goes to the team's doors.

Here, and only here, a way back is opened: in memory, for one delivery. No tip is touched.
"""

from datetime import UTC, date, datetime, time, timedelta

import structlog
from sqlalchemy import delete, select

from alerts.model import Urgency
from alerts.quiet import goes_at
from bot import memory as memories
from bot.flows.case import READ_BUTTON
from bot.memory import Question, is_past
from bot.notices import knock
from bot.parts import Parts
from config.errors import Conflict
from config.sealing import CannotOpen
from config.texts import ENGLISH, languages, text
from database.engine import Tx, is_database_away
from delivery.messages import TELEGRAM, Choice, Message, Parcel
from delivery.routes import hold
from delivery.tables import identities, routes
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Outgoing, OutgoingKind
from intelligence.mover import UNUSABLE
from intelligence.tables import outgoing
from intelligence.telling import send_out

log = structlog.get_logger()
# More would not fit the conversation's sealed blob; the rest waits in the seam.
MOST_WAITING = 3
QUIET = timedelta(hours=24)


class Relay:
    """Takes rows of `outgoing`. Holds the private half of RELAY_KEYS, so it runs beside the dispatcher."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def once(self) -> int:
        """Deliver what can be delivered; how many rows."""
        async with self._parts.database.reading() as tx:
            rows = (await tx.execute(select(outgoing.c.id, outgoing.c.sealed))).all()
        return sum([await self._safely(row.id, row.sealed) for row in rows])

    async def _safely(self, row: int, sealed: bytes) -> bool:
        """One row that fails must not keep all others from going out."""
        try:
            return await self._take(row, sealed)
        except UNUSABLE as error:
            if is_database_away(error):
                raise
            log.error("outgoing message failed", exc_info=error)
            return False

    async def _take(self, row: int, sealed: bytes) -> bool:
        try:
            what = self._parts.relays.open_outgoing(sealed)
            way = self._parts.relays.open(what.relay) if what.relay else None
        except CannotOpen:
            # Kept: the key that was lost may be put back.
            log.error("outgoing message cannot be opened", setting="RELAY_KEYS")
            return False
        if what.not_before and not is_past(what.not_before, self._parts.clock.now()):
            return False
        if (
            way
            and what.kind not in (OutgoingKind.MORNING, OutgoingKind.QUIET)
            and not await self._has_room(way[0])
        ):
            return False
        try:
            async with self._parts.database.transaction() as tx:
                if not (await tx.execute(delete(outgoing).where(outgoing.c.id == row))).rowcount:
                    return False
                if way and what.kind == OutgoingKind.MORNING:
                    await self._say_what_waits(tx, what, way[0])
                elif way and what.kind == OutgoingKind.QUIET:
                    await self._quieten(tx, *way)
                elif way:
                    await self._leave(tx, what, *way)
                else:
                    await knock(self._parts, tx, what)
        except Conflict:
            # The person wrote at this very moment: nothing was changed, the next pass delivers.
            return False
        return True

    async def _has_room(self, route: int) -> bool:
        async with self._parts.database.reading() as tx:
            memory = await memories.load(tx, self._parts.conversation_ring, route)
        return sum(not each.was_read for each in memory.questions) < MOST_WAITING

    async def _leave(self, tx: Tx, what: Outgoing, route: int, until: date) -> None:
        """Put the words where only their reader finds them, and say that something waits: nobody is woken by it.

        The night is waited for in the seam: a row with the morning's time would show who told us something.
        """
        parts, now = self._parts, self._parts.clock.now()
        # A turn of theirs may be under way in another process.
        if until < now.date() or not await hold(tx, route):
            return
        memory = await memories.load(tx, parts.conversation_ring, route)
        language = memory.language if memory.language in languages() else ENGLISH
        ends = datetime.combine(until, time(), UTC).isoformat()
        kept = [each for each in memory.questions if not is_past(each.until, now)]
        if len(kept) >= MOST_WAITING:
            # What was read and never answered makes room; where nothing was, another relay has just filled it.
            was_read = next((each for each in kept if each.was_read), None)
            if was_read is None:
                raise Conflict
            kept.remove(was_read)
        memory.questions = [*kept, Question(_words(what, language), what.token, ends)]
        await memories.save(tx, parts.conversation_ring, route, memory, now.date())
        morning = goes_at(Urgency.ROUTINE, now)
        if morning > now:
            later = Outgoing(OutgoingKind.MORNING, relay=what.relay, not_before=morning.isoformat())
            await send_out(tx, parts.relays, later)
        else:
            await self._say_what_waits(tx, what, route)

    async def _quieten(self, tx: Tx, route: int, until: date) -> None:
        """For a day no routine words are taken here. They hear of it when they write again."""
        parts, now = self._parts, self._parts.clock.now()
        if until < now.date() or not await hold(tx, route):
            return
        memory = await memories.load(tx, parts.conversation_ring, route)
        memory.quiet_until = (now + QUIET).isoformat()
        await memories.save(tx, parts.conversation_ring, route, memory, now.date())

    async def _say_what_waits(self, tx: Tx, what: Outgoing, route: int) -> None:
        """Where something still waits that was not read."""
        parts, now = self._parts, self._parts.clock.now()
        memory = await memories.load(tx, parts.conversation_ring, route)
        if all(each.was_read or is_past(each.until, now) for each in memory.questions):
            return
        language = memory.language if memory.language in languages() else ENGLISH
        channel = await tx.scalar(
            select(identities.c.channel)
            .join(routes, routes.c.identity_id == identities.c.id)
            .where(routes.c.id == route)
        )
        way_out = await parts.book.way_out(tx, route, parts.tip_identity)
        if way_out:
            button = Choice(text(language, "message-read-button"), READ_BUTTON)
            buttons = (button,) if channel == TELEGRAM else ()
            parcel = Parcel((Message(text(language, "message-waiting"), buttons),))
            await parts.outbox.enqueue(tx, way_out, parcel, now=now)
        else:
            # They said STOP, and there is no other number: their team shall not wait.
            cut = Envelope(EnvelopeKind.CUT_OFF, relay=what.relay)
            await parts.intake.leave(tx, cut, IntakeLane.QUARTER, now)


def _words(what: Outgoing, language: str) -> str:
    if what.kind != OutgoingKind.OUTCOME:
        return what.text
    outcome = text(language, f"outcome-{what.outcome}")
    return text(language, "outcome-words", outcome=outcome, words=what.text) if what.text else outcome
