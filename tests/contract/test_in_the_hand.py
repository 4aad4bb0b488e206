"""Votes and mutes on both databases: two presses at once, and a mute while copies are being written."""

import asyncio

from sqlalchemy import func, select

from alerts import unwanted, votes
from alerts.records import by_code
from alerts.tables import alert_recipients, alert_votes
from database.engine import Database
from delivery.tables import outbox
from subscribers import mutes as muting
from subscribers.tables import mutes, subscriber_routes
from tests.unit.alerts.streets import LINACRE, NOON, Streets

pytest_plugins = ["tests.postgres"]


async def out(streets: Streets) -> int:
    """An alert about burglary whose copies are written; its id."""
    officer = await streets.officer()
    code = await streets.send(await streets.draft(officer, LINACRE), officer)
    while await streets.fanout.once():
        pass
    async with streets.database.reading() as tx:
        alert = await by_code(tx, code)
    assert alert
    return alert.id


async def person_of(database: Database, route: int) -> int:
    async with database.reading() as tx:
        of_route = subscriber_routes.c.route_id == route
        return int(await tx.scalar(select(subscriber_routes.c.subscriber_id).where(of_route)) or 0)


async def test_two_presses_at_once_are_one_vote(database: Database, other: Database) -> None:
    streets = Streets(database)
    ann = await person_of(database, await streets.resident(LINACRE))
    alert = await out(streets)

    async def press(each: Database, *, is_useful: bool) -> bool:
        async with each.transaction() as tx:
            return await votes.vote(tx, alert, ann, is_useful=is_useful)

    both = await asyncio.gather(press(database, is_useful=True), press(other, is_useful=False))
    assert both == [True, True]
    async with database.reading() as tx:
        assert await tx.scalar(select(func.count()).select_from(alert_votes)) == 1
        assert sum(await votes.tally(tx, alert)) == 1
    assert await press(database, is_useful=True)
    async with database.reading() as tx:
        assert await votes.tally(tx, alert) == (1, 0)
        assert [is_useful for _, is_useful in await votes.votes_of(tx, ann)] == [True]


async def test_nobody_but_a_recipient_votes_and_nobody_has_voted_on_nothing(database: Database) -> None:
    streets = Streets(database)
    await streets.resident(LINACRE)
    alert = await out(streets)
    async with database.transaction() as tx:
        (recipient,) = await tx.scalars(select(alert_recipients.c.subscriber_id))
        assert not await votes.vote(tx, alert, recipient + 1, is_useful=True)
        assert not await votes.vote(tx, alert + 1, recipient, is_useful=True)
        assert await votes.tally(tx, alert) == (0, 0)


async def test_two_mutes_at_once_are_one(database: Database, other: Database) -> None:
    streets = Streets(database)
    route = await streets.resident(LINACRE)

    async def mute(each: Database, alert: int) -> None:
        async with each.transaction() as tx:
            await muting.mute(tx, route, "burglary", alert, NOON)

    await asyncio.gather(mute(database, 1), mute(other, 2))
    async with database.reading() as tx:
        row = (await tx.execute(select(mutes))).one()
    assert (row.topic, row.until) == ("burglary", muting.end_of_mute(NOON))
    async with database.transaction() as tx:
        await muting.forget_past(tx, row.until)
        assert (await tx.execute(select(mutes))).all() == []


async def test_what_waits_about_a_topic_is_held_back_for_this_person_alone(database: Database) -> None:
    streets = Streets(database)
    ann, bob = await streets.resident(LINACRE), await streets.resident(LINACRE)
    await out(streets)
    person = await person_of(database, ann)
    async with database.transaction() as tx:
        assert await unwanted.hold_back(tx, person, "drugs", "muted", NOON) == 0
        assert await unwanted.hold_back(tx, person, "burglary", "muted", NOON) == 1
        assert await unwanted.hold_back(tx, person, "burglary", "muted", NOON) == 0
    async with database.reading() as tx:
        rows = {row.route_id: (row.state, row.reason) for row in await tx.execute(select(outbox))}
    assert rows == {ann: ("suppressed", "muted"), bob: ("queued", None)}
