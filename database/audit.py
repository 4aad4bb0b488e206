"""Who did or read what, written in the same transaction as the deed. Rows are only ever added.

Each row's hash is made over the one before it (`chain`), so that none can be changed, taken out or put in between
unseen; database.audit_check looks at that, and seals the newest hash under a key that does not lie in the database.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    String,
    Table,
    event,
    func,
    insert,
    select,
)

from database.engine import Tx, write_last
from database.metadata import Moment, metadata

# What the first row follows.
NOTHING = bytes(32)
# Any number that nobody else locks in this database (database.migrate locks 5_203_917).
ADVISORY_LOCK = 5_203_918

# Characters.
DEED, ABOUT = 40, 80

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("staff_id", BigInteger),
    Column("deed", String(DEED), nullable=False),
    Column("about", String(ABOUT), nullable=False),
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

# What a slip of ours, or of somebody at the database's prompt, may not do. (Who owns the database can drop them: for
# that there are the hashes and the seals.) The migration makes the same.
_ONLY_ADDED = {
    "sqlite": (
        "CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END",
        "CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION rows_are_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RAISE EXCEPTION ''%%: rows are only added'', TG_TABLE_NAME; END'",
        "CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION rows_are_only_added()",
    ),
}
for _table in (audit, audit_seals):
    for _dialect, _statements in _ONLY_ADDED.items():
        for _statement in _statements:
            _trigger = DDL(_statement.format(table=_table.name))  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
            event.listen(_table, "after_create", _trigger.execute_if(dialect=_dialect))


@dataclass(frozen=True)
class Deed:
    """One row: at `at` (aware) `staff_id` (None: the machine) did `deed` to `about`."""

    at: datetime
    staff_id: int | None
    deed: str
    about: str


async def record(tx: Tx, now: datetime, staff_id: int | None, deed: str, about: str) -> None:
    """Note that `staff_id` (None: the machine) did `deed` to `about`, an id such as "alert:7" and never content.

    The row is written right before the commit: on PostgreSQL writers of the chain queue up from there on.
    Raises ValueError where `deed` or `about` is longer than its column.
    """
    if len(deed) > DEED or len(about) > ABOUT:
        raise ValueError("too long for the audit")
    write_last(tx, _append, Deed(now, staff_id, deed, about))


def chain(before: bytes, row: int, deed: Deed) -> bytes:
    """The hash of row number `row` behind a row with the hash `before`. Pure.

    Migration 0002 has the same in its own words: a change here needs a migration that makes all hashes anew.
    """
    content = [row, deed.at.astimezone(UTC).isoformat(), deed.staff_id, deed.deed, deed.about]
    return blake2b(before + json.dumps(content).encode(), digest_size=32, person=b"audit").digest()


async def _append(tx: Tx, deeds: list[Deed]) -> None:
    """Put deeds behind the newest row. Their numbers leave no gap, and are given in the order of the commits."""
    if tx.dialect.name == "postgresql":
        await tx.execute(select(func.pg_advisory_xact_lock(ADVISORY_LOCK)))
    newest = select(audit.c.id, audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    row, before = (await tx.execute(newest)).one_or_none() or (0, None)
    rows = []
    for number, deed in enumerate(deeds, row + 1):
        before = chain(before or NOTHING, number, deed)
        rows.append({"id": number, **vars(deed), "hash": before})
    await tx.execute(insert(audit), rows)
