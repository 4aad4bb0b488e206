"""One post office a test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.delivery.post_office import PostOffice, open_post_office


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    async with open_post_office(tmp_path / "office.db") as opened:
        yield opened
