"""Areas are stored once, and again without harm."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from config.community import load_community
from database.engine import Database
from places.model import Kind
from places.service import known_areas, store_community
from places.tables import areas
from places.tree import areas_of

COMMUNITY = load_community("merseyside")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'areas.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(areas.create)
    yield database
    await database.close()


async def test_what_is_stored_is_read_again(database: Database) -> None:
    async with database.transaction() as tx:
        assert await store_community(tx, COMMUNITY) == 158
    async with database.reading() as tx:
        stored = await known_areas(tx)
    assert set(stored) == set(areas_of(COMMUNITY))
    linacre = next(area for area in stored if area.code == "E05000942")
    assert (linacre.kind, linacre.parent) == (Kind.WARD, "merseyside-S1")
    assert linacre.valid_from == date(2004, 6, 10)
    assert linacre.vintage is not None
    assert "old boundaries" in linacre.vintage


async def test_storing_again_updates_and_keeps_what_is_no_longer_listed(database: Database) -> None:
    gone = {"code": "E05000886", "name": "Allerton", "kind": "ward", "lat": 53.36, "lon": -2.87}
    async with database.transaction() as tx:
        await tx.execute(insert(areas), gone)
        await store_community(tx, COMMUNITY)
    first, *others = COMMUNITY.wards
    renamed = COMMUNITY.model_copy(update={"wards": (first.model_copy(update={"name": "Renamed"}), *others)})
    async with database.transaction() as tx:
        await store_community(tx, renamed)
        await store_community(tx, renamed)
    async with database.reading() as tx:
        stored = {area.code: area for area in await known_areas(tx)}
    assert len(stored) == 159
    assert stored["E05000886"].parent is None
    original = next(area for area in areas_of(COMMUNITY) if area.code == first.code)
    assert stored[first.code] == replace(original, name="Renamed")
