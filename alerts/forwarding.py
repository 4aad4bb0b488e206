"""What coordinators pass on: the approved words and a line of their own, to members who have not had it."""

from datetime import datetime

from database.engine import Database


async def page(database: Database, now: datetime) -> bool:
    """Write the next page; False where there is nothing to write."""
    return False
