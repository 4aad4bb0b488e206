"""What follows an alert, by the forms of its page: looked at first, then sent exactly so, by who may."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from alerts.model import Stage, Urgency
from alerts.tables import alert_versions
from staff.model import Role, Staff
from tests.unit.web.alert_stand import AlertStand, open_console, page_of, press
from tests.unit.web.desk_stand import Browser, said

NEWS = "One man was arrested.\nPlease still lock your sheds."


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[AlertStand]:
    async with open_console(tmp_path) as stand:
        yield stand


async def sent(console: AlertStand, author: Staff, urgency: Urgency = Urgency.ROUTINE) -> int:
    alert = await console.draft(author, urgency=urgency)
    await console.streets.send(alert, author)
    await console.streets.fanout.once()
    return alert


async def versions(console: AlertStand) -> list[tuple[str, str, str]]:
    async with console.desk.database.reading() as tx:
        of = alert_versions.c
        rows = await tx.execute(select(of.kind, of.stage, of.text).order_by(of.number))
        return [(row.kind, row.stage, row.text) for row in rows]


async def look_and_send(browser: Browser, alert: int, deed: str, words: str) -> httpx.Response:
    """Both presses of a form, as a browser sends them."""
    looked = await press(browser, alert, deed, words=words, step="look")
    assert looked.status_code == 200
    hidden = re.search(r'name="looked" value="([^"]*)"', looked.text)
    assert hidden is not None
    return await press(
        browser, alert, deed, words=words.replace("\n", "\r\n"), step="send", looked=unescape(hidden[1])
    )


async def test_words_are_looked_at_and_then_go_exactly_so(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        looked = await press(browser, alert, "update", words=NEWS, step="look")
        page = said(looked)
        assert "UPDATE - Burglary: Linacre (Sefton)" in page
        assert "1 person had the alert or is about to get it" in page
        assert len(await versions(console)) == 1
        done = await look_and_send(browser, alert, "update", NEWS)
        assert done.headers["location"] == f"{page_of(alert)}?done=update"
        assert "The update is going out" in said(await browser.get(done.headers["location"]))
    assert (await versions(console))[1:] == [("update", Stage.SENDING, NEWS)]


async def test_words_changed_after_the_look_are_shown_again(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        again = await press(browser, alert, "update", words="Other words.", step="send", looked=NEWS)
        assert again.status_code == 200
        assert "Other words." in said(again)
    assert len(await versions(console)) == 1


async def test_wrong_words_come_back_with_the_reason(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        for words, reason in ((" ", "I need some words"), ("Seen in [street].", "[street]")):
            back = await press(browser, alert, "correction", words=words, step="send", looked=words.strip())
            assert back.status_code == 400
            assert reason in said(back)
    assert len(await versions(console)) == 1


@pytest.mark.parametrize(
    ("deed", "stage"), [("withdrawal", Stage.WITHDRAWN), ("stand-down", Stage.STOOD_DOWN)]
)
async def test_an_end_says_how_many_have_it_and_comes_once(
    console: AlertStand, deed: str, stage: Stage
) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        page = said(await browser.get(page_of(alert)))
        assert "Nobody has alert" in page
        assert "Are you sure?" in page
        done = await press(browser, alert, deed)
        assert done.headers["location"] == f"{page_of(alert)}?done={deed}"
        assert await console.stage(alert) == stage
        proof = re.search(r'name="proof" value="([^"]*)"', (await browser.get(page_of(alert))).text)
        assert proof is not None
        again = await browser.client.post(
            f"{page_of(alert)}/{deed}", data={"proof": proof[1]}, headers=browser.headers
        )
        assert again.status_code == 409


async def test_who_may_what(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    chief = await console.officer("Chief", Role.SUPERVISOR, "npt-wirral")
    stranger = await console.officer("Stranger", team="npt-wirral")
    alert = await sent(console, ada)
    async with console.desk.browser(chief) as browser:
        page = (await browser.get(page_of(alert))).text
        assert f"{page_of(alert)}/update" not in page
        assert f"{page_of(alert)}/withdrawal" in page
    async with console.desk.browser(stranger) as browser:
        page = (await browser.get("/console/")).text
        proof = re.search(r'name="proof" value="([^"]*)"', page)
        assert proof is not None
        for deed in ("update", "withdrawal", "first", "forward", "nonsense"):
            form = {"proof": proof[1], "words": NEWS, "step": "send", "looked": NEWS}
            answer = await browser.client.post(f"{page_of(alert)}/{deed}", data=form, headers=browser.headers)
            assert answer.status_code in (403, 404)
    assert len(await versions(console)) == 1


async def test_danger_to_life_asks_a_second_person(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada, Urgency.EMERGENCY)
    async with console.desk.browser(ada) as browser:
        done = await look_and_send(browser, alert, "update", NEWS)
        assert done.headers["location"].endswith("done=follow-asked")
        assert "waits for a second person" in said(await browser.get(page_of(alert)))
        # Another one must wait, but an end need not.
        back = await look_and_send(browser, alert, "correction", NEWS)
        assert back.status_code == 400
        assert (await press(browser, alert, "withdrawal")).headers["location"].endswith("done=withdrawal")
    assert [stage for _, stage, _ in await versions(console)] == [
        Stage.SENT,
        Stage.CANCELLED,
        Stage.SENDING,
    ]


async def test_markup_stays_words(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    evil = "Lock up\"' onfocus=alert(1) autofocus & 5 > 3"
    async with console.desk.browser(ada) as browser:
        looked = await press(browser, alert, "update", words=evil, step="look")
        assert "onfocus=alert(1)" in looked.text
        assert evil not in looked.text
        done = await look_and_send(browser, alert, "update", evil)
        assert done.status_code == 303
    assert (await versions(console))[-1][2] == evil


async def test_the_page_shows_how_it_looks_now(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        await look_and_send(browser, alert, "update", NEWS)
        page = said(await browser.get(page_of(alert)))
        looks = page.partition("How it looks now")[2]
        assert looks.index("UPDATE - Burglary: Linacre (Sefton)") < looks.index(NEWS)
        await press(browser, alert, "stand-down")
        page = said(await browser.get(page_of(alert)))
        assert "This is over now" in page.partition("How it looks now")[2]


async def test_an_end_says_that_what_waits_is_dropped(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada, Urgency.EMERGENCY)
    async with console.desk.browser(ada) as browser:
        assert "never sent" not in said(await browser.get(page_of(alert)))
        await look_and_send(browser, alert, "update", NEWS)
        assert "is then never sent" in said(await browser.get(page_of(alert)))
