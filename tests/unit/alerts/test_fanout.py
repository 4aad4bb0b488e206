"""Exactly the people concerned, once each, by their best way, however the work is cut up."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest
from sqlalchemy import select, update

from alerts import fanout
from alerts.facts import recent
from alerts.model import Stage, Urgency
from alerts.service import cancel
from alerts.tables import alerts
from database.engine import Database, Tx
from delivery.messages import AT_ONCE, SMS, TELEGRAM, Lane, Parcel, State
from delivery.tables import renderings
from subscribers import service as subscribers
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets

NIGHT = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


async def test_only_who_is_concerned_gets_it(streets: Streets) -> None:
    here = await streets.resident(LINACRE)
    both = await streets.resident(LINACRE, DERBY, channel=SMS)
    await streets.resident(DERBY)
    await streets.resident(LINACRE, topics=("scams",))
    left = await streets.resident(LINACRE)
    async with streets.database.transaction() as tx:
        await subscribers.withdraw(tx, left, channel=TELEGRAM, wording="bye", now=NOON)
    await streets.block(await streets.resident(LINACRE))
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE), officer)
    await streets.fanout.once()
    assert {row.route_id for row in await streets.rows()} == {here, both}
    assert len(await streets.recipients()) == 2


async def test_one_person_one_copy_by_telegram_first(streets: Streets) -> None:
    old_phone = await streets.resident(LINACRE, DERBY, channel=SMS)
    telegram = await streets.second_way(old_phone, TELEGRAM)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, DERBY, LINACRE), officer)
    await streets.fanout.once()
    assert [row.route_id for row in await streets.rows()] == [telegram]

    await streets.block(telegram)
    await streets.send(await streets.draft(officer, LINACRE), officer)
    await streets.fanout.once()
    assert [row.route_id for row in await streets.rows()] == [telegram, old_phone]


async def test_an_emergency_takes_every_way_and_passes_topics_and_the_night(streets: Streets) -> None:
    streets.clock.at = NIGHT
    phone = await streets.resident(LINACRE, DERBY, channel=SMS, topics=())
    telegram = await streets.second_way(phone, TELEGRAM)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE, DERBY, urgency=Urgency.EMERGENCY), officer)
    await streets.fanout.once()
    rows = await streets.rows()
    assert {row.route_id for row in rows} == {phone, telegram}
    assert {(row.lane, row.due_at, row.expires_at) for row in rows} == {
        (Lane.EMERGENCY, AT_ONCE, NIGHT + timedelta(hours=12))
    }
    assert len(await streets.recipients()) == 1


@pytest.mark.parametrize(
    ("urgency", "lane", "hours"), [(Urgency.URGENT, Lane.URGENT, 24), (Urgency.ROUTINE, Lane.ROUTINE, 72)]
)
async def test_others_wait(streets: Streets, urgency: Urgency, lane: Lane, hours: int) -> None:
    streets.clock.at = NIGHT
    await streets.resident(LINACRE)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE, urgency=urgency), officer)
    await streets.fanout.once()
    (row,) = await streets.rows()
    assert (row.lane, row.due_at, row.expires_at) == (lane, MORNING, NIGHT + timedelta(hours=hours))


@pytest.mark.parametrize("size", [1, 2, 3, 50])
async def test_a_crash_between_pages_neither_skips_nor_doubles(
    streets: Streets, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page runs on a database opened anew; every other one dies before its commit."""
    monkeypatch.setattr(fanout, "PAGE", size)
    expected = {await streets.resident(LINACRE) for _ in range(3)}
    expected |= {await streets.resident(DERBY) for _ in range(2)}
    expected |= {await streets.resident(LINACRE, DERBY, channel=SMS) for _ in range(2)}
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE, DERBY), officer)
    pages = 0
    for kind in cycle((Database, Dying)):
        restarted = kind(streets.database.url)
        try:
            if not await fanout.page(restarted, NOON):
                break
            pages += 1
        except PowerCut:
            assert kind is Dying
        finally:
            await restarted.close()
    assert pages >= len(expected) / size
    assert Counter(row.route_id for row in await streets.rows()) == Counter(expected)
    assert len(await streets.recipients()) == len(expected)
    assert not await fanout.page(streets.database, NOON)


async def test_fanned_out_anew_it_finds_those_who_have_it_not(streets: Streets) -> None:
    """As where an older version stood in the middle of it, and counted its way in another manner."""
    old = {await streets.resident(LINACRE) for _ in range(5)}
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    await streets.send(draft, officer)
    await streets.fanout.once()
    new = {await streets.resident(LINACRE) for _ in range(5)}
    async with streets.database.transaction() as tx:
        anew = {"stage": Stage.SENDING, "cursor_person": None}
        await tx.execute(update(alerts).where(alerts.c.id == draft).values(anew))
    await streets.fanout.once()
    assert Counter(row.route_id for row in await streets.rows()) == Counter(old | new)
    assert len(await streets.recipients()) == 10


class Dying(Database):
    """A database of which every transaction is lost right before its commit."""

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        async with super().transaction() as tx:
            yield tx
            raise PowerCut


class PowerCut(Exception):
    """The lights went out."""


async def test_the_more_urgent_goes_first(streets: Streets) -> None:
    await streets.resident(LINACRE)
    officer = await streets.officer()
    for urgency in (Urgency.ROUTINE, Urgency.EMERGENCY, Urgency.URGENT):
        await streets.send(await streets.draft(officer, LINACRE, urgency=urgency), officer)
    await streets.fanout.once()
    assert [row.lane for row in await streets.rows()] == [Lane.EMERGENCY, Lane.URGENT, Lane.ROUTINE]


async def test_a_cancelled_alert_goes_no_further(streets: Streets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "PAGE", 2)
    for _ in range(6):
        await streets.resident(LINACRE)
    officer = await streets.officer()
    draft = await streets.draft(officer, LINACRE)
    await streets.send(draft, officer)
    await fanout.page(streets.database, NOON)
    async with streets.database.transaction() as tx:
        stopped = await cancel(tx, draft, officer, NOON)
    # A page takes up to two.
    page = len(await streets.rows())
    assert page in (1, 2)
    assert (stopped.held_back, stopped.gone) == (page, 0)
    await streets.fanout.once()
    assert {(row.state, row.reason) for row in await streets.rows()} == {(State.SUPPRESSED, "cancelled")}
    assert len(await streets.rows()) == page


async def test_bodies_are_rendered_per_channel_not_per_person(streets: Streets) -> None:
    for channel in (TELEGRAM, SMS, TELEGRAM):
        await streets.resident(LINACRE, channel=channel, language="xx")
    officer = await streets.officer()
    code = await streets.send(await streets.draft(officer, LINACRE), officer)
    await streets.fanout.once()
    async with streets.database.reading() as tx:
        bodies = {row.id: row for row in (await tx.execute(select(renderings))).all()}
        stages = (await tx.scalars(select(alerts.c.stage))).all()
    used = Counter(bodies[row.rendering_id].channel for row in await streets.rows())
    assert used == {TELEGRAM: 2, SMS: 1}
    for body in bodies.values():
        assert code in Parcel.from_bytes(body.parcel).messages[0].text
    assert stages == ["sent"]


async def test_who_is_there_when_a_page_is_written_is_who_is_asked(streets: Streets) -> None:
    stays, leaves = await streets.resident(LINACRE), await streets.resident(LINACRE)
    officer = await streets.officer()
    code = await streets.send(await streets.draft(officer, LINACRE), officer)
    await streets.fanout.once()
    async with streets.database.transaction() as tx:
        await subscribers.withdraw(tx, leaves, channel=TELEGRAM, wording="bye", now=NOON)
    await streets.resident(LINACRE)
    await streets.fanout.once()
    assert {(row.route_id, row.state) for row in await streets.rows()} == {
        (stays, State.QUEUED),
        (leaves, State.SUPPRESSED),
    }
    # Who came later finds it where alerts are listed.
    async with streets.database.reading() as tx:
        assert [found.code for found in await recent(tx, [LINACRE], NOON)] == [code]


async def test_people_stand_near_their_routes(streets: Streets) -> None:
    """What is written in the order of people grows at the end of an index by route too."""
    routes = [await streets.resident(LINACRE) for _ in range(8)]
    async with streets.database.reading() as tx:
        people = [await subscribers.by_route(tx, route) for route in routes]
    in_order = [person.id for _, person in sorted(zip(routes, people, strict=True)) if person]
    assert in_order == sorted(in_order)
    assert len({*in_order, *routes}) == 16
