"""Into the desk and out again: codes, cookies, sessions, and what strangers hear."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from staff.model import SESSION_LIVES
from staff.tables import sessions
from tests.unit.web.desk_stand import DeskStand, open_desk, said
from web.tries import MOST_FROM_ONE_PLACE

WRONG = "That code did not work."


async def test_signed_out_there_is_one_field_and_how_to_get_a_code(desk: DeskStand) -> None:
    async with desk.browser() as stranger:
        shown = await stranger.get("/desk/")
        assert shown.status_code == 200
        assert shown.text.count("<input") == 1
        assert "Send /desk to our bot" in shown.text
        assert '<html lang="en">' in shown.text


async def test_a_code_opens_a_session_whose_cookie_serves_this_site_alone(desk: DeskStand) -> None:
    asha = await desk.member()
    async with desk.browser() as browser:
        code = await desk.code(asha)
        answer = await browser.send("/desk/sign-in", code=f" {code[:4]} {code[4:8]}-{code[8:]} ")
        assert answer.headers["location"] == "/desk/"
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("desk=")
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
        assert asha.name in (await browser.get()).text
        token = browser.client.cookies["desk"]
    async with desk.database.reading() as tx:
        assert token.encode() not in (await tx.scalars(select(sessions.c.token))).all()


async def test_over_https_the_cookie_is_bound_to_the_host(tmp_path: Path) -> None:
    async with open_desk(tmp_path, is_https=True) as desk:
        asha = await desk.member()
        async with desk.browser() as browser:
            answer = await browser.send("/desk/sign-in", code=await desk.code(asha))
            assert answer.headers["set-cookie"].startswith("__Host-desk=")
            assert "Secure" in answer.headers["set-cookie"]
            assert asha.name in (await browser.get()).text


async def test_wrong_used_expired_and_malformed_codes_hear_the_same(desk: DeskStand) -> None:
    asha = await desk.member()
    used = await desk.code(asha)
    async with desk.browser() as first:
        assert (await first.send("/desk/sign-in", code=used)).status_code == 303
    expired = await desk.code(asha)
    desk.pass_time(minutes=10)
    wrong = f"{(int(expired) + 1) % 10**8:08d}"
    async with desk.browser() as stranger:
        answers = [
            await stranger.send("/desk/sign-in", code=code)
            for code in (used, expired, wrong, "", "1234567", "x" * 8, "١٢٣٤٥٦٧٨")
        ]
        assert {answer.status_code for answer in answers} == {403}
        assert len({answer.text for answer in answers}) == 1
        assert WRONG in answers[0].text
        assert not stranger.client.cookies


async def test_after_ten_tries_even_the_right_code_waits(desk: DeskStand) -> None:
    asha = await desk.member()
    async with desk.browser() as stranger:
        for _ in range(MOST_FROM_ONE_PLACE):
            assert WRONG in (await stranger.send("/desk/sign-in", code="0000000")).text
        code = await desk.code(asha)
        refused = await stranger.send("/desk/sign-in", code=code)
        assert refused.status_code == 429
        assert "Please wait 10 minutes" in refused.text
        desk.pass_time(minutes=10)
        assert (await stranger.send("/desk/sign-in", code=await desk.code(asha))).status_code == 303


async def test_another_site_cannot_sign_anybody_in(desk: DeskStand) -> None:
    asha = await desk.member()
    async with desk.browser() as browser:
        browser.headers = {"sec-fetch-site": "cross-site"}
        assert (await browser.send("/desk/sign-in", code=await desk.code(asha))).status_code == 403
        assert not browser.client.cookies


async def test_a_link_leads_to_its_tip_through_the_sign_in(desk: DeskStand) -> None:
    asha = await desk.member()
    tip = await desk.tip("words")
    async with desk.browser() as browser:
        answer = await browser.get(f"/desk/tips/{tip}")
        assert answer.headers["location"] == f"/desk/?to=/desk/tips/{tip}"
        assert f'name="to" value="/desk/tips/{tip}"' in (await browser.get(answer.headers["location"])).text
        answer = await browser.send("/desk/sign-in", code=await desk.code(asha), to=f"/desk/tips/{tip}")
        assert answer.headers["location"] == f"/desk/tips/{tip}"


@pytest.mark.parametrize(
    "to",
    [
        "//evil.test",
        "https://evil.test/desk/",
        "/desk//evil.test",
        "/desk/tips/1/../../x",
        "/desk/tips/-1",
        "/console/alerts/" + "9" * 19,
        "/desk/tips/²",
        "/desk/tips/",
        "/console/alerts/1?x",
        "/desk/\n",
        "",
    ],
)
async def test_the_sign_in_leads_nowhere_else(desk: DeskStand, to: str) -> None:
    asha = await desk.member()
    async with desk.browser() as browser:
        answer = await browser.send("/desk/sign-in", code=await desk.code(asha), to=to)
        assert answer.headers["location"] == "/desk/"
        assert (await browser.client.get("/desk/", params={"to": to})).status_code == 200


async def test_from_a_chat_the_page_offers_to_open_again_as_the_cookie_stays_behind(desk: DeskStand) -> None:
    async with desk.browser() as browser:
        shown = await browser.client.get("/desk/?to=/desk/tips/77", headers={"sec-fetch-site": "cross-site"})
        assert 'href="/desk/tips/77"' in shown.text
        assert 'href="/desk/tips/77"' not in (await browser.get("/desk/?to=/desk/tips/77")).text


async def test_a_session_ends_with_the_shift_and_with_sign_out(desk: DeskStand) -> None:
    asha = await desk.member()
    tip = await desk.tip("words")
    async with desk.browser(asha) as browser, desk.browser(asha) as other:
        stolen = dict(browser.client.cookies)
        assert (await browser.send("/desk/sign-out")).headers["location"] == "/desk/?done=signed-out"
        browser.client.cookies.update(stolen)
        assert asha.name not in (await browser.get()).text
        assert asha.name in (await other.get()).text
        desk.pass_time(seconds=SESSION_LIVES.total_seconds())
        assert asha.name not in (await other.get()).text
        answer = await other.send(f"/desk/tips/{tip}/claim")
        assert answer.headers["location"] == f"/desk/?to=/desk/tips/{tip}&done=ended"
        assert "what you sent was not taken" in (await other.get(answer.headers["location"])).text


async def test_an_invented_session_is_nobody(desk: DeskStand) -> None:
    async with desk.browser() as browser:
        browser.client.cookies.set("desk", "0" * 64)
        assert "Sign in" in (await browser.get()).text


async def test_sessions_are_listed_and_ended_one_by_one(desk: DeskStand) -> None:
    asha = await desk.member()
    async with desk.browser(asha) as old:
        desk.pass_time(hours=2)
        async with desk.browser(asha) as here, desk.browser(await desk.member("Ben")) as ben:
            page = said(await here.get("/desk/sessions"))
            assert page.count("In another browser") == 1
            assert page.count("Here, in this browser") == 1
            assert "Since today, 10am to 11am" in page
            assert "Since today, 12pm to 1pm" in page
            (name,) = re.findall(
                r'sessions/end">\s*<input[^>]*>\s*<input type="hidden" name="session" value="(\w+)"', page
            )
            assert name not in said(await ben.get("/desk/sessions"))

            for wrong in ("", "zz", name[:-2], "00" * 16):
                await here.send("/desk/sessions/end", session=wrong)
            await ben.send("/desk/sessions/end", session=name)
            assert asha.name in (await old.get()).text

            answer = await here.send("/desk/sessions/end", session=name)
            assert answer.headers["location"] == "/desk/sessions?done=session-end"
            assert asha.name not in (await old.get()).text
            assert "Your code of 12 digits" in (await old.get()).text
            assert asha.name in (await here.get()).text
            assert "Ben" in (await ben.get()).text


async def test_all_other_sessions_end_at_once_and_what_they_send_is_not_taken(desk: DeskStand) -> None:
    asha = await desk.member()
    tip = await desk.tip("Vans again")
    async with desk.browser(asha) as one, desk.browser(asha) as two, desk.browser(asha) as here:
        stale = await one.proof(f"/desk/tips/{tip}")
        await here.send("/desk/sessions/end-others")
        assert said(await here.get("/desk/sessions")).count("In another browser") == 0
        answer = await one.client.post(f"/desk/tips/{tip}/claim", data=stale, headers=one.headers)
        assert (answer.status_code, "done=ended" in answer.headers["location"]) == (303, True)
        assert asha.name not in (await two.get()).text
        assert "1 tip waits" in said(await here.get())


async def test_a_stolen_cookie_is_worth_nothing_once_its_session_is_over(desk: DeskStand) -> None:
    asha = await desk.member()
    async with desk.browser(asha) as here, desk.browser() as thief:
        thief.client.cookies.update(dict(here.client.cookies))
        assert asha.name in (await thief.get()).text
        await here.send("/desk/sign-out")
        thief.client.cookies.set("desk", dict(thief.client.cookies).get("desk", "x"))
        assert asha.name not in (await thief.get()).text


async def test_over_https_browsers_are_told_to_stay_there(tmp_path: Path) -> None:
    async with open_desk(tmp_path, is_https=True) as desk, desk.browser() as browser:
        for path in ("/desk/", "/desk/static/desk.css", "/nowhere"):
            assert (await browser.get(path)).headers["strict-transport-security"] == "max-age=31536000"


async def test_over_http_that_is_not_said(desk: DeskStand) -> None:
    async with desk.browser() as browser:
        assert "strict-transport-security" not in (await browser.get()).headers
