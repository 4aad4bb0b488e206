"""A database with people in it, made before their ways were counted, says afterwards what their routes say."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import Connection, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from database import migrate as migrations
from database.engine import Database
from subscribers.tables import consents
from tests.unit.subscribers.in_step import out_of_step

if TYPE_CHECKING:
    from tests.postgres import Postgres

pytest_plugins = ["tests.postgres"]
JOINED = datetime(2026, 3, 4, 15, 16, 17, 181920, UTC)
PEOPLE = (
    # person, wards, routes: (id, identity, state)
    (1, ("W1",), ((11, 1, "open"),)),
    (2, ("W1", "W2"), ((21, 1, "open"), (22, 2, "open"))),
    (3, ("W2",), ((31, 1, "blocked"), (32, 2, "open"))),
    (4, ("W2",), ((41, 2, "stopped"),)),
)


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres_server")
    if not server.is_up:
        await server.start()
    made = await server.empty()
    yield made
    await server.drop(made)


def _as_it_was(connection: Connection) -> None:
    command.upgrade(migrations._config(connection), "0002")

    def put(into: str, *values: object) -> None:
        names = ", ".join(f":v{place}" for place in range(len(values)))
        given = {f"v{place}": value for place, value in enumerate(values)}
        connection.execute(text(f"INSERT INTO {into} VALUES ({names})"), given)  # noqa: S608  # our own table names

    put("identities", 1, "telegram", "t")
    put("identities", 2, "sms", "s")
    put("consents", 1, 1, JOINED, "sms", "joined", "W1", "the words")
    for person, wards, routes in PEOPLE:
        put("subscribers", person, "en", True)
        for route, identity, state in routes:
            put("routes", route, identity, route.to_bytes(16, "big"), b"-", state)
            put("subscriber_routes", route, person)
        for number, ward in enumerate(wards):
            put("subscriber_wards", person, number, ward)
            for topic in ("", "burglary"):
                put("audience", ward, topic, person)


async def test_what_was_there_is_counted(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_as_it_was)
    await engine.dispose()
    await migrations.migrate(url)
    database = Database(url)
    async with database.reading() as tx:
        assert await out_of_step(tx) == []
        rows = (
            await tx.execute(text("SELECT * FROM audience ORDER BY subscriber_id, area_code, topic"))
        ).all()
        ways = (await tx.execute(text("SELECT subscriber_id, route_id FROM subscriber_routes"))).all()
    await database.close()
    assert {(row.subscriber_id, row.area_code, row.topic) for row in rows} == {
        (person, ward, topic) for person, wards, _ in PEOPLE for ward in wards for topic in ("", "burglary")
    }
    assert {tuple(way) for way in ways} == {
        (person, route[0]) for person, _, routes in PEOPLE for route in routes
    }


async def test_of_a_consent_the_day_is_kept(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_as_it_was)
    await engine.dispose()
    await migrations.migrate(url)
    database = Database(url)
    async with database.reading() as tx:
        assert await tx.scalar(select(consents.c.at)) == datetime(2026, 3, 4, tzinfo=UTC)
    await database.close()
