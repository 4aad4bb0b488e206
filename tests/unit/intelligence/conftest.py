"""The room of intelligence on a fresh database: everything real, time in the test's hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from config.sealing import Boxes, Ring
from database.engine import Database
from database.metadata import metadata
from intelligence.aliases import load_word_lists
from intelligence.cases import Cases
from intelligence.filing import Filing
from intelligence.intake import Intake
from intelligence.model import (
    AnswerFacts,
    Envelope,
    EnvelopeKind,
    IntakeLane,
    Outgoing,
    Routed,
    TipLine,
    TipPage,
)
from intelligence.mover import Mover
from intelligence.relays import Relays
from intelligence.service import Desk
from intelligence.tables import outgoing
from intelligence.vault import Vault
from staff.model import Role, Staff
from tests.seams import watched

SEFTON = Staff(1, "Ada", Role.MEMBER, frozenset({"npt-sefton"}))
COLLEAGUE = Staff(2, "Ben", Role.MEMBER, frozenset({"npt-sefton"}))
WIRRAL = Staff(3, "Cat", Role.MEMBER, frozenset({"npt-wirral"}))
HUB = Staff(4, "Dot", Role.MEMBER, frozenset({"mash-sefton"}))
BURGLARY = Routed("burglary", "routine", False, "npt-sefton", "Linacre")


@dataclass
class Room:
    """`now` moves by `wait`; `leave` and `move` play the turn and the clock."""

    database: Database
    intake: Intake
    mover: Mover
    desk: Desk
    relays: Relays
    cases: Cases
    vault: Vault
    now: datetime = datetime(2026, 11, 17, 10, 7, 20, tzinfo=UTC)

    async def leave(self, envelope: Envelope, lane: IntakeLane = IntakeLane.NOW) -> None:
        async with self.database.transaction() as tx:
            await self.intake.leave(tx, envelope, lane, self.now)

    async def move(self) -> int:
        return await self.mover.once(self.now)

    def wait(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    async def file(self, text: str = "Two lads at the back door", **changes: object) -> Envelope:
        """Leave a tip in the lane that does not wait, and move it."""
        envelope = replace(
            Envelope(EnvelopeKind.FILE, text, handle="handle", verifier="ab" * 16, routed=BURGLARY),
            relay=self.relays.seal(77, self.now),
            **changes,
        )
        await self.leave(envelope)
        await self.move()
        return envelope

    async def waiting(self, staff: Staff = SEFTON) -> list[TipLine]:
        async with self.database.reading() as tx:
            return await self.desk.waiting(tx, staff)

    async def only(self) -> int:
        [line] = await self.waiting()
        return line.id

    async def read(self, staff: Staff = SEFTON) -> TipPage:
        async with self.database.transaction() as tx:
            return await self.desk.read(tx, await self.only(), staff, self.now)

    async def claim(self, staff: Staff = SEFTON) -> int:
        tip_id = await self.only()
        async with self.database.transaction() as tx:
            await self.desk.claim(tx, tip_id, staff, self.now)
        return tip_id

    async def count(self, table: Table) -> int:
        async with self.database.reading() as tx:
            return int(await tx.scalar(select(func.count()).select_from(table)) or 0)

    async def going_out(self) -> list[Outgoing]:
        async with self.database.reading() as tx:
            rows = (await tx.execute(select(outgoing.c.sealed))).scalars().all()
        return [self.relays.open_outgoing(sealed) for sealed in rows]


def furnished(database: Database) -> Room:
    """The room on a database that has its tables."""
    words = load_word_lists()
    intake, relays = Intake(Boxes((b"i" * 32,))), Relays(Boxes((b"r" * 32,)))
    vault = Vault(Ring((b"t" * 32,)))
    mover = Mover(database, intake, Filing(vault, relays, words))
    return Room(database, intake, mover, Desk(vault, relays), relays, Cases(b"l" * 32, words), vault)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'room.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    with watched():
        yield furnished(database)
    await database.close()


@pytest.fixture
def facts() -> AnswerFacts:
    return AnswerFacts("burglary", "Linacre", "Sefton", "K7QX")
