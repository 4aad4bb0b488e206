"""Turns envelopes into tips, in transactions of its own: shuffled, in batches, tied to no conversation."""

import dataclasses
import random
from datetime import datetime

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from config.sealing import CannotOpen
from database.engine import Database, Tx, is_database_away
from intelligence.filing import Filing
from intelligence.intake import Intake, batch_end
from intelligence.last_words import before_forgetting
from intelligence.model import Envelope, EnvelopeKind, IntakeLane
from intelligence.tables import intake

log = structlog.get_logger()
# One transaction's worth: answers to people do not wait longer than this takes.
AT_ONCE = 50
# Within a batch what is filed goes before what refers to it.
_ORDER = tuple(EnvelopeKind)
_shuffler = random.SystemRandom()
Waiting = tuple[int, Envelope]
# What an envelope that does not fit this version leads to, or one for a tip whose key is lost. It must not keep the
# others waiting.
UNUSABLE = (LookupError, TypeError, ValueError, DBAPIError, CannotOpen)


class Mover:
    """Runs in the clock, which alone holds the private half of INTAKE_KEYS."""

    def __init__(self, database: Database, intake: Intake, filing: Filing) -> None:
        self._database = database
        self._intake = intake
        self._filing = filing

    async def once(self, now: datetime) -> int:
        """Move every batch that has ended; how many envelopes. A crash loses none and doubles none."""
        async with self._database.reading(on_tips=True) as tx:
            rows = (await tx.execute(select(intake.c.id, intake.c.sealed).where(intake.c.batch <= now))).all()
        waiting = [(row.id, envelope) for row in rows if (envelope := self._opened(row.sealed))]
        _shuffler.shuffle(waiting)
        waiting.sort(key=lambda item: _ORDER.index(item[1].kind))
        for start in range(0, len(waiting), AT_ONCE):
            batch = waiting[start : start + AT_ONCE]
            try:
                await self._move_all(batch, now)
            except UNUSABLE as error:
                if is_database_away(error):
                    raise
                await self._move_one_by_one(batch, now)
        is_any_full = any(envelope.kind != EnvelopeKind.EMPTY for _, envelope in waiting)
        if await self._drop_old_handles(now) or is_any_full:
            # What was deleted, envelopes and ways back, shall not lie on in the log of the database.
            await self._database.checkpoint()
        return len(waiting)

    async def _drop_old_handles(self, now: datetime) -> bool:
        async with self._database.reading(on_tips=True) as tx:
            if not await self._filing.has_old_handles(tx, now):
                return False
        async with self._database.transaction(on_tips=True) as tx:
            await self._filing.drop_old_handles(tx, now)
        return True

    async def _move_all(self, batch: list[Waiting], now: datetime) -> None:
        """They are taken out together, before the first is carried out: on PostgreSQL the order of one's deletion and the
        other's filing within the transaction would join them."""
        async with self._database.transaction(on_tips=True) as tx:
            these = intake.c.id.in_([row for row, _ in batch])
            gone = set(await tx.scalars(delete(intake).where(these).returning(intake.c.id)))
            for row, envelope in batch:
                if row in gone and envelope.kind == EnvelopeKind.FORGET:
                    await before_forgetting(
                        tx, envelope, await self._all(tx), self._filing, self._intake, now
                    )
                if row in gone and not await self._filing.carry_out(tx, envelope, now):
                    await self._in_waiting(tx, envelope)

    async def _move_one_by_one(self, batch: list[Waiting], now: datetime) -> None:
        """One of them fails, and must not keep the others: it is put off to a later batch."""
        for each in batch:
            try:
                await self._move_all([each], now)
            except UNUSABLE as error:
                if is_database_away(error):
                    raise
                log.error("envelope failed", kind=each[1].kind, exc_info=error)
                async with self._database.transaction(on_tips=True) as tx:
                    later = batch_end(IntakeLane.QUARTER, now)
                    await tx.execute(update(intake).where(intake.c.id == each[0]).values(batch=later))

    async def _in_waiting(self, tx: Tx, envelope: Envelope) -> None:
        """Taking back and forgetting do not wait: they also reach what is not filed yet."""
        if envelope.kind not in (EnvelopeKind.TAKE_BACK, EnvelopeKind.FORGET, EnvelopeKind.CONTACT_OFF):
            return
        for row, other in await self._all(tx):
            if not _is_about(other, envelope):
                continue
            this = intake.c.id == row
            if envelope.kind == EnvelopeKind.TAKE_BACK:
                await tx.execute(delete(intake).where(this))
            else:
                # Without its way no number that still waits finds the tip.
                burned = dataclasses.replace(other, contact=None)
                if envelope.kind == EnvelopeKind.FORGET:
                    burned = dataclasses.replace(burned, verifier=None, relay=None)
                await tx.execute(update(intake).where(this).values(sealed=self._intake.seal(burned)))

    async def _all(self, tx: Tx) -> list[Waiting]:
        """What lies in the seam, whenever it is due."""
        rows = (await tx.execute(select(intake.c.id, intake.c.sealed))).all()
        return [(row.id, envelope) for row in rows if (envelope := self._opened(row.sealed))]

    def _opened(self, sealed: bytes) -> Envelope | None:
        try:
            return self._intake.open(sealed)
        except CannotOpen:
            # Kept: the key that was lost may be put back into INTAKE_KEYS.
            log.error("envelope cannot be opened", setting="INTAKE_KEYS")
        except UNUSABLE as error:
            # Kept: a newer version of this program, which wrote it, may be put back.
            log.error("envelope cannot be read", exc_info=error)
        return None


def _is_about(other: Envelope, envelope: Envelope) -> bool:
    same_handle = bool(envelope.handle) and other.handle == envelope.handle
    same_code = bool(envelope.verifier) and other.verifier == envelope.verifier
    same_contact = bool(envelope.contact) and other.contact == envelope.contact
    return (same_handle or same_code or same_contact) and other.kind in (EnvelopeKind.FILE, EnvelopeKind.ADD)
