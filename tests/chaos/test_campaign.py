"""The campaign's shortest form: nobody is skipped, out of order, or written to twice without need.

What failed here plays again, and more of it, with `make chaos CHAOS="--scale suite"`.
"""

from pathlib import Path

from tests.chaos.campaign import play
from tests.chaos.faults import FAULTS, IN_SUITE, SUITE
from tests.chaos.house import open_ground
from tests.chaos.report import table
from tests.postgres_server import Postgres

pytest_plugins = ["tests.postgres"]
SEED = 4


async def complaints(folder: Path, postgres: Postgres | None) -> str:
    """The figures and what is wrong with them; nothing where nothing is."""
    database = "postgresql" if postgres else "sqlite"
    faults = {name: FAULTS[database][name] for name in IN_SUITE[database]}
    async with open_ground(folder, SEED) as ground:
        rows = [row async for row in play(folder / database, ground, postgres, SUITE, SEED, faults)]
    wrong = [each for row in rows for each in row.complaints]
    return "\n".join([table(rows), *wrong]) if wrong else ""


async def test_on_sqlite(tmp_path: Path) -> None:
    assert not await complaints(tmp_path, None)


async def test_on_postgresql(tmp_path: Path, postgres_programs: Path) -> None:
    server = Postgres(postgres_programs, is_killed=True)
    await server.start()
    try:
        assert not await complaints(tmp_path, server)
    finally:
        server.remove()
