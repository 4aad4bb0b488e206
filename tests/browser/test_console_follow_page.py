"""What follows an alert, in Chromium on a narrow phone and a desktop, with and without JavaScript; axe finds nothing."""

from pathlib import Path

import pytest
from playwright.async_api import ViewportSize, expect

from alerts.model import Stage, Urgency
from tests.browser.test_console_page import DESKTOP, NARROW, desk_of, open_browser, pytestmark
from tests.browser.test_desk_page import check
from tests.unit.web.alert_stand import page_of

__all__ = ["pytestmark"]
NEWS = "One man was arrested in Stanley Road. Please still lock your sheds."


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
async def test_update_and_withdraw(tmp_path: Path, viewport: ViewportSize) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        ada = await console.officer("Ada Brown")
        alert = await console.draft(ada, urgency=Urgency.ROUTINE)
        await console.streets.send(alert, ada)
        await console.streets.fanout.once()
        async with desk_of(browser, console, base, ada, viewport) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await page.get_by_text("Update", exact=True).click()
            await check(page)
            await page.get_by_label("The words of the alert").first.fill("Seen in [street].")
            await page.get_by_role("button", name="See how it looks").first.click()
            await expect(page.get_by_role("alert")).to_be_visible()
            await check(page)
            await page.get_by_label("The words of the alert").first.fill(NEWS)
            await page.get_by_role("button", name="See how it looks").first.click()
            await expect(page.get_by_text("UPDATE - Burglary: Linacre (Sefton)").first).to_be_visible()
            await check(page)
            await page.get_by_role("button", name="Send it").click()
            await expect(page.get_by_role("status")).to_contain_text("The update is going out")
            await page.get_by_text("Withdraw", exact=True).click()
            await expect(page.get_by_text("Are you sure?").first).to_be_visible()
            await check(page)
            await page.get_by_role("button", name="Yes, withdraw it").click()
            await expect(page.get_by_role("status")).to_contain_text("is withdrawn")
            await check(page)


async def test_it_all_works_without_javascript(tmp_path: Path) -> None:
    async with open_browser(tmp_path) as (browser, console, base):
        ada = await console.officer("Ada Brown")
        alert = await console.draft(ada, urgency=Urgency.ROUTINE)
        await console.streets.send(alert, ada)
        async with desk_of(browser, console, base, ada, NARROW, scripts=False) as page:
            await page.goto(f"{base}{page_of(alert)}")
            await page.get_by_text("Tell how it ended", exact=True).click()
            words = page.locator("#outcome-words")
            await words.fill(NEWS)
            await page.locator("form[action$='/outcome'] button").click()
            await expect(page.get_by_text("HOW IT ENDED - Burglary").first).to_be_visible()
            await page.locator("form[action$='/outcome'] button[value=send]").click()
            await expect(page.get_by_role("status")).to_contain_text("How it ended is going out")
            await page.get_by_text("It is over", exact=True).click()
            await page.get_by_role("button", name="Yes, it is over").click()
            await expect(page.get_by_role("status")).to_contain_text("The alert is over")
        assert await console.stage(alert) == Stage.STOOD_DOWN
