"""The console: who sees which alert, what they can do with it, and that nothing else can be done to it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from alerts.model import Stage, Urgency
from alerts.tables import alerts
from database.audit import audit
from staff.model import Role
from tests.unit.alerts.streets import DERBY, NOON
from tests.unit.web.alert_stand import AlertStand, fields, open_console, page_of, press, resend
from tests.unit.web.desk_stand import said

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }} {7*7}"


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[AlertStand]:
    async with open_console(tmp_path) as stand:
        yield stand


async def test_a_second_person_approves_what_they_see(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada Brown"), await console.officer("Ben Carter")
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        page = said(await author.get(page_of(alert)))
        assert "Somebody else must approve it first" in page
        sent = await press(author, alert, "send")
        assert sent.headers["location"] == f"{page_of(alert)}?done=asked"
        assert "It waits for a second person. It goes as soon" in said(
            await author.get(sent.headers["location"])
        )
        assert await console.stage(alert) == Stage.PENDING
        assert "console-approve" not in (page := said(await author.get(page_of(alert))))
        assert "that has to be somebody else" in page

        assert "Waiting for you" in said(await other.get("/console/"))
        assert "Waiting for you" not in said(await author.get("/console/"))
        page = said(await other.get(page_of(alert)))
        for words in (
            "Ada Brown asks you to look at this alert", "danger to life", "Two sheds were broken into",
            "1 person: 1 by Telegram</dd>", "I saw something", "The public of Linacre (Sefton)",
        ):  # fmt: skip
            assert words in page
        done = await press(other, alert, "approve")
        assert done.headers["location"] == f"{page_of(alert)}?done=approve"
        assert await console.stage(alert) == Stage.SENDING
        page = said(await other.get(page_of(alert)))
        assert "Ben Carter approved it" in page
        assert "Ada Brown asked for a second person (1 person" in page
    async with console.desk.database.reading() as tx:
        deeds = await tx.execute(select(audit.c.staff_id, audit.c.deed).order_by(audit.c.id))
        assert (ben.id, "approval read") in [tuple(row) for row in deeds]


async def test_who_had_a_hand_in_it_and_strangers_cannot(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    mo, kim = await console.officer("Mo", team="npt-wirral"), await console.officer("Kim", Role.MEMBER)
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        await press(author, alert, "send")
        hidden = fields((await other.get(page_of(alert))).text, "approve")
        mine = {**hidden, **(await author.proof(page_of(alert)))}
        refused = await resend(author, alert, "approve", mine)
        assert refused.status_code == 403
        assert "it needs somebody else" in said(refused)
        async with console.desk.browser(mo) as stranger, console.desk.browser(kim) as member:
            assert "another team" in said(await stranger.get(page_of(alert)))
            assert (await stranger.get(page_of(alert))).status_code == 403
            forged = {**hidden, **(await stranger.proof("/console/"))}
            assert (await resend(stranger, alert, "approve", forged)).status_code == 403
            assert (await member.get("/console/")).status_code == 403
            assert (await member.get(page_of(alert))).status_code == 403
            assert "/console/" not in (await member.get("/desk/")).text
            assert "/console/" in (await author.get("/desk/")).text
    assert await console.stage(alert) == Stage.PENDING


async def test_a_supervisor_of_another_team_may_be_the_second_person(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    boss = await console.officer("Sue", Role.SUPERVISOR, "npt-wirral")
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author, console.desk.browser(boss) as other:
        await press(author, alert, "send")
        assert "Waiting for you" in said(await other.get("/console/"))
        page = (await other.get(page_of(alert))).text
        assert f"{page_of(alert)}/text" not in page
        assert (await press(other, alert, "approve")).status_code == 303
    assert await console.stage(alert) == Stage.SENDING


async def test_a_form_that_is_out_of_date_does_nothing(console: AlertStand) -> None:
    ada, ben, cat = [await console.officer(name) for name in ("Ada", "Ben", "Cat")]
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as a, console.desk.browser(ben) as b, console.desk.browser(cat) as c:
        old_send = fields((await a.get(page_of(alert))).text, "send")
        old_text = fields((await a.get(page_of(alert))).text, "text")
        await press(b, alert, "text", words="Three sheds were broken into.")
        for late in (
            await resend(a, alert, "send", old_send),
            await resend(a, alert, "text", old_text, words="Mine"),
        ):
            assert late.status_code == 409
            assert "Three sheds" in said(late)
        await press(a, alert, "send")
        old = fields((await c.get(page_of(alert))).text, "approve")
        await press(a, alert, "text", words="Four sheds were broken into.")
        assert await console.stage(alert) == Stage.DRAFT
        await press(a, alert, "send")
        late = await resend(c, alert, "approve", old)
        assert late.status_code == 409
        assert await console.stage(alert) == Stage.PENDING
        # Ben had a hand in it, Cat had none.
        assert "that has to be somebody else" in said(await b.get(page_of(alert)))
        page = (await c.get(page_of(alert))).text
        assert "Three</del>" in page
        assert "Four</ins>" in page
        new = fields(page, "approve")
        assert (await resend(c, alert, "approve", new)).status_code == 303
        assert (await resend(c, alert, "approve", new)).status_code == 409
    assert await console.decisions() == ["void", "approved"]


async def test_back_with_a_reason_and_refused_with_one(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    one, two = await console.draft(ada), await console.draft(ada, ward=DERBY)
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        await press(author, one, "send")
        refused = await press(other, one, "back", words="  ")
        assert refused.status_code == 400
        assert "Please write the reason" in said(refused)
        assert (await press(other, one, "back", words="Which street?")).status_code == 303
        assert await console.stage(one) == Stage.DRAFT
        page = said(await author.get(page_of(one)))
        assert "Ben sent it back" in page
        assert "Which street?" in page
        async with console.desk.database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == two).values(stage=Stage.PENDING))
        assert "Waiting for you" not in said(await other.get("/console/"))
        async with console.desk.database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == two).values(stage=Stage.DRAFT))
        await press(author, one, "send")
        assert (
            (await press(other, one, "reject", words="A rumour")).headers["location"].endswith("done=reject")
        )
    assert await console.stage(one) == Stage.REJECTED


async def test_danger_to_life_by_a_supervisor_is_looked_at_afterwards(console: AlertStand) -> None:
    boss, ben = await console.officer("Sue", Role.SUPERVISOR), await console.officer("Ben")
    alert = await console.draft(boss)
    async with console.desk.browser(boss) as author, console.desk.browser(ben) as other:
        assert "It goes at once, because of danger to life" in said(await author.get(page_of(alert)))
        assert (await press(author, alert, "send")).headers["location"].endswith("done=sent")
        assert await console.stage(alert) == Stage.SENDING
        page = said(await other.get("/console/"))
        assert "Waiting for you" in page
        assert "because of danger to life" in said(await other.get(page_of(alert)))
        assert (await press(other, alert, "review")).headers["location"].endswith("done=review")
        assert "Waiting for you" not in said(await other.get("/console/"))
        assert "Ben looked at it afterwards" in said(await author.get(page_of(alert)))


async def test_a_plain_alert_goes_without_asking_and_can_be_stopped(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    alert = await console.draft(ada, urgency=Urgency.ROUTINE)
    later = await console.draft(ada, urgency=Urgency.ROUTINE, ward=DERBY, text="Bikes were stolen.")
    await console.streets.resident(DERBY)
    async with console.desk.database.transaction() as tx:
        this = alerts.c.id == later
        await tx.execute(update(alerts).where(this).values(send_at=NOON + timedelta(hours=4)))
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        assert "It goes without a second person" in said(await author.get(page_of(alert)))
        assert (await press(author, alert, "send")).headers["location"].endswith("done=sent")
        assert (await press(other, alert, "stop")).headers["location"].endswith("done=stop")
        assert await console.stage(alert) == Stage.CANCELLED
        # Nothing more goes out; but who had got it may still be told that it was wrong, or is over.
        assert f"{page_of(alert)}/stop" not in (await other.get(page_of(alert))).text
        assert "It goes out on Mon 2 Mar, 4:00pm" in said(await author.get(page_of(later)))
        assert (await press(author, later, "send")).headers["location"].endswith("done=scheduled")
        assert "For later" in said(await other.get("/console/"))
        assert (await press(other, later, "stop")).headers["location"].endswith("done=stop")
        assert "Nothing can be done" in said(await other.get(page_of(later)))
        assert await console.stage(later) == Stage.CANCELLED


async def test_words_that_cannot_go_out_come_back_with_the_reason(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author:
        refused = await press(author, alert, "text", words="Sheds were broken into. " * 30)
        assert refused.status_code == 400
        assert "characters too long" in said(refused)
        assert "Sheds were broken into. Sheds" in said(refused)
        await press(author, alert, "text", words="Sheds in [street] were broken into.")
        page = said(await author.get(page_of(alert)))
        assert "<mark>[street]<sup>1</sup></mark>" in page
        assert "Must be changed" in page
        assert f"{page_of(alert)}/send" not in page
        forced = {**await author.proof(page_of(alert)), "seen": fields(page, "text")["seen"]}
        assert (await resend(author, alert, "send", forced)).status_code == 400
        await press(author, alert, "text", words="A woman aged 83 was told to move her savings.")
        page = said(await author.get(page_of(alert)))
        assert f"{page_of(alert)}/send" not in page
        assert (await press(author, alert, "keep")).headers["location"].endswith("done=keep")
        page = said(await author.get(page_of(alert)))
        assert "The author lets this stand" in page
        assert f"{page_of(alert)}/send" in page


async def test_forms_from_elsewhere_or_without_proof_do_nothing(console: AlertStand) -> None:
    ada, ben = await console.officer("Ada"), await console.officer("Ben")
    alert = await console.draft(ada)
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        hidden = fields((await author.get(page_of(alert))).text, "send")
        tries = [
            await resend(author, alert, "send", {"seen": hidden["seen"]}),
            await resend(other, alert, "send", hidden),
        ]
        author.headers = {"sec-fetch-site": "cross-site"}
        tries.append(await resend(author, alert, "send", hidden))
        author.headers = {"origin": "https://evil.test"}
        tries.append(await resend(author, alert, "send", hidden))
        assert {answer.status_code for answer in tries} == {403}
    assert await console.stage(alert) == Stage.DRAFT


async def test_what_people_write_is_shown_and_never_run(console: AlertStand) -> None:
    ada, ben = await console.officer(EVIL[:59]), await console.officer("Ben")
    alert = await console.draft(ada)
    evil = {"text": EVIL, "sender": EVIL, "category": "burglary"}
    async with console.desk.database.transaction() as tx:
        await tx.execute(update(alerts).where(alerts.c.id == alert).values(**evil))
    async with console.desk.browser(ada) as author, console.desk.browser(ben) as other:
        draft = await author.get(page_of(alert))
        shown = fields(draft.text, "text")
        long = await resend(author, alert, "text", shown, words=EVIL * 20)
        async with console.desk.database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == alert).values(text="Plain words"))
        await press(author, alert, "send")
        await press(other, alert, "back", words=EVIL)
        pages = [
            draft, long,
            await other.get("/console/"),
            await other.get(page_of(alert)),
            await other.get(f"/console/?done={EVIL}"),
            await other.get(f"/console/{EVIL}"),
            await other.get(f"{page_of(alert)}?done={EVIL}"),
        ]  # fmt: skip
    for page in pages:
        assert "<script" not in page.text
        assert "<img" not in page.text
        assert ">49" not in page.text
        assert "script-src" not in page.headers["content-security-policy"]
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert EVIL in said(pages[3])


async def test_addresses_that_are_none(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert, other = await console.draft(ada), await console.draft(ada, ward=DERBY)
    await console.streets.resident(DERBY)
    async with console.desk.browser(ada) as author:
        for done in ("first", "forward", "nothing", "asked"):
            assert (await author.get(f"{page_of(alert)}?done={done}")).status_code == 200
        for path in (
            "/console/alerts/0",
            "/console/alerts/99999",
            f"/console/alerts/{'9' * 30}",
            "/console/x",
        ):
            assert (await author.get(path)).status_code == 404
        proof = await author.proof(page_of(alert))
        assert (await resend(author, alert, "burn", proof)).status_code == 404
        assert (
            await resend(author, alert, "approve", {**proof, "request": "7", "seen": "zz"})
        ).status_code == 404
        await press(author, other, "send")
    async with console.desk.browser(await console.officer("Ben")) as ben:
        hidden = fields((await ben.get(page_of(other))).text, "approve")
        assert (await resend(ben, alert, "approve", hidden)).status_code == 404
    assert await console.stage(other) == Stage.PENDING


async def test_the_sign_in_leads_to_the_alert(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    alert = await console.draft(ada)
    async with console.desk.browser() as browser:
        answer = await browser.get(page_of(alert))
        assert answer.headers["location"] == f"/desk/?to={page_of(alert)}"
        assert f'name="to" value="{page_of(alert)}"' in (await browser.get(answer.headers["location"])).text
        code = await console.desk.code(ada)
        answer = await browser.send("/desk/sign-in", code=code, to=page_of(alert))
        assert answer.headers["location"] == page_of(alert)
        assert (await browser.get("/console/")).status_code == 200
        console.desk.pass_time(hours=9)
        late = await resend(browser, alert, "send", {})
        assert late.headers["location"] == f"/desk/?to={page_of(alert)}&done=ended"


async def test_the_list_shows_what_there_is_by_what_can_be_done(console: AlertStand) -> None:
    ada = await console.officer("Ada")
    async with console.desk.browser(ada) as author:
        assert "No alerts yet" in said(await author.get("/console/"))
        alert = await console.draft(ada, urgency=Urgency.ROUTINE)
        assert "Drafts" in said(await author.get("/console/"))
        await press(author, alert, "send")
        assert "Out and in force" in said(await author.get("/console/"))
        console.desk.pass_time(hours=7)
        async with console.desk.database.transaction() as tx:
            await tx.execute(update(alerts).values(expires_at=console.desk.clock.now()))
        page = said(await author.get("/console/"))
        assert "Out and in force" not in page
        assert "Ended on Mon 2 Mar" in page
