"""Who serves an identity: one process at a time, by a lease, with what whoever had it before left behind."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select, update

from database import leases
from database.engine import Tx
from delivery import claims
from delivery.sending import Sender
from delivery.tables import identities

HOLD = timedelta(seconds=30)
LOOK_EVERY = timedelta(seconds=1)


class Tenure:
    """One process's lease on one identity. A transaction that fails may leave it believing what did not come to be:
    `look_again` before the next."""

    def __init__(self, sender: Sender, owner: str) -> None:
        self._sender = sender
        self._owner = owner
        self._lease = f"identity:{sender.identity}"
        self._this = identities.c.id == sender.identity
        self._looked_at: datetime | None = None
        self._fence: int | None = None

    @property
    def is_ours(self) -> bool:
        return self._fence is not None

    def look_again(self) -> None:
        self._looked_at = None

    def is_old(self, now: datetime) -> bool:
        """Whether the lease has to be renewed although there is nothing else to do."""
        return self._looked_at is None or now - self._looked_at >= HOLD / 2

    async def look_around(self, tx: Tx, now: datetime, in_hand: Collection[int]) -> None:
        """Once a second: whether the identity is ours, and what somebody who died has left; but what is `in_hand`, which
        are rows under way with us, however long ago they were started."""
        if self._looked_at is not None and abs(now - self._looked_at) < LOOK_EVERY:
            return
        self._looked_at = now
        fence = await leases.take(tx, self._lease, self._owner, now, HOLD)
        if fence not in (None, self._fence):
            await self._keep_pause(tx, now)
        self._fence = fence
        if self.is_ours:
            await claims.recover(tx, self._sender.identity, now, has_list=self._sender.has_list, but=in_hand)

    async def share_pause(self, tx: Tx, now: datetime) -> None:
        """Write down for how long the provider wants nothing, where it said so."""
        if self._sender.pace.is_paused:
            until = now + self._sender.pace.pause_left
            await tx.execute(update(identities).where(self._this).values(paused_until=until))

    async def leave(self, tx: Tx) -> None:
        """Let another take over at once."""
        await leases.release(tx, self._lease, self._owner)

    async def _keep_pause(self, tx: Tx, now: datetime) -> None:
        """Whoever had the identity before us may have been asked to wait."""
        until = await tx.scalar(select(identities.c.paused_until).where(self._this))
        if until is not None and until > now:
            self._sender.pace.pause((until - now).total_seconds())
