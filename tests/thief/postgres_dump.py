"""What PostgreSQL tells whoever may ask it everything: each row with its system columns, and where its seals are toasted.

PostgreSQL's manual: "System Columns", "TOAST", "The Cumulative Statistics System".
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url

from database.metadata import metadata
from tests.thief.dump import Dump, Row
from tests.thief.postgres_files import dead_rows

_TABLES = """
    SELECT c.oid, n.nspname, c.relname, t.oid::regclass::text AS toast, pg_total_relation_size(c.oid) AS size
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""
# Whose rows of old could tie a sender to a tip.
OF_OLD = ("intake", "outgoing", "tips", "tip_messages", "tip_keys", "conversations", "outbox", "routes")
_SYSTEM = (
    "ctid AS _ctid, xmin::text::bigint AS _xmin, xmax::text::bigint AS _xmax, cmin::text::bigint AS _cmin"
)


async def connect(url: str) -> Any:
    """A connection to the database of a DATABASE_URL, as its owner."""
    parsed = make_url(url)
    return await asyncpg.connect(
        host=str(parsed.query["host"]), user=parsed.username or "postgres", database=parsed.database
    )


async def take_postgres(url: str, at: datetime) -> Dump:
    connection = await connect(url)
    rows: dict[str, list[Row]] = {}
    sizes: dict[str, int] = {}
    names: dict[str, str] = {}
    try:
        for table in await connection.fetch(_TABLES):
            name, full = table["relname"], f'"{table["nspname"]}"."{table["relname"]}"'
            names[name], sizes[name] = full, table["size"]
            seal = _largest_seal(name) if table["toast"] else None
            chunk = f", pg_column_toast_chunk_id({seal})::bigint AS _toast" if seal else ""
            query = f"SELECT {_SYSTEM}{chunk}, * FROM {full}"  # noqa: S608  # our own table names
            found = await connection.fetch(query)
            rows[name] = [_placed(dict(row)) for row in found]
            if seal:
                await _add_toast(connection, table["toast"], rows[name])
        # Who takes the files takes them as they lie once all is written.
        await connection.execute("CHECKPOINT")
        folder = Path(str(make_url(url).query["host"]))
        for name in OF_OLD:
            rows[f"dead {name}"] = await dead_rows(connection, folder, names[name])
        for row in await connection.fetch("SELECT * FROM pg_stat_user_tables"):
            sizes[f"{row['relname']} dead"] = row["n_dead_tup"]
    finally:
        await connection.close()
    return Dump("postgresql", at, rows, sizes=sizes)


async def _add_toast(connection: Any, toast: str, rows: list[Row]) -> None:
    """Where the first piece of each seal lies, and which transaction put it there."""
    wanted = "chunk_id::bigint, ctid, xmin::text::bigint AS xmin"
    query = f"SELECT {wanted} FROM {toast} WHERE chunk_seq = 0"  # noqa: S608  # the database's own table names
    pieces = await connection.fetch(query)
    by_number = {piece["chunk_id"]: piece for piece in pieces}
    for row in rows:
        piece = by_number.get(row["_toast"])
        if piece:
            row["_toast_page"] = piece["ctid"][0] * 1000 + piece["ctid"][1]
            row["_toast_xmin"] = piece["xmin"]


def _placed(row: Row) -> Row:
    block, place = row.pop("_ctid")
    row["_page"] = block * 1000 + place
    return row


def _largest_seal(table: str) -> str | None:
    known = metadata.tables.get(table)
    names = [column.name for column in known.columns] if known is not None else []
    return next((name for name in ("blob", "sealed", "sealed_parcel", "body") if name in names), None)
