"""The phones page in Chromium, with a bot that answers: someone types, presses, finds everything by name."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from fastapi import FastAPI
from playwright.async_api import Page, expect

from sandbox.app import Sandbox
from tests.browser.chromium import WANTED, open_chromium
from tests.serving import serve

TOKEN = "110201543:SANDBOX"

pytestmark = WANTED

UNNAMED_CONTROLS = """
() => [...document.querySelectorAll('button, input, select, textarea, a[href], [role=log], article')]
  .filter((node) => !(node.getAttribute('aria-label') || node.labels?.[0]?.textContent.trim()
    || (/^(BUTTON|A)$/.test(node.tagName) && node.textContent.trim())))
  .map((node) => node.outerHTML)
"""
REPEATED_IDS = """
() => { const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  return ids.filter((id, index) => ids.indexOf(id) !== index); }
"""


async def answer_everything(base: str) -> None:
    """A bot by long polling: any text gets a question with two buttons, any press an edited message."""
    bot = f"{base}/sandbox/telegram/bot{TOKEN}"
    offset = 0
    async with httpx.AsyncClient(timeout=10) as client:

        async def call(method: str, **params: Any) -> Any:
            return (await client.post(f"{bot}/{method}", json=params)).json()["result"]

        while True:
            for update in await call("getUpdates", offset=offset, timeout=1):
                offset = update["update_id"] + 1
                if "message" in update:
                    said = update["message"].get("text", "something")
                    row = [{"text": "Yes", "callback_data": "y"}, {"text": "<b>No</b>", "callback_data": "n"}]
                    await call(
                        "sendMessage",
                        chat_id=update["message"]["chat"]["id"],
                        text=f"You said {said}. Right? https://t.me/MerseySandboxBot?start=area_linacre",
                        reply_markup={"inline_keyboard": [row]},
                    )
                elif "callback_query" in update:
                    query = update["callback_query"]
                    await call(
                        "editMessageText",
                        chat_id=query["message"]["chat"]["id"],
                        message_id=query["message"]["message_id"],
                        text=f"Pressed {query['data']}",
                    )
                    await call("answerCallbackQuery", callback_query_id=query["id"])


@asynccontextmanager
async def open_page(width: int = 1280) -> AsyncIterator[tuple[Page, Sandbox]]:
    offset = [timedelta()]

    def advance(span: timedelta) -> None:
        offset[0] += span

    sandbox = Sandbox(lambda: datetime.now(UTC) + offset[0], advance=advance)
    app = FastAPI()
    app.mount("/sandbox", sandbox.app)
    complaints: list[str] = []
    async with serve(app) as base, open_chromium() as browser:
        answering = asyncio.create_task(answer_everything(base))
        try:
            page = await browser.new_page(viewport={"width": width, "height": 860})
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            await page.goto(f"{base}/sandbox/")
            yield page, sandbox
        finally:
            answering.cancel()
            await asyncio.wait([answering])
            await sandbox.close()
    assert complaints == []


async def test_a_newcomer_talks_on_both_phones() -> None:
    async with open_page() as (page, sandbox):
        await page.get_by_role("button", name="Give Ann and Bob their phones").click()
        ann = page.get_by_role("article", name="Ann’s phone")
        bob = page.get_by_role("article", name="Bob’s phone")

        await ann.get_by_role("button", name="START").click()
        await expect(ann.get_by_role("log")).to_contain_text("You said /start. Right?")
        await ann.get_by_role("button", name="Yes").click()
        await expect(ann.get_by_role("log")).to_contain_text("Pressed y")
        await expect(ann.get_by_role("button", name="Yes")).to_have_count(0)

        message = ann.get_by_role("textbox", name="Write on Ann’s phone")
        await message.fill("<img src=x onerror=alert(1)>")
        await message.press("Enter")
        await expect(ann.get_by_role("log")).to_contain_text("You said <img src=x onerror=alert(1)>. Right?")
        await expect(message).to_have_value("")
        await expect(ann.get_by_role("button", name="<b>No</b>")).to_be_visible()
        await ann.get_by_role("link", name="start=area_linacre").last.click()
        await expect(ann.get_by_role("log")).to_contain_text("/start area_linacre")

        await bob.get_by_role("textbox", name="Write on Bob’s phone").fill("JOIN L20 4AB")
        await bob.get_by_role("button", name="Send").click()
        await expect(bob.get_by_role("log")).to_contain_text("1 segment · GSM-7")
        number = (await bob.locator(".number").inner_text()).removeprefix("SMS · 0").replace(" ", "")
        assert [text.body for text in sandbox.twilio.screen(f"+44{number}")] == ["JOIN L20 4AB"]


async def test_a_photo_is_drawn() -> None:
    async with open_page() as (page, _):
        await page.get_by_role("button", name="Give Ann and Bob their phones").click()
        ann = page.get_by_role("article", name="Ann’s phone")
        await ann.get_by_role("button", name="START").click()
        await ann.get_by_role("button", name="Attach").click()
        await ann.get_by_role("button", name="Send a photo").click()
        picture = ann.get_by_role("img", name="Photo")
        await expect(picture).to_have_js_property("naturalWidth", 160)
        await expect(ann.get_by_role("log")).to_contain_text("You said something. Right?")


@pytest.mark.parametrize(("width", "is_open"), [(1280, True), (400, False)], ids=["desktop", "phone"])
async def test_a_newcomer_reads_what_to_try(width: int, is_open: bool) -> None:
    async with open_page(width) as (page, _):
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        guide = page.locator("#guide")
        first, second = (page.get_by_role("heading", name=name) for name in ("Join", "Send an alert"))
        if not is_open:
            await expect(first).to_be_hidden()
            await guide.locator("> summary").press("Enter")
        await expect(page.get_by_text("can only text: send")).to_be_visible()
        await second.click()
        await expect(page.get_by_text("can only text: send")).to_be_hidden()
        copy = guide.get_by_role("button", name="Copy the line")
        await copy.press("Enter")
        await expect(guide.get_by_role("button", name="Copied")).to_be_focused()
        line = '.venv/bin/mersey staff invite "Linacre beat officer" --role officer --team npt-sefton'
        assert await page.evaluate("() => navigator.clipboard.readText()") == line
        await expect(copy).to_be_visible()
        await page.get_by_role("button", name="Give Ann and Bob their phones").click()
        await expect(page.get_by_role("article", name="Bob’s phone")).to_be_visible()
        for number in range(7):
            await guide.locator("li summary").nth(number).click()
            found = await Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert await page.evaluate("() => document.documentElement.scrollWidth") <= width
        await guide.locator("> summary").press("Enter")
        await expect(first).to_be_hidden()


async def test_where_there_is_no_clipboard_the_line_is_marked() -> None:
    async with open_page() as (page, _):
        await page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
        await page.get_by_role("heading", name="Send an alert").click()
        await page.get_by_role("button", name="Copy the line").click()
        marked = await page.evaluate("() => getSelection().toString()")
        assert marked.startswith(".venv/bin/mersey staff invite")


async def test_everything_is_reached_by_keyboard_and_has_a_name() -> None:
    async with open_page() as (page, _):
        await page.get_by_role("button", name="Add a person").press("Enter")
        dialog = page.get_by_role("dialog", name="Add a person")
        await dialog.get_by_label("Name").fill("Cerys")
        await page.keyboard.press("Enter")
        cerys = page.get_by_role("article", name="Cerys’s phone")
        await cerys.get_by_role("button", name="START").press("Enter")
        await cerys.get_by_role("button", name="Attach").press("Enter")
        await expect(cerys.get_by_role("button", name="Share a location…")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(cerys.get_by_role("button", name="Attach")).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await cerys.get_by_label("Spot").select_option(label="Liverpool ONE")
        await cerys.get_by_role("button", name="Share", exact=True).press("Enter")
        await expect(cerys.get_by_role("log")).to_contain_text("Location")

        await page.get_by_role("button", name="Add a group").press("Enter")
        await page.get_by_label("Title").fill("Sefton team")
        await page.keyboard.press("Enter")
        team = page.get_by_role("article", name="Sefton team")
        await expect(team.get_by_label("Writing as")).to_have_value("p1")
        await team.get_by_role("textbox", name="Write on Sefton team").fill("/link kite heron")
        await page.keyboard.press("Enter")
        await expect(team.get_by_role("log")).to_contain_text("You said /link kite heron")
        await team.get_by_role("button", name="Reply").last.press("Enter")
        await page.keyboard.type("all quiet")
        await page.keyboard.press("Enter")
        await expect(team.get_by_role("log")).to_contain_text("You said all quiet")

        await cerys.get_by_role("switch", name="Block the bot").press("Space")
        await expect(cerys.get_by_role("button", name="UNBLOCK")).to_be_visible()
        await page.get_by_role("button", name="Let the night pass").press("Enter")
        await expect(page.get_by_role("region", name="Time")).to_contain_text("08:00")

        assert await page.evaluate(UNNAMED_CONTROLS) == []
        assert await page.evaluate(REPEATED_IDS) == []
        await page.set_viewport_size({"width": 390, "height": 844})
        assert await page.evaluate("() => document.documentElement.scrollWidth") <= 390
