"""A shift: eight hours on one phone, begun by a PIN that only its owner knows. Only a slow hash of it is stored."""

import asyncio
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select, update

from config.sealing import same, slow_keyed
from database import audit
from database.engine import Tx
from staff.model import MOST_PIN_TRIES, SESSION_LIVES
from staff.tables import sessions, signin_codes, staff, staff_routes


class Shift(StrEnum):
    """How somebody stands on one phone. LOCKED: too many wrong PINs, a new invitation helps."""

    OPEN = "open"
    CLOSED = "closed"
    NO_PIN = "no-pin"
    LOCKED = "locked"


async def shift_at(tx: Tx, route: int, now: datetime) -> Shift:
    """The shift of the member of staff behind `route`; CLOSED for everybody else."""
    row = (
        await tx.execute(
            select(staff_routes.c.shift_until, staff.c.pin, staff.c.pin_tries)
            .join(staff, staff.c.id == staff_routes.c.staff_id)
            .where(staff_routes.c.route_id == route)
        )
    ).one_or_none()
    if row is None:
        return Shift.CLOSED
    if row.pin is None:
        return Shift.NO_PIN
    if row.shift_until and row.shift_until > now:
        return Shift.OPEN
    return Shift.LOCKED if row.pin_tries >= MOST_PIN_TRIES else Shift.CLOSED


async def standing_of(tx: Tx, staff_id: int, now: datetime) -> Shift:
    """The best of their phones: OPEN where one of them has an open shift."""
    routes = await tx.scalars(select(staff_routes.c.route_id).where(staff_routes.c.staff_id == staff_id))
    states = {await shift_at(tx, route, now) for route in routes.all()}
    return next((state for state in Shift if state in states), Shift.NO_PIN)


async def choose_pin(
    tx: Tx, key: bytes, staff_id: int, route: int, pin: str, now: datetime
) -> datetime | None:
    """Set the first PIN and begin a shift at `route`; until when. None where there is a PIN already.

    `key` is a secret of the installation: whoever copies the table alone can try no PIN against it.
    """
    this = staff.c.id == staff_id
    stored = await _hash(key, staff_id, pin)
    chosen = await tx.execute(
        update(staff).where(this, staff.c.pin.is_(None)).values(pin=stored, pin_tries=0)
    )
    if not chosen.rowcount:
        return None
    await audit.record(tx, now, staff_id, "PIN chosen", f"staff:{staff_id}")
    return await _begin(tx, staff_id, route, now)


async def begin_shift(
    tx: Tx, key: bytes, staff_id: int, route: int, pin: str, now: datetime
) -> datetime | None:
    """Begin a shift at `route` with the PIN; until when. None for a wrong one, and for any after five wrong ones."""
    this = staff.c.id == staff_id
    # The try is taken first, so that tries from two phones at once are two.
    stored = await tx.scalar(
        update(staff)
        .where(this, staff.c.pin_tries < MOST_PIN_TRIES)
        .values(pin_tries=staff.c.pin_tries + 1)
        .returning(staff.c.pin)
    )
    if stored is None:
        return None
    if not same(stored, await _hash(key, staff_id, pin)):
        await audit.record(tx, now, staff_id, "wrong PIN", f"staff:{staff_id}")
        return None
    await tx.execute(update(staff).where(this).values(pin_tries=0))
    return await _begin(tx, staff_id, route, now)


async def end_shift(tx: Tx, staff_id: int, route: int, now: datetime) -> None:
    """End the shift at this route, and their sessions at the desk with it."""
    await tx.execute(update(staff_routes).where(staff_routes.c.route_id == route).values(shift_until=None))
    for table in (sessions, signin_codes):
        await tx.execute(delete(table).where(table.c.staff_id == staff_id))
    await audit.record(tx, now, staff_id, "shift ended", f"staff:{staff_id}")


async def _begin(tx: Tx, staff_id: int, route: int, now: datetime) -> datetime:
    until = now + SESSION_LIVES
    await tx.execute(update(staff_routes).where(staff_routes.c.route_id == route).values(shift_until=until))
    await audit.record(tx, now, staff_id, "shift begun", f"staff:{staff_id}")
    return until


async def _hash(key: bytes, staff_id: int, pin: str) -> bytes:
    return await asyncio.to_thread(slow_keyed, key, f"pin:{staff_id}", pin)
