"""Who holds what, by rows: the same mechanism on both engines. A holder that dies loses it when the lease ends."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Column, String, Table, case, or_, select, update

from database.engine import Tx
from database.inserting import insert_new
from database.metadata import Moment, metadata

leases = Table(
    "leases",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("owner", String(40), nullable=False),
    Column("expires_at", Moment, nullable=False),
    # Grows with each new holder; a claim names the fence it was made under, so a late writer is noticed.
    Column("fence", BigInteger, nullable=False),
)
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


async def take(tx: Tx, name: str, owner: str, now: datetime, lasting: timedelta) -> int | None:
    """Take or renew the lease; its fence, or None where somebody else holds it.

    One that ends much later than any now taken would was written by a clock that ran ahead, and does not count: the
    sandbox's, which reads the machine's time again after a restart.
    """
    ahead = leases.c.expires_at > now + 10 * lasting
    is_own = leases.c.owner == owner
    fence = await tx.scalar(
        update(leases)
        .where(leases.c.name == name, or_(is_own, leases.c.expires_at <= now, ahead))
        .values(owner=owner, expires_at=now + lasting, fence=leases.c.fence + case((is_own, 0), else_=1))
        .returning(leases.c.fence)
    )
    if fence is not None:
        return int(fence)
    if await tx.scalar(select(leases.c.fence).where(leases.c.name == name)) is not None:
        return None
    new = await insert_new(tx, leases, name=name, owner=owner, expires_at=now + lasting, fence=1)
    # Else somebody took it between the two statements: only just now, so it is theirs.
    return 1 if new else None


async def release(tx: Tx, name: str, owner: str) -> None:
    """Let go, so that another can take it at once. The row stays: its fence must not be used again."""
    this = (leases.c.name == name, leases.c.owner == owner)
    await tx.execute(update(leases).where(*this).values(expires_at=_LONG_AGO, owner=""))
