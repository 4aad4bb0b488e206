"""A sender who wants to be known gives a number: a record of its own beside the tip, for the team of that moment alone.

Between filing and that wish, for a day at most, a hash of the token lies here that lies in the sender's conversation.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from config.sealing import pad, unpad
from config.timekeeping import london_hour
from database import audit
from database.engine import Tx
from intelligence.cases import hash_of
from intelligence.model import Envelope
from intelligence.tables import tip_contacts, tips
from intelligence.vault import Vault
from intelligence.whose import theirs
from staff.model import Staff, may_open

# Whole hours, as the tip knows its own: it tells no finer when it was filed.
UNUSED_LIVES = timedelta(hours=25)
SEALED_BYTES = 64
_BRITISH = re.compile(r"(?:(?:\+44|0044)0?|0)([1-37-9]\d{8,9})")
_FOREIGN = re.compile(r"(?:\+|00)([1-9]\d{7,14})")


@dataclass(frozen=True)
class Contact:
    """What the team sees. `number` is None where the sender has taken it back; `hour`, `wording`: of the consent."""

    number: str | None
    wording: str
    hour: datetime


def read_number(typed: str) -> str | None:
    """The telephone number that somebody typed, as +44...; None for anything else. Landlines count too."""
    bare = re.sub(r"[\s().-]+", "", typed)
    if found := _BRITISH.fullmatch(bare):
        return f"+44{found[1]}"
    found = _FOREIGN.fullmatch(bare)
    return f"+{found[1]}" if found and not found[1].startswith("44") else None


class Sharing(StrEnum):
    """How a shared number stands."""

    NUMBER = "number"
    TAKEN_BACK = "taken-back"


class Contacts:
    """Keeps what senders shared, under the tip's own key."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def open_way(self, tx: Tx, tip_id: int, token: str, now: datetime) -> None:
        """From now on the holder of `token` can share a number with this tip's team."""
        until = london_hour(now) + UNUSED_LIVES
        await tx.execute(insert(tip_contacts).values(tip_id=tip_id, token=hash_of(token), until=until))

    async def share(self, tx: Tx, envelope: Envelope, now: datetime) -> Row[Any] | None:
        """Keep the number; the tip that it belongs to, or None where its way is gone."""
        meant = select(tip_contacts.c.tip_id).where(tip_contacts.c.token == hash_of(envelope.contact or ""))
        held = select(tips).where(tips.c.id == meant.scalar_subquery()).with_for_update(key_share=True)
        tip = (await tx.execute(held)).one_or_none()
        if tip is None:
            return None
        kept = {
            "team": tip.team,
            "wording": envelope.wording,
            "hour": london_hour(now),
            "sealed": (await self._vault.key(tx, tip.id)).seal(_padded(envelope.text), f"contact:{tip.id}"),
        }
        this = tip_contacts.c.tip_id == tip.id
        await tx.execute(update(tip_contacts).where(this).values(until=None, **kept))
        return tip

    async def take_back(self, tx: Tx, token: str) -> bool:
        """Destroy the number; its team sees that it was taken back. False: there is no such way."""
        meant = select(tip_contacts.c.tip_id).where(tip_contacts.c.token == hash_of(token))
        tip_id = await tx.scalar(meant)
        if tip_id is None:
            return False
        await self.burn(tx, tip_id)
        return True

    async def burn(self, tx: Tx, tip_id: int) -> None:
        """Nothing more can be shared, and what was shared is gone."""
        this = tip_contacts.c.tip_id == tip_id
        await tx.execute(delete(tip_contacts).where(this, tip_contacts.c.team.is_(None)))
        await tx.execute(update(tip_contacts).where(this).values(token=None, sealed=None))

    async def sharing(self, tx: Tx, tip_id: int, staff: Staff) -> Sharing | None:
        """What `of_tip` would have for this reader. Nothing is opened."""
        tip = await theirs(tx, tip_id, staff, may_be_copy=True, is_held=False)
        row = (await tx.execute(select(tip_contacts).where(tip_contacts.c.tip_id == tip_id))).one_or_none()
        if row is None or row.team is None or row.team != tip.team or not may_open(staff, row.team):
            return None
        return Sharing.TAKEN_BACK if row.sealed is None else Sharing.NUMBER

    async def of_tip(self, tx: Tx, tip_id: int, staff: Staff, now: datetime) -> Contact | None:
        """What the sender shared with the reader's team, and no other; reading it leaves an audit row. None: nothing.

        Raises NotFound, NotAllowed as all of the desk, CannotOpen where the tip's key is lost.
        """
        tip = await theirs(tx, tip_id, staff, may_be_copy=True)
        this = tip_contacts.c.tip_id == tip_id
        row = (await tx.execute(select(tip_contacts).where(this))).one_or_none()
        if row is None or row.team is None or row.team != tip.team or not may_open(staff, row.team):
            return None
        if row.sealed is None:
            return Contact(None, row.wording, row.hour)
        await audit.record(tx, now, staff.id, "contact read", f"tip:{tip_id}")
        number = unpad((await self._vault.key(tx, tip_id)).open(row.sealed, f"contact:{tip_id}")).decode()
        return Contact(number, row.wording, row.hour)


def _padded(number: str) -> bytes:
    return pad(number.encode(), SEALED_BYTES)


async def has_unused(tx: Tx, now: datetime) -> bool:
    """Whether any way was not used in its time."""
    return (
        await tx.scalar(select(tip_contacts.c.tip_id).where(tip_contacts.c.until <= now).limit(1)) is not None
    )


async def drop_unused(tx: Tx, now: datetime) -> None:
    await tx.execute(delete(tip_contacts).where(tip_contacts.c.until <= now))
