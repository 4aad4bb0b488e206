"""Inserting what another process may be inserting at this very moment."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from database.engine import Tx


async def insert_new(tx: Tx, table: Table, **values: Any) -> bool:
    """Insert the row unless one with the same key is there; whether it was inserted.

    Waits for a transaction that is inserting the same key, and sees its row afterwards.
    """
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    key = next(iter(table.primary_key))
    added = await tx.execute(insert(table).values(**values).on_conflict_do_nothing().returning(key))
    return added.one_or_none() is not None


async def put(tx: Tx, table: Table, **values: Any) -> None:
    """Insert the row, or give these values to the one that has its key."""
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    row = insert(table).values(**values)
    key = [column.name for column in table.primary_key]
    rest = {name: row.excluded[name] for name in values if name not in key}
    await tx.execute(row.on_conflict_do_update(index_elements=key, set_=rest))
