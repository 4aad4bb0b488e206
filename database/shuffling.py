"""Rows taken out and put back in a random order, so that nothing inside the database tells which was written when.

What would tell: PostgreSQL's row places and transaction ids (`ctid`, `xmin`: "System Columns"), the running numbers under
which it keeps long values apart (TOAST), and the pages that SQLite gave to long values as they came ("Database File
Format", 1.5).
"""

import random

from sqlalchemy import ColumnElement, Table, bindparam, delete, insert, select, update

from database.engine import Tx

_random = random.SystemRandom()


async def put_back(tx: Tx, table: Table, which: ColumnElement[bool]) -> int:
    """Delete rows that nothing refers to and write them again, shuffled; how many."""
    rows = [dict(row._mapping) for row in await tx.execute(select(table).where(which))]
    if rows:
        # All go before the first comes back: SQLite would give each its own pages again.
        await tx.execute(delete(table).where(which))
        _random.shuffle(rows)
        await tx.execute(insert(table), rows)
    return len(rows)


async def touch(tx: Tx, table: Table, which: ColumnElement[bool]) -> None:
    """Write rows anew in a random order, long values apart. SQLite keeps short rows in the order of their keys anyway."""
    if tx.dialect.name != "postgresql":
        return
    (key,) = table.primary_key.columns
    keys = list(await tx.scalars(select(key).where(which)))
    if keys:
        _random.shuffle(keys)
        this = update(table).where(key == bindparam("this")).values({key.name: key})
        await tx.execute(this, [{"this": each} for each in keys])
