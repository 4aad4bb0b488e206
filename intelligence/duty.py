"""The duty clock of a tip: by when somebody has to take it on, or, of danger, say that they have seen it.

A row of `desk_clock` lives from filing to the claim. Its time is coarse (design part 5): five minutes, of danger one.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from config.community import DutyTimes
from database.engine import Tx
from intelligence.model import CONTROL_ROOM
from intelligence.tables import desk_clock, tips

STANDARD = DutyTimes()
# Times that a tip knows for some minutes are no finer than this.
COARSE_MINUTES = 5


async def start(tx: Tx, tip_id: int, urgency: str, now: datetime, times: DutyTimes) -> None:
    """A tip waits for somebody: from its filing, or again (reopened, passed on, given back)."""
    await stop(tx, tip_id)
    await tx.execute(
        insert(desk_clock).values(tip_id=tip_id, nag_at=due_at(urgency, times.first(urgency), now))
    )


async def stop(tx: Tx, tip_id: int) -> None:
    """Somebody has it, or it is no more."""
    await tx.execute(delete(desk_clock).where(desk_clock.c.tip_id == tip_id))


async def acknowledge(tx: Tx, alias: str, teams: Collection[str], now: datetime, times: DutyTimes) -> None:
    """One of these teams, or who stands in for them, has seen the notice: the clock gives them time to claim the tip.

    The control room hears of every tip that nobody takes, so it may say so of any. Of a tip that is claimed, closed,
    gone, or not for them, nothing is noted.
    """
    theirs = tips.c.team.in_(teams) if CONTROL_ROOM not in teams else tips.c.team.is_not(None)
    waiting = (
        select(tips.c.id, tips.c.urgency)
        .join(desk_clock, desk_clock.c.tip_id == tips.c.id)
        .where(tips.c.alias == alias, theirs)
    )
    for tip in (await tx.execute(waiting)).all():
        later = due_at(tip.urgency, times.after_seen(tip.urgency), now)
        this = update(desk_clock).where(desk_clock.c.tip_id == tip.id)
        await tx.execute(this.values(nag_at=later, step=0, is_seen=True))


def due_at(urgency: str, minutes: int, now: datetime) -> datetime:
    """So many minutes from now: to the minute for an emergency, else to five minutes, never later than meant."""
    moment = now + timedelta(minutes=minutes)
    step = 1 if urgency == "emergency" else COARSE_MINUTES
    return moment.replace(minute=moment.minute // step * step, second=0, microsecond=0)
