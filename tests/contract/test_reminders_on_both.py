"""Reminders beside claims, and two clocks at once: a tip is reminded of once, and never after its claim was seen."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from config.community import DutyTimes
from config.sealing import Boxes, Ring
from config.timekeeping import Clock
from database.engine import Database
from intelligence.aliases import load_word_lists
from intelligence.filing import Filing
from intelligence.model import Envelope, EnvelopeKind, Routed
from intelligence.relays import Relays
from intelligence.reminders import DutyClock
from intelligence.service import Desk
from intelligence.tables import desk_clock, outgoing, tips
from intelligence.vault import Vault
from staff.model import Role, Staff

pytest_plugins = ["tests.postgres"]
NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
ADA = Staff(1, "Ada", Role.MEMBER, frozenset({"npt-sefton"}))
RELAYS = Relays(Boxes((b"r" * 32,)))
VAULT = Vault(Ring((b"v" * 32,)))
FILING = Filing(VAULT, RELAYS, load_word_lists())
DESK = Desk(VAULT, RELAYS)


def duty_clock(database: Database, now: datetime) -> DutyClock:
    return DutyClock(database, Clock(now - datetime.now(UTC)), RELAYS, DutyTimes(), lambda _: False)


async def file(database: Database, count: int = 1) -> list[int]:
    routed = Routed("drugs", "urgent", False, "npt-sefton", "Linacre (Sefton)")
    async with database.transaction() as tx:
        for _ in range(count):
            await FILING.carry_out(tx, Envelope(EnvelopeKind.FILE, text="sheds", routed=routed), NOON)
        return list(await tx.scalars(select(tips.c.id)))


async def reminders(database: Database) -> int:
    async with database.reading() as tx:
        sealed = (await tx.scalars(select(outgoing.c.sealed))).all()
    return sum(RELAYS.open_outgoing(each).step > 0 for each in sealed)


async def test_two_clocks_remind_once(database: Database, other: Database) -> None:
    await file(database, 12)
    later = NOON + timedelta(minutes=16)
    done = await asyncio.gather(*(duty_clock(each, later).once() for each in (database, other) * 2))
    assert sum(done) == 12
    assert await reminders(database) == 12


async def test_claims_and_reminders_at_once_leave_no_clock_and_no_second_reminder(
    database: Database, other: Database
) -> None:
    ids = await file(database, 12)
    later = NOON + timedelta(minutes=16)

    async def claim(tip_id: int) -> None:
        async with other.transaction() as tx:
            await DESK.claim(tx, tip_id, ADA, later)

    await asyncio.gather(
        *(claim(each) for each in ids), *(duty_clock(database, later).once() for _ in range(2))
    )
    assert await reminders(database) <= 12
    async with database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(desk_clock)) == 0
    assert await duty_clock(database, later + timedelta(days=2)).once() == 0


async def test_a_tip_being_claimed_is_not_reminded_of(database: Database, other: Database) -> None:
    [tip_id] = await file(database)
    later = NOON + timedelta(minutes=16)
    async with other.transaction() as tx:
        await DESK.claim(tx, tip_id, ADA, later)
        reminding = asyncio.ensure_future(duty_clock(database, later).once())
        await asyncio.sleep(0.3)
    assert await reminding == 0
    assert await reminders(database) == 0


async def test_seen_and_reminded_at_once(database: Database, other: Database) -> None:
    """Whichever comes first, the clock stands later than now, and at most one reminder goes."""
    await file(database)
    later = NOON + timedelta(minutes=16)
    async with database.reading() as tx:
        alias = await tx.scalar(select(tips.c.alias))

    async def see() -> None:
        seen = Envelope(EnvelopeKind.SEEN, alias=alias, teams=("npt-sefton",))
        async with other.transaction() as tx:
            await FILING.carry_out(tx, seen, later)

    await asyncio.gather(see(), duty_clock(database, later).once())
    assert await reminders(database) <= 1
    async with database.reading() as tx:
        assert (await tx.scalar(select(desk_clock.c.nag_at)) or NOON) > later
