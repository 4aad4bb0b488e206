"""What the page of one alert tells its author: who can be reached, what people thought, in which words something is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from alerts import service, votes
from alerts.circles import Round, add_circle
from alerts.model import AlertArea, Urgency
from alerts.tables import alert_recipients, alert_translations
from tests.unit.alerts.streets import LINACRE, NOON
from tests.unit.web.alert_stand import AlertStand, open_console, page_of, press
from tests.unit.web.desk_stand import said


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[AlertStand]:
    async with open_console(tmp_path) as stand:
        yield stand


async def test_who_is_alone_reads_that_nobody_can_be_told(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author:
        sent = await press(author, alert, "send")
        page = said(await author.get(sent.headers["location"]))
        assert "It waits for a second person" in page
        assert "Nobody else who may look at it can be reached in Telegram yet" in page
        await console.officer("Ben")
        page = said(await author.get(page_of(alert)))
        assert "that has to be somebody else" in page
        assert "can be reached in Telegram" not in page


async def test_an_alert_that_is_out_shows_what_people_thought(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await console.draft(ada, urgency=Urgency.ROUTINE)
    async with console.desk.browser(ada) as author:
        await press(author, alert, "send")
        assert "Useful:" not in said(await author.get(page_of(alert)))
        async with console.desk.database.transaction() as tx:
            for person in range(3):
                await tx.execute(
                    insert(alert_recipients).values(alert_id=alert, subscriber_id=person, via="audience")
                )
                assert await votes.vote(tx, alert, person, is_useful=person > 0)
        assert "Useful: 2. Not useful: 1." in said(await author.get(page_of(alert)))


async def test_of_a_circle_both_counts_are_shown_to_author_and_approver(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    alert = await console.draft(ada)
    borough = ("E08000014", "Sefton")
    area = AlertArea(LINACRE, "Linacre (Sefton)", *borough, metres=250)
    async with console.desk.database.transaction() as tx:
        await service.clear_areas(tx, alert, ada, NOON)
        touched = Round((area,), frozenset({LINACRE}), frozenset(), frozenset({"8919428c9a3ffff"}))
        await add_circle(tx, alert, ada, touched, (), NOON)
    counts = "In the circle: 0 people. Known by ward only, may be outside: 1 person."
    async with console.desk.browser(ada) as author:
        page = said(await author.get(page_of(alert)))
        assert counts in page
        assert "about 250 metres round a place in Linacre (Sefton) (with those known by ward only)" in page
        await press(author, alert, "send")
    async with console.desk.browser(ben) as approver:
        assert counts in said(await approver.get(page_of(alert)))


async def test_a_finding_names_the_language_of_its_words(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await console.draft(ada, urgency=Urgency.ROUTINE)
    async with console.desk.database.transaction() as tx:
        await tx.execute(
            insert(alert_translations).values(alert_id=alert, number=1, language="pl", text="Uwaga [ulica]")
        )
    async with console.desk.browser(ada) as author:
        page = said(await author.get(page_of(alert)))
    assert "In the words in Polish:" in page
