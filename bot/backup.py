"""A copy of the town in one file, and a town made of it: the same form for both databases, an SQLite file.

Tips are read in one snapshot and everything else in another, beside all that goes on: nothing on one side refers to the
other, and no transaction joins them. What the copy leaves out (bot.backup_rules) is never written to it, so no free page
or log of the file holds any of it.
"""

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text, update

from bot.backup_rules import EMPTIED, LEAP, ONLY, RESTORED, WAITED, sides
from config.errors import BadSetting, CommunityError
from config.timekeeping import Clock
from database import audit
from database.engine import Database, Tx
from database.key_checks import Rings, refuse_other_keys
from database.migrate import check, migrate, revision
from database.tips_apart import TIPS
from delivery.messages import State
from delivery.tables import outbox
from places.tables import areas

AT_ONCE = 1000
Rows = list[dict[str, Any]]
_LAST_OF_OUTBOX = """
    SELECT last_value FROM pg_sequences
    WHERE format('%I.%I', schemaname, sequencename) = pg_get_serial_sequence('outbox', 'id')
"""


class NoBackup(CommunityError):
    """That file is no backup of ours."""


async def backup(url: str, file: Path) -> int:
    """Write the copy to `file`, which must not be there yet; how many rows. Mode 0600. Raises CommunityError."""
    await check(url)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise CommunityError(f"{file} is there already: give another name") from None
    except OSError as error:
        raise CommunityError(f"{file} cannot be written ({error.strerror})") from None
    part, is_done = file.with_name(f"{file.name}.part"), False
    try:
        _remove(part)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        count = await _fill(url, part)
        await asyncio.to_thread(_finish, part, file)
        is_done = True
    finally:
        _remove(*(part.with_name(part.name + end) for end in ("", "-wal", "-shm", "-journal")))
        if not is_done:
            _remove(file)
    return count


async def restore(url: str, file: Path, rings: Rings) -> int:
    """Fill the empty database at `url` from a backup; how many rows. What is cut off is begun anew in an empty one.

    Raises NoBackup, NewerDatabase, BadSetting (other keys than those of the backup, a database that is in use).
    """
    with tempfile.TemporaryDirectory() as folder:
        # Looking at a copy: an older backup is brought to this version first, and the file stays as it is.
        copy = Path(folder) / "copy.db"
        here = f"sqlite+aiosqlite:///{copy}"
        try:
            await asyncio.to_thread(shutil.copyfile, file, copy)
            if await revision(here) is None:
                raise NoBackup
        except OSError as error:
            raise CommunityError(f"{file} cannot be read ({error.strerror})") from None
        except BadSetting:  # no SQLite file at all
            raise NoBackup from None
        await migrate(here)
        await refuse_other_keys(here, rings)
        await migrate(url)
        async with _opened(here) as source, _opened(url) as target:
            for side in sides():
                async with target.reading(on_tips=_is_of_tips(side)) as tx:
                    await _refuse_used(tx, side)
            count = sum([await _copy(source, target, side, LEAP) for side in sides()])
            async with target.transaction() as tx:
                waited = update(outbox).where(outbox.c.state.in_(WAITED))
                fate = {"state": State.UNKNOWN, "reason": RESTORED, "lease_until": None, "merged_into": None}
                await tx.execute(waited.values(**fate))
                await audit.record(tx, Clock().now(), None, "backup restored", "backup")
    return count


async def _fill(url: str, part: Path) -> int:
    there = f"sqlite+aiosqlite:///{part}"
    await migrate(there)
    async with _opened(url) as source, _opened(there) as target:
        async with source.transaction() as tx:
            await audit.record(tx, Clock().now(), None, "backup made", "backup")
        return sum([await _copy(source, target, side) for side in sides()])


async def _copy(source: Database, target: Database, side: list[Table], leap: int = 0) -> int:
    """All rows of these tables, without what is emptied. Further rows get numbers behind those that were ever given."""
    count = 0
    on_tips = _is_of_tips(side)
    async with source.reading(on_tips=on_tips) as of, target.transaction(on_tips=on_tips) as to:
        for table in side:
            if table is areas:
                await to.execute(delete(areas))
            wanted = select(*(column for column in table.columns if column not in EMPTIED))
            if table in ONLY:
                wanted = wanted.where(ONLY[table])
            async for rows in _pages(of, wanted.order_by(*table.primary_key.columns)):
                for group in _parents_first(table, rows):
                    await to.execute(insert(table), group)
                count += len(rows)
        if outbox in side:
            await _set_numbers(to, side, await _last_number(of) + leap)
    return count


async def _pages(of: Tx, wanted: Any) -> AsyncIterator[Rows]:
    async with of.stream(wanted) as found:
        async for page in found.mappings().partitions(AT_ONCE):
            yield [dict(row) for row in page]


def _parents_first(table: Table, rows: Rows) -> Sequence[Rows]:
    """The rows in groups, of which none refers to a later one; such tables have less rows than a page."""
    own = [key for key in table.foreign_keys if key.column.table is table]
    if not own:
        return [rows]
    parent, key = own[0].parent.name, own[0].column.name
    done: set[Any] = {None}
    groups: list[Rows] = []
    while rows:
        ready = [row for row in rows if row[parent] in done]
        groups.append(ready or rows)
        rows = [row for row in rows if row not in groups[-1]]
        done |= {row[key] for row in groups[-1]}
    return groups


def _is_of_tips(side: list[Table]) -> bool:
    return any(table.name in TIPS for table in side)


async def _refuse_used(tx: Tx, side: list[Table]) -> None:
    """Areas are there in any migrated database."""
    for table in side:
        if table is not areas and await tx.scalar(
            select(func.count()).select_from(select(table).limit(1).subquery())
        ):
            cure = "this database is in use: a backup is restored into an empty one"
            raise BadSetting("DATABASE_URL", cure)


async def _last_number(of: Tx) -> int:
    """The highest number that a row of the outbox ever had."""
    if of.dialect.name == "postgresql":
        return int(await of.scalar(text(_LAST_OF_OUTBOX)) or 0)
    return int(await of.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")) or 0)


async def _set_numbers(to: Tx, side: list[Table], last: int) -> None:
    """Let numbers go on behind those that are there; of the outbox behind `last`."""
    if to.dialect.name != "postgresql":
        await to.execute(text("DELETE FROM sqlite_sequence WHERE name = 'outbox'"))
        await to.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', :last)"), {"last": last}
        )
        return
    for table in side:
        key = next(iter(table.primary_key.columns))
        name = await to.scalar(
            text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table.name, "key": key.name}
        )
        if name:
            highest = await to.scalar(select(func.max(key)))
            number = last if table is outbox else highest
            if number:
                await to.execute(text("SELECT setval(:name, :number)"), {"name": name, "number": number})


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


def _remove(*files: Path) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _finish(part: Path, file: Path) -> None:
    """One file, on the disk, in the place of the empty one that kept its name free."""
    with closing(sqlite3.connect(part)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.chmod(0o600)
    part.replace(file)
