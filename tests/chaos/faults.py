"""Each fault of the campaign, done to a house at work. What is written meanwhile is judged afterwards."""

import asyncio
import random
import resource
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field

from sqlalchemy import select, text, update

from database.leases import leases
from delivery.claims import LEASE
from delivery.messages import TELEGRAM, State
from delivery.tables import identities, outbox
from delivery.tenure import HOLD
from tests.chaos.house import House, is_alive
from tests.chaos.town import Person, Town, number_in
from tests.chaos.weather import Fate
from tests.postgres_server import Postgres

# Seconds by which the clock can be set with no harm: less than any lease.
HARMLESS_STEP = 20
ANSWER_SECONDS = 100
_TRANSACTIONS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
)
_EACH = dict.fromkeys((Fate.THROTTLED, Fate.FAILED, Fate.HALF_DONE, Fate.CUT, Fate.LOST), 0.05)


@dataclass
class Scale:
    """How much of each fault; seconds are real ones."""

    telegram: int = 40
    sms: int = 16
    kills: int = 200
    server_kills: int = 10
    web_kills: int = 10
    waves: int = 10
    slow: float = 0.05
    down_seconds: float = 60.0
    locked_seconds: float = 12.0
    full_seconds: float = 5.0
    # Kills after which nobody lets time pass: how long it really takes.
    patient_kills: int = 2
    # What Twilio could not post is found by listing, once a minute: there is time for that.
    has_texts_listed: bool = True


# What `make test` plays.
SUITE = Scale(
    telegram=12, sms=4, kills=2, server_kills=1, waves=1, slow=0.0, full_seconds=0.5, patient_kills=0,
)  # fmt: skip
SHORT = Scale(
    telegram=20, sms=8, kills=2, server_kills=1, web_kills=1, waves=2, slow=0.0, down_seconds=1.0,
    locked_seconds=6.0, full_seconds=1.0, patient_kills=0, has_texts_listed=False,
)  # fmt: skip


@dataclass
class Trouble:
    """What a fault is done to, and what it noted: when it struck."""

    house: House
    town: Town
    scale: Scale
    chance: random.Random
    postgres: Postgres | None = None
    struck: list[float] = field(default_factory=list)


Fault = Callable[[Trouble], Awaitable[None]]


async def dispatcher_killed(trouble: Trouble) -> None:
    """At random moments, its start included."""
    await _kill_and_kill_again(trouble, trouble.scale.kills)


async def one_of_four_killed(trouble: Trouble) -> None:
    """Two more dispatchers."""
    more = ("dispatch 3", "dispatch 4")
    for name in more:
        await trouble.house.start(name)
    await _kill_and_kill_again(trouble, max(2, trouble.scale.kills // 4))
    for name in more:
        await _kill(trouble, name)


async def _kill_and_kill_again(trouble: Trouble, times: int) -> None:
    for _ in range(times):
        await trouble.town.wave()
        await asyncio.sleep(trouble.chance.uniform(0, 1.2))
        name = await _holder(trouble.house) or trouble.chance.choice(trouble.house.dispatchers)
        await _kill(trouble, name)
        await trouble.house.start(name)
        await trouble.house.until_up(name)


async def killed_and_waited_for(trouble: Trouble) -> None:
    """As dispatcher_killed; time passes by itself."""
    for _ in range(trouble.scale.patient_kills):
        for _ in range(3):
            await trouble.town.wave()
        await asyncio.sleep(trouble.chance.uniform(0.5, 1.5))
        name = await _holder(trouble.house) or trouble.house.dispatchers[0]
        await _kill(trouble, name, is_forgotten=False)
        await trouble.house.start(name)
        await asyncio.sleep(LEASE.total_seconds() + 5)


async def _kill(trouble: Trouble, name: str, *, is_forgotten: bool = True) -> None:
    """Kill it, and note what it had on the wire. `is_forgotten`: what it held is let go, as if its leases had run out;
    the living keep theirs."""
    house, pid = trouble.house, trouble.house.running[name]
    trouble.struck.append(time.monotonic())
    house.kill(name)
    while is_alive(pid):  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.002)
    await note_unsettled(trouble)
    if not is_forgotten:
        return
    now = house.clock.now()
    async with house.database.transaction() as tx:
        its = leases.c.owner.like(f"%-{pid}-%")
        held = list(await tx.scalars(select(leases.c.name).where(its)))
        mine = [int(each.removeprefix("identity:")) for each in held if each.startswith("identity:")]
        started = (outbox.c.identity_id.in_(mine), outbox.c.state == State.STARTED)
        await tx.execute(update(outbox).where(*started).values(lease_until=now))
        await tx.execute(update(leases).where(its).values(expires_at=now))


async def note_unsettled(trouble: Trouble) -> None:
    """Whatever is started and was settled by nobody: perhaps it was sent."""
    columns = (outbox.c.bulletin_id, outbox.c.route_id, outbox.c.sealed_parcel)
    async with trouble.house.database.reading() as tx:
        started = (await tx.execute(select(*columns).where(outbox.c.state == State.STARTED))).all()
    bulletins = {(row.bulletin_id, row.route_id) for row in started if row.bulletin_id}
    answers = {
        number_in(message.text)
        for row in started
        if row.sealed_parcel
        for message in trouble.house.outbox.open(row.sealed_parcel).messages
    }
    for each in trouble.town.promised:
        its_bulletin = each.bulletin, each.person.route
        is_ours = its_bulletin in bulletins if each.bulletin else each.number in answers
        trouble.town.unsettled[each.key] += is_ours


async def _holder(house: House) -> str | None:
    """The process that sends by Telegram now."""
    ours = select(identities.c.id).where(identities.c.channel == TELEGRAM)
    async with house.database.reading() as tx:
        name = f"identity:{await tx.scalar(ours)}"
        owner = await tx.scalar(select(leases.c.owner).where(leases.c.name == name))
    pids = {str(house.running[each]): each for each in house.dispatchers}
    return pids.get(str(owner).split("-")[-2]) if owner else None


async def provider_faults(trouble: Trouble) -> None:
    """One message in twenty meets each of: 429, 5xx, 5xx although carried out, reset, answer lost, answer too late."""
    await trouble.house.far.weather(odds={**_EACH, Fate.SLOW: trouble.scale.slow})
    for _ in range(trouble.scale.waves):
        await trouble.town.wave()
        await asyncio.sleep(1)
    await trouble.house.far.weather()


async def far_end_gone(trouble: Trouble) -> None:
    """Nobody listens there."""
    await trouble.town.wave()
    await asyncio.sleep(0.3)
    await trouble.house.far.gone()
    await trouble.town.wave()
    await asyncio.sleep(trouble.scale.down_seconds)
    await trouble.house.far.back()
    trouble.struck.append(time.monotonic())


async def database_locked(trouble: Trouble) -> None:
    """Somebody else holds it for longer than anybody waits for it."""
    for _ in range(2):
        await trouble.town.wave()
    await asyncio.sleep(trouble.chance.uniform(0, 0.4))
    if trouble.house.database.is_sqlite:
        await asyncio.to_thread(_lock_file, trouble)
    else:
        async with trouble.house.database.transaction() as tx:
            await tx.execute(text("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE"))
            await asyncio.sleep(trouble.scale.locked_seconds)
    trouble.struck.append(time.monotonic())


def _lock_file(trouble: Trouble) -> None:
    url = trouble.house.database.url
    with closing(sqlite3.connect(url.partition(":///")[2], isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout=5000")
        other.execute("BEGIN IMMEDIATE")
        time.sleep(trouble.scale.locked_seconds)
        other.execute("ROLLBACK")


async def disk_full(trouble: Trouble) -> None:
    """No file of the process may be longer than a page: every write fails, reading goes on."""
    for _ in range(2):
        await trouble.town.wave()
    await asyncio.sleep(trouble.chance.uniform(0, 0.4))
    pid = trouble.house.running["run"]
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    await asyncio.sleep(trouble.scale.full_seconds)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    trouble.struck.append(time.monotonic())


async def server_killed(trouble: Trouble) -> None:
    """PostgreSQL, all its processes at once; ours live on."""
    assert trouble.postgres
    for _ in range(trouble.scale.server_kills):
        await trouble.town.wave()
        await asyncio.sleep(trouble.chance.uniform(0.2, 1.2))
        trouble.struck.append(time.monotonic())
        trouble.postgres.kill()
        await trouble.postgres.start()
        await note_unsettled(trouble)


async def clock_set(trouble: Trouble) -> None:
    """On, and back, by less than a lease, in the middle of the work: it must not matter."""
    for seconds in (HARMLESS_STEP, -HARMLESS_STEP):
        await _step(trouble, seconds)


async def clock_leaps(trouble: Trouble) -> None:
    """By ten minutes: whoever holds an identity seems dead for so long, so what is on the wire may be sent again."""
    for _ in range(2):
        await _step(trouble, 600)


async def _step(trouble: Trouble, seconds: float) -> None:
    await trouble.town.wave()
    await asyncio.sleep(trouble.chance.uniform(0, 0.5))
    trouble.struck.append(time.monotonic())
    if abs(seconds) < HOLD.total_seconds():
        trouble.house.clock.step(seconds)
        return
    while not await _leap(trouble, seconds):  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.02)


async def _leap(trouble: Trouble, seconds: float) -> bool:
    """Nobody is so quick as to take over what is on the wire before it is noted. False where somebody is just about to
    start more, by the time before the leap."""
    house = trouble.house
    with house.still():
        if not house.database.is_sqlite:
            async with house.database.reading() as tx:
                if await tx.scalar(text(_TRANSACTIONS)):
                    return False
        house.clock.step(seconds)
        await note_unsettled(trouble)
        return True


async def web_killed(trouble: Trouble) -> None:
    """While people write to us: Telegram calls again, what Twilio could not post is found in its list."""
    house, town = trouble.house, trouble.town
    name = house.names[0]
    people = [each for each in town.people if each.channel == TELEGRAM or trouble.scale.has_texts_listed]
    for _ in range(trouble.scale.web_kills):
        writing = asyncio.create_task(_write_on(trouble, people))
        await asyncio.sleep(trouble.chance.uniform(0.1, 0.6))
        await _kill(trouble, name)
        await house.start(name)
        await writing
    await _until_answered(trouble)


async def _until_answered(trouble: Trouble) -> None:
    """Who is not answered by then is skipped."""
    give_up = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < give_up:
        answered = {(number_in(each.text), each.person) for each in await trouble.house.far.read()}
        if all(each.key in answered for each in trouble.town.promised):
            return
        await asyncio.sleep(0.1)


async def _write_on(trouble: Trouble, people: list[Person]) -> None:
    for person in trouble.chance.sample(people, min(12, len(people))):
        await trouble.town.write(person)
        await asyncio.sleep(0.06)


FAR_END, LOCKED, CLOCK, WEB = "far end gone", "database locked", "clock set by 20 s", "web process killed"
DISPATCHER, PROVIDER, FULL = "dispatcher killed", "5 % of each provider fault", "disk full"
SERVER, PATIENT = "PostgreSQL killed", "killed, lease waited for"
ON_BOTH: dict[str, Fault] = {
    DISPATCHER: dispatcher_killed,
    PROVIDER: provider_faults,
    FAR_END: far_end_gone,
    LOCKED: database_locked,
    CLOCK: clock_set,
    "clock leaps by 10 min": clock_leaps,
    WEB: web_killed,
    PATIENT: killed_and_waited_for,
}
# The faults that matter most.
IN_SUITE = {"sqlite": (DISPATCHER, PROVIDER, FULL), "postgresql": (DISPATCHER, PROVIDER, SERVER)}
FAULTS: dict[str, dict[str, Fault]] = {
    "sqlite": {**ON_BOTH, FULL: disk_full},
    "postgresql": {**ON_BOTH, SERVER: server_killed, "four dispatchers": one_of_four_killed},
}
