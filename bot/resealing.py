"""Sealing rows anew under the key in use, beside everything else that goes on: in small transactions, a table at a time.

A row that changes meanwhile is left as it is: whoever wrote it sealed it by the key in use.
"""

import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterable

from sqlalchemy import and_, bindparam, select, update

from bot.sealed_rows import Sealed
from config.sealing import CannotOpen
from database.engine import Database
from database.tips_apart import TIPS

# Rows in one transaction: the largest take 20 ms to seal and write, so that nobody waits for long.
AT_ONCE = 100
# In `count`: no key of the ring opens these.
LOST = -1


async def count(database: Database, columns: Iterable[Sealed]) -> Counter[int]:
    """How many rows each key of the ring seals, by its place in it (0: in use), or LOST."""
    counted: Counter[int] = Counter()
    for sealed in columns:
        async for rows in _pages(database, sealed):
            counted.update(_number(sealed, row, value) for row, value in rows)
    return counted


async def reseal(database: Database, columns: Iterable[Sealed]) -> int:
    """Seal by the key in use whatever an older one seals; how many rows."""
    done = 0
    for sealed in columns:
        key, column = sealed.column.table.primary_key.columns[0], sealed.column
        anew = update(column.table).where(and_(key == bindparam("row"), column == bindparam("old")))
        values = {column: bindparam("new")} | ({key: bindparam("number")} if sealed.moves else {})
        anew = anew.values(values)
        async for rows in _pages(database, sealed):
            changes = []
            for row, value in rows:
                if _number(sealed, row, value) > 0:
                    new = sealed.opened(row, value)[1]()
                    changes.append({"row": row, "old": value, "new": new, "number": secrets.randbits(62) + 1})
            if changes:
                async with database.transaction(on_tips=column.table.name in TIPS) as tx:
                    await tx.execute(anew, changes)
            done += len(changes)
    if done:
        # What was sealed by the old key shall not lie on in the log of the database.
        await database.checkpoint()
    return done


def _number(sealed: Sealed, row: int, value: bytes) -> int:
    try:
        return sealed.opened(row, value)[0]
    except (CannotOpen, ValueError):
        return LOST


async def _pages(database: Database, sealed: Sealed) -> AsyncIterator[list[tuple[int, bytes]]]:
    """The rows of a column that holds anything, by their keys."""
    key, column, last = sealed.column.table.primary_key.columns[0], sealed.column, -1
    while True:
        wanted = select(key, column).where(key > last, column.is_not(None)).order_by(key).limit(AT_ONCE)
        async with database.reading(on_tips=column.table.name in TIPS) as tx:
            rows = [(row[0], bytes(row[1])) for row in await tx.execute(wanted)]
        if rows:
            yield rows
        if len(rows) < AT_ONCE:
            return
        last = rows[-1][0]
