"""Who has proven nothing must not fill our memory: bodies are read within bounds, then refused."""

import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.world import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def test_a_huge_unsigned_form_is_refused_and_never_held_in_memory(town: Town) -> None:
    async def flood() -> AsyncIterator[bytes]:
        for _ in range(800):
            yield b"a" * 65_536

    url = f"{town.base_url}/webhooks/twilio/{town.stack.sms_identity}/inbound"
    tracemalloc.start()
    async with httpx.AsyncClient() as http:
        status = (await http.post(url, content=flood())).status_code
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert status == 403
    assert peak < 8 * 1024 * 1024


async def test_a_form_that_is_no_text_is_refused(town: Town) -> None:
    url = f"{town.base_url}/webhooks/twilio/{town.stack.sms_identity}/inbound"
    async with httpx.AsyncClient() as http:
        assert (await http.post(url, content=b"\xff\xfe")).status_code == 403


async def test_a_huge_update_is_refused_even_with_the_secret(town: Town) -> None:
    url = f"{town.base_url}/webhooks/telegram/{town.stack.telegram_identity}"
    headers = {"X-Telegram-Bot-Api-Secret-Token": town.stack.telegram_secret}
    async with httpx.AsyncClient() as http:
        answer = await http.post(url, content=b'{"x": "' + b"a" * 2_000_000 + b'"}', headers=headers)
    assert answer.status_code == 403
