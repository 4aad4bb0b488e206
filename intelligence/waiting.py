"""How much waits, for those who are told a number and nothing else."""

from sqlalchemy import func, or_, select

from database.engine import Tx
from intelligence.model import TipState
from intelligence.tables import tips
from staff.model import Staff


async def count_waiting(tx: Tx, staff: Staff) -> int:
    """Tips for this person's teams that nobody has taken on."""
    theirs = or_(tips.c.team.in_(staff.teams), tips.c.copied_to.in_(staff.teams))
    return int(await tx.scalar(select(func.count()).where(theirs, tips.c.state == TipState.NEW)) or 0)
