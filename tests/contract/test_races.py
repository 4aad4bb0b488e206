"""What two processes must not do to each other beyond the conversation: start, lease, claim, fan out, cancel, stop."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import BigInteger, func, insert, literal, select

from alerts import service as alerts
from alerts.fanout import Fanout
from alerts.tables import alert_versions
from alerts.tables import alerts as alert_rows
from bot.groundwork import prepare_database
from bot.housekeeping import purge
from bot.tables import conversations
from config.sealing import Boxes, Ring
from database import leases
from database.engine import Database, Tx
from database.key_checks import keep_checks
from delivery import claims
from delivery.messages import TELEGRAM, Kind, Lane, State
from delivery.outbox import Outbox
from delivery.receipts import Receipts
from delivery.routes import AddressBook, hold, identity_id
from delivery.tables import outbox, routes
from intelligence.aliases import load_word_lists
from intelligence.filing import Filing
from intelligence.model import AnswerFacts, Envelope, EnvelopeKind, Outcome, OutgoingKind, Routed
from intelligence.relays import Relays
from intelligence.service import Desk
from intelligence.tables import outgoing, tip_messages, tips
from intelligence.vault import Vault
from staff.model import Role, Staff
from subscribers import service as subscribers
from tests.unit.alerts.streets import LINACRE, NOON, Streets
from tests.unit.delivery.post_office import CountingChannel, PostOffice, StillClock
from tests.world import settings_for

if TYPE_CHECKING:
    from tests.postgres_server import Postgres

pytest_plugins = ["tests.postgres"]
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
HOLD = timedelta(seconds=30)
A_WHILE = 0.3  # seconds; longer than what does not wait
ADA = Staff(1, "Ada", Role.MEMBER, frozenset({"npt-sefton"}))


async def waits(task: Awaitable[object]) -> bool:
    """Whether something is still not done after a while (it goes on)."""
    done, _ = await asyncio.wait([asyncio.ensure_future(task)], timeout=A_WHILE)
    return not done


async def test_two_processes_start_on_a_new_database(database: Database, other: Database) -> None:
    async def start(each: Database, name: str) -> int:
        async with each.transaction() as tx:
            return await identity_id(tx, TELEGRAM, name)

    for name in ("telegram:1", "telegram:2", "telegram:3"):
        found = await asyncio.gather(*(start(each, name) for each in (database, other) * 3))
        assert len(set(found)) == 1
        assert found[0] > 0


async def test_two_hosts_with_different_keys_do_not_both_start(database: Database, other: Database) -> None:
    async def start(each: Database, key: bytes) -> None:
        async with each.transaction() as tx:
            await keep_checks(tx, {"TIP_KEYS": (key,)})
            await asyncio.sleep(A_WHILE / 3)

    starts = start(database, b"a" * 32), start(other, b"b" * 32)
    results = await asyncio.gather(*starts, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["BadSetting", "NoneType"]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_two_releases_at_once(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    settings = settings_for(tmp_path)
    if engine == "postgresql":
        server: Postgres = request.getfixturevalue("postgres_server")
        if not server.is_up:
            await server.start()
        settings = settings_for(tmp_path, database_url=await server.empty())
    async with asyncio.timeout(30):
        made = await asyncio.gather(*(prepare_database(settings) for _ in range(3)))
    assert {now for _, now, _ in made} == {made[0][1]}


async def test_one_of_two_takes_a_lease(database: Database, other: Database) -> None:
    async def take(each: Database, owner: str, now: datetime) -> int | None:
        async with each.transaction() as tx:
            return await leases.take(tx, "clock", owner, now, HOLD)

    for turn in range(5):
        now = NOW + turn * 2 * HOLD
        fences = await asyncio.gather(take(database, "ann", now), take(other, "bob", now))
        assert sum(fence is not None for fence in fences) == 1, (turn, fences)


def office_of(database: Database, identity: int) -> PostOffice:
    book = AddressBook(Ring((b"a" * 32,)), b"l" * 32)
    parts = Outbox(Ring((b"c" * 32,))), Receipts(b"l" * 32), StillClock()
    return PostOffice(database, book, *parts, identity, CountingChannel())


async def test_two_dispatchers_send_each_row_once(database: Database, other: Database) -> None:
    async with database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
    ann = office_of(database, identity)
    bob = replace(ann, database=other)
    for number in range(30):
        await ann.say(f"person {number % 7}", f"text {number}")
    both = ann.dispatcher("ann", rate=5), bob.dispatcher("bob", rate=5)
    await asyncio.gather(*(each.drain() for each in both))
    assert sorted(ann.channel.texts) == sorted(f"text {number}" for number in range(30))
    for person in range(7):
        theirs = [text for address, text in ann.channel.sent if address == f"person {person}"]
        assert theirs == [f"text {number}" for number in range(30) if number % 7 == person]


async def test_what_two_start_at_once_is_never_the_same(database: Database, other: Database) -> None:
    """Even without the lease: whoever starts takes what nobody else has, and does not wait for it."""
    async with database.transaction() as tx:
        identity = await identity_id(tx, TELEGRAM, "telegram:1")
    office = office_of(database, identity)
    rows = [await office.say(f"person {number}", "text") for number in range(8)]
    now = office.clock.now()

    async def start(each: Database) -> list[int]:
        async with each.transaction() as tx:
            started = await claims.start(tx, identity, now, 4)
            await asyncio.sleep(A_WHILE)
            return [row.id for row in started]

    one, two = await asyncio.gather(start(database), start(other))
    assert sorted(one + two) == rows


async def test_two_fan_outs_reach_everybody_once(database: Database, other: Database) -> None:
    streets = Streets(database)
    for _ in range(12):
        await streets.resident(LINACRE)
    officer = await streets.officer()
    both = streets.fanout, Fanout(other, streets.clock)
    for _ in range(8):
        await streets.send(await streets.draft(officer, LINACRE), officer)
        await asyncio.gather(*(each.once() for each in both))
    rows = await streets.rows()
    assert len(rows) == len({(row.bulletin_id, row.person_id) for row in rows}) == 96
    assert len(await streets.recipients()) == 96


async def page_under_way(tx: Tx, alert: int, route: int, person: int) -> None:
    """What a page of the fan-out has done before it commits: the alert is held, a row is there."""
    await tx.execute(select(alert_rows.c.id).where(alert_rows.c.id == alert).with_for_update())
    await subscribers.keep_from_leaving(tx, select(literal(person, BigInteger)))
    version = await tx.scalar(select(alert_versions.c.id).where(alert_versions.c.alert_id == alert))
    await tx.execute(
        insert(outbox).values(
            identity_id=1, route_id=route, kind=Kind.SEND, lane=Lane.ROUTINE, state=State.QUEUED,
            due_at=NOON, bulletin_id=version, person_id=person,
        )
    )  # fmt: skip


async def test_what_is_cancelled_in_the_middle_of_a_page_does_not_go(
    database: Database, other: Database
) -> None:
    streets = Streets(database)
    route = await streets.resident(LINACRE)
    officer = await streets.officer()
    alert = await streets.draft(officer, LINACRE)
    await streets.send(alert, officer)
    async with database.reading() as tx:
        person = await subscribers.by_route(tx, route)
    assert person

    async def cancel() -> None:
        async with other.transaction() as tx:
            await alerts.cancel(tx, alert, officer, NOON)

    async with database.transaction() as tx:
        await page_under_way(tx, alert, route, person.id)
        cancelling = asyncio.ensure_future(cancel())
        assert await waits(asyncio.shield(cancelling))
    await cancelling
    await streets.fanout.once()
    assert [row.state for row in await streets.rows()] == [State.SUPPRESSED]


@pytest.mark.parametrize("way", ["stop", "erase"])
async def test_who_stops_in_the_middle_of_a_page_gets_nothing(
    database: Database, other: Database, way: str
) -> None:
    streets = Streets(database)
    route = await streets.resident(LINACRE)
    officer = await streets.officer()
    alert = await streets.draft(officer, LINACRE)
    await streets.send(alert, officer)
    async with database.reading() as tx:
        person = await subscribers.by_route(tx, route)
    assert person

    async def stop() -> None:
        async with other.transaction() as tx:
            if way == "erase":
                await subscribers.erase(tx, route, NOON, channel=TELEGRAM)
            else:
                await subscribers.withdraw(tx, route, channel=TELEGRAM, wording="STOP", now=NOON)

    async with database.transaction() as tx:
        await page_under_way(tx, alert, route, person.id)
        stopping = asyncio.ensure_future(stop())
        assert await waits(asyncio.shield(stopping))
    await stopping
    [row] = await streets.rows()
    assert row.state == State.SUPPRESSED
    assert (row.person_id == person.id) is (way == "stop")


async def test_a_page_waits_for_whoever_is_stopping(database: Database, other: Database) -> None:
    streets = Streets(database)
    route = await streets.resident(LINACRE)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE), officer)
    fanout = Fanout(other, streets.clock)
    async with database.transaction() as tx:
        await subscribers.withdraw(tx, route, channel=TELEGRAM, wording="STOP", now=NOON)
        paging = asyncio.ensure_future(fanout.once())
        assert await waits(asyncio.shield(paging))
    await paging
    assert await streets.rows() == []


async def test_the_night_forgets_no_address_that_is_just_being_used(
    database: Database, other: Database
) -> None:
    streets = Streets(database)
    used, unused = await streets.route(), await streets.route()
    async with database.transaction() as tx:
        assert await hold(tx, used)
        purging = asyncio.ensure_future(purge(other, streets.clock))
        await waits(asyncio.shield(purging))
        memory = {"version": 1, "blob": b"", "expires_on": NOW.date()}
        await tx.execute(insert(conversations).values(route_id=used, **memory))
    await purging
    async with database.transaction() as tx:
        assert (await tx.scalars(select(routes.c.id))).all() == [used]
        assert not await hold(tx, unused)


class Room:
    """The desk, and one claimed tip that can be answered."""

    def __init__(self) -> None:
        self.relays = Relays(Boxes((b"r" * 32,)))
        self.vault = Vault(Ring((b"v" * 32,)))
        self.filing = Filing(self.vault, self.relays, load_word_lists())
        self.desk = Desk(self.vault, self.relays)

    async def tip(self, database: Database, reply: AnswerFacts | None = None) -> int:
        routed = Routed("burglary", "routine", False, "npt-sefton", "Linacre (Sefton)")
        relay = self.relays.seal(1, NOW)
        told = Envelope(EnvelopeKind.FILE, text="sheds", routed=routed, relay=relay, handle="h", reply=reply)
        async with database.transaction() as tx:
            await self.filing.carry_out(tx, told, NOW)
            tip = int(await tx.scalar(select(tips.c.id)) or 0)
            await self.desk.claim(tx, tip, ADA, NOW)
        return tip

    async def sent_out(self, database: Database, kind: OutgoingKind) -> int:
        async with database.reading() as tx:
            rows = (await tx.scalars(select(outgoing.c.sealed))).all()
        return sum(self.relays.open_outgoing(row).kind == kind for row in rows)


async def test_a_report_closed_twice_at_once_is_closed_once(database: Database, other: Database) -> None:
    room = Room()
    tip = await room.tip(database)

    async def close(each: Database) -> None:
        async with each.transaction() as tx:
            await room.desk.close(tx, tip, ADA, Outcome.ACTED_ON, "", NOW)
            await asyncio.sleep(A_WHILE / 3)

    results = await asyncio.gather(*(close(each) for each in (database, other)), return_exceptions=True)
    assert sum(result is None for result in results) == 1, results
    assert await room.sent_out(database, OutgoingKind.OUTCOME) == 1


async def test_words_written_at_once_are_numbered_in_turn(database: Database, other: Database) -> None:
    room = Room()
    tip = await room.tip(database)

    async def ask(each: Database, words: str) -> None:
        async with each.transaction() as tx:
            await room.desk.ask(tx, tip, ADA, words, NOW)

    async def add(each: Database) -> None:
        async with each.transaction() as tx:
            more = Envelope(EnvelopeKind.ADD, text="and bikes", handle="h")
            assert await room.filing.carry_out(tx, more, NOW)

    await asyncio.gather(ask(database, "One?"), ask(other, "Two?"), add(database), add(other))
    async with database.transaction() as tx:
        page = await room.desk.read(tx, tip, ADA, NOW)
    assert len(page.messages) == 5
    async with database.reading() as tx:
        numbers = await tx.scalars(select(tip_messages.c.number).order_by(tip_messages.c.number))
        assert numbers.all() == [1, 2, 3, 4, 5]


async def test_what_was_opened_meanwhile_is_not_destroyed(database: Database, other: Database) -> None:
    """The sender takes it back at the moment at which somebody reads it."""
    room = Room()
    tip = await room.tip(database)

    async def take_back() -> None:
        async with other.transaction() as tx:
            await room.filing.carry_out(tx, Envelope(EnvelopeKind.TAKE_BACK, handle="h"), NOW)

    async with database.transaction() as tx:
        await room.desk.read(tx, tip, ADA, NOW)
        taking = asyncio.ensure_future(take_back())
        assert await waits(asyncio.shield(taking))
    await taking
    async with database.reading() as tx:
        assert (await tx.execute(select(tips.c.was_opened, tips.c.was_taken_back))).one() == (True, True)


async def test_an_answer_to_an_alert_for_places_with_long_names_is_filed(database: Database) -> None:
    room = Room()
    long = "Moreton West and Saughall Massie (Wirral), Moreton West and Saughall Massie (Wirral) and 11 more"
    await room.tip(database, AnswerFacts("burglary", long, "Wirral", "K7QX"))
    async with database.reading() as tx:
        assert str(await tx.scalar(select(tips.c.reply_area))).startswith("Moreton West")
        assert await tx.scalar(select(func.count()).select_from(tips)) == 1
