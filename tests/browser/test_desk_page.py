"""The desk in Chromium, on a phone and a desktop: from sign-in to close; axe finds nothing."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, ViewportSize, expect

from intelligence.model import AnswerFacts, Routed
from staff.model import Role
from tests.browser.chromium import WANTED, open_chromium
from tests.serving import serve
from tests.unit.web.desk_stand import TEAM, DeskStand, open_desk
from tests.unit.web.test_desk_contact import shared
from tests.unit.web.test_desk_photo import with_photos

PHONE: ViewportSize = {"width": 390, "height": 844}
_SCHEMES: tuple[Literal["dark"], Literal["light"]] = ("dark", "light")
DESKTOP: ViewportSize = {"width": 1280, "height": 860}

pytestmark = WANTED

# Everything to press must be as large as a finger: 44 px (WCAG 2.5.5).
SMALL_TARGETS = """
() => [...document.querySelectorAll(
    'button, .button, summary, .code, .short, .wide, select, textarea, .pick, .up a, .foot a')]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 44)
  .map((node) => node.outerHTML)
"""


@asynccontextmanager
async def open_page(
    folder: Path, viewport: ViewportSize, *, scripts: bool = True
) -> AsyncIterator[tuple[Page, DeskStand, str]]:
    """A page at the desk. What the browser complains of (a refused style, a missing file) fails the test."""
    complaints: list[str] = []
    async with open_desk(folder) as desk, serve(desk.app) as base, open_chromium() as browser:
        context = await browser.new_context(viewport=viewport, java_script_enabled=scripts)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page, desk, base
    assert [each for each in complaints if "status of 40" not in each] == []


async def sign_in(page: Page, desk: DeskStand, base: str, role: Role = Role.MEMBER) -> None:
    await page.goto(f"{base}/desk/")
    await page.get_by_label("Your code of 12 digits").fill(await desk.code(await desk.member(role=role)))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Your team's tips")).to_be_visible()


async def check(page: Page) -> None:
    """No violation of axe's rules by day and by night, nothing wider than the screen, every target large enough."""
    # A page without its style would be judged by the browser's own colours.
    await page.wait_for_load_state()
    for scheme in _SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        found = await Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert await page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert await page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_tip_from_sign_in_to_its_close(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_page(tmp_path, viewport) as (page, desk, base):
        await desk.tip("Vans again", Routed("burglary", "urgent", True, TEAM, "Linacre (Sefton)"))
        reply = AnswerFacts("burglary", "Linacre (Sefton)", "Sefton", "K7QX")
        tip = await desk.tip("A" * 200 + "\n<b>bold</b>", reply=reply)
        await page.goto(f"{base}/desk/")
        await check(page)
        await page.get_by_label("Your code of 12 digits").fill("123456789012")
        await page.get_by_role("button", name="Sign in").click()
        await expect(page.get_by_role("alert")).to_contain_text("That code did not work")
        await check(page)

        await sign_in(page, desk, base)
        await check(page)
        await page.get_by_role("link", name=await desk.alias(tip)).press("Enter")
        await check(page)
        await page.get_by_role("button", name="Claim and read").click()
        await expect(page.get_by_role("status")).to_contain_text("It is yours now")
        await expect(page.get_by_text("<b>bold</b>")).to_be_visible()
        await check(page)

        await page.get_by_label("Your question").fill("Which way did they go?")
        await page.get_by_role("button", name="Send the question").click()
        await expect(page.get_by_role("status")).to_contain_text("on its way")
        await expect(page.get_by_role("listitem").filter(has_text="Which way")).to_be_visible()

        await page.locator("summary", has_text="Close this tip").click()
        await check(page)
        await page.get_by_label("Acted on").check()
        await page.get_by_role("button", name="Close the tip").click()
        await expect(page.get_by_role("status")).to_contain_text("Closed")
        await expect(page.get_by_role("link", name=await desk.alias(tip))).to_have_count(0)
        await page.get_by_role("button", name="Sign out").click()
        await expect(page.get_by_role("status")).to_contain_text("You are signed out")


async def test_it_works_without_scripts(tmp_path: Path) -> None:
    async with open_page(tmp_path, PHONE, scripts=False) as (page, desk, base):
        tip = await desk.tip("Vans again")
        await sign_in(page, desk, base)
        await page.get_by_role("link", name=await desk.alias(tip)).click()
        await page.get_by_role("button", name="Claim and read").click()
        await page.locator("summary", has_text="Tell them something").click()
        await page.get_by_label("Your message").fill("Thank you")
        await page.get_by_role("button", name="Send the message").click()
        await expect(page.get_by_role("status")).to_contain_text("Your message is on its way")


async def test_the_ways_that_end_nowhere_are_calm_too(tmp_path: Path) -> None:
    async with open_page(tmp_path, PHONE) as (page, desk, base):
        foreign = await desk.tip("theirs", Routed("burglary", "routine", False, "npt-wirral", None))
        unanswerable = await desk.tip("no questions", relay=False)
        await sign_in(page, desk, base)
        await page.goto(f"{base}/desk/tips/{foreign}")
        await expect(page.get_by_text("belongs to another team")).to_be_visible()
        await check(page)
        await page.goto(f"{base}/desk/tips/{unanswerable}")
        await page.get_by_role("button", name="Claim and read").click()
        await expect(page.get_by_text("cannot be written to")).to_be_visible()
        await check(page)
        await page.get_by_role("link", name="Back to the list").click()
        await expect(page.get_by_text("All of them are being dealt with")).to_be_visible()


async def test_the_first_stop_of_the_keyboard_skips_to_the_content(tmp_path: Path) -> None:
    async with open_page(tmp_path, DESKTOP) as (page, desk, base):
        await desk.tip("Vans again")
        await sign_in(page, desk, base)
        await page.goto(f"{base}/desk/")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Look again")).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_what_a_team_does_among_itself(tmp_path: Path, viewport: ViewportSize) -> None:
    why = ("category: burglary (vans)", "team: npt-sefton (Linacre (Sefton))")
    async with open_page(tmp_path, viewport) as (page, desk, base):
        await desk.member("Ben Okoro")
        tip = await desk.tip("Vans again", Routed("burglary", "urgent", False, TEAM, "Bootle", reasons=why))
        await sign_in(page, desk, base, Role.SUPERVISOR)
        await page.get_by_role("link", name=await desk.alias(tip)).click()
        await page.get_by_role("button", name="Claim and read").click()
        for title in await page.locator("summary").all_inner_texts():
            await page.locator("summary", has_text=title).click()
            await check(page)
        await page.locator("summary", has_text="Add a note").click()
        await page.get_by_label("Your note").fill("Same two as on Tuesday")
        await page.get_by_role("button", name="Keep the note").click()
        await expect(page.get_by_text("Note, not for the sender")).to_be_visible()
        await check(page)
        await page.locator("summary", has_text="Pass on to another team").click()
        await page.get_by_label("To which team?").select_option(
            label="Matrix Disruption Team (nobody there is told yet)"
        )
        await page.get_by_label("Why?").and_(page.locator("#pass-on-words")).fill("Yours")
        await page.get_by_role("button", name="Pass it on").click()
        await expect(page.get_by_role("status")).to_contain_text("Passed on")


async def test_ready_words_fill_a_form_without_scripts(tmp_path: Path) -> None:
    async with open_page(tmp_path, PHONE, scripts=False) as (page, desk, base):
        tip = await desk.tip("Vans again")
        await sign_in(page, desk, base)
        await page.get_by_role("link", name=await desk.alias(tip)).click()
        await page.get_by_role("button", name="Claim and read").click()
        await page.get_by_label("Ready words").first.select_option(label="When was it?")
        await page.get_by_role("button", name="Use these").first.click()
        await expect(page.get_by_label("Your question")).to_have_value(re.compile("which day it was"))
        await page.get_by_role("button", name="Send the question").click()
        await expect(page.get_by_role("status")).to_contain_text("Your question is on its way")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_the_pages_beside_the_tips(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_page(tmp_path, viewport) as (page, desk, base):
        for _ in range(6):
            await desk.tip(
                "Vans again", Routed("burglary", "routine", False, TEAM, "Bootle", borough="sefton")
            )
        desk.pass_time(days=7)
        await sign_in(page, desk, base)
        await page.get_by_role("link", name="Figures").click()
        await expect(page.get_by_role("row", name="Burglary 5 to 9")).to_be_visible()
        await check(page)
        await page.get_by_role("link", name="Where you are signed in").click()
        await expect(page.get_by_text("Here, in this browser")).to_be_visible()
        await check(page)
        await page.get_by_role("link", name="Ready words").click()
        await page.locator("summary", has_text="Thank you").click()
        await check(page)
        await page.get_by_label("Title").and_(page.locator(":visible")).fill("Many thanks")
        await page.get_by_role("button", name="Keep").and_(page.locator(":visible")).click()
        await expect(page.get_by_role("status")).to_contain_text("Kept")
        await expect(page.locator("summary", has_text="Many thanks")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_what_a_sender_sent_besides_words(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_page(tmp_path, viewport) as (page, desk, base):
        with_number, pictured = await shared(desk), await with_photos(desk)
        await sign_in(page, desk, base)
        await page.goto(f"{base}/desk/tips/{pictured}")
        await page.get_by_role("button", name="Claim and read").click()
        await expect(page.get_by_alt_text("Photo 1 from the sender")).to_be_visible()
        await check(page)
        await page.goto(f"{base}/desk/tips/{with_number}")
        await page.get_by_role("button", name="Claim and read").click()
        await expect(page.get_by_role("link", name="Show their number")).to_be_visible()
        await check(page)
        await page.get_by_role("link", name="Show their number").click()
        await expect(page.get_by_role("link", name="+447700900123")).to_be_visible()
        await check(page)
