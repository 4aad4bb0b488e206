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
_OF_STAFF = "staff:"


async def deeds(database: Database, about: str | None) -> AsyncIterator[str]:
    """Time in London, who (the machine, or a command typed on it: "-"), deed and what about, with tabs between them;
    members of staff with their names, also where it is about one. `about`: only of that."""
    rows = select(audit).order_by(audit.c.id)
    if about is not None:
        rows = rows.where(audit.c.about == about)
    async with database.reading() as tx:
        names = {
            f"{_OF_STAFF}{row.id}": row.name for row in await tx.execute(select(staff.c.id, staff.c.name))
        }
        async for row in await tx.stream(rows):
            at = row.at.astimezone(LONDON).isoformat(timespec="seconds")
            number = f"{_OF_STAFF}{row.staff_id}"
            who = MACHINE if row.staff_id is None else names.get(number, number)
            whom = f"{row.about} ({names[row.about]})" if row.about in names else row.about
            yield "\t".join(" ".join(part.split()) for part in (at, who, row.deed, whom))


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
