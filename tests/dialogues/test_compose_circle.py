"""An officer sends an alert to everybody within so many metres of a place that they share on the map."""

import h3
import pytest
from sqlalchemy import select

from alerts.tables import alert_areas, alert_cells, alerts, approvals
from bot.tables import conversations
from delivery.messages import SMS, TELEGRAM
from places.imported import Imported, Listed
from places.model import How
from places.shapes import COARSE
from sandbox.handset import Handset, TelegramHandset
from tests.dialogues.test_compose import TEXT, code_in
from tests.world import Town

LINACRE = (53.45299, -2.99932)
# Half a mile to the north, in the same ward: in no cell of 250 metres round the first.
NORTH = (53.46100, -2.99932)


async def neighbour(town: Town, name: str, at: tuple[float, float]) -> TelegramHandset:
    """Somebody whose home is known to a cell."""
    person = TelegramHandset(name, town.settle, town.sandbox.telegram)
    await person.says("/start")
    await person.shares(*at)
    await person.chooses("Linacre")
    return person


async def begin(officer: TelegramHandset) -> None:
    await officer.says("/alert")
    await officer.chooses("Burglary")


async def circle(officer: TelegramHandset, metres: str = "250 metres") -> None:
    await begin(officer)
    await officer.shares(*LINACRE)
    await officer.says(metres)


async def finish(officer: TelegramHandset, urgency: str = "Routine") -> None:
    await officer.chooses("Done")
    await officer.chooses(urgency)
    await officer.says(TEXT)
    await officer.chooses("Yes")


def got_it(person: Handset) -> bool:
    return "sheds" in person.last


async def test_who_is_in_the_circle_gets_it_and_who_is_not_does_not(town: Town) -> None:
    near = await neighbour(town, "Near", LINACRE)
    north = await neighbour(town, "North", NORTH)
    by_ward = await town.subscriber("Ward", SMS)
    officer = await town.officer()
    await begin(officer)
    await officer.chooses("Write my own")
    assert "on the map" in officer.last
    await officer.shares(*LINACRE)
    assert officer.labels == ["100 metres", "250 metres", "500 metres", "1,000 metres", "Back to the areas"]
    await officer.chooses("250 metres")
    said = "\n".join(officer.texts)
    assert "In the circle: 1 person. Known by ward only, may be outside: 1 person." in said
    assert "metres outside the circle" in said
    assert "It goes to: about 250 metres round a place in Linacre (Sefton)." in said
    await finish(officer)
    assert "1 person will get it" in officer.last
    assert "In the circle: 1 person. Known by ward only, may be outside: 1 person." in officer.last
    assert "Those known by ward only do not get it" in officer.last
    await officer.chooses("Send now")
    assert (got_it(near), got_it(north), got_it(by_ward)) == (True, False, False)
    # Residents read the ward's name alone.
    assert "Linacre (Sefton)" in near.last
    for word in ("250", "metres", "53.4", "circle"):
        assert word not in near.last


async def test_those_known_by_ward_only_can_be_added_and_left_out_again(town: Town) -> None:
    await neighbour(town, "Near", LINACRE)
    by_ward = await town.subscriber("Ward", SMS)
    officer = await town.officer()
    await circle(officer)
    await finish(officer)
    await officer.chooses("Add the 1 by ward")
    assert "2 people will get it" in officer.last
    assert "(with those known by ward only)" in officer.last
    await officer.chooses("Leave out the 1 by ward")
    assert "1 person will get it" in officer.last
    await officer.chooses("Add the 1 by ward")
    await officer.chooses("Send now")
    assert got_it(by_ward)


async def test_urgent_goes_to_those_known_by_ward_only_unless_they_are_left_out(town: Town) -> None:
    by_ward = await town.subscriber("Ward", SMS)
    officer = await town.officer()
    await circle(officer)
    await finish(officer, "Urgent")
    assert "1 person will get it" in officer.last
    assert "Those known by ward only get it too" in officer.last
    assert "Leave out the 1 by ward" in officer.labels
    await officer.chooses("Send now")
    assert got_it(by_ward)


async def test_an_empty_circle_says_why_and_still_offers_those_known_by_ward(town: Town) -> None:
    await town.subscriber("Ward", SMS)
    officer = await town.officer()
    await circle(officer)
    await finish(officer)
    assert "Nobody who gets these alerts is known to live in the circle" in officer.last
    assert "Send now" not in officer.labels
    await officer.chooses("Add the 1 by ward")
    assert "Send now" in officer.labels


@pytest.mark.parametrize(
    ("typed", "metres"),
    [
        ("50", 50),
        ("5000", 5000),
        ("300m", 300),
        ("about 300 metres", 300),
        ("1,200 m", 1200),
        ("2", 250),
        ("1000 metres", 1000),
        *((each, None) for each in ("49", "5001", "far", "-300", "1.5 km", "20 4AB", "3 0 0")),
    ],
)
async def test_metres_as_people_type_them(town: Town, typed: str, metres: int | None) -> None:
    # A team of the whole force may send as far as it likes.
    officer = await town.officer(team="control-room")
    await circle(officer, typed)
    async with town.database.reading() as tx:
        stored = set(await tx.scalars(select(alert_areas.c.metres)))
    assert stored == ({metres} if metres else set())
    if metres is None:
        assert "100 metres" in officer.labels


async def test_a_circle_into_another_teams_borough_is_refused_by_name(town: Town) -> None:
    officer = await town.officer()
    await circle(officer, "1000")
    assert any("Walton (Liverpool)" in each and "not your team's area" in each for each in officer.new)
    async with town.database.reading() as tx:
        assert await tx.scalar(select(alert_cells.c.cell).limit(1)) is None
    # A smaller one is asked for at once.
    await officer.says("100")
    assert "about 100 metres round a place in Linacre (Sefton)" in officer.last


async def test_an_officer_limited_to_other_boroughs_is_refused(town: Town) -> None:
    officer = await town.officer(team="control-room", areas=["E08000015"])
    await circle(officer)
    assert any("Linacre (Sefton)" in each and "not your team's area" in each for each in officer.new)


async def test_far_away_is_said_and_the_areas_are_asked_again(town: Town) -> None:
    officer = await town.officer()
    await begin(officer)
    await officer.shares(51.5, -0.12)
    assert any("outside our area" in each for each in officer.new)
    await officer.says("Linacre")
    assert "It goes to: Linacre (Sefton)." in officer.last


async def test_another_position_replaces_the_one_before_the_metres(town: Town) -> None:
    near = await neighbour(town, "Near", LINACRE)
    officer = await town.officer()
    await begin(officer)
    await officer.shares(*NORTH)
    await officer.shares(*LINACRE)
    await officer.chooses("100 metres")
    await finish(officer)
    await officer.chooses("Send now")
    assert got_it(near)


async def test_going_back_leaves_no_position_behind(town: Town) -> None:
    officer = await town.officer()
    await begin(officer)
    await officer.shares(*LINACRE)
    await officer.chooses("Back to the areas")
    await officer.says("Derby")
    assert "It goes to: Derby (Sefton)." in officer.last


async def test_a_circle_beside_areas(town: Town) -> None:
    near = await neighbour(town, "Near", LINACRE)
    litherland = await town.subscriber("Lil", SMS, "Litherland")
    officer = await town.officer()
    await circle(officer)
    await officer.says("Litherland")
    assert "about 250 metres round a place in Linacre (Sefton), Litherland (Sefton)" in officer.last
    await finish(officer)
    await officer.chooses("Send now")
    assert got_it(near)
    assert got_it(litherland)


async def test_starting_the_areas_again_forgets_the_circle(town: Town) -> None:
    officer = await town.officer()
    await circle(officer)
    await officer.chooses("Start the areas again")
    async with town.database.reading() as tx:
        assert await tx.scalar(select(alert_cells.c.cell).limit(1)) is None
    assert "Where?" in officer.last


async def test_a_resident_who_shares_a_position_still_adds_a_place(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM, "Greasby")
    await ann.says("/places")
    assert isinstance(ann, TelegramHandset)
    await ann.shares(*LINACRE)
    assert ann.labels[0] == "Linacre (Sefton)"


async def test_the_position_is_in_no_table(town: Town) -> None:
    officer = await town.officer()
    await circle(officer)
    await finish(officer)
    async with town.database.reading() as tx:
        stored = [
            (await tx.execute(select(table))).all() for table in (alerts, alert_areas, alert_cells, approvals)
        ]
        # Sealed, so only that there is a conversation can be seen.
        assert (await tx.execute(select(conversations))).all()
    assert "53.45" not in repr(stored)
    assert "-2.99" not in repr(stored)


async def test_a_change_after_approval_was_asked_voids_it(town: Town) -> None:
    await neighbour(town, "Near", LINACRE)
    await town.subscriber("Ward", SMS)
    officer = await town.officer()
    colleague = await town.officer("Bea")
    await circle(officer)
    await finish(officer, "Emergency")
    await officer.chooses("Send now")
    code = code_in(officer.last)
    await colleague.says("/approve")
    assert "about 250 metres round a place in Linacre (Sefton)" in colleague.last
    assert "with those known by ward only" in colleague.last
    assert "In the circle: 1 person. Known by ward only, may be outside: 1 person." in colleague.last
    await officer.says("/alert")
    await officer.chooses("Burglary: Linacre")
    await officer.chooses("Leave out the 1 by ward")
    await colleague.chooses("Approve")
    async with town.database.reading() as tx:
        assert await tx.scalar(select(alerts.c.stage).where(alerts.c.code == code)) == "draft"


@pytest.mark.parametrize("are_imported", [False, True])
async def test_with_imported_outlines_and_postcodes_it_is_exact(town: Town, *, are_imported: bool) -> None:
    if are_imported:
        home = Listed("E05000942", h3.latlng_to_cell(*LINACRE, COARSE), How.EXACT)
        # Derby ends 480 metres to the east; by its farthest postcode it would reach into the circle.
        outlines = {
            "E05000942": [[(53.44, -3.01), (53.44, -2.992), (53.46, -2.992), (53.46, -3.01)]],
            "E05000937": [[(53.44, -2.992), (53.44, -2.97), (53.46, -2.97), (53.46, -2.992)]],
        }
        town.parts.gazetteer.imported = Imported(1, [("L204AB", home, True)], outlines)
    ann = await town.person("Ann", SMS)
    await ann.says("JOIN L20 4AB")
    if not are_imported:
        await ann.chooses("Linacre")
    dan = await town.subscriber("Dan", SMS, "Derby")
    officer = await town.officer()
    await circle(officer)
    said = "\n".join(officer.texts)
    if are_imported:
        assert "In the circle: 1 person. Known by ward only, may be outside: 0 people." in said
    else:
        assert "In the circle: 0 people. Known by ward only, may be outside: 2 people." in said
    await finish(officer, "Urgent")
    await officer.chooses("Send now")
    assert (got_it(ann), got_it(dan)) == (True, not are_imported)
