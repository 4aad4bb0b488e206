"""What follows an alert that is out, to those who had it: update, correction, withdrawal, stand-down, outcome."""

from datetime import datetime

from database.engine import Database


async def page(database: Database, now: datetime) -> bool:
    """Write the next page; False where there is nothing to write."""
    return False
