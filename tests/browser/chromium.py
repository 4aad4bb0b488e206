"""Chromium for tests of pages. Where there is none they are skipped and say what is missing."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

# `pytestmark` of each module that looks at pages.
WANTED = pytest.mark.skipif(
    _CHROMIUM is None, reason="no Chromium here: install the Debian package chromium to look at pages"
)


@asynccontextmanager
async def open_chromium() -> AsyncIterator[Browser]:
    """A browser that ends with the block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        try:
            yield browser
        finally:
            await browser.close()
