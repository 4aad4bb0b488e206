"""`mersey audit`: who did or read what, a line a deed, the newest last; and what `mersey doctor` says of it."""

from collections.abc import AsyncIterator

from sqlalchemy import select

from config.settings import Settings
from config.timekeeping import LONDON
from database.audit import audit
from database.audit_check import examine
from database.engine import Database
from staff.tables import staff

MACHINE = "-"


async def deeds(database: Database, about: str | None) -> AsyncIterator[str]:
    """Time in London, who (the machine: "-"), deed and what about, with tabs between them; `about`: only of that."""
    rows = select(audit, staff.c.name).outerjoin(staff, staff.c.id == audit.c.staff_id).order_by(audit.c.id)
    if about is not None:
        rows = rows.where(audit.c.about == about)
    async with database.reading() as tx:
        async for row in await tx.stream(rows):
            at = row.at.astimezone(LONDON).isoformat(timespec="seconds")
            who = MACHINE if row.staff_id is None else row.name or f"staff:{row.staff_id}"
            yield "\t".join(" ".join(part.split()) for part in (at, who, row.deed, row.about))


async def finding(settings: Settings, lookup_key: bytes) -> tuple[bool, str]:
    """Whether the audit stands, and a line for the operator."""
    database = Database(settings.database_url)
    try:
        async with database.reading() as tx:
            found = await examine(tx, lookup_key)
    finally:
        await database.close()
    if found.flaw:
        return False, (
            f"audit: row {found.bad_row} {found.flaw}: somebody wrote to the database besides this program. "
            "Keep a copy of it as it is, and compare it with a backup"
        )
    until = f"sealed up to row {found.sealed}" if found.sealed else "none of them sealed yet"
    return True, f"audit: {found.rows} rows, each as it was written; {until}"
