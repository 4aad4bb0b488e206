"""Whom an alert to a circle reaches, on both databases: by their cell, and by their ward where no more is known."""

from collections.abc import Sequence
from datetime import timedelta
from math import asin, atan2, cos, degrees, pi, radians, sin

import h3
import pytest
from sqlalchemy import select

from alerts import (
    approval,
    asked,
    audience,
    circles,
    counts,
    facts,
    fanout,
    following,
    published,
    service,
)
from alerts.circles import Round
from alerts.fingerprint import print_of
from alerts.model import AlertArea, Stage, Urgency, VersionKind
from alerts.schedule import Schedule
from alerts.still import is_still_for
from alerts.tables import alert_cells, alert_versions, alert_wards, alerts
from alerts.unwanted import hold_back_elsewhere
from config.community_model import AlertRules
from config.errors import BadInput, NotAllowed
from database.engine import Database
from delivery.messages import SMS, TELEGRAM, State
from delivery.tables import outbox
from intelligence.model import answer_facts
from places.shapes import COARSE, FINE, Circle, cells_of
from staff.model import Role, Staff
from subscribers import service as subscribers
from subscribers.model import Spot
from subscribers.tables import subscriber_routes
from tests.unit.alerts.streets import DERBY, LINACRE, NOBODY_ASKED, NOON, SENDER, Streets

pytest_plugins = ["tests.postgres"]

BOROUGH = "E08000014"
CIRCLE = Circle(53.4600, -2.9900, 250)
CELLS = cells_of(CIRCLE)
_EARTH = 6_371_009


def home(metres: float, bearing: float = 1.0) -> tuple[float, float]:
    """So far from the circle's middle."""
    lat, lon, angle = radians(CIRCLE.lat), radians(CIRCLE.lon), metres / _EARTH
    to_lat = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))
    east = sin(bearing) * sin(angle) * cos(lat)
    return degrees(to_lat), degrees(lon + atan2(east, cos(angle) - sin(lat) * sin(to_lat)))


def cell(metres: float, bearing: float = 1.0, resolution: int = FINE) -> str:
    return h3.latlng_to_cell(*home(metres, bearing), resolution)


FAR = cell(3_000)


class Circles(Streets):
    """Streets in which some people's homes are known to a cell."""

    async def person(self, *places: Spot, topics: Sequence[str] = ("burglary",), channel: str = SMS) -> int:
        """Somebody with these places; their id."""
        route = await self.route(channel)
        async with self.database.transaction() as tx:
            first, *more = places
            found = await subscribers.join(
                tx, route, first, channel=channel, topics=topics, language="en", wording="-", now=NOON
            )
            for spot in more:
                found = await subscribers.add_place(tx, route, spot, channel=channel, wording="-", now=NOON)
        return found.id

    async def route_of(self, person: int) -> int:
        async with self.database.reading() as tx:
            ways = subscriber_routes.c
            return int(await tx.scalar(select(ways.route_id).where(ways.subscriber_id == person)) or 0)

    async def around(
        self, author: Staff, urgency: Urgency = Urgency.ROUTINE, *, by_ward: bool | None = None
    ) -> int:
        """A whole draft for the circle in Linacre, with Derby beside it."""
        draft = await self.draft(author, urgency=urgency)
        async with self.database.transaction() as tx:
            await circles.add_circle(tx, draft, author, ROUND, (BOROUGH,), NOON)
            if by_ward is not None:
                await circles.set_by_ward(tx, draft, author, by_ward, NOON)
        return draft

    async def reached(self, draft: int, author: Staff) -> set[int]:
        """Sent, and who got it; that is who was counted, and for whom it still is."""
        async with self.database.reading() as tx:
            alert = await service.get(tx, draft)
            people, copies = await counts.count(tx, alert, NOON)
            concerned = set(await tx.scalars(audience.everyone(alert, NOON)))
        await self.send(draft, author)
        await self.fanout.once()
        reached = set(await self.recipients())
        async with self.database.reading() as tx:
            of = alert_versions.c
            still = is_still_for(of.id, outbox.c.person_id, NOON)
            mine = select(outbox.c.person_id).join(alert_versions, of.id == outbox.c.bulletin_id)
            assert set(await tx.scalars(mine.where(still))) == reached
        assert people == len(reached)
        assert sum(copies.values()) == len(await self.rows())
        assert concerned == reached
        return reached


def spot(ward: str, where: str | None = None, *more: str) -> Spot:
    return Spot(ward, (ward, *more), "exact" if where else "chosen", cell=where)


ROUND = Round(
    (AlertArea(LINACRE, "Linacre (Sefton)", BOROUGH, "Sefton", CIRCLE.metres),),
    frozenset({LINACRE}),
    frozenset({DERBY}),
    CELLS,
)


@pytest.fixture
async def streets(database: Database) -> Circles:
    return Circles(database)


async def test_who_lives_inside_gets_it_and_nobody_far_outside(streets: Circles) -> None:
    author = await streets.officer()
    people = {}
    for metres in (0, 100, 240, 249, 900, 1_500, 2_500):
        for step in range(4):
            for resolution in (FINE, COARSE):
                where = cell(metres, step * pi / 2, resolution)
                people[await streets.person(spot(LINACRE, where))] = metres, resolution, where
    reached = await streets.reached(await streets.around(author), author)
    assert reached >= {person for person, (metres, *_) in people.items() if metres <= CIRCLE.metres}
    # A fine cell is some 400 metres wide, a coarse one 1,100.
    assert not reached & {
        person
        for person, (metres, resolution, _) in people.items()
        if metres > CIRCLE.metres + (500 if resolution == FINE else 1_200)
    }
    assert reached == {person for person, (*_, where) in people.items() if where in CELLS}


@pytest.mark.parametrize(
    ("urgency", "by_ward", "gets_it"),
    [
        (Urgency.ROUTINE, None, False),
        (Urgency.ROUTINE, True, True),
        (Urgency.URGENT, None, True),
        (Urgency.URGENT, False, False),
        (Urgency.EMERGENCY, None, True),
    ],
)
async def test_known_by_ward_only(
    streets: Circles, urgency: Urgency, by_ward: bool | None, gets_it: bool
) -> None:
    author = await streets.officer()
    inside = await streets.person(spot(LINACRE, cell(50)))
    by_the_ward = await streets.person(spot(LINACRE))
    by_a_wider_area = await streets.person(Spot(BOROUGH, (DERBY, LINACRE), "chosen"))
    await streets.person(spot(LINACRE, FAR))
    await streets.person(spot(DERBY))  # the circle does not touch that
    draft = await streets.around(author, urgency, by_ward=by_ward)
    async with streets.database.reading() as tx:
        alert = await service.get(tx, draft)
        people, _ = await counts.count(tx, alert, NOON)
        assert await counts.count_in_circle(tx, alert, people, NOON) == (1, 2)
    expected = {inside, by_the_ward, by_a_wider_area} if gets_it else {inside}
    assert await streets.reached(draft, author) == expected


async def test_whose_cell_is_touched_gets_it_whatever_ward_they_are_in(streets: Circles) -> None:
    author = await streets.officer()
    person = await streets.person(spot(DERBY, cell(240)))
    assert await streets.reached(await streets.around(author), author) == {person}


async def test_one_of_two_places_is_enough_and_gives_one_copy(streets: Circles) -> None:
    author = await streets.officer()
    one_inside = await streets.person(spot(LINACRE, FAR), spot(DERBY, cell(10)))
    both_inside = await streets.person(
        spot(LINACRE, cell(10)), Spot(DERBY, (DERBY,), "exact", cell=cell(200))
    )
    # The same ward twice: once inside, once not.
    twice = await streets.person(spot(LINACRE, FAR), Spot(LINACRE, (LINACRE,), "exact", "Bootle", cell(10)))
    await streets.person(spot(LINACRE, FAR), spot(DERBY, FAR))
    assert await streets.reached(await streets.around(author), author) == {one_inside, both_inside, twice}
    assert len(await streets.rows()) == 3


async def test_inside_counts_before_by_ward_only(streets: Circles) -> None:
    author = await streets.officer()
    await streets.person(spot(LINACRE, cell(10)), Spot(BOROUGH, (DERBY, LINACRE), "chosen"))
    draft = await streets.around(author)
    async with streets.database.reading() as tx:
        alert = await service.get(tx, draft)
        people, _ = await counts.count(tx, alert, NOON)
        assert await counts.count_in_circle(tx, alert, people, NOON) == (1, 0)


async def test_who_wants_other_topics_gets_it_only_in_danger_to_life(streets: Circles) -> None:
    author = await streets.officer()
    person = await streets.person(spot(LINACRE, cell(10)), topics=["scams"])
    assert await streets.reached(await streets.around(author), author) == set()
    assert await streets.reached(await streets.around(author, Urgency.EMERGENCY), author) == {person}


async def test_an_area_beside_the_circle_is_meant_as_a_whole(streets: Circles) -> None:
    author = await streets.officer()
    in_derby = await streets.person(spot(DERBY))
    in_linacre = await streets.person(spot(LINACRE, FAR))
    inside = await streets.person(spot(LINACRE, cell(10)))
    draft = await streets.around(author)
    area = AlertArea(DERBY, "Derby (Sefton)", BOROUGH, "Sefton")
    async with streets.database.transaction() as tx:
        await service.add_area(tx, draft, author, area, [DERBY], (BOROUGH,), NOON)
        # A circle does not make less of it.
        await circles.add_circle(tx, draft, author, ROUND, (BOROUGH,), NOON)
    reached = await streets.reached(draft, author)
    assert reached == {in_derby, inside}
    assert in_linacre not in reached


async def test_an_alert_to_areas_asks_for_no_cell(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.draft(author, LINACRE)
    async with streets.database.reading() as tx:
        wanted = str(audience.everyone(await service.get(tx, draft), NOON))
    assert "cell" not in wanted
    assert "subscriber_places" not in wanted


async def test_any_change_of_the_circle_is_another_alert(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.around(author)
    prints = set()

    async def look() -> None:
        async with streets.database.reading() as tx:
            prints.add(await print_of(tx, await service.get(tx, draft)))

    await look()
    async with streets.database.transaction() as tx:
        await circles.set_by_ward(tx, draft, author, True, NOON)
    await look()
    async with streets.database.transaction() as tx:
        await tx.execute(alert_cells.insert().values(alert_id=draft, cell=FAR))
    await look()
    async with streets.database.transaction() as tx:
        await tx.execute(alert_wards.update().where(alert_wards.c.ward_code == DERBY).values(part="touched"))
    await look()
    assert len(prints) == 4


async def test_an_edit_voids_the_approval(streets: Circles) -> None:
    author = await streets.officer()
    await streets.person(spot(LINACRE, cell(10)))
    draft = await streets.around(author, Urgency.EMERGENCY)
    async with streets.database.transaction() as tx:
        for warning in (await service.look_at(tx, await service.get(tx, draft), NOON)).open:
            await service.answer_finding(tx, draft, author, warning.place, NOON)
        sent = await approval.submit(tx, draft, author, NOON, AlertRules(), from_telegram=True)
        assert sent.alert.stage == Stage.PENDING
        await circles.set_by_ward(tx, draft, author, False, NOON)
        assert (await service.get(tx, draft)).stage == Stage.DRAFT


async def test_what_was_chosen_for_one_urgency_does_not_hold_for_another(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.around(author, Urgency.URGENT, by_ward=False)
    async with streets.database.transaction() as tx:
        await service.set_urgency(tx, draft, author, Urgency.URGENT, NOON)
        assert not (await service.get(tx, draft)).goes_by_ward
        await service.set_urgency(tx, draft, author, Urgency.EMERGENCY, NOON)
        assert (await service.get(tx, draft)).goes_by_ward


async def test_a_circle_into_another_borough_is_not_for_every_team(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.draft(author)
    across = Round(
        (*ROUND.areas, AlertArea("E05015306", "Kirkdale (Liverpool)", "E08000012", "Liverpool", 250)),
        ROUND.touched | {"E05015306"},
        ROUND.beside,
        CELLS,
    )
    async with streets.database.transaction() as tx:
        with pytest.raises(NotAllowed):
            await circles.add_circle(tx, draft, author, across, (BOROUGH,), NOON)
        assert (await service.get(tx, draft)).areas == ()
        await circles.add_circle(tx, draft, author, across, (BOROUGH, "E08000012"), NOON)
        # In two boroughs: an answer of few people passes on neither.
        assert (await service.get(tx, draft)).borough is None


async def test_clearing_the_areas_forgets_the_circle(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.around(author)
    async with streets.database.transaction() as tx:
        await service.clear_areas(tx, draft, author, NOON)
        assert (await tx.execute(select(alert_cells))).all() == []
        assert (await tx.execute(select(alert_wards))).all() == []
        await circles.add_circle(tx, draft, author, ROUND, (BOROUGH,), NOON)
        await service.discard(tx, draft, author, NOON)
        assert (await tx.execute(select(alert_cells))).all() == []


async def test_who_joins_later_finds_it_under_alerts(streets: Circles) -> None:
    author = await streets.officer()
    draft = await streets.around(author)
    await streets.reached(draft, author)
    async with streets.database.reading() as tx:
        [found] = await facts.recent(tx, [LINACRE], NOON)
        assert "Linacre (Sefton)" in found.headline
        assert "250" not in found.headline + found.text
        assert await facts.recent(tx, [DERBY], NOON) == []
        assert len(await published.board(tx, NOON, [LINACRE])) == 1
        assert await published.board(tx, NOON, [DERBY]) == []


async def test_who_drops_the_place_inside_no_longer_gets_what_waits(streets: Circles) -> None:
    author = await streets.officer()
    person = await streets.person(spot(LINACRE, cell(10)), spot(LINACRE, FAR))
    other = await streets.person(spot(LINACRE, cell(10)))
    # The second place has a name of its own, so that both are kept.
    route = await streets.route_of(person)
    async with streets.database.transaction() as tx:
        away = Spot(LINACRE, (LINACRE,), "exact", "Bootle", FAR)
        await subscribers.add_place(tx, route, away, channel=SMS, wording="-", now=NOON)
    assert await streets.reached(await streets.around(author), author) == {person, other}
    async with streets.database.transaction() as tx:
        await subscribers.drop_place(tx, route, 1, channel=SMS, wording="-", now=NOON)
        await hold_back_elsewhere(tx, person, NOON)
    states = {row.person_id: row.state for row in await streets.rows()}
    assert states == {person: State.SUPPRESSED, other: State.QUEUED}


@pytest.mark.parametrize("kind", ["update", "withdrawal"])
async def test_what_follows_goes_to_who_had_it_and_to_nobody_who_came_later(
    streets: Circles, kind: str
) -> None:
    author = await streets.officer()
    had_it = await streets.person(spot(LINACRE, cell(10)))
    await streets.person(spot(LINACRE))
    draft = await streets.around(author)
    assert await streets.reached(draft, author) == {had_it}
    await streets.mark(await streets.route_of(had_it), State.SENT)
    await streets.person(spot(LINACRE, cell(20)))
    async with streets.database.transaction() as tx:
        if kind == "update":
            words = "One man was arrested."
            await following.follow_up(
                tx, draft, author, VersionKind.UPDATE, words, NOON, NOBODY_ASKED, from_telegram=True
            )
        else:
            await following.withdraw(tx, draft, author, NOON)
    await streets.fanout.once()
    assert [row.person_id for row in await streets.rows()] == [had_it, had_it]


@pytest.mark.parametrize("newcomers", [24, 26])
async def test_an_audience_that_has_grown_since_goes_back_to_the_approver(
    streets: Circles, newcomers: int
) -> None:
    author, colleague = await streets.officer(), await streets.officer()
    await streets.person(spot(LINACRE, cell(10)))
    draft = await streets.around(author)
    careful = AlertRules(urgencies=frozenset({"routine"}))
    async with streets.database.transaction() as tx:
        await service.set_send_at(tx, draft, author, NOON + timedelta(hours=2), NOON)
        for warning in (await service.look_at(tx, await service.get(tx, draft), NOON)).open:
            await service.answer_finding(tx, draft, author, warning.place, NOON)
        await service.submit(tx, draft, author, NOON, careful, from_telegram=True)
        [request] = await asked.history(tx, draft)
        await approval.approve(tx, request.id, colleague, NOON, request.fingerprint)
    for number in range(newcomers):
        await streets.person(spot(LINACRE, cell(8 * number)))
        # Whoever is outside is no part of it.
        await streets.person(spot(LINACRE, FAR))
    streets.clock.at = NOON + timedelta(hours=2)
    await Schedule(streets.database, streets.clock, careful).once()
    async with streets.database.reading() as tx:
        stage = (await service.get(tx, draft)).stage
    assert stage == (Stage.PENDING if newcomers > 25 else Stage.SENDING)


async def test_answers_of_few_people_pass_on_category_and_borough_only(streets: Circles) -> None:
    author = await streets.officer()
    for _ in range(3):
        await streets.person(spot(LINACRE, cell(10)), channel=TELEGRAM)
    code = ""
    draft = await streets.around(author)
    await streets.reached(draft, author)
    async with streets.database.transaction() as tx:
        await tx.execute(outbox.update().values(state=State.DELIVERED, settled_at=NOON))
        code = str(await tx.scalar(select(alerts.c.code).where(alerts.c.id == draft)))
        told = await facts.facts(tx, code)
    assert told is not None
    assert (told.reached, told.borough_label) == (3, "Sefton")
    passed = answer_facts(told.code, told.category, told.area_label, told.borough_label, told.reached)
    assert "Linacre" not in repr(passed)
    assert "Sefton" in repr(passed)


async def test_the_fan_out_goes_page_by_page(streets: Circles) -> None:
    author = await streets.officer()
    inside = {await streets.person(spot(LINACRE, cell(10 * number))) for number in range(20)}
    for _ in range(20):
        await streets.person(spot(LINACRE, FAR))
    draft = await streets.around(author)
    await streets.send(draft, author)
    pages = fanout.Pages(streets.database)
    pages.size.people = 6
    written = 0
    while await fanout.page(streets.database, NOON, pages):
        pages.size.people = 6
        written += 1
    assert written > 1
    assert sorted(await streets.recipients()) == sorted(inside)


async def test_an_unfinished_circle_is_not_sent(streets: Circles) -> None:
    author = await streets.officer(Role.OFFICER)
    async with streets.database.transaction() as tx:
        draft = await service.start_draft(tx, author, SENDER, NOON)
        await circles.add_circle(tx, draft, author, ROUND, (BOROUGH,), NOON)
        with pytest.raises(BadInput):
            await service.submit(tx, draft, author, NOON, NOBODY_ASKED, from_telegram=True)
