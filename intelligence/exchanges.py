"""How often a sender was asked: who is asked again and again is being made a source, so a supervisor looks at it."""

from datetime import datetime

from sqlalchemy import update

from database import audit
from database.engine import Tx
from intelligence.relays import Relays
from intelligence.tables import tips
from intelligence.telling import tell_team
from staff.model import Staff

# Covert human intelligence sources are tasked; whoever answers a question is not (design part 5).
MANY_QUESTIONS = 3


async def count_question(tx: Tx, tip_id: int, relays: Relays, staff: Staff, now: datetime) -> None:
    """One more question went out. With the third the team's supervisors get a notice, once."""
    counted = update(tips).where(tips.c.id == tip_id).values(questions=tips.c.questions + 1).returning(tips)
    tip = (await tx.execute(counted)).one()
    if tip.questions != MANY_QUESTIONS:
        return
    await tell_team(tx, relays, tip.team, tip.alias, tip, is_for_supervisors=True)
    await audit.record(tx, now, staff.id, "supervisor told of many questions", f"tip:{tip_id}")
