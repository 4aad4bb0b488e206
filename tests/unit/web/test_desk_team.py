"""What a team does with a tip among itself, through the desk's pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from alerts import service as alerts
from intelligence.model import AnswerFacts
from staff.model import Role
from tests.unit.web.alert_stand import open_console, press
from tests.unit.web.desk_stand import BURGLARY, TEAM, Browser, DeskStand, said
from tests.unit.web.test_desk_refuses import EVIL
from tests.unit.web.test_desk_room import WORDS, deeds, sent_out


async def claimed(desk: DeskStand, browser: Browser, **facts: object) -> int:
    tip = await desk.tip(WORDS, **facts)  # type: ignore[arg-type]  # its own keywords
    await browser.send(f"/desk/tips/{tip}/claim")
    return tip


async def test_a_note_stands_with_the_words_and_goes_to_nobody(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        tip = await claimed(desk, asha)
        answer = await asha.send(
            f"/desk/tips/{tip}/note", words="Ring 0151 777 1234 or see www.map.uk @ 5 😀"
        )
        shown = said(await asha.get(answer.headers["location"]))
        assert "Ring 0151 777 1234" in shown
        assert "Note, not for the sender" in shown
        assert "The sender never sees it" in shown
        slip = await asha.send(f"/desk/tips/{tip}/note", words="y" * 1001)
        assert slip.status_code == 400
        assert "at most 1,000 characters" in said(slip)
        assert "y" * 1001 in said(slip)
    assert await sent_out(desk) == []


async def test_it_is_passed_on_with_a_reason_and_read_there(desk: DeskStand) -> None:
    mo = await desk.member("Mo", "npt-wirral")
    async with desk.browser(await desk.member()) as asha, desk.browser(mo) as other:
        tip = await claimed(desk, asha)
        page = said(await asha.get(f"/desk/tips/{tip}"))
        assert '<optgroup label="Merseyside Police">' in page
        assert f'value="{TEAM}"' not in page
        for fields, told in (
            ({"words": "Theirs"}, "Choose a team"),
            ({"team": "npt-wirral", "words": " "}, "Write something first"),
        ):
            slip = await asha.send(f"/desk/tips/{tip}/pass-on", **fields)
            assert slip.status_code == 400
            assert told in said(slip)
        answer = await asha.send(f"/desk/tips/{tip}/pass-on", team="npt-wirral", words="It was in Hoylake")
        assert answer.headers["location"] == "/desk/?done=pass-on"
        assert "Passed on" in said(await asha.get(answer.headers["location"]))
        assert (await asha.get(f"/desk/tips/{tip}")).status_code == 403
        assert "1 tip waits" in said(await other.get())
        await other.send(f"/desk/tips/{tip}/claim")
        shown = said(await other.get(f"/desk/tips/{tip}"))
        assert WORDS in shown
        assert "It was in Hoylake" in shown
        assert "Passed on to " in shown


async def test_a_supervisor_frees_a_tip_and_a_colleague_can_be_given_one(desk: DeskStand) -> None:
    ben = await desk.member("Ben")
    boss = await desk.member("Eve", role=Role.SUPERVISOR)
    async with (
        desk.browser(await desk.member()) as asha,
        desk.browser(ben) as second,
        desk.browser(boss) as eve,
    ):
        tip = await claimed(desk, asha)
        assert "Give it back" not in said(await second.get(f"/desk/tips/{tip}"))
        assert "Give it back" in said(await eve.get(f"/desk/tips/{tip}"))
        assert (await second.send(f"/desk/tips/{tip}/give-back")).status_code == 403
        assert (await eve.send(f"/desk/tips/{tip}/give-back")).status_code == 303
        assert (await eve.send(f"/desk/tips/{tip}/give-back")).status_code == 409
        await asha.send(f"/desk/tips/{tip}/claim")
        for wrong in ("", "1", "x", str(2**63)):
            assert (await asha.send(f"/desk/tips/{tip}/hand-over", colleague=wrong)).status_code == 400
        answer = await asha.send(f"/desk/tips/{tip}/hand-over", colleague=str(ben.id))
        assert "Your colleague has it now" in said(await asha.get(answer.headers["location"]))
        assert "What next" in said(await second.get(f"/desk/tips/{tip}"))
        assert "What next" not in said(await asha.get(f"/desk/tips/{tip}/words"))


async def test_a_tip_is_linked_to_an_alert_that_was_sent(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        tip = await claimed(desk, asha)
        slip = await asha.send(f"/desk/tips/{tip}/link", code="K7QX")
        assert slip.status_code == 400
        assert "No alert with that code was sent" in said(slip)
        answered = await claimed(desk, asha, reply=AnswerFacts("burglary", "Bootle", "Sefton", "K7QX"))
        assert 'href="/alerts/K7QX"' in (await asha.get(f"/desk/tips/{answered}")).text


@pytest.mark.parametrize("tell", ["yes", "no"])
async def test_no_intelligence_is_closed_apart(desk: DeskStand, tell: str) -> None:
    async with desk.browser(await desk.member()) as asha:
        tip = await claimed(desk, asha)
        answer = await asha.send(f"/desk/tips/{tip}/dismiss", tell=tell)
        assert "Closed as no intelligence" in said(await asha.get(answer.headers["location"]))
        assert "Not intelligence" in said(await asha.get(f"/desk/tips/{tip}/words"))
        slip = await asha.send(f"/desk/tips/{tip}/close", outcome="not-intelligence")
        assert slip.status_code in (400, 403)
    told = [each.outcome for each in await sent_out(desk)]
    assert told == (["not-intelligence"] if tell == "yes" else [])
    assert "tip closed" in await deeds(desk)


async def test_what_is_written_within_the_team_is_shown_and_never_run(desk: DeskStand) -> None:
    async with desk.browser(await desk.member(EVIL[:50])) as asha:
        tip = await claimed(desk, asha, routed=replace(BURGLARY, reasons=(f"category: {EVIL}", EVIL)))
        pages = [
            await asha.send(f"/desk/tips/{tip}/link", code=EVIL),
            await asha.send(f"/desk/tips/{tip}/pass-on", team=EVIL, words=EVIL),
            await asha.send(f"/desk/tips/{tip}/hand-over", colleague=EVIL),
            await asha.send(f"/desk/tips/{tip}/note", words=EVIL),
            await asha.get(f"/desk/tips/{tip}"),
        ]
        for shown in pages:
            assert "<script" not in shown.text.lower()
            assert "<img" not in shown.text.lower()
        assert said(pages[-1]).count(EVIL) >= 3


async def test_a_hub_adds_what_it_knows_to_its_copy(desk: DeskStand) -> None:
    routed = replace(BURGLARY, copied_to="mash-sefton")
    tip = await desk.tip(WORDS, routed)
    async with desk.browser(await desk.member("Hub", "mash-sefton")) as hub:
        page = said(await hub.get(f"/desk/tips/{tip}/words"))
        assert "Add a note" in page
        assert "Pass on" not in page
        await hub.send(f"/desk/tips/{tip}/note", words="We know this family")
        assert "We know this family" in said(await hub.get(f"/desk/tips/{tip}/words"))


async def test_the_link_leads_to_the_console_for_who_may_look_there(tmp_path: Path) -> None:
    async with open_console(tmp_path) as stand:
        boss = await stand.officer("Eve", Role.SUPERVISOR)
        alert = await stand.draft(boss)
        async with stand.desk.browser(boss) as eve, stand.desk.browser(await stand.desk.member()) as asha:
            await press(eve, alert, "send")
            async with stand.desk.database.reading() as tx:
                code = (await alerts.get(tx, alert)).code
            for browser, page in ((asha, f"/alerts/{code}"), (eve, f"/console/alerts/{alert}")):
                tip = await claimed(stand.desk, browser)
                answer = await browser.send(f"/desk/tips/{tip}/link", code=f" {code.lower()} ")
                assert f'href="{page}"' in (await browser.get(answer.headers["location"])).text
                await browser.send(f"/desk/tips/{tip}/link", code="")
                assert f'href="{page}"' not in (await browser.get(f"/desk/tips/{tip}")).text
