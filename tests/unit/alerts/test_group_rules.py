"""Alerts for groups: exactly the right people, the rule in words, and what waits for somebody who leaves."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from alerts import counts, service
from alerts.groups import set_audience
from alerts.model import GroupRule, Stage, Urgency
from alerts.unwanted import hold_back_elsewhere
from alerts.whom import in_words
from config.community import Group, GroupHow
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from delivery.messages import TELEGRAM, State
from staff.model import Role, Staff
from subscribers import groups
from subscribers import service as subscribers
from subscribers.tables import mutes
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets

INCLUDE, EXCLUDE, MUST_BE = GroupRule
PUBS, SCHOOLS = "pub-watch", "schools"
BOTH = (PUBS, SCHOOLS)


async def enters(streets: Streets, route: int, *slugs: str) -> None:
    """The person behind a route joins these groups."""
    async with streets.database.transaction() as tx:
        for slug in slugs:
            group = Group(slug=slug, how=GroupHow.OPEN, kind="key-location")
            await groups.join(tx, route, group, "", channel=TELEGRAM, wording="yes", now=NOON)


async def person(streets: Streets, route: int) -> int:
    async with streets.database.reading() as tx:
        found = await subscribers.by_route(tx, route)
    assert found
    return found.id


async def mute(streets: Streets, route: int, until: datetime, topic: str = "burglary") -> None:
    values = {"subscriber_id": await person(streets, route), "topic": topic, "until": until}
    async with streets.database.transaction() as tx:
        await tx.execute(insert(mutes).values(values))


async def draft(
    streets: Streets,
    author: Staff,
    rules: Mapping[str, GroupRule],
    *,
    to_public: bool = True,
    wards: tuple[str, ...] = (LINACRE,),
    urgency: Urgency = Urgency.ROUTINE,
) -> int:
    made = await streets.draft(author, *wards, urgency=urgency)
    async with streets.database.transaction() as tx:
        await set_audience(tx, made, author, to_public, rules, NOON)
    return made


async def reached(streets: Streets, alert: int, author: Staff) -> set[int]:
    """Send it; the routes that got a copy. The count beforehand is the number of them."""
    async with streets.database.reading() as tx:
        people, _ = await counts.count(tx, await service.get(tx, alert), NOON)
    await streets.send(alert, author)
    await streets.fanout.once()
    routes = [row.route_id for row in await streets.rows()]
    assert len(routes) == len(set(routes)) == people
    assert len(await streets.recipients()) == people
    return set(routes)


async def test_members_get_it_whatever_topics_they_chose(streets: Streets) -> None:
    public, other_topic = await streets.resident(LINACRE), await streets.resident(LINACRE, topics=["scams"])
    member = await streets.resident(LINACRE, topics=())
    elsewhere = await streets.resident(DERBY, topics=())
    for route in (member, elsewhere):
        await enters(streets, route, PUBS)
    officer = await streets.officer()
    alert = await draft(streets, officer, {PUBS: INCLUDE})
    got = await reached(streets, alert, officer)
    assert got == {public, member}
    assert other_topic not in got


async def test_groups_alone_reach_no_public(streets: Streets) -> None:
    await streets.resident(LINACRE)
    member = await streets.resident(LINACRE)
    await enters(streets, member, PUBS)
    officer = await streets.officer()
    assert await reached(
        streets, await draft(streets, officer, {PUBS: INCLUDE}, to_public=False), officer
    ) == {member}


async def test_a_group_left_out_does_not_get_it_by_another_way(streets: Streets) -> None:
    public = await streets.resident(LINACRE)
    school, both = await streets.resident(LINACRE), await streets.resident(LINACRE)
    await enters(streets, school, SCHOOLS)
    await enters(streets, both, *BOTH)
    officer = await streets.officer()
    alert = await draft(streets, officer, {PUBS: INCLUDE, SCHOOLS: EXCLUDE})
    assert await reached(streets, alert, officer) == {public}


async def test_only_who_belongs_to_all_that_one_must(streets: Streets) -> None:
    routes = [await streets.resident(LINACRE) for _ in range(3)]
    await enters(streets, routes[1], PUBS)
    await enters(streets, routes[2], *BOTH)
    officer = await streets.officer()
    alert = await draft(streets, officer, {PUBS: MUST_BE, SCHOOLS: MUST_BE})
    assert await reached(streets, alert, officer) == {routes[2]}


async def test_an_emergency_passes_topics_and_mutes_and_no_group(streets: Streets) -> None:
    muted, no_topic, school = [await streets.resident(LINACRE, topics=()) for _ in range(3)]
    await mute(streets, muted, NOON + timedelta(days=30))
    await enters(streets, school, SCHOOLS)
    boss = await streets.officer(Role.SUPERVISOR)
    alert = await draft(streets, boss, {SCHOOLS: EXCLUDE}, urgency=Urgency.EMERGENCY)
    assert await reached(streets, alert, boss) == {muted, no_topic}


async def test_muted_people_are_left_out_until_the_mute_ends(streets: Streets) -> None:
    now_muted, member, was_muted, other = [await streets.resident(LINACRE) for _ in range(4)]
    await enters(streets, member, PUBS)
    await mute(streets, now_muted, NOON + timedelta(seconds=1))
    await mute(streets, member, NOON + timedelta(days=1))
    await mute(streets, was_muted, NOON)
    await mute(streets, other, NOON + timedelta(days=1), topic="scams")
    officer = await streets.officer()
    assert await reached(streets, await draft(streets, officer, {PUBS: INCLUDE}), officer) == {
        was_muted,
        other,
    }


async def test_many_ways_to_one_person_are_one_copy(streets: Streets) -> None:
    routes = [await streets.resident(LINACRE, DERBY) for _ in range(3)]
    for route in routes:
        await enters(streets, route, *BOTH)
    officer = await streets.officer()
    alert = await draft(streets, officer, {PUBS: INCLUDE, SCHOOLS: INCLUDE}, wards=(DERBY, LINACRE))
    assert await reached(streets, alert, officer) == set(routes)


async def test_who_leaves_a_group_gets_nothing_more_of_what_was_for_it(streets: Streets) -> None:
    streets.clock.at = NOON + timedelta(hours=10)  # the night holds what is sent now
    by_group, by_topic = await streets.resident(LINACRE, topics=()), await streets.resident(LINACRE)
    by_other = await streets.resident(LINACRE, topics=())
    for route in (by_group, by_topic):
        await enters(streets, route, PUBS)
    await enters(streets, by_other, *BOTH)
    officer = await streets.officer()
    for to_public in (True, False):
        rules = {PUBS: INCLUDE, SCHOOLS: INCLUDE}
        await streets.send(await draft(streets, officer, rules, to_public=to_public), officer)
    await streets.fanout.once()
    async with streets.database.transaction() as tx:
        for route in (by_group, by_topic, by_other):
            found = await subscribers.by_route(tx, route)
            assert found
            await groups.leave(tx, route, PUBS, channel=TELEGRAM, wording="bye", now=streets.clock.at)
            await hold_back_elsewhere(tx, found.id, streets.clock.at)
    states = {route: [] for route in (by_group, by_topic, by_other)}  # type: dict[int, list[str]]
    for row in await streets.rows():
        states[row.route_id].append(row.state)
    # In which order the two go is not said.
    assert {route: sorted(found) for route, found in states.items()} == {
        by_group: [State.SUPPRESSED, State.SUPPRESSED],
        by_topic: [State.HELD, State.SUPPRESSED],
        by_other: [State.HELD, State.HELD],
    }


async def test_an_audience_of_nobody_is_refused_and_the_old_one_stays(streets: Streets) -> None:
    officer = await streets.officer()
    alert = await draft(streets, officer, {PUBS: INCLUDE}, to_public=False)
    async with streets.database.transaction() as tx:
        before = await service.get(tx, alert)
        for rules in ({}, {PUBS: EXCLUDE}, {PUBS: MUST_BE}):
            with pytest.raises(BadInput, match="groups-staff-nobody"):
                await set_audience(tx, alert, officer, False, rules, NOON)
        assert await service.get(tx, alert) == before
    assert (before.to_public, before.groups) == (False, ((PUBS, INCLUDE),))


async def test_rights_and_stage_are_checked(streets: Streets) -> None:
    officer, stranger = await streets.officer(), await streets.officer(team="npt-wirral")
    alert = await streets.draft(officer, LINACRE)
    async with streets.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await set_audience(tx, alert, stranger, True, {PUBS: EXCLUDE}, NOON)
    await streets.send(alert, officer)
    async with streets.database.transaction() as tx:
        with pytest.raises(Conflict):
            await set_audience(tx, alert, officer, True, {PUBS: EXCLUDE}, NOON)


async def test_another_audience_voids_what_was_approved_and_the_same_one_does_not(streets: Streets) -> None:
    officer, colleague = await streets.officer(), await streets.officer()
    alert = await draft(streets, officer, {"people-at-risk": INCLUDE})
    async with streets.database.transaction() as tx:
        sent = await service.submit(tx, alert, officer, NOON, AlertRules(), from_telegram=True)
        assert sent.alert.stage == Stage.PENDING
        await set_audience(tx, alert, colleague, True, {"people-at-risk": INCLUDE}, NOON)
        assert (await service.get(tx, alert)).stage == Stage.PENDING
        await set_audience(tx, alert, colleague, True, {PUBS: INCLUDE}, NOON)
        assert (await service.get(tx, alert)).stage == Stage.DRAFT


@pytest.mark.parametrize(
    ("to_public", "rules", "words", "is_public"),
    [
        (True, {}, "The public of Linacre (Sefton)", True),
        (
            True,
            {PUBS: INCLUDE, SCHOOLS: EXCLUDE},
            "The public of Linacre (Sefton), and Pub Watch there, without Schools",
            True,
        ),
        (False, {PUBS: INCLUDE, SCHOOLS: INCLUDE}, "Pub Watch and Schools in Linacre (Sefton)", False),
        (True, {PUBS: MUST_BE}, "The public of Linacre (Sefton); of these only Pub Watch", False),
    ],
)
async def test_the_rule_in_words(
    streets: Streets, to_public: bool, rules: dict[str, GroupRule], words: str, is_public: bool
) -> None:
    officer = await streets.officer()
    alert = await draft(streets, officer, rules, to_public=to_public)
    async with streets.database.reading() as tx:
        found = await service.get(tx, alert)
    assert in_words(found) == words
    assert found.is_public is is_public
