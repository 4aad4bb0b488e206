"""What SQLite's files tell: every row, the page on which it and its overflow lie, and the log beside the database.

The form of the files: sqlite.org/fileformat2.html.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from database.metadata import metadata
from tests.thief.dump import Dump, Row

_LEAF_TABLE, _INNER_TABLE, _LEAF_INDEX, _INNER_INDEX = 13, 5, 10, 2
_WAL_HEADER, _FRAME_HEADER = 32, 24


def take_sqlite(file: Path, to: Path, at: datetime) -> Dump:
    """Copy the files as they lie, and read them."""
    to.mkdir()
    files = {each.name: each.read_bytes() for each in file.parent.glob(f"{file.name}*")}
    for name in files:
        shutil.copy(file.parent / name, to / name)
    pages = Pages(files[file.name], files.get(f"{file.name}-wal", b""))
    opened = sqlite3.connect(to / file.name)
    opened.row_factory = sqlite3.Row
    rows: dict[str, list[Row]] = {}
    roots = dict(opened.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall())
    for name, root in roots.items():
        found = [dict(row) for row in opened.execute(f"SELECT * FROM {name}")]  # noqa: S608  # our own table names
        table = metadata.tables.get(name)
        if table is not None:
            key = [column.name for column in table.primary_key.columns]
            places = dict(pages.walk(root, len(key)))
            for row in found:
                row |= places.get(tuple(row[column] for column in key), {})
        rows[name] = found
    opened.close()
    sizes = {name: len(content) for name, content in files.items()}
    sizes["left in free pages"] = pages.left_in_free_pages()
    return Dump("sqlite", at, rows, b"".join(files.values()), sizes)


class Pages:
    """The pages of a database and its log: the newest committed form of each, and the commit that wrote it."""

    def __init__(self, database: bytes, log: bytes) -> None:
        self.size = int.from_bytes(database[16:18], "big")
        self.size = 65_536 if self.size == 1 else self.size
        self._database = database
        self._log: dict[int, tuple[int, bytes]] = {}
        self.commits = 0
        self._read_log(log)

    def page(self, number: int) -> bytes:
        if number in self._log:
            return self._log[number][1]
        return self._database[(number - 1) * self.size : number * self.size]

    def commit_of(self, number: int) -> int | None:
        """Which commit of the log wrote this page last; None: it stands in the database."""
        return self._log[number][0] if number in self._log else None

    def left_in_free_pages(self) -> int:
        """How many bytes of what was deleted lie on in pages that nobody uses."""
        left, trunk = 0, int.from_bytes(self.page(1)[32:36], "big")
        while trunk:
            content = self.page(trunk)
            count = int.from_bytes(content[4:8], "big")
            leaves = [int.from_bytes(content[at : at + 4], "big") for at in range(8, 8 + 4 * count, 4)]
            left += sum(len(self.page(leaf).replace(b"\0", b"")) for leaf in leaves)
            trunk = int.from_bytes(content[0:4], "big")
        return left

    def walk(self, root: int, key_columns: int) -> Iterator[tuple[tuple[object, ...], Row]]:
        """Where each row of a table lies, by its key."""
        content = self.page(root)
        start = 100 if root == 1 else 0
        kind = content[start]
        cells = int.from_bytes(content[start + 3 : start + 5], "big")
        first = start + (12 if kind in (_INNER_TABLE, _INNER_INDEX) else 8)
        for cell in range(cells):
            at = int.from_bytes(content[first + 2 * cell : first + 2 * cell + 2], "big")
            if kind in (_INNER_TABLE, _INNER_INDEX):
                yield from self.walk(int.from_bytes(content[at : at + 4], "big"), key_columns)
                at += 4
            if kind != _INNER_TABLE:
                yield self._row(root, cell, content, at, kind, key_columns)
        if kind in (_INNER_TABLE, _INNER_INDEX):
            yield from self.walk(int.from_bytes(content[start + 8 : start + 12], "big"), key_columns)

    def _row(
        self, page: int, cell: int, content: bytes, at: int, kind: int, key_columns: int
    ) -> tuple[tuple[object, ...], Row]:
        length, at = _varint(content, at)
        rowid = 0
        if kind == _LEAF_TABLE:
            rowid, at = _varint(content, at)
        local = self._local(length, kind)
        payload = content[at : at + local]
        overflow = int.from_bytes(content[at + local : at + local + 4], "big") if local < length else None
        key = (rowid,) if kind == _LEAF_TABLE and key_columns == 1 else _first_columns(payload, key_columns)
        where: Row = {"_page": page, "_cell": cell}
        if overflow:
            where["_overflow"] = overflow
        written = self.commit_of(overflow or page)
        if written is not None:
            where["_commit"] = written
        return key, where

    def _local(self, length: int, kind: int) -> int:
        """How much of a payload lies in the page itself."""
        most = self.size - 35 if kind == _LEAF_TABLE else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self.size - 12) * 32 // 255 - 23
        kept = least + (length - least) % (self.size - 4)
        return kept if kept <= most else least

    def _read_log(self, log: bytes) -> None:
        salt = log[16:24]
        waiting: dict[int, bytes] = {}
        for at in range(_WAL_HEADER, len(log) - self.size, _FRAME_HEADER + self.size):
            if log[at + 8 : at + 16] != salt:
                break
            waiting[int.from_bytes(log[at : at + 4], "big")] = log[
                at + _FRAME_HEADER : at + _FRAME_HEADER + self.size
            ]
            if int.from_bytes(log[at + 4 : at + 8], "big"):
                self.commits += 1
                self._log |= {page: (self.commits, content) for page, content in waiting.items()}
                waiting = {}


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        value = value << 7 | content[at + place] & 0x7F
        if not content[at + place] & 0x80:
            return value, at + place + 1
    return value << 8 | content[at + 8], at + 9


def _first_columns(payload: bytes, wanted: int) -> tuple[object, ...]:
    end, at = _varint(payload, 0)
    found: list[object] = []
    body = end
    while at < end and len(found) < wanted:
        kind, at = _varint(payload, at)
        size = {0: 0, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}.get(kind, kind if kind < 5 else (kind - 12) // 2)
        part = payload[body : body + size]
        body += size
        if kind >= 12:
            found.append(part.decode(errors="replace") if kind % 2 else part)
        else:
            found.append({0: None, 8: 0, 9: 1}.get(kind, int.from_bytes(part, "big", signed=True)))
    return tuple(found)
