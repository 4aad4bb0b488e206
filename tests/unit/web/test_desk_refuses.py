"""What the desk refuses, and how: forged forms, hostile words, floods, and a database that is away."""

from pathlib import Path

from intelligence.model import Routed
from tests.unit.web.desk_stand import TEAM, DeskStand, said

WORDS = "Two lads tried the doors of the vans"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


async def test_forms_from_elsewhere_or_without_proof_do_nothing(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    async with desk.browser(await desk.member()) as asha, desk.browser(await desk.member("Ben")) as ben:
        tries = [
            await asha.client.post(f"/desk/tips/{tip}/claim"),
            await asha.client.post(f"/desk/tips/{tip}/claim", data=await ben.proof()),
            await asha.client.post("/desk/sign-out"),
        ]
        asha.headers = {"sec-fetch-site": "cross-site"}
        tries.append(await asha.send(f"/desk/tips/{tip}/claim"))
        asha.headers = {"origin": "https://evil.test"}
        tries.append(await asha.send(f"/desk/tips/{tip}/claim"))
        assert {answer.status_code for answer in tries} == {403}
        assert "1 tip waits" in said(await asha.get())


async def test_what_people_write_is_shown_and_never_run(desk: DeskStand) -> None:
    tip = await desk.tip(EVIL, Routed(EVIL[:30], "routine", False, TEAM, EVIL[:70]))
    async with desk.browser(await desk.member(EVIL[:50])) as asha:
        await asha.send(f"/desk/tips/{tip}/claim")
        await asha.send(f"/desk/tips/{tip}/ask", words=EVIL)
        pages = [
            await asha.get(),
            await asha.get(f"/desk/tips/{tip}"),
            await asha.send(f"/desk/tips/{tip}/close", words=EVIL, outcome=EVIL),
            await asha.get(f"/desk/?done={EVIL}&to={EVIL}"),
            await asha.get(f"/desk/tips/{EVIL}"),
        ]
        for shown in pages:
            assert "<script" not in shown.text.lower()
            assert "<img" not in shown.text.lower()
        assert EVIL in said(pages[1])


async def test_every_page_forbids_scripts_framing_and_keeping(desk: DeskStand) -> None:
    tip = await desk.tip(WORDS)
    async with desk.browser(await desk.member()) as asha:
        for path in ("/desk/", f"/desk/tips/{tip}", "/desk/nowhere"):
            headers = (await asha.get(path)).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert "script-src" not in policy
            assert headers["cache-control"] == "no-store"
            assert headers["cross-origin-opener-policy"] == "same-origin"
            assert "camera=()" in headers["permissions-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
        styled = await asha.get("/desk/static/desk.css")
        assert styled.headers["content-type"].startswith("text/css")
        assert (await asha.get("/desk/static/..%2fdesk.py")).status_code == 404


async def test_a_form_that_is_too_large_is_refused_in_words(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        answer = await asha.client.post("/desk/tips/1/ask", content=b"words=" + b"a" * 20_000)
        assert answer.status_code == 400
        assert "more text than we can take" in said(answer)


async def test_programs_hear_one_word_and_people_a_page(desk: DeskStand) -> None:
    async with desk.browser() as browser:
        assert "There is nothing at this address" in said(await browser.get("/somewhere"))
        plain = await browser.client.get("/somewhere", headers={"accept": "application/json"})
        assert (plain.status_code, plain.text) == (404, "Not Found")


async def test_when_the_database_cannot_answer_a_page_says_to_try_again(desk: DeskStand) -> None:
    async with desk.browser(await desk.member()) as asha:
        file = Path(desk.database.url.removeprefix("sqlite+aiosqlite:///"))
        await desk.database.close()  # what is open would go on without the file
        file.write_bytes(b"the disk has swallowed it" * 1000)
        answer = await asha.get()
        assert answer.status_code == 503
        assert "Please try again in a minute" in said(answer)
        assert "sessions" not in answer.text
