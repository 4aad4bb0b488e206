"""The page of figures: what is small is hidden, for whoever is signed in."""

from dataclasses import replace

from tests.unit.web.desk_stand import BURGLARY, DeskStand, said


async def test_small_counts_are_hidden_and_no_sum_is_told(desk: DeskStand) -> None:
    here = replace(BURGLARY, borough="sefton")
    for _ in range(7):
        await desk.tip("Vans again", here)
    for _ in range(3):
        await desk.tip("Vans again", replace(here, borough="wirral", category="drugs"))
    asha = await desk.member()
    async with desk.browser(asha) as browser:
        assert "5 to 9" not in said(await browser.get("/desk/figures"))  # the week is not over
    desk.pass_time(days=7)
    async with desk.browser(asha) as browser:
        page = said(await browser.get("/desk/figures"))
        rows = page.split("<tr>")
        assert [row for row in rows if "Sefton" in row and "5 to 9" in row]
        assert [row for row in rows if "Burglary" in row and "5 to 9" in row]
        assert not [row for row in rows[1:] if "Wirral" in row.partition("</tr>")[0]]
        assert "Wirral" in page.split("Fewer than 5 each:", 1)[1]
        assert ">7<" not in page
        assert ">3<" not in page


async def test_strangers_are_led_to_the_sign_in_and_back(desk: DeskStand) -> None:
    async with desk.browser() as stranger:
        for path in ("/desk/figures", "/desk/sessions"):
            answer = await stranger.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/?to={path}")
            assert f'name="to" value="{path}"' in (await stranger.get(answer.headers["location"])).text
