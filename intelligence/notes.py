"""What a team writes down for itself: notes, which never go to the sender, and the alert that a tip belongs to."""

from datetime import datetime

from sqlalchemy import update

from config.errors import BadInput, NotAllowed
from database import audit
from database.engine import Tx
from intelligence.intake import fit_text
from intelligence.model import TipState
from intelligence.tables import tips
from intelligence.vault import Vault
from intelligence.whose import claimed, theirs
from staff.model import Staff, may_open

# Characters; four bytes each at most, beside the seal.
MOST_NOTE = 1000


class Notes:
    """Notes and links."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def note(self, tx: Tx, tip_id: int, staff: Staff, words: str, now: datetime) -> None:
        """Add a note, sealed as the words are. Who has a copy may, and others once somebody has taken the tip on.

        Raises BadInput for no words and for too many.
        """
        row = await theirs(tx, tip_id, staff, may_be_copy=True)
        if row.state == TipState.NEW and may_open(staff, row.team):
            raise NotAllowed("Claim this report first.")
        await self._vault.add(tx, tip_id, note_text(words), now, staff_id=staff.id, is_note=True)
        await audit.record(tx, now, staff.id, "tip noted", f"tip:{tip_id}")

    async def link(self, tx: Tx, tip_id: int, staff: Staff, code: str | None, now: datetime) -> None:
        """Say which alert it belongs to, by the code of one that was sent; None takes that back."""
        await claimed(tx, tip_id, staff)
        await tx.execute(update(tips).where(tips.c.id == tip_id).values(linked_alert=code))
        await audit.record(tx, now, staff.id, "tip linked" if code else "tip unlinked", f"tip:{tip_id}")


def note_text(words: str) -> str:
    """A note as it is kept. Raises BadInput."""
    text = fit_text(words)
    if not text:
        raise BadInput("tip-words-empty")
    if len(text) > MOST_NOTE:
        raise BadInput("tip-words-note-long", most=MOST_NOTE)
    return text
