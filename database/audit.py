"""Who did or read what, written in the same transaction as the deed. Rows are only ever added."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table

from database.engine import Tx
from database.metadata import Moment, metadata

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("staff_id", BigInteger),
    Column("deed", String(40), nullable=False),
    Column("about", String(80), nullable=False),
    # Over this row and the hash of the one before: no row can be changed or taken out unseen.
    Column("hash", LargeBinary(32)),
)

# The newest hash, sealed with a key that does not lie in the database: the chain cannot be made anew either.
audit_seals = Table(
    "audit_seals",
    metadata,
    Column("audit_id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)


async def record(tx: Tx, now: datetime, staff_id: int | None, deed: str, about: str) -> None:
    """Note that `staff_id` (None: the machine) did `deed` to `about`, an id such as "alert:7" and never content."""
    await tx.execute(audit.insert().values(at=now, staff_id=staff_id, deed=deed, about=about))
