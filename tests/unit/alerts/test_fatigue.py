"""How much an audience has had this week, and who wanted no more."""

from datetime import timedelta

from alerts import service
from alerts.fatigue import fatigue
from alerts.model import Fatigue
from subscribers.service import by_route
from subscribers.tables import mutes
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets


async def fatigue_of(streets: Streets, draft: int) -> Fatigue:
    async with streets.database.transaction() as tx:
        alert = await service.get(tx, draft)
        return await fatigue(tx, alert, streets.clock.now())


async def test_alerts_of_the_last_seven_days_are_counted_per_person(streets: Streets) -> None:
    await streets.resident(LINACRE)
    await streets.resident(LINACRE, DERBY)
    await streets.resident(DERBY)
    officer = await streets.officer()
    old = await streets.draft(officer, LINACRE, text="Old.")
    await streets.send(old, officer)
    await streets.fanout.once()
    streets.clock.at = NOON + timedelta(days=3)
    for words, ward in (("First.", LINACRE), ("Second.", DERBY)):
        await streets.send(await streets.draft(officer, ward, text=words), officer)
        await streets.fanout.once()
    here = await streets.draft(officer, LINACRE, text="New.")
    assert await fatigue_of(streets, here) == Fatigue(((2, 1), (3, 1)))
    # The oldest is a week ago: it counts no more. Whoever is not in the audience never did.
    streets.clock.at = NOON + timedelta(days=7)
    assert await fatigue_of(streets, here) == Fatigue(((1, 1), (2, 1)))
    streets.clock.at = NOON + timedelta(days=30)
    assert await fatigue_of(streets, here) == Fatigue()


async def test_mutes_after_the_last_alert_of_the_team_are_counted(streets: Streets) -> None:
    people = [await streets.resident(LINACRE) for _ in range(3)]
    officer = await streets.officer()
    drafts = [await streets.draft(officer, LINACRE, text=words) for words in ("First.", "Second.", "New.")]
    for number, draft in enumerate(drafts[:2]):
        streets.clock.at = NOON + timedelta(hours=number)
        await streets.send(draft, officer)
    async with streets.database.transaction() as tx:
        for route, draft in zip(people, (drafts[0], drafts[1], drafts[1]), strict=True):
            person = await by_route(tx, route)
            assert person is not None
            until = NOON + timedelta(days=30)
            await tx.execute(
                mutes.insert().values(subscriber_id=person.id, topic="burglary", until=until, alert_id=draft)
            )
    assert (await fatigue_of(streets, drafts[2])).muted == 2


async def test_mutes_after_an_alert_about_something_else_say_nothing_of_this_one(streets: Streets) -> None:
    reader = await streets.resident(LINACRE)
    officer = await streets.officer()
    first, other, new = [await streets.draft(officer, LINACRE, text=words) for words in ("A.", "B.", "C.")]
    async with streets.database.transaction() as tx:
        await service.set_category(tx, other, officer, "drugs", "drugs", NOON)
    for number, draft in enumerate((first, other)):
        streets.clock.at = NOON + timedelta(hours=number)
        await streets.send(draft, officer)
    async with streets.database.transaction() as tx:
        person = await by_route(tx, reader)
        assert person is not None
        values = {"subscriber_id": person.id, "until": NOON + timedelta(days=30)}
        await tx.execute(mutes.insert().values(topic="drugs", alert_id=other, **values))
    assert (await fatigue_of(streets, new)).muted == 0
    async with streets.database.transaction() as tx:
        await tx.execute(mutes.insert().values(topic="burglary", alert_id=first, **values))
    assert (await fatigue_of(streets, new)).muted == 1


async def test_who_cannot_be_reached_any_more_is_not_counted(streets: Streets) -> None:
    """The same people as in "3 people will get it"."""
    await streets.resident(LINACRE)
    gone = await streets.resident(LINACRE)
    officer = await streets.officer()
    await streets.send(await streets.draft(officer, LINACRE, text="First."), officer)
    await streets.fanout.once()
    await streets.block(gone)
    here = await streets.draft(officer, LINACRE, text="Second.")
    assert await fatigue_of(streets, here) == Fatigue(((1, 1),))
