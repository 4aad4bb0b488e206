"""What a team does with a tip at the desk. Each deed works in the caller's transaction and leaves an audit row."""

import secrets
from datetime import datetime

from sqlalchemy import update

from config.errors import BadInput, Conflict
from database import audit
from database.engine import Tx
from intelligence import duty, figures
from intelligence.cases import hash_of
from intelligence.exchanges import count_question
from intelligence.filing import coarse_end
from intelligence.intake import fit_text
from intelligence.model import SURELY_MOVED, Outcome, Outgoing, OutgoingKind, TipState, fits
from intelligence.relays import Relays
from intelligence.tables import tips
from intelligence.telling import send_out
from intelligence.vault import Vault
from intelligence.whose import claimed, theirs
from staff.model import Staff


class Deeds:
    """Taking a tip on, writing to its sender, ending it."""

    def __init__(self, vault: Vault, relays: Relays) -> None:
        self._vault = vault
        self._relays = relays

    async def claim(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> None:
        """Take a tip on; one's own again does nothing. Raises Conflict where a colleague was faster."""
        row = await theirs(tx, tip_id, staff)
        taken = await tx.execute(
            update(tips)
            .where(tips.c.id == tip_id, tips.c.state == TipState.NEW)
            .values(state=TipState.CLAIMED, claimed_by=staff.id, was_claimed=True)
        )
        if not taken.rowcount:
            if row.state == TipState.CLAIMED and row.claimed_by == staff.id:
                return
            raise Conflict("A colleague has taken this report on, or it is closed.")
        await duty.stop(tx, tip_id)
        if not row.was_claimed:
            await figures.count_claimed(tx, row, now)
        await audit.record(tx, now, staff.id, "tip claimed", f"tip:{tip_id}")

    async def ask(self, tx: Tx, tip_id: int, staff: Staff, text: str, now: datetime) -> None:
        """Put a question to the sender; the answer comes back to this tip.

        Raises BadInput (words empty or too long, no way back left), NotAllowed before the claim.
        """
        await self._write(tx, tip_id, staff, text, now, is_question=True)

    async def answer(self, tx: Tx, tip_id: int, staff: Staff, text: str, now: datetime) -> None:
        """Tell the sender something that needs no answer. Raises as `ask`."""
        await self._write(tx, tip_id, staff, text, now, is_question=False)

    async def close(
        self,
        tx: Tx,
        tip_id: int,
        staff: Staff,
        outcome: Outcome,
        words: str,
        now: datetime,
        *,
        is_told: bool = True,
    ) -> None:
        """End the tip; the outcome, with `words` of one's own or none, is told, and the way back burns.

        `is_told`: not so for what was no intelligence, where silence may be kinder.
        """
        row = await claimed(tx, tip_id, staff)
        text = fit_text(words)
        if not fits(text):
            raise BadInput("tip-words-too-long")
        if text:
            await self._vault.add(tx, tip_id, text, now, staff_id=staff.id)
        if row.sealed_relay is not None and is_told:
            told = Outgoing(OutgoingKind.OUTCOME, relay=row.sealed_relay.hex(), text=text, outcome=outcome)
            await send_out(tx, self._relays, told)
        await tx.execute(
            update(tips)
            .where(tips.c.id == tip_id)
            .values(
                state=TipState.CLOSED,
                outcome=outcome,
                sealed_relay=None,
                handle=None,
                # An answer may lie in its batch: its question stays open until that one has surely come.
                handle_until=coarse_end(now, SURELY_MOVED),
            )
        )
        await figures.count_closed(tx, row, outcome, now)
        await audit.record(tx, now, staff.id, "tip closed", f"tip:{tip_id}")

    async def _write(
        self, tx: Tx, tip_id: int, staff: Staff, words: str, now: datetime, *, is_question: bool
    ) -> None:
        row = await claimed(tx, tip_id, staff)
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
        if is_question:
            await count_question(tx, tip_id, self._relays, staff, now)
