"""A desk on a database of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.unit.web.desk_stand import DeskStand, open_desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskStand]:
    async with open_desk(tmp_path) as stand:
        yield stand
