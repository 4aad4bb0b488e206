"""The campaign's short form: each fault once, where it says most."""

import random
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.chaos.campaign import play
from tests.chaos.faults import FAULTS, SHORT, SHORT_FORM
from tests.chaos.house import open_ground
from tests.chaos.report import table
from tests.postgres_server import Postgres

pytest_plugins = ["tests.postgres"]
SEED = random.randrange(10**6)


@pytest.fixture
async def server(postgres_programs: Path) -> AsyncIterator[Postgres]:
    """One that may be killed."""
    server = Postgres(postgres_programs, is_killed=True)
    await server.start()
    yield server
    server.remove()


async def test_on_both_databases(tmp_path: Path, server: Postgres) -> None:
    """In one test: what they stand on takes seconds to come up."""
    async with open_ground(tmp_path, SEED) as ground:
        for name, postgres in (("sqlite", None), ("postgresql", server)):
            faults = {each: FAULTS[name][each] for each in SHORT_FORM[name]}
            async with aclosing(play(tmp_path / name, ground, postgres, SHORT, SEED, faults)) as playing:
                rows = [row async for row in playing]
            wrong = [each for row in rows for each in row.complaints]
            assert not wrong, f"{name}, seed {SEED}: {wrong}\n{table(rows)}"
            assert sum(row.promised for row in rows) > 100
