"""Whom an alert reaches, told twice: by the database and by a plain model. And a group's last free place."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, insert, select

from alerts import audience, counts, fanout, service
from alerts.fanout import Fanout
from alerts.groups import set_audience
from alerts.model import AlertArea, GroupRule, Stage, Urgency
from alerts.tables import alert_recipients, alert_versions
from alerts.unwanted import hold_back_elsewhere
from config.community import Group, GroupHow
from config.errors import BadInput
from database.engine import Database
from delivery.messages import SMS, State
from delivery.routes import RouteState, set_state
from delivery.tables import outbox
from staff.model import Role, Staff
from subscribers import groups, ways
from subscribers import service as subscribers
from subscribers.model import Spot
from subscribers.tables import mutes, subscriber_routes
from tests.contract.test_races import page_under_way, waits
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, SENDER, Streets
from tests.unit.subscribers.in_step import out_of_step

pytest_plugins = ["tests.postgres"]
PUBS, SCHOOLS = "pub-watch", "schools"


@dataclass(frozen=True)
class Person:
    """`places` are sets of wards, which may overlap; `muted_for`: seconds from now, for burglary."""

    places: tuple[tuple[str, ...], ...]
    topic: str
    groups: frozenset[str]
    muted_for: int | None
    has_left: bool = False


@dataclass(frozen=True)
class Rule:
    """Of an alert about burglary."""

    wards: frozenset[str]
    urgency: Urgency
    to_public: bool
    groups: Mapping[str, GroupRule]

    def reaches(self, person: Person) -> bool:
        """The rule as one would explain it."""
        is_emergency = self.urgency == Urgency.EMERGENCY
        of_rule = {each: {slug for slug, rule in self.groups.items() if rule == each} for each in GroupRule}
        is_public = self.to_public and (is_emergency or person.topic == "burglary")
        return (
            not person.has_left
            and any(self.wards & {*place} for place in person.places)
            and (is_public or bool(of_rule[GroupRule.INCLUDE] & person.groups))
            and not of_rule[GroupRule.EXCLUDE] & person.groups
            and of_rule[GroupRule.MUST_BE] <= person.groups
            and (is_emergency or person.muted_for is None or person.muted_for <= 0)
        )


# Everybody there can be: each place, wish, set of groups and mute with each other.
EVERYBODY = [
    Person(*each)
    for each in product(
        [((DERBY,),), ((LINACRE,),), ((LINACRE,), (DERBY, LINACRE))],
        ["burglary", "scams"],
        [frozenset(), frozenset({PUBS}), frozenset({SCHOOLS}), frozenset({PUBS, SCHOOLS})],
        [None, 0, 1],
    )
] + [Person(((LINACRE,),), "burglary", frozenset({PUBS}), None, has_left=True)]
RULES = st.builds(
    Rule,
    wards=st.sampled_from([{DERBY}, {LINACRE}, {DERBY, LINACRE}]).map(frozenset),
    urgency=st.sampled_from([Urgency.ROUTINE, Urgency.EMERGENCY]),
    to_public=st.booleans(),
    groups=st.tuples(*[st.sampled_from([None, *GroupRule])] * 2).map(
        lambda two: {slug: rule for slug, rule in zip((PUBS, SCHOOLS), two, strict=True) if rule}
    ),
).filter(lambda rule: rule.to_public or GroupRule.INCLUDE in rule.groups.values())


async def live(streets: Streets, person: Person) -> int:
    """All that this person did here; their id."""
    first, *more = person.places
    route = await streets.resident(*first, topics=[person.topic])
    async with streets.database.transaction() as tx:
        for wards in more:
            await subscribers.add_place(
                tx, route, Spot("E08000014", tuple(wards), "chosen"), channel=SMS, wording="-", now=NOON
            )
        for slug in sorted(person.groups):
            group = Group(slug=slug, how=GroupHow.OPEN, kind="people")
            await groups.join(tx, route, group, "", channel=SMS, wording="-", now=NOON)
        found = await subscribers.by_route(tx, route)
        assert found
        if person.muted_for is not None:
            until = NOON + timedelta(seconds=person.muted_for)
            await tx.execute(insert(mutes).values(subscriber_id=found.id, topic="burglary", until=until))
        if person.has_left:
            await subscribers.withdraw(tx, route, channel=SMS, wording="-", now=NOON)
    return found.id


@pytest.fixture
async def streets(database: Database) -> Streets:
    return Streets(database)


@pytest.fixture
async def ids(streets: Streets) -> dict[int, Person]:
    """Everybody, by id."""
    return {await live(streets, person): person for person in EVERYBODY}


@pytest.fixture
async def officer(streets: Streets) -> Staff:
    return await streets.officer(Role.SUPERVISOR)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "PAGE", 9)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=RULES, pages=st.integers(0, 8))
async def test_the_database_finds_whom_the_rule_means(
    streets: Streets, other: Database, ids: dict[int, Person], officer: Staff, rule: Rule, pages: int
) -> None:
    database = streets.database
    wanted = {found for found, person in ids.items() if rule.reaches(person)}
    async with database.transaction() as tx:
        alert = await service.start_draft(tx, officer, SENDER, NOON)
        await service.set_category(tx, alert, officer, "burglary", "burglary", NOON)
        area = AlertArea("E08000014", "Sefton", "E08000014", "Sefton")
        await service.add_area(tx, alert, officer, area, sorted(rule.wards), (), NOON)
        await service.set_urgency(tx, alert, officer, rule.urgency, NOON)
        await service.set_text(tx, alert, officer, "Two sheds were broken into.", NOON)
        await service.set_appeal(tx, alert, officer, False, NOON)
        await set_audience(tx, alert, officer, rule.to_public, rule.groups, NOON)
        draft = await service.get(tx, alert)
        assert set(await tx.scalars(audience.everyone(draft, NOON))) == wanted
        assert (await counts.count(tx, draft, NOON))[0] == len(wanted)
    await streets.send(alert, officer)
    for _ in range(pages):
        await fanout.page(database, NOON)
    # This process is gone; another one goes on where it stood.
    await Fanout(other, streets.clock).once()
    async with database.reading() as tx:
        assert (await service.get(tx, alert)).stage == Stage.SENT
        mine = alert_recipients.c.alert_id == alert
        assert set(await tx.scalars(select(alert_recipients.c.subscriber_id).where(mine))) == wanted
        version = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert)
        copies = select(func.count()).where(outbox.c.bulletin_id == version.scalar_subquery())
        assert await tx.scalar(copies) == len(wanted)


async def test_a_place_for_one_is_taken_by_one(streets: Streets, other: Database) -> None:
    database = streets.database
    routes_of_two = [await streets.resident(LINACRE) for _ in range(2)]
    officer = await streets.officer()
    group = Group(slug="people-at-risk", how=GroupHow.REFERRAL, kind="people")
    async with database.transaction() as tx:
        code = await groups.make_code(tx, officer, group, GroupHow.REFERRAL, NOON)

    async def join(of: Database, route: int) -> bool:
        async with of.transaction() as tx:
            if await groups.invitation(tx, code, NOON, is_held=True) is None:
                return False
            await asyncio.sleep(0.1)
            await groups.join(tx, route, group, code, channel=SMS, wording="-", now=NOON)
            return True

    joined = await asyncio.gather(*map(join, (database, other), routes_of_two))
    assert sorted(joined) == [False, True]
    async with database.reading() as tx:
        assert await groups.sizes(tx) == {"people-at-risk": 1}


async def test_a_place_for_one_is_used_up_without_looking_first(streets: Streets, other: Database) -> None:
    database = streets.database
    two = [await streets.resident(LINACRE) for _ in range(2)]
    officer = await streets.officer()
    group = Group(slug="people-at-risk", how=GroupHow.REFERRAL, kind="people")
    async with database.transaction() as tx:
        code = await groups.make_code(tx, officer, group, GroupHow.REFERRAL, NOON)

    async def join(of: Database, route: int) -> None:
        async with of.transaction() as tx:
            await groups.join(tx, route, group, code, channel=SMS, wording="-", now=NOON)
            await asyncio.sleep(0.1)

    results = await asyncio.gather(*map(join, (database, other), two), return_exceptions=True)
    assert sorted(type(result) for result in results if result) == [BadInput]
    async with database.reading() as tx:
        assert await groups.sizes(tx) == {"people-at-risk": 1}


async def test_who_leaves_a_group_in_the_middle_of_a_page_gets_nothing(
    streets: Streets, other: Database, officer: Staff
) -> None:
    database = streets.database
    person = await live(streets, Person(((LINACRE,),), "scams", frozenset({PUBS}), None))
    alert = await streets.draft(officer, LINACRE)
    async with database.transaction() as tx:
        await set_audience(tx, alert, officer, False, {PUBS: GroupRule.INCLUDE}, NOON)
        of_person = subscriber_routes.c.subscriber_id == person
        route = int(await tx.scalar(select(subscriber_routes.c.route_id).where(of_person)) or 0)
    await streets.send(alert, officer)

    async def leave() -> None:
        async with other.transaction() as tx:
            await groups.leave(tx, route, PUBS, channel=SMS, wording="bye", now=NOON)
            await hold_back_elsewhere(tx, person, NOON)

    async with database.transaction() as tx:
        await page_under_way(tx, alert, route, person)
        leaving = asyncio.ensure_future(leave())
        assert await waits(asyncio.shield(leaving))
    await leaving
    await streets.fanout.once()
    assert [row.state for row in await streets.rows()] == [State.SUPPRESSED]


async def test_a_page_sees_who_has_just_left_a_group(
    streets: Streets, other: Database, officer: Staff
) -> None:
    database = streets.database
    person = await live(streets, Person(((LINACRE,),), "scams", frozenset({PUBS}), None))
    alert = await streets.draft(officer, LINACRE)
    async with database.transaction() as tx:
        await set_audience(tx, alert, officer, False, {PUBS: GroupRule.INCLUDE}, NOON)
        of_person = subscriber_routes.c.subscriber_id == person
        route = int(await tx.scalar(select(subscriber_routes.c.route_id).where(of_person)) or 0)
    await streets.send(alert, officer)
    async with database.transaction() as tx:
        await groups.leave(tx, route, PUBS, channel=SMS, wording="bye", now=NOON)
        await hold_back_elsewhere(tx, person, NOON)
        paging = asyncio.ensure_future(Fanout(other, streets.clock).once())
        assert await waits(asyncio.shield(paging))
    await paging
    assert await streets.rows() == []


async def test_two_ways_of_one_person_close_at_once(streets: Streets, other: Database) -> None:
    """Neither counts the other as still open, or somebody would be counted whom nothing reaches any more."""
    phone = await streets.resident(LINACRE, channel=SMS)
    telegram = await streets.route()
    async with streets.database.transaction() as tx:
        person = await subscribers.by_route(tx, phone)
        assert person
        await ways.add(tx, person.id, telegram)

    async def close(of: Database, route: int) -> None:
        async with of.transaction() as tx:
            await set_state(tx, route, RouteState.BLOCKED)
            await asyncio.sleep(0.1)

    await asyncio.gather(close(streets.database, phone), close(other, telegram))
    async with streets.database.reading() as tx:
        assert await out_of_step(tx) == []


async def test_a_way_closes_while_its_person_moves(streets: Streets, other: Database) -> None:
    phone = await streets.resident(LINACRE, channel=SMS)
    telegram = await streets.route()
    async with streets.database.transaction() as tx:
        person = await subscribers.by_route(tx, phone)
        assert person
        await ways.add(tx, person.id, telegram)
    how: dict[str, Any] = {"channel": SMS, "wording": "-", "now": NOON}

    async def move() -> None:
        async with streets.database.transaction() as tx:
            await subscribers.add_place(tx, phone, Spot(DERBY, (DERBY,), "chosen"), **how)
            await asyncio.sleep(0.2)

    async def close() -> None:
        await asyncio.sleep(0.1)
        async with other.transaction() as tx:
            await set_state(tx, telegram, RouteState.BLOCKED)

    await asyncio.gather(move(), close())
    async with streets.database.reading() as tx:
        assert await out_of_step(tx) == []
