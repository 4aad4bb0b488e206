"""What follows an alert, by the forms of its page: looked at first, then sent exactly so, by who may."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from alerts.model import Stage, Urgency, VersionKind
from alerts.records import get
from alerts.tables import alert_translations, alert_versions
from staff.model import Role, Staff
from tests.unit.web.alert_stand import AlertStand, open_console, page_of, press
from tests.unit.web.desk_stand import Browser, said
from web.console_follow import looked

NEWS = "One man was arrested.\nPlease still lock your sheds."
POLISH = "Zatrzymano mężczyznę.\nNadal zamykajcie szopy."
ARABIC = "سرق لصوص كوخين."


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


async def translations(console: AlertStand, number: int) -> dict[str, str]:
    async with console.desk.database.reading() as tx:
        of = alert_translations.c
        rows = await tx.execute(select(of.language, of.text).where(of.number == number))
        return {row.language: row.text for row in rows}


def looked_at(page: httpx.Response) -> str:
    """What the page sends back of the words that it shows."""
    assert page.status_code == 200
    hidden = re.search(r'name="looked" value="([^"]*)"', page.text)
    assert hidden is not None
    return hidden[1]


async def look_and_send(
    browser: Browser, alert: int, deed: str, words: str, **in_others: str
) -> httpx.Response:
    """Both presses of a form, as a browser sends them."""
    typed = {"words": words, **{f"words-{language}": theirs for language, theirs in in_others.items()}}
    sent_back = looked_at(await press(browser, alert, deed, **typed, step="look"))
    typed = {name: each.replace("\n", "\r\n") for name, each in typed.items()}
    return await press(browser, alert, deed, **typed, step="send", looked=sent_back)


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
        shown = looked_at(await press(browser, alert, "update", words=NEWS, step="look"))
        for changed in ({"words": "Other words."}, {"words": NEWS, "words-pl": POLISH}):
            again = await press(browser, alert, "update", **changed, step="send", looked=shown)
            assert again.status_code == 200
            assert list(changed.values())[-1] in said(again)
    assert len(await versions(console)) == 1


async def test_words_that_point_at_a_victim_are_shown_with_the_reason(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        page = said(await press(browser, alert, "update", words="A man left 14 Stanley Road.", step="look"))
        assert "Please look at this before it goes:" in page
        assert '"14 Stanley Road" looks like a house number.' in page
        assert "Send it as it is" in page
        assert "Please look" not in said(await press(browser, alert, "update", words=NEWS, step="look"))


async def test_a_second_person_sees_what_to_look_at_in_an_update(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    alert = await sent(console, ada, Urgency.EMERGENCY)
    async with console.desk.browser(ada) as browser:
        await look_and_send(browser, alert, "update", "A man left 14 Stanley Road.")
    async with console.desk.browser(ben) as browser:
        page = said(await browser.get(page_of(alert)))
    assert '"14 Stanley Road" looks like a house number.' in page


async def test_the_same_form_sends_once_and_only_what_it_is_for(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        shown = looked_at(await press(browser, alert, "update", words=NEWS, step="look"))
        form = {"words": NEWS, "step": "send", "looked": shown}
        assert (await press(browser, alert, "correction", **form)).status_code == 200
        assert (await press(browser, alert, "update", **form)).status_code == 303
        again = await press(browser, alert, "update", **form)
        assert again.status_code == 200, "shown again: something was told since"
    assert [kind for kind, _, _ in await versions(console)] == ["first", "update"]


async def test_words_in_other_languages_are_looked_at_and_go_too(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        typed = {"words": NEWS, "words-pl": POLISH, "words-ar": ARABIC}
        page = said(await press(browser, alert, "update", **typed, step="look"))
        assert "In Polish" in page
        # Where it is written, and how it looks.
        assert page.count(POLISH) == page.count(ARABIC) == 2
        assert "By text each copy in Arabic costs" in page
        assert await translations(console, 2) == {}
        done = await look_and_send(browser, alert, "update", NEWS, pl=POLISH, ar=ARABIC)
        assert done.headers["location"].endswith("done=update")
        assert await translations(console, 2) == {"pl": POLISH, "ar": ARABIC}
        page = said(await browser.get(page_of(alert)))
        assert "will expect your words in these: Arabic, Polish." in page
        assert f"So far: {POLISH}" in page
        looks = page.partition("How it looks now")[2]
        assert POLISH in looks.partition('aria-labelledby="next"')[0]


async def test_a_translation_that_cannot_go_comes_back_with_the_reason(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await sent(console, ada)
    async with console.desk.browser(ada) as browser:
        typed = {"words": NEWS, "words-pl": "Przy [ulica]."}
        back = await press(browser, alert, "update", **typed, step="look")
        assert back.status_code == 400
        assert 'In the words in Polish: "[ulica]" still has to be filled in.' in said(back)
        assert "Przy [ulica].</textarea>" in said(back)
        # A form that says that it was looked at is looked at all the same.
        async with console.desk.database.reading() as tx:
            known = await get(tx, alert)
        seen = looked(known, VersionKind.UPDATE, 1, NEWS, (("pl", "Przy [ulica]."),))
        again = await press(browser, alert, "update", **typed, step="send", looked=seen)
        assert again.status_code == 400
    assert len(await versions(console)) == 1


async def test_a_second_person_sees_the_words_that_they_are_asked_for(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    alert = await sent(console, ada, Urgency.EMERGENCY)
    older = "Starsze słowa."
    async with console.desk.database.transaction() as tx:
        row = {"alert_id": alert, "number": 1, "language": "pl", "text": older}
        await tx.execute(alert_translations.insert().values(**row))
    async with console.desk.browser(ada) as browser:
        done = await look_and_send(browser, alert, "update", NEWS, pl=POLISH)
        assert done.headers["location"].endswith("done=follow-asked")
    async with console.desk.browser(ben) as browser:
        page = said(await browser.get(page_of(alert)))
        assert POLISH in page
        assert older not in page.partition('aria-labelledby="next"')[0]
        assert (await press(browser, alert, "approve")).headers["location"].endswith("done=approve")
    assert (await versions(console))[-1][1] == Stage.SENDING
    assert await translations(console, 2) == {"pl": POLISH}


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
        async with console.desk.database.reading() as tx:
            seen = looked(await get(tx, alert), VersionKind.UPDATE, 1, NEWS, ())
        for deed in ("update", "withdrawal", "first", "forward", "nonsense"):
            form = {"proof": proof[1], "words": NEWS, "step": "send", "looked": seen}
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
