"""The public pages in Chromium, on an old phone and a desktop, with and without scripts; axe finds nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, ViewportSize, expect

from alerts.model import Stage, Urgency, VersionKind
from tests.browser.chromium import WANTED, open_chromium
from tests.serving import serve
from tests.unit.web.public_stand import LINACRE, SEFTON, PublicStand, open_public

OLD_PHONE: ViewportSize = {"width": 320, "height": 480}
DESKTOP: ViewportSize = {"width": 1280, "height": 860}

pytestmark = WANTED

# Everything to press must be as large as a finger: 44 px for what is a deed, 24 px for links (WCAG 2.5.5, 2.5.8).
SMALL_TARGETS = """
() => [...document.querySelectorAll('button, .button, input:not([type=hidden]), a:not(.skip)')]
  .filter((node) => node.checkVisibility())
  .filter((node) => node.getBoundingClientRect().height < (node.matches('a:not(.button)') ? 24 : 44))
  .map((node) => node.outerHTML)
"""


@asynccontextmanager
async def open_page(
    folder: Path, viewport: ViewportSize, *, scripts: bool = True, dark: bool = False
) -> AsyncIterator[tuple[Page, PublicStand, str]]:
    """A page of ours. What the browser complains of (a refused style, a missing file) fails the test."""
    complaints: list[str] = []
    async with open_public(folder) as public, serve(public.app) as base, open_chromium() as browser:
        context = await browser.new_context(
            viewport=viewport, java_script_enabled=scripts, color_scheme="dark" if dark else "light"
        )
        page = await context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page, public, base
    assert [each for each in complaints if "status of 404" not in each] == []


async def check(page: Page) -> None:
    """No violation of axe's rules, nothing wider than the screen, every target large enough."""
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert await page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert await page.evaluate(SMALL_TARGETS) == []


async def fill(public: PublicStand) -> None:
    """One alert of each kind that a page can show."""
    told = await public.alert("K7QX", "Long-" * 60, urgency=Urgency.URGENT)
    await public.says(
        told, VersionKind.UPDATE, "More is known.", number=2, ar="كلا المخزنين", pl="Obie szopy."
    )
    await public.says(told, VersionKind.OUTCOME, "Two people were arrested.", number=3)
    await public.alert("3QX7", urgency=Urgency.EMERGENCY)
    for code, stage in (("4QX7", Stage.WITHDRAWN), ("6QX7", Stage.STOOD_DOWN), ("9QX7", Stage.CANCELLED)):
        await public.becomes(await public.alert(code), stage)
    await public.alert("7QX9", to_public=False)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("viewport", [OLD_PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_every_page_is_easy_on_everybody(tmp_path: Path, viewport: ViewportSize, dark: bool) -> None:
    async with open_page(tmp_path, viewport, dark=dark) as (page, public, base):
        await fill(public)
        paths = [f"/alerts/{code}" for code in ("K7QX", "3QX7", "4QX7", "6QX7", "9QX7", "7QX9", "QQQQ")]
        more = ["/alerts", f"/alerts?area={SEFTON}", "/alerts?where=Bottle", "/alerts/K7QX/nothing"]
        for path in [*paths, *more, "/alerts?lang=ar", "/alerts/K7QX?lang=ar", "/alerts/4QX7?lang=cy"]:
            await page.goto(base + path)
            await expect(page.locator("h1")).to_have_count(1)
            await check(page)


async def test_the_way_from_a_postcode_to_an_alert_without_scripts(tmp_path: Path) -> None:
    async with open_page(tmp_path, OLD_PHONE, scripts=False) as (page, public, base):
        await fill(public)
        await page.goto(f"{base}/alerts")
        await page.get_by_label("Your postcode, ward or place").fill("L20 4AB")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Alerts for L20")).to_be_visible()
        assert "4AB" not in page.url
        await page.get_by_role("link", name="Linacre", exact=True).click()
        assert page.url.endswith(f"area={LINACRE}")
        await page.locator(".emergency a").click()
        await expect(page.get_by_role("heading", name="Burglary: Linacre (Sefton)")).to_be_visible()
        await expect(page.get_by_text("Yes. Sefton team, Merseyside Police sent")).to_be_visible()
        await page.get_by_role("link", name="Polski").click()
        await expect(page.get_by_role("heading", name="Czy to prawdziwa wiadomość?")).to_be_visible()
        await page.get_by_role("link", name="Wszystkie alerty").click()
        await page.get_by_label("Kod z wiadomości").fill("k7qx")
        await page.get_by_role("button", name="Sprawdź").click()
        await expect(page.get_by_text("More is known.")).to_have_count(1)
        assert page.url == f"{base}/alerts/K7QX?lang=pl"


async def test_a_code_of_nobody(tmp_path: Path) -> None:
    async with open_page(tmp_path, DESKTOP) as (page, _, base):
        await page.goto(f"{base}/alerts")
        await page.get_by_role("link", name="Is a message real?").click()
        await page.get_by_label("The code in the message").fill("QQQQ")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="This code is not ours")).to_be_visible()
        await expect(page.get_by_text("Forward a text to 7726")).to_be_visible()


async def test_the_first_stop_of_the_keyboard_skips_to_the_content(tmp_path: Path) -> None:
    async with open_page(tmp_path, OLD_PHONE) as (page, public, base):
        await fill(public)
        await page.goto(f"{base}/alerts/K7QX")
        await page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        await expect(skip).to_be_focused()
        await expect(skip).to_be_in_viewport()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="All alerts")).to_be_focused()


async def test_on_paper_stands_what_counts(tmp_path: Path) -> None:
    async with open_page(tmp_path, DESKTOP) as (page, public, base):
        await fill(public)
        await page.emulate_media(media="print")
        await page.goto(f"{base}/alerts/4QX7")
        await expect(page.get_by_text("This message was wrong. Please ignore it.")).to_be_visible()
        await expect(page.get_by_role("navigation")).to_be_hidden()
        await page.goto(f"{base}/alerts")
        await expect(page.locator("form")).to_have_count(2)
        assert not await page.locator("form:visible").count()
