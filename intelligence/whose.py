"""Whose tip it is. Every call of the desk begins here: another team's member gets NotAllowed, whatever they ask for."""

from typing import Any

from sqlalchemy import Row, select

from config.errors import NotAllowed, NotFound
from database.engine import Tx
from intelligence.model import TipLine, TipState
from intelligence.tables import tips
from staff.model import Staff, may_open


async def theirs(
    tx: Tx, tip_id: int, staff: Staff, *, may_be_copy: bool = False, is_held: bool = True
) -> Row[Any]:
    """The tip, which is their team's, or copied to it. Raises NotFound, NotAllowed.

    `is_held`: neither a colleague nor the mover changes the tip until the transaction ends.
    """
    wanted = select(tips).where(tips.c.id == tip_id)
    held = wanted.with_for_update(key_share=True) if is_held else wanted
    row = (await tx.execute(held)).one_or_none()
    if row is None:
        raise NotFound
    if not (may_open(staff, row.team) or (may_be_copy and may_open(staff, row.copied_to or ""))):
        raise NotAllowed("This report belongs to another team.")
    return row


async def claimed(tx: Tx, tip_id: int, staff: Staff) -> Row[Any]:
    """The tip that they have taken on themselves. Raises NotFound, NotAllowed."""
    row = await theirs(tx, tip_id, staff)
    if row.state != TipState.CLAIMED or row.claimed_by != staff.id:
        raise NotAllowed("Claim this report first.")
    return row


def line_of(row: Row[Any]) -> TipLine:
    """A tip's facts, and no word of it."""
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
        linked_alert=row.linked_alert,
        questions=row.questions,
    )
