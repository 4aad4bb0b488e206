"""The words of a tip, sealed under a key of its own that TIP_KEYS wrap: without it no copy of a row opens."""

import json
import secrets
from datetime import datetime

from sqlalchemy import func, insert, select

from config.sealing import Ring, pad, unpad
from config.timekeeping import london_hour
from database.engine import Tx
from intelligence.model import TipMessage
from intelligence.tables import tip_keys, tip_messages

# What comes in is long or short, what a team writes is short: one size for each.
SENDER_BYTES = 16_384
TEAM_BYTES = 4_096
REASONS_BYTES = 2_048


class Vault:
    """Keeps and reads the messages of tips."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    async def make_key(self, tx: Tx, tip_id: int) -> None:
        """Give a new tip its key."""
        wrapped = self._ring.seal(secrets.token_bytes(32), f"tip:{tip_id}")
        await tx.execute(insert(tip_keys).values(tip_id=tip_id, wrapped=wrapped))

    async def add(
        self,
        tx: Tx,
        tip_id: int,
        text: str,
        now: datetime,
        *,
        staff_id: int | None = None,
        token: bytes | None = None,
        is_note: bool = False,
        passed_to: str | None = None,
    ) -> int:
        """Add a message: the sender's, or the team's where `staff_id` says who wrote it, if only for the team.

        Returns its number within the tip.
        """
        newest = select(func.max(tip_messages.c.number)).where(tip_messages.c.tip_id == tip_id)
        size = SENDER_BYTES if staff_id is None else TEAM_BYTES
        number = int(await tx.scalar(newest) or 0) + 1
        await tx.execute(
            insert(tip_messages).values(
                id=secrets.randbits(62) + 1,
                tip_id=tip_id,
                number=number,
                staff_id=staff_id,
                is_note=is_note,
                passed_to=passed_to,
                hour=london_hour(now),
                sealed=(await self.key(tx, tip_id)).seal(pad(text.encode(), size), f"words:{tip_id}"),
                token=token,
            )
        )
        return number

    async def messages(self, tx: Tx, tip_id: int) -> tuple[TipMessage, ...]:
        """All messages of a tip in their order. Raises CannotOpen where its key is lost."""
        key = await self.key(tx, tip_id)
        rows = await tx.execute(
            select(tip_messages).where(tip_messages.c.tip_id == tip_id).order_by(tip_messages.c.number)
        )
        return tuple(
            TipMessage(
                unpad(key.open(row.sealed, f"words:{tip_id}")).decode(),
                row.staff_id is None,
                row.hour,
                row.staff_id,
                bool(row.is_note),
                row.passed_to,
            )
            for row in rows
        )

    async def seal_reasons(self, tx: Tx, tip_id: int, reasons: tuple[str, ...]) -> bytes:
        """What is kept of the triage's reasons, in one size."""
        plain = pad(json.dumps(reasons, ensure_ascii=False).encode(), REASONS_BYTES)
        return (await self.key(tx, tip_id)).seal(plain, f"reasons:{tip_id}")

    async def open_reasons(self, tx: Tx, tip_id: int, sealed: bytes | None) -> tuple[str, ...]:
        """Raises CannotOpen where the tip's key is lost."""
        if sealed is None:
            return ()
        plain = (await self.key(tx, tip_id)).open(sealed, f"reasons:{tip_id}")
        return tuple(json.loads(unpad(plain)))

    async def key(self, tx: Tx, tip_id: int) -> Ring:
        """The tip's own. Raises CannotOpen where it is lost."""
        wrapped = await tx.scalar(select(tip_keys.c.wrapped).where(tip_keys.c.tip_id == tip_id))
        return Ring((self._ring.open(wrapped or b"", f"tip:{tip_id}"),))
