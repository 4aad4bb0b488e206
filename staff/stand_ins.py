"""A team that hears and reads for another while that one cannot, until a day that is set at the start."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from database import audit
from database.engine import Tx
from staff.tables import stand_ins


async def stand_in(tx: Tx, team: str, other: str, days: int, now: datetime) -> datetime:
    """From now on `other` stands in for `team`, for so many days; until when. 0 days end it."""
    until = now + timedelta(days=days)
    this = (stand_ins.c.team == team, stand_ins.c.stand_in == other)
    await tx.execute(delete(stand_ins).where(*this))
    await tx.execute(delete(stand_ins).where(stand_ins.c.until <= now))
    if days:
        await tx.execute(insert(stand_ins).values(team=team, stand_in=other, until=until))
    await audit.record(tx, now, None, f"stand-in for {days} days", f"team:{team}")
    return until


async def heard_for(tx: Tx, teams: Collection[str], now: datetime) -> tuple[str, ...]:
    """These teams, and those that they stand in for at the moment: of whose tips they are told."""
    others = await tx.scalars(
        select(stand_ins.c.team).where(stand_ins.c.stand_in.in_(teams), stand_ins.c.until > now)
    )
    return tuple(sorted({*teams, *others}))


async def stand_ins_of(tx: Tx, team: str, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """The teams that stand in for this one at the moment, each with its end."""
    found = await tx.execute(
        select(stand_ins.c.stand_in, stand_ins.c.until)
        .where(stand_ins.c.team == team, stand_ins.c.until > now)
        .order_by(stand_ins.c.stand_in)
    )
    return tuple((row.stand_in, row.until) for row in found)
