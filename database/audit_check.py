"""Does the audit still stand as it was written? The chain is made anew, row by row, and held against the seals.

A seal is a keyed hash of the newest row's, kept every few minutes: whoever can rewrite the database but has no
LOOKUP_KEY cannot make chain and seals anew. What came after the last seal is bound by the chain alone. Whoever takes
out the newest seals and all rows behind them leaves a chain that looks whole: against that, each seal is in the log,
and the process that set it remembers it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import structlog
from sqlalchemy import Column, Row, Select, select

from config.errors import CommunityError
from config.sealing import keyed, same
from database.audit import NOTHING, Deed, audit, audit_seals, chain
from database.engine import Database, Tx
from database.inserting import insert_new

log = structlog.get_logger()
# Measured: 100,000 rows in about 1.3 seconds.
_PAGE = 2000


class AuditBroken(CommunityError):
    """The audit is not as it was written: `mersey doctor` names the row."""


class Flaw(StrEnum):
    """CHANGED: does not follow from the row before it. ANEW: not what its seal says. GONE: a seal without its row."""

    CHANGED = "was changed, or a row before it was changed, taken out or put in"
    ANEW = "is not what was sealed"
    GONE = "was sealed and is gone"


@dataclass(frozen=True)
class Found:
    """What a look came to: how many rows, the newest one and its hash, and the first bad one, if any.

    `sealed` is the newest row with a seal and `sealed_at` when it got it; 0 and None without any.
    """

    rows: int
    newest: int
    hash: bytes
    sealed: int
    sealed_at: datetime | None
    bad_row: int | None = None
    flaw: Flaw | None = None


async def examine(tx: Tx, lookup_key: bytes, after: tuple[int, bytes] | None = None) -> Found:
    """Look at all rows, or at those behind a row known to be good (its number and hash). Reads a page at a time."""
    # Our numbers begin at 1, but somebody could put a row in before that.
    last, before = after or (None, NOTHING)
    count, sealed, sealed_at = 0, 0, None
    while True:
        page = (await tx.execute(_behind(audit.c.id, last).limit(_PAGE))).all()
        upto = page[-1].id if len(page) == _PAGE else None
        seals = (await tx.execute(_behind(audit_seals.c.audit_id, last, upto))).all()
        hashes: dict[int, bytes] = {}
        for row in page:
            follows = chain(before, row.id, Deed(row.at, row.staff_id, row.deed, row.about))
            if follows != row.hash:
                return Found(count, last or 0, before, sealed, sealed_at, row.id, Flaw.CHANGED)
            hashes[row.id] = before = follows
            count, last = count + 1, row.id
        for each in seals:
            if (flaw := _flaw(each, hashes, lookup_key)) is not None:
                return Found(count, last or 0, before, sealed, sealed_at, each.audit_id, flaw)
            sealed, sealed_at = each.audit_id, each.at
        if upto is None:
            return Found(count, last or 0, before, sealed, sealed_at)


class Sealer:
    """Sets the seals: `once`, every few minutes, in the one clock."""

    def __init__(self, database: Database, lookup_key: bytes) -> None:
        self._database = database
        self._key = lookup_key
        self._last: tuple[int, bytes] | None = None

    async def once(self, now: datetime) -> int | None:
        """Seal the newest row unless it is; its number, or None.

        Raises AuditBroken where the row that was sealed last is gone or another, or where what came since does not
        follow from it: a seal would vouch for it.
        """
        # Before the snapshot: another tick of ours may seal rows meanwhile that are not in it.
        last = self._last
        async with self._database.reading() as tx:
            if last is None:
                last = await self._newest_seal(tx)
            elif await tx.scalar(select(audit.c.hash).where(audit.c.id == last[0])) != last[1]:
                raise AuditBroken
            found = await examine(tx, self._key, last)
        if found.flaw:
            raise AuditBroken
        if found.newest == found.sealed or not found.rows:
            self._last = self._last or last
            return None
        mac = _mac(self._key, found.newest, now, found.hash)
        async with self._database.transaction() as tx:
            await insert_new(tx, audit_seals, audit_id=found.newest, at=now, mac=mac)
        self._last = (found.newest, found.hash)
        log.info("audit sealed", count=found.newest, code=mac.hex())
        return found.newest

    async def _newest_seal(self, tx: Tx) -> tuple[int, bytes] | None:
        """The row that another process sealed last, and its hash as the seal bears it out."""
        newest = select(audit_seals).order_by(audit_seals.c.audit_id.desc()).limit(1)
        seal = (await tx.execute(newest)).one_or_none()
        if seal is None:
            return None
        value = await tx.scalar(select(audit.c.hash).where(audit.c.id == seal.audit_id))
        if _flaw(seal, {seal.audit_id: value} if value else {}, self._key):
            raise AuditBroken
        return seal.audit_id, bytes(value or b"")


def _behind(number: Column[int], last: int | None, upto: int | None = None) -> Select[Any]:
    """The rows of a table behind the one numbered `last`, up to `upto`, in their order; None: no such end."""
    found = select(number.table).order_by(number)
    found = found if last is None else found.where(number > last)
    return found if upto is None else found.where(number <= upto)


def _flaw(seal: Row[tuple[object, ...]], hashes: dict[int, bytes], lookup_key: bytes) -> Flaw | None:
    """What is wrong with a seal, given the hashes of the rows that are there."""
    value = hashes.get(seal.audit_id)
    if value is None:
        return Flaw.GONE
    return None if same(seal.mac, _mac(lookup_key, seal.audit_id, seal.at, value)) else Flaw.ANEW


def _mac(lookup_key: bytes, row: int, at: datetime, value: bytes) -> bytes:
    return keyed(lookup_key, "audit-seal", f"{row} {at.astimezone(UTC).isoformat()} {value.hex()}")
