"""The console in Chromium, on a narrow phone and a desktop: write, ask, approve; axe finds nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from alerts.model import Stage, Urgency
from staff.model import Role, Staff
from tests.browser.chromium import WANTED, open_chromium
from tests.browser.test_desk_page import check
from tests.serving import serve
from tests.unit.web.alert_stand import AlertStand, open_console, page_of

NARROW: ViewportSize = {"width": 320, "height": 720}
DESKTOP: ViewportSize = {"width": 1280, "height": 860}
TEXT = "An officer in a uniform took £2,000 from a woman aged 83 in Stanley Road. He was none. Ring 101 to check."

pytestmark = WANTED


@asynccontextmanager
async def open_browser(folder: Path) -> AsyncIterator[tuple[Browser, AlertStand, str]]:
    async with (
        open_console(folder) as console,
        serve(console.desk.app) as base,
        open_chromium() as browser,
    ):
        yield browser, console, base


@asynccontextmanager
async def desk_of(
    browser: Browser,
    console: AlertStand,
    base: str,
    person: Staff,
    viewport: ViewportSize,
    *,
    scripts: bool = True,
) -> AsyncIterator[Page]:
    """A browser window of one of the staff, signed in. What the browser complains of fails the test."""
    complaints: list[str] = []
    context = await browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    await page.goto(f"{base}/console/")
    await page.get_by_label("Your code of 12 digits").fill(await console.desk.code(person))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Your team's alerts")).to_be_visible()
    yield page
    await context.close()
    assert [each for each in complaints if "status of 40" not in each] == []


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
async def test_from_a_draft_to_its_approval(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        ada, ben = await console.officer("Ada Brown"), await console.officer("Ben Carter")
        alert = await console.draft(ada, text=TEXT)
        async with desk_of(browser, console, base, ada, viewport) as page:
            await check(page)
            await page.get_by_role("link", name="Burglary: Linacre").press("Enter")
            await check(page)
            await page.get_by_role("button", name="Keep it so").first.click()
            await expect(page.get_by_role("status")).to_contain_text("it may stay so")
            while await page.get_by_role("button", name="Keep it so").count():
                await page.get_by_role("button", name="Keep it so").first.click()
            await page.get_by_role("button", name="Send it").click()
            await expect(page.get_by_role("status")).to_contain_text("It waits for a second person")
            await check(page)
        async with desk_of(browser, console, base, ben, viewport) as page:
            await expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()
            await check(page)
            await page.get_by_role("link", name="Burglary: Linacre").click()
            await page.locator("summary", has_text="Send back").click()
            await page.get_by_label("Your reason").first.fill("   ")
            await page.locator("form").get_by_role("button", name="Send back").click()
            await expect(page.get_by_role("alert")).to_contain_text("Please write the reason")
            await check(page)
            await page.get_by_label("Your reason").first.fill("Leave out the age, please.")
            await page.locator("form").get_by_role("button", name="Send back").click()
            await expect(page.get_by_role("status")).to_contain_text("Sent back")
            await check(page)
        async with desk_of(browser, console, base, ada, viewport) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await page.locator("summary", has_text="Change the words").click()
            await check(page)
            box = page.get_by_label("The words of the alert")
            await box.fill(TEXT.replace("a woman aged 83", "an older woman") + " [street]")
            await page.get_by_role("button", name="Keep these words").click()
            await expect(page.get_by_text("Must be changed")).to_be_visible()
            await check(page)
            await page.locator("summary", has_text="Change the words").click()
            await page.get_by_label("The words of the alert").fill(
                TEXT.replace("a woman aged 83", "an older woman")
            )
            await page.get_by_role("button", name="Keep these words").click()
            while await page.get_by_role("button", name="Keep it so").count():
                await page.get_by_role("button", name="Keep it so").first.click()
            await page.get_by_role("button", name="Send it").click()
            await expect(page.get_by_role("status")).to_contain_text("It waits for a second person")
        async with desk_of(browser, console, base, ben, viewport) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await expect(page.get_by_text("an older woman").first).to_be_visible()
            await check(page)
            await page.get_by_role("button", name="Approve").click()
            await expect(page.get_by_role("status")).to_contain_text("Approved")
            await check(page)


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
async def test_an_update_in_two_languages(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        ada = await console.officer("Ada Brown")
        alert = await console.draft(ada, urgency=Urgency.ROUTINE)
        await console.streets.send(alert, ada)
        await console.streets.fanout.once()
        async with desk_of(browser, console, base, ada, viewport, scripts=False) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await page.locator("summary", has_text="Update").click()
            form = page.locator("form[action$='/update']")
            await form.get_by_label("The words of the alert").fill("One man was arrested.")
            await form.locator("summary", has_text="Other languages").click()
            await form.get_by_label("In Polish").fill("Zatrzymano mężczyznę.")
            await form.get_by_role("button", name="See how it looks").click()
            await expect(form.locator(".phone", has_text="Zatrzymano mężczyznę.")).to_be_visible()
            await expect(form.get_by_label("In Polish")).to_have_value("Zatrzymano mężczyznę.")
        async with desk_of(browser, console, base, ada, viewport) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await page.locator("summary", has_text="Update").click()
            form = page.locator("form[action$='/update']")
            await form.locator("summary", has_text="Other languages").click()
            await check(page)
            await form.get_by_label("In Polish").fill("Zatrzymano mężczyznę.")
            await form.get_by_role("button", name="See how it looks").click()
            await check(page)
            await form.get_by_role("button", name="Send it").click()
            await expect(page.get_by_role("status")).to_contain_text("The update is going out")


async def test_it_works_without_scripts(tmp_path: Path) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        sue, ben = await console.officer("Sue", Role.SUPERVISOR), await console.officer("Ben")
        alert = await console.draft(sue)
        async with desk_of(browser, console, base, sue, NARROW, scripts=False) as page:
            await page.get_by_role("link", name="Burglary: Linacre").click()
            await page.get_by_role("button", name="Send it").click()
            await expect(page.get_by_role("status")).to_contain_text("It is going out")
        async with desk_of(browser, console, base, ben, NARROW, scripts=False) as page:
            await page.get_by_role("link", name="Burglary: Linacre").first.click()
            await page.get_by_role("button", name="I have looked at it").click()
            await expect(page.get_by_role("status")).to_contain_text("you have looked at it")
        assert await console.stage(alert) == Stage.SENDING


async def test_the_two_rooms_lead_to_each_other(tmp_path: Path) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        ada = await console.officer("Ada")
        async with desk_of(browser, console, base, ada, NARROW) as page:
            await expect(page.get_by_role("link", name="Alerts", exact=True)).to_have_attribute(
                "aria-current", "page"
            )
            await page.get_by_role("link", name="Reports").click()
            await expect(page.get_by_role("heading", name="Your team's tips")).to_be_visible()
            await check(page)
            await page.get_by_role("link", name="Alerts", exact=True).click()
            await expect(page.get_by_role("heading", name="No alerts yet")).to_be_visible()
            await check(page)
