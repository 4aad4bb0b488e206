"""Into the desk: a code of twelve digits, sent by the bot, buys one session. Only hashes are stored."""

import asyncio
import secrets
from datetime import datetime

from sqlalchemy import delete, insert, select

from config.errors import NotAllowed
from config.sealing import slow_keyed
from database import audit
from database.engine import Tx
from staff.model import (
    SESSION_LIVES,
    SIGN_IN_CODE_LIVES,
    Staff,
    code_hash,
    new_sign_in_code,
)
from staff.people import get, standing_in
from staff.tables import sessions, signin_codes


async def make_signin_code(tx: Tx, staff_id: int, now: datetime) -> str:
    """Twelve digits that sign this person in once within ten minutes; an earlier code stops working."""
    code = new_sign_in_code()
    stored = await _slow_hash(code)
    await tx.execute(delete(signin_codes).where(signin_codes.c.staff_id == staff_id))
    await tx.execute(
        insert(signin_codes).values(staff_id=staff_id, code=stored, expires_at=now + SIGN_IN_CODE_LIVES)
    )
    return code


async def sign_in(tx: Tx, code: str, now: datetime) -> str:
    """Use a code up and open a session; its token. Raises NotAllowed for one that is wrong, used or too old."""
    found = await tx.scalar(
        delete(signin_codes)
        .where(
            signin_codes.c.code == await _slow_hash("".join(code.split())),
            signin_codes.c.expires_at > now,
        )
        .returning(signin_codes.c.staff_id)
    )
    if found is None:
        raise NotAllowed
    token = secrets.token_hex(32)
    await tx.execute(delete(sessions).where(sessions.c.expires_at <= now))
    await tx.execute(
        insert(sessions).values(token=code_hash(token), staff_id=found, expires_at=now + SESSION_LIVES)
    )
    await audit.record(tx, now, int(found), "signed in", "desk")
    return token


async def sign_out(tx: Tx, token: str) -> None:
    await tx.execute(delete(sessions).where(sessions.c.token == code_hash(token)))


async def by_session(tx: Tx, token: str, now: datetime) -> Staff | None:
    """Whose open session this token is, with the teams that they stand in for."""
    this = sessions.c.token == code_hash(token)
    staff_id = await tx.scalar(select(sessions.c.staff_id).where(this, sessions.c.expires_at > now))
    return await standing_in(tx, await get(tx, int(staff_id)), now) if staff_id is not None else None


async def _slow_hash(code: str) -> bytes:
    """Slow and large (Argon2id), so that whoever copies the table cannot try all codes while one lives."""
    return await asyncio.to_thread(slow_keyed, b"staff", "sign-in", code)
