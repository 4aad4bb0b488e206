"""Whoever acts on a tip that answered an appeal is shown where its audience hears how that ended; nobody else is."""

from pathlib import Path

import pytest
from sqlalchemy import insert, update

from alerts import service as alerts
from alerts.model import Stage, VersionKind
from alerts.tables import alert_versions
from alerts.tables import alerts as alert_rows
from intelligence.model import AnswerFacts
from staff.model import Role
from tests.unit.web.alert_stand import AlertStand, open_console, press
from tests.unit.web.desk_stand import Browser, said
from tests.unit.web.test_desk_team import claimed

LINK = "Tell how"


async def sent_appeal(stand: AlertStand, eve: Browser, alert: int, *, is_appeal: bool = True) -> str:
    await press(eve, alert, "send")
    async with stand.desk.database.transaction() as tx:
        this = update(alert_rows).where(alert_rows.c.id == alert)
        await tx.execute(this.values(is_appeal=is_appeal, stage=Stage.SENT))
        return (await alerts.get(tx, alert)).code


async def closed(stand: AlertStand, browser: Browser, code: str | None, outcome: str = "acted-on") -> str:
    """Close a tip that answers the alert; the page on which the closer lands."""
    reply = AnswerFacts("burglary", "Linacre (Sefton)", "Sefton", code)
    tip = await claimed(stand.desk, browser, reply=reply)
    answer = await browser.send(f"/desk/tips/{tip}/close", outcome=outcome, words="")
    assert answer.status_code == 303, answer.text
    return said(await browser.get(answer.headers["location"]))


async def test_who_acts_on_an_answer_can_tell_those_who_were_asked(tmp_path: Path) -> None:
    async with open_console(tmp_path) as stand:
        boss = await stand.officer("Eve", Role.SUPERVISOR)
        alert = await stand.draft(boss)
        member = await stand.desk.member("Mo")
        async with stand.desk.browser(boss) as eve, stand.desk.browser(member) as mo:
            code = await sent_appeal(stand, eve, alert)
            page = await closed(stand, eve, code)
            assert f"{LINK} {code} ended" in page
            assert f'href="/console/alerts/{alert}"' in page
            assert (await eve.get(f"/console/alerts/{alert}")).status_code == 200
            assert LINK not in await closed(stand, eve, code, "nothing-found")
            # Of an alert that few people had a tip knows no code.
            assert LINK not in await closed(stand, eve, None)
            # Who may not write to the public is not sent there.
            assert LINK not in await closed(stand, mo, code)
            async with stand.desk.database.transaction() as tx:
                told = {
                    "alert_id": alert,
                    "number": 2,
                    "text": "One arrest.",
                    "made_at": stand.desk.clock.now(),
                }
                await tx.execute(
                    insert(alert_versions).values(**told, kind=VersionKind.OUTCOME, stage=Stage.SENT)
                )
            assert LINK not in await closed(stand, eve, code)


@pytest.mark.parametrize("code", ["", "ZZZZ", "<script>", "K7QX' OR 1=1"])
async def test_a_code_that_somebody_typed_into_the_address_shows_nothing(tmp_path: Path, code: str) -> None:
    async with open_console(tmp_path) as stand:
        boss = await stand.officer("Eve", Role.SUPERVISOR)
        async with stand.desk.browser(boss) as eve:
            page = await eve.client.get("/desk/", params={"done": "close", "appeal": code})
            assert page.status_code == 200
            assert LINK not in page.text
            assert "<script>" not in page.text


async def test_what_is_no_appeal_needs_no_end(tmp_path: Path) -> None:
    async with open_console(tmp_path) as stand:
        boss = await stand.officer("Eve", Role.SUPERVISOR)
        alert = await stand.draft(boss)
        async with stand.desk.browser(boss) as eve:
            code = await sent_appeal(stand, eve, alert, is_appeal=False)
            assert LINK not in await closed(stand, eve, code)
