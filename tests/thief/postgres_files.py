"""PostgreSQL's own files: rows that were changed or deleted lie in them until VACUUM, with all that they held.

The form of the pages: PostgreSQL's manual, "Database Page Layout"; of the values, "System Catalogs", pg_attribute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.thief.dump import Row

_PAGE, _HEADER, _LINE = 8192, 24, 4
_NORMAL = 1
_HAS_NULLS, _XMIN_INVALID, _XMAX_INVALID, _XMAX_LOCK_ONLY = 0x0001, 0x0200, 0x0800, 0x0080
_ALIGN = {"c": 1, "s": 2, "i": 4, "d": 8}
_DROPPED = "........pg.dropped"


@dataclass(frozen=True)
class Column:
    name: str
    length: int
    align: int


async def dead_rows(connection: Any, folder: Path, table: str) -> list[Row]:
    """Rows of a table that nobody sees any more: numbers and flags of their columns, `_xmin`, `_xmax` and `_cid`."""
    path = await connection.fetchval("SELECT pg_relation_filepath($1::regclass)", table)
    columns = [
        Column(row["attname"], row["attlen"], _ALIGN[row["attalign"].decode()])
        for row in await connection.fetch(
            "SELECT attname, attlen, attalign FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0"
            " ORDER BY attnum",
            table,
        )
    ]
    return [row for row in rows_of((folder / "data" / path).read_bytes(), columns) if row.pop("_dead")]


def rows_of(content: bytes, columns: list[Column]) -> Iterator[Row]:
    for start in range(0, len(content), _PAGE):
        page = content[start : start + _PAGE]
        lower = int.from_bytes(page[12:14], "little")
        for at in range(_HEADER, lower, _LINE):
            line = int.from_bytes(page[at : at + _LINE], "little")
            offset, kind, length = line & 0x7FFF, line >> 15 & 3, line >> 17
            if kind == _NORMAL and length:
                yield _row(page[offset : offset + length], columns)


def _row(content: bytes, columns: list[Column]) -> Row:
    xmin, xmax, cid = (int.from_bytes(content[at : at + 4], "little") for at in (0, 4, 8))
    mask = int.from_bytes(content[20:22], "little")
    is_dead = (bool(xmax) and not mask & (_XMAX_INVALID | _XMAX_LOCK_ONLY)) or bool(mask & _XMIN_INVALID)
    row: Row = {"_xmin": xmin, "_xmax": xmax, "_cid": cid, "_dead": is_dead}
    nulls = content[23:] if mask & _HAS_NULLS else None
    known = int.from_bytes(content[18:20], "little") & 0x07FF
    at = content[22]
    for number, column in enumerate(columns[:known]):
        if nulls is not None and not nulls[number // 8] >> number % 8 & 1:
            continue
        if column.length > 0:
            at += -at % column.align
            if column.length in (2, 4, 8) and column.name != _DROPPED:
                row[column.name] = int.from_bytes(content[at : at + column.length], "little", signed=True)
            at += column.length
        else:
            at = _end_of_long(content, at, column.align)
    return row


def _end_of_long(content: bytes, at: int, align: int) -> int:
    """A value of varying length: short, toasted, or with a header of four bytes."""
    if at < len(content) and content[at] == 1:
        return at + 18
    if at < len(content) and content[at] & 1:
        return at + (content[at] >> 1)
    at += -at % align
    return at + (int.from_bytes(content[at : at + 4], "little") >> 2)
