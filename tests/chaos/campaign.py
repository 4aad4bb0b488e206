"""One fault after the other on one database: done, then weathered until nothing waits, then judged."""

import asyncio
import random
import time
from collections.abc import AsyncGenerator
from pathlib import Path

from sqlalchemy import and_, exists, func, or_, select

from alerts.model import Stage
from alerts.tables import alerts
from database.leases import leases
from delivery.claims import LEASE, is_unsure
from delivery.messages import State
from delivery.tables import outbox
from delivery.unsure import GIVE_UP
from tests.chaos.faults import HARMLESS_STEP, Fault, Scale, Trouble
from tests.chaos.house import Ground, House, open_house
from tests.chaos.town import Town, settle_down
from tests.chaos.verdict import Figures, judge, resumed
from tests.postgres_server import Postgres

SETTLE_SECONDS = 120
# How often the dispatcher looks texts up, and a little more.
LOOK_UP_SECONDS = 6
# Only the clock is waited for; or a dead process, for nobody alive waits longer for an answer.
STILL_SECONDS, DEAD_SECONDS = 0.5, 16.0
_STARTED = (State.STARTED,)


async def play(
    folder: Path, ground: Ground, postgres: Postgres | None, scale: Scale, seed: int, faults: dict[str, Fault]
) -> AsyncGenerator[Figures, None]:
    """These faults on one database (SQLite where no server is given), in an order that the seed tells."""
    names = list(faults)
    random.Random(seed).shuffle(names)
    folder.mkdir()
    async with open_house(folder, ground, postgres) as house:
        town = await settle_down(house, telegram=scale.telegram, sms=scale.sms)
        for name in names:
            yield await suffer(name, faults[name], town, scale, seed, postgres)
        assert not await house.far.strictness(), "what a strict provider would not know"


async def suffer(
    name: str, fault: Fault, town: Town, scale: Scale, seed: int, postgres: Postgres | None
) -> Figures:
    """One fault, and what it did."""
    since, promised = time.monotonic(), len(town.promised)
    trouble = Trouble(town.house, town, scale, random.Random(f"{seed} {name}"), postgres)
    await fault(trouble)
    await calm(town.house)
    figures = await judge(town, name, town.promised[promised:], since)
    arrivals = await town.house.far.read()
    waits = [resumed(arrivals, struck) for struck in trouble.struck]
    figures.resumed = [each for each in waits if each is not None]
    figures.times = max(1, len(trouble.struck))
    figures.seconds = time.monotonic() - since
    return figures


async def calm(house: House) -> None:
    """Until nothing waits any more. Time passes faster where only the clock is waited for."""
    give_up = time.monotonic() + SETTLE_SECONDS
    before: tuple[int, int, int] | None = None
    still_since = time.monotonic()
    while (found := await _waiting(house)) != (0, 0, 0):
        if time.monotonic() > give_up:
            raise AssertionError(
                f"never: nothing waits any more; {found}, {await _late(house)}\n{house.logs}"
            )
        if found != before:
            before, still_since = found, time.monotonic()
            give_up = still_since + SETTLE_SECONDS
        still = time.monotonic() - still_since
        if still > DEAD_SECONDS:
            house.clock.step(LEASE.total_seconds() + 1)
            still_since = time.monotonic()
        elif still > STILL_SECONDS and not await _any_under_way(house):
            # Only what is to be looked up is left, and what waits for that: nothing is on the wire that a leap could put in
            # doubt.
            house.clock.step(GIVE_UP.total_seconds() + 1)
            still_since = time.monotonic() + LOOK_UP_SECONDS
        elif still > STILL_SECONDS and not found[2] and (pause := await _next_try(house)) > 0:
            house.clock.step(min(pause, HARMLESS_STEP))
            still_since = time.monotonic()
        await asyncio.sleep(0.1)


async def _waiting(house: House) -> tuple[int, int, int]:
    """Alerts without their rows, rows that are not started or to be looked up, rows that are started."""
    async with house.database.reading() as tx:
        sending = select(func.count()).where(alerts.c.stage.in_((Stage.SENDING, Stage.SCHEDULED)))
        queued = select(func.count()).where(or_(outbox.c.state == State.QUEUED, is_unsure()))
        started = select(func.count()).where(outbox.c.state.in_(_STARTED))
        numbers = [int(await tx.scalar(each) or 0) for each in (sending, queued, started)]
    return numbers[0], numbers[1], numbers[2]


async def _any_under_way(house: House) -> bool:
    """Whether something is on the wire, or waits for anything but those that are to be looked up."""
    before = outbox.alias("before")
    is_behind = exists().where(before.c.route_id == outbox.c.route_id, is_unsure(before))
    waits = and_(outbox.c.state == State.QUEUED, ~is_behind)
    async with house.database.reading() as tx:
        rows = select(outbox.c.id).where(or_(outbox.c.state == State.STARTED, waits))
        return await tx.scalar(rows.limit(1)) is not None


async def _next_try(house: House) -> float:
    """Seconds until the next row is due; not above nought where one is."""
    async with house.database.reading() as tx:
        due = await tx.scalar(select(func.min(outbox.c.due_at)).where(outbox.c.state == State.QUEUED))
    return (due - house.clock.now()).total_seconds() if due else 0.0


async def _late(house: House) -> list[str]:
    """What waits, in words for whoever looks for the reason."""
    columns = (
        outbox.c.id,
        outbox.c.identity_id,
        outbox.c.lane,
        outbox.c.state,
        outbox.c.due_at,
        outbox.c.reason,
    )
    async with house.database.reading() as tx:
        rows = await tx.execute(select(*columns).where(outbox.c.state.in_((State.QUEUED, *_STARTED))))
        holders = await tx.execute(select(leases.c.name, leases.c.owner, leases.c.expires_at))
        now = house.clock.now()
        late = [
            f"{row.id} by {row.identity_id}, {row.lane}, {row.state}, {row.due_at - now}, {row.reason}"
            for row in rows
        ]
        return [*late, *(f"{each.name} {each.owner} {each.expires_at - now}" for each in holders)]
