"""Who has proven nothing must not fill our memory: bodies are read within bounds, then refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.world import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def test_a_huge_unsigned_form_is_refused_before_it_is_read_whole(town: Town) -> None:
    taken = 0

    async def flood() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(800):
            taken += 65_536
            yield b"a" * 65_536

    url = f"{town.base_url}/webhooks/twilio/{town.stack.sms_identity}/inbound"
    async with httpx.AsyncClient() as http:
        try:
            status = (await http.post(url, content=flood())).status_code
        except httpx.WriteError:  # the server hung up on us in the middle: as good
            status = 403
    assert status == 403
    assert taken < 20 * 1024 * 1024


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
