"""Where somebody may send to, where that is less than their team may; and what a stand-in may not do."""

import pytest

from alerts import service as alerts
from alerts.model import AlertArea
from config.errors import NotAllowed
from delivery.messages import TELEGRAM
from staff import service as staff
from staff.model import Staff
from tests.dialogues.test_compose import write
from tests.world import Town

SEFTON, WIRRAL = "E08000014", "E08000015"


async def who(town: Town, name: str) -> Staff:
    async with town.database.reading() as tx:
        (person,) = await staff.named(tx, name)
        return await staff.standing_in(tx, person, town.clock.now())


async def test_an_officer_writes_to_no_other_area_than_theirs(town: Town) -> None:
    """A team of the whole force; this one looks after Sefton alone."""
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer(team="matrix", areas=[SEFTON])
    await officer.says("/alert")
    await officer.chooses("Burglary")
    await officer.says("Greasby")
    assert any("Greasby" in shown and "team" in shown for shown in officer.new), officer.new
    await officer.says("Linacre")
    assert "Linacre" in officer.last
    assert "Greasby" not in officer.last


async def test_the_rule_holds_behind_the_flow_too(town: Town) -> None:
    await town.officer("Ada", team="matrix", areas=[SEFTON])
    ada = await who(town, "Ada")
    greasby = AlertArea("E05000964", "Greasby", WIRRAL, "Wirral")
    now = town.clock.now()
    async with town.database.transaction() as tx:
        draft = await alerts.start_draft(tx, ada, "Matrix, Merseyside Police", now)
        with pytest.raises(NotAllowed):
            await alerts.add_area(tx, draft, ada, greasby, ["E05000964"], (), now)


async def test_a_team_mate_sends_nothing_to_where_they_may_not(town: Town) -> None:
    await town.officer("Ada", team="matrix")
    await town.officer("Bea", team="matrix", areas=[SEFTON])
    ada, bea = await who(town, "Ada"), await who(town, "Bea")
    greasby = AlertArea("E05000964", "Greasby", WIRRAL, "Wirral")
    now = town.clock.now()
    async with town.database.transaction() as tx:
        draft = await alerts.start_draft(tx, ada, "Matrix, Merseyside Police", now)
        await alerts.set_category(tx, draft, bea, "burglary", "burglary", now)
        await alerts.add_area(tx, draft, ada, greasby, ["E05000964"], (), now)
        with pytest.raises(NotAllowed):
            await alerts.set_text(tx, draft, bea, "Lock your sheds.", now)


async def test_who_stands_in_writes_at_no_alert_of_the_other_team(town: Town) -> None:
    await town.subscriber("Ann", TELEGRAM)
    officer = await town.officer("Ada")
    await write(officer)
    async with town.database.transaction() as tx:
        await staff.stand_in(tx, "npt-sefton", "npt-wirral", 2, town.clock.now())
    helper = await town.officer("Mo", "officer", "npt-wirral")
    ada, mo = await who(town, "Ada"), await who(town, "Mo")
    assert mo.teams == {"npt-sefton", "npt-wirral"}
    async with town.database.transaction() as tx:
        (draft,) = await alerts.drafts_of(tx, ada)
        assert await alerts.drafts_of(tx, mo) == []
        with pytest.raises(NotAllowed):
            await alerts.set_text(tx, draft.id, mo, "Lock your sheds.", town.clock.now())
        with pytest.raises(NotAllowed):
            await alerts.preview(tx, draft.id, mo, town.clock.now())
    await helper.says("/alert")
    await helper.chooses("Burglary")
    await helper.says("Linacre")
    async with town.database.reading() as tx:
        (theirs,) = await alerts.drafts_of(tx, mo)
    assert theirs.team == "npt-wirral"
    assert theirs.areas == ()
