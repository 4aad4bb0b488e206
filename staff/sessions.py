"""Where somebody is signed in, for themselves to see and to end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, select

from config.timekeeping import london_hour
from database import audit
from database.engine import Tx
from staff.model import SESSION_LIVES, code_hash
from staff.tables import sessions


@dataclass(frozen=True)
class Session:
    """One open session. `name` is the hash of its token, which opens nothing; `began` is cut to the hour."""

    name: str
    began: datetime
    is_this: bool


async def sessions_of(tx: Tx, staff_id: int, token: str, now: datetime) -> list[Session]:
    """Their open sessions, the one of this token first, then the newest."""
    theirs = select(sessions).where(sessions.c.staff_id == staff_id, sessions.c.expires_at > now)
    rows = (await tx.execute(theirs.order_by(sessions.c.expires_at.desc(), sessions.c.token))).all()
    return sorted((_session(row, token) for row in rows), key=lambda each: not each.is_this)


async def end_session(tx: Tx, staff_id: int, name: str, now: datetime) -> None:
    """End one of their own; one that is over already, or of somebody else, is left as it is."""
    try:
        this = sessions.c.token == bytes.fromhex(name)
    except ValueError:
        return
    ended = await tx.execute(delete(sessions).where(this, sessions.c.staff_id == staff_id))
    if ended.rowcount:
        await audit.record(tx, now, staff_id, "session ended", f"staff:{staff_id}")


async def end_other_sessions(tx: Tx, staff_id: int, token: str, now: datetime) -> None:
    """End all of theirs but this one."""
    others = (sessions.c.staff_id == staff_id, sessions.c.token != code_hash(token))
    ended = await tx.execute(delete(sessions).where(*others))
    if ended.rowcount:
        await audit.record(tx, now, staff_id, "other sessions ended", f"staff:{staff_id}")


def _session(row: Row[tuple[object, ...]], token: str) -> Session:
    began = london_hour(row.expires_at - SESSION_LIVES)
    return Session(row.token.hex(), began, row.token == code_hash(token))
