"""The desk: how a team works on its tips. Verbs work in the caller's transaction and leave audit rows.

Another team's member gets NotAllowed, whatever they ask for.
"""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, or_, select, update

from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.sealing import CannotOpen
from database import audit
from database.engine import Tx
from intelligence.cases import hash_of
from intelligence.filing import send_out
from intelligence.intake import fit_text
from intelligence.model import (
    AnswerFacts,
    Outcome,
    Outgoing,
    OutgoingKind,
    TipLine,
    TipPage,
    TipState,
    fits,
)
from intelligence.relays import Relays
from intelligence.tables import desk_clock, tip_messages, tips
from intelligence.vault import Vault
from staff.model import Staff, may_open

_URGENCIES = ("emergency", "urgent", "routine")


class Desk:
    """All that the web desk does with tips."""

    def __init__(self, vault: Vault, relays: Relays) -> None:
        self._vault = vault
        self._relays = relays

    async def waiting(self, tx: Tx, staff: Staff) -> list[TipLine]:
        """The open tips of their teams and those copied to them, the most urgent and oldest first."""
        theirs = or_(tips.c.team.in_(staff.teams), tips.c.copied_to.in_(staff.teams))
        rows = await tx.execute(select(tips).where(theirs, tips.c.state != TipState.CLOSED))
        lines = [_line(row) for row in rows]
        return sorted(lines, key=lambda line: (_URGENCIES.index(line.urgency), line.received, line.alias))

    async def look(self, tx: Tx, tip_id: int, staff: Staff) -> TipLine:
        """The facts of a tip that is theirs or copied to them, and no word of it: it stays unread."""
        return _line(await _found(tx, tip_id, staff, may_be_copy=True, is_held=False))

    async def claim(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        """Take a tip on; one's own again does nothing. Raises Conflict where a colleague was faster."""
        row = await _found(tx, tip_id, staff)
        claimed = await tx.execute(
            update(tips)
            .where(tips.c.id == tip_id, tips.c.state == TipState.NEW)
            .values(state=TipState.CLAIMED, claimed_by=staff.id)
        )
        if not claimed.rowcount:
            if row.state == TipState.CLAIMED and row.claimed_by == staff.id:
                return
            raise Conflict("A colleague has taken this report on, or it is closed.")
        await tx.execute(delete(desk_clock).where(desk_clock.c.tip_id == tip_id))
        await audit.record(tx, now, staff.id, "tip claimed", f"tip:{tip_id}")

    async def read(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> TipPage:
        """The whole tip. From now on its sender can mark it as taken back, and no longer destroy it."""
        row = await _found(tx, tip_id, staff, may_be_copy=True)
        try:
            messages = await self._vault.messages(tx, tip_id)
        except CannotOpen:
            raise NotFound("The words of this report can no longer be opened: their key is gone.") from None
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(was_opened=True))
        await audit.record(tx, now, staff.id, "tip read", f"tip:{tip_id}")
        reply = (
            AnswerFacts(row.reply_category, row.reply_area, row.reply_borough, row.reply_alert)
            if row.reply_category
            else None
        )
        return TipPage(
            line=_line(row),
            messages=messages,
            reply=reply,
            can_be_answered=row.sealed_relay is not None,
            outcome=Outcome(row.outcome) if row.outcome else None,
            exchanges=sum(not message.from_sender for message in messages),
        )

    async def ask(self, tx: Tx, tip_id: int, staff: Staff, text: str, now: datetime) -> None:
        """Put a question to the sender; the answer comes back to this tip.

        Raises BadInput (words empty or too long, no way back left), NotAllowed before the claim.
        """
        await self._write(tx, tip_id, staff, text, now, is_question=True)

    async def answer(self, tx: Tx, tip_id: int, staff: Staff, text: str, now: datetime) -> None:
        """Tell the sender something that needs no answer. Raises as `ask`."""
        await self._write(tx, tip_id, staff, text, now, is_question=False)

    async def close(
        self, tx: Tx, tip_id: int, staff: Staff, outcome: Outcome, words: str, now: datetime
    ) -> None:
        """End the tip; the outcome, with `words` of one's own or none, is told, and the way back burns."""
        row = await _claimed(tx, tip_id, staff)
        text = fit_text(words)
        if not fits(text):
            raise BadInput("tip-words-too-long")
        if text:
            await self._vault.add(tx, tip_id, text, now, staff_id=staff.id)
        if row.sealed_relay is not None:
            told = Outgoing(OutgoingKind.OUTCOME, relay=row.sealed_relay.hex(), text=text, outcome=outcome)
            await send_out(tx, self._relays, told)
        await tx.execute(
            update(tips)
            .where(tips.c.id == tip_id)
            .values(state=TipState.CLOSED, outcome=outcome, sealed_relay=None, handle=None)
        )
        await tx.execute(update(tip_messages).where(tip_messages.c.tip_id == tip_id).values(token=None))
        await audit.record(tx, now, staff.id, "tip closed", f"tip:{tip_id}")

    async def _write(
        self, tx: Tx, tip_id: int, staff: Staff, words: str, now: datetime, *, is_question: bool
    ) -> None:
        row = await _claimed(tx, tip_id, staff)
        text = fit_text(words)
        if not text:
            raise BadInput("tip-words-empty")
        if not fits(text):
            raise BadInput("tip-words-too-long")
        if row.sealed_relay is None:
            raise BadInput("tip-no-way-back")
        token = secrets.token_hex(16) if is_question else None
        kind = OutgoingKind.QUESTION if is_question else OutgoingKind.MESSAGE
        await self._vault.add(
            tx, tip_id, text, now, staff_id=staff.id, token=hash_of(token) if token else None
        )
        await send_out(tx, self._relays, Outgoing(kind, relay=row.sealed_relay.hex(), text=text, token=token))
        deed = "sender asked" if is_question else "sender told"
        await audit.record(tx, now, staff.id, deed, f"tip:{tip_id}")


async def _found(
    tx: Tx, tip_id: int, staff: Staff, *, may_be_copy: bool = False, is_held: bool = True
) -> Row[Any]:
    """`is_held`: neither a colleague nor the mover changes the tip until the transaction ends."""
    wanted = select(tips).where(tips.c.id == tip_id)
    held = wanted.with_for_update(key_share=True) if is_held else wanted
    row = (await tx.execute(held)).one_or_none()
    if row is None:
        raise NotFound
    if not (may_open(staff, row.team) or (may_be_copy and may_open(staff, row.copied_to or ""))):
        raise NotAllowed("This report belongs to another team.")
    return row


async def _claimed(tx: Tx, tip_id: int, staff: Staff) -> Row[Any]:
    row = await _found(tx, tip_id, staff)
    if row.state != TipState.CLAIMED or row.claimed_by != staff.id:
        raise NotAllowed("Claim this report first.")
    return row


def _line(row: Row[Any]) -> TipLine:
    return TipLine(
        id=row.id,
        alias=row.alias,
        team=row.team,
        category=row.category,
        area=row.area,
        urgency=row.urgency,
        safeguarding=bool(row.safeguarding),
        state=TipState(row.state),
        received=row.received_hour,
        claimed_by=row.claimed_by,
        was_taken_back=bool(row.was_taken_back),
    )
