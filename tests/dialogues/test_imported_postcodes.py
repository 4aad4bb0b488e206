"""Where the operator imported postcodes and outlines, a postcode is a ward and nothing is asked."""

from pathlib import Path

import pytest
from sqlalchemy import select

from delivery.messages import TELEGRAM
from places.importing.service import import_files
from places.importing.storing import load
from subscribers.tables import subscriber_places
from tests import official_files as files
from tests.official_files import IN_ST_OSWALD, ST_OSWALD, row
from tests.world import Town


@pytest.fixture
async def listed_town(town: Town, tmp_path: Path) -> Town:
    """A town in which postcodes and outlines were imported while it ran."""
    rows = [row("L20 4AB"), row("L20 4AD", IN_ST_OSWALD, ward=ST_OSWALD)]
    paths = [files.ons_list(tmp_path / "l.csv", files.ONSPD_2025, rows), files.geojson(tmp_path / "w.json")]
    await import_files(town.database, town.parts.community, paths, town.clock.now())
    async with town.database.reading() as tx:
        town.parts.gazetteer.imported = await load(tx, town.parts.gazetteer.ward_codes)
    return town


async def stored(town: Town) -> list[tuple[str, str, str]]:
    """Ward, how, and the resolution of the cell, of each place: and there is no column for more."""
    async with town.database.reading() as tx:
        rows = (await tx.execute(select(subscriber_places))).all()
    assert set(subscriber_places.c.keys()) == {"subscriber_id", "number", "area_code", "label", "cell", "how"}
    assert [each.label for each in rows] == [None] * len(rows)
    return [(each.area_code, each.how, str(each.cell)[1]) for each in rows]


@pytest.mark.parametrize("typed", ["L20 4AB", "l20-4ab", "L204AB"])
async def test_a_postcode_joins_for_its_ward_at_once(listed_town: Town, channel: str, typed: str) -> None:
    ann = await listed_town.person("Ann", channel)
    await ann.says(f"JOIN {typed}")
    assert ann.last.startswith("Done. You now get alerts for Linacre (Sefton)")
    assert await stored(listed_town) == [("E05000942", "exact", "8")]


async def test_a_slip_is_asked_about(listed_town: Town, channel: str) -> None:
    ann = await listed_town.person("Ann", channel)
    await ann.says("JOIN L2O 4AB")
    assert ann.last.startswith("Did you mean this?")
    await ann.chooses("L20 4AB")
    assert await stored(listed_town) == [("E05000942", "exact", "8")]


async def test_part_of_a_postcode_asks_for_the_ward(listed_town: Town, channel: str) -> None:
    ann = await listed_town.person("Ann", channel)
    await ann.says("JOIN L20 4")
    assert "Which of these is yours?" in ann.last
    await ann.chooses("St Oswald (Sefton)")
    assert await stored(listed_town) == [(ST_OSWALD, "chosen", "o")]


async def test_a_postcode_that_is_not_on_the_list_asks_too(listed_town: Town, channel: str) -> None:
    ann = await listed_town.person("Ann", channel)
    await ann.says("JOIN L20 9ZZ")
    assert "Which of these is yours?" in ann.last


async def test_a_shared_location_is_the_ward_round_it_and_can_be_another(listed_town: Town) -> None:
    ann = await listed_town.person("Ann", TELEGRAM)
    await ann.says("/start")
    await ann.shares(*IN_ST_OSWALD)
    assert ann.labels[0] == "St Oswald (Sefton)"
    assert len(ann.labels) > 1
    await ann.chooses("St Oswald (Sefton)")
    assert await stored(listed_town) == [(ST_OSWALD, "polygon", "8")]
