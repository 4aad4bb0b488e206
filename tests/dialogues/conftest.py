"""Each dialogue is one script, run on both channels."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from delivery.messages import SMS, TELEGRAM
from tests.world import Town, open_town


@pytest.fixture(params=[TELEGRAM, SMS])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened
