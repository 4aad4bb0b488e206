"""Who did or read what, written in the same transaction as the deed. Rows are only ever added."""

from datetime import datetime

from sqlalchemy import BigInteger, Column, Integer, String, Table

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
)


async def record(tx: Tx, now: datetime, staff_id: int | None, deed: str, about: str) -> None:
    """Note that `staff_id` (None: the machine) did `deed` to `about`, an id such as "alert:7" and never content."""
    await tx.execute(audit.insert().values(at=now, staff_id=staff_id, deed=deed, about=about))
