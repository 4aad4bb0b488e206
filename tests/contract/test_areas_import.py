"""Official files are used all at once or not at all, whatever was there before, and running processes hear of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.imported_places import ImportedPlaces
from config.community import load_community
from config.errors import BadFile, Conflict
from config.timekeeping import Clock
from database.engine import Database
from places.gazetteer import Gazetteer
from places.imported import Imported
from places.importing.service import Report, import_files
from places.importing.storing import alone, load
from places.model import DidYouMean, Found, How, Offer, Outside
from places.tables import editions, postcodes, ward_outlines
from tests import official_files as files
from tests.official_files import IN_LINACRE, IN_ST_OSWALD, LINACRE, ST_OSWALD, row

pytest_plugins = ["tests.postgres"]

COMMUNITY = load_community("merseyside")
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


async def take(database: Database, *paths: Path) -> Report:
    return await import_files(database, COMMUNITY, paths, NOW)


async def counted(database: Database) -> tuple[int, int, int]:
    """Rows of editions, postcodes, outlines."""
    async with database.reading() as tx:
        tables = (editions, postcodes, ward_outlines)
        editions_, postcodes_, outlines = [
            int(await tx.scalar(select(func.count()).select_from(table)) or 0) for table in tables
        ]
    return editions_, postcodes_, outlines


async def places_of(database: Database) -> Gazetteer:
    async with database.reading() as tx:
        places = Gazetteer(COMMUNITY)
        return places.with_imported(await load(tx, places.ward_codes))


def listed(path: Path, *codes: str) -> Path:
    return files.ons_list(path, files.ONSPD_2025, [row(code) for code in codes])


async def test_a_postcode_is_its_ward_and_cell(database: Database, tmp_path: Path) -> None:
    await take(database, listed(tmp_path / "list.csv", "L20 4AB"))
    found = (await places_of(database)).resolve("l20-4ab")
    assert isinstance(found, Found)
    assert (found.label, found.how, found.cell is not None) == ("Linacre (Sefton)", How.EXACT, True)


@pytest.mark.parametrize("typed", ["L2O 4AB", "l2o4ab", "L20 4AB ", "L20 4ab please"])
async def test_slips_of_o_and_0_are_asked_about(database: Database, tmp_path: Path, typed: str) -> None:
    await take(database, listed(tmp_path / "list.csv", "L20 4AB"))
    answer = (await places_of(database)).resolve(typed)
    if isinstance(answer, DidYouMean):
        assert answer.suggestions == ("L20 4AB",)
    else:
        assert isinstance(answer, Found)
        assert "o" not in typed[:3].lower()


async def test_part_of_a_postcode_offers_the_wards_of_its_sector(database: Database, tmp_path: Path) -> None:
    rows = [
        row("L20 4AB"),
        row("L20 4AD", IN_ST_OSWALD, ward=ST_OSWALD),
        row("L20 4AE", IN_ST_OSWALD, ward=ST_OSWALD),
    ]
    rows.append(row("L2 0AA"))  # whose sector reads like the district L20
    await take(database, files.ons_list(tmp_path / "list.csv", files.ONSPD_2025, rows))
    places = await places_of(database)
    for typed in ("L20 4", "L20 4ZZ"):
        answer = places.resolve(typed)
        assert isinstance(answer, Offer)
        assert [ward.code for ward in answer.candidates] == [ST_OSWALD, LINACRE]
    whole = places.resolve("L20")
    assert isinstance(whole, Offer)
    assert len(whole.candidates) > 2


async def test_the_outline_tells_where_the_list_names_another_years_ward(
    database: Database, tmp_path: Path
) -> None:
    rows = [
        row("L20 4AB", ward="E05099999"),
        row("L20 4AD", (53.4585, -3.0015), ward="E05099999"),  # a hundred metres west of Linacre
        row("L20 4AE", (53.30, -3.30), ward="E05099999"),
    ]
    outlines, wards = (
        files.ons_list(tmp_path / "l.csv", files.ONSPD_2025, rows),
        files.geojson(tmp_path / "w.json"),
    )
    report = await take(database, outlines, wards)
    places = await places_of(database)
    for typed, how in (("L20 4AB", How.POLYGON), ("L20 4AD", How.NEAREST)):
        found = places.resolve(typed)
        assert isinstance(found, Found)
        assert (found.label, found.how) == ("Linacre (Sefton)", how)
    assert report.lost == {"E05099999": 1}


async def test_a_cell_of_few_postcodes_is_coarser(database: Database, tmp_path: Path) -> None:
    near = [row(f"L20 4A{letter}") for letter in "ABDEF"]
    few = [row(f"L20 4B{letter}", IN_ST_OSWALD, ward=ST_OSWALD) for letter in "ABDE"]
    rows = [*near, *few, row("L20 4BF", IN_ST_OSWALD, ward=ST_OSWALD, doterm="201006")]
    await take(database, files.ons_list(tmp_path / "list.csv", files.ONSPD_2025, rows))
    places = await places_of(database)
    fine, coarse = (places.imported.listed(postcode) for postcode in ("L20 4AB", "L20 4BA"))
    assert fine is not None
    assert coarse is not None
    assert (str(fine.cell)[1], str(coarse.cell)[1]) == ("9", "8")
    # So with a position that somebody shares.
    assert (places.imported.cell(*IN_LINACRE), places.imported.cell(*IN_ST_OSWALD)) == (
        fine.cell,
        coarse.cell,
    )
    assert Imported().cell(*IN_ST_OSWALD)[1] == "9"


async def test_a_shared_location_is_the_ward_that_holds_it(database: Database, tmp_path: Path) -> None:
    await take(database, files.geojson(tmp_path / "wards.json"))
    places = await places_of(database)
    inside, beside, away = (places.nearest(*at) for at in (IN_ST_OSWALD, (53.4501, -2.957), (53.56, -2.885)))
    assert isinstance(inside, Found)
    assert isinstance(beside, Found)
    assert (inside.areas[0].code, inside.how) == (ST_OSWALD, How.POLYGON)
    assert (beside.areas[0].code, beside.how) == (ST_OSWALD, How.NEAREST)
    assert away == Outside("Ormskirk")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_one_bad_file_of_several_changes_nothing(
    database: Database, tmp_path: Path, order: Sequence[int]
) -> None:
    await take(database, listed(tmp_path / "before.csv", "L20 4AB"))
    before = await counted(database)
    bad = tmp_path / "bad.csv"
    bad.write_text("Postcode,lat,long\nL20 4AD,x,y\n")
    paths = (listed(tmp_path / "good.csv", "L20 4AE"), bad)
    with pytest.raises(BadFile, match=r"bad\.csv: row 2"):
        await take(database, *(paths[at] for at in order))
    assert await counted(database) == before
    assert isinstance((await places_of(database)).resolve("L20 4AB"), Found)


async def test_a_newer_list_takes_the_place_of_the_older(database: Database, tmp_path: Path) -> None:
    await take(
        database, listed(tmp_path / "one.csv", "L20 4AB", "L20 4AD"), files.geojson(tmp_path / "wards.json")
    )
    report = await take(database, listed(tmp_path / "two.csv", "L20 4AD", "L20 4AE"))
    assert report.vanished == 1
    assert await counted(database) == (2, 2, 2)
    places = await places_of(database)
    assert isinstance(places.resolve("L20 4AE"), Found)
    assert isinstance(places.resolve("L20 4AB"), Offer)
    assert places.imported.boundaries


async def test_outlines_that_the_files_do_not_have_stay_in_use(database: Database, tmp_path: Path) -> None:
    await take(database, files.geojson(tmp_path / "one.json", [LINACRE]))
    report = await take(database, files.geojson(tmp_path / "two.json", [ST_OSWALD]))
    places = await places_of(database)
    assert set(places.imported.boundaries) == {LINACRE, ST_OSWALD}
    assert report.outlines == {files.SEFTON: 2}


async def test_a_ward_without_an_outline_is_found_by_its_centre(database: Database, tmp_path: Path) -> None:
    await take(database, files.geojson(tmp_path / "wards.json"))
    found = (await places_of(database)).nearest(53.3930, -3.0140)  # Birkenhead
    assert isinstance(found, Found)
    assert (found.label, found.how) == ("Birkenhead and Tranmere (Wirral)", How.NEAREST)


async def test_a_list_that_is_named_twice_is_counted_once(database: Database, tmp_path: Path) -> None:
    path = listed(tmp_path / "list.csv", "L20 4AB", "L20 4AD", "L20 4AE")
    report = await take(database, path, path)
    assert report.how == {How.EXACT: 3}
    where = (await places_of(database)).imported.listed("L20 4AB")
    assert where is not None
    assert str(where.cell)[1] == "8"  # three are too few for a fine one


async def test_two_imports_do_not_run_at_once(database: Database, other: Database, tmp_path: Path) -> None:
    path = listed(tmp_path / "list.csv", "L20 4AB")
    async with alone(other, NOW):
        with pytest.raises(Conflict, match="Another import is running"):
            await take(database, path)
    assert await counted(database) == (0, 0, 0)
    await take(database, path)
    await take(database, path)
    assert await counted(database) == (1, 1, 0)


async def test_what_lies_in_a_ward_that_has_gone_is_not_known(database: Database, tmp_path: Path) -> None:
    """As after a change of the community's own files."""
    paths = [listed(tmp_path / "list.csv", "L20 4AB"), files.geojson(tmp_path / "wards.json", [LINACRE])]
    await take(database, *paths)
    async with database.transaction() as tx:
        for table in (postcodes, ward_outlines):
            await tx.execute(table.update().values(ward_code="E05099999"))
    places = await places_of(database)
    assert isinstance(places.resolve("L20 4AB"), Offer)
    assert isinstance(places.nearest(53.45, -2.99), Found)
    await take(database, files.geojson(tmp_path / "again.json", [ST_OSWALD]))


async def test_another_years_wards_without_a_column_of_boroughs(database: Database, tmp_path: Path) -> None:
    lines = ["L20 4AB,53.45,-2.99,1,E05099999", f"L20-4AD,53.45,-2.97,true,{ST_OSWALD}"]
    report = await take(
        database, files.plain_list(tmp_path / "l.csv", lines), files.geojson(tmp_path / "w.json")
    )
    places = await places_of(database)
    for typed, label in (("L20 4AB", "Linacre (Sefton)"), ("L20-4AD", "St Oswald (Sefton)")):
        found = places.resolve(typed)
        assert isinstance(found, Found)
        assert found.label == label
    assert report.live == {files.SEFTON: 2}


async def test_what_is_of_no_use_by_itself_is_said(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"id": "LPS1B", "name": "Linacre"}]')
    assert not (await take(database, path)).is_stored
    assert await counted(database) == (0, 0, 0)


async def test_what_an_import_left_half_done_is_swept_up(database: Database, tmp_path: Path) -> None:
    async with database.transaction() as tx:
        await tx.execute(
            editions.insert().values(
                id=7, kind="postcodes", source="x", vintage="", is_in_use=False, imported_at=NOW
            )
        )
        half = {"edition_id": 7, "postcode": "L204ZZ", "ward_code": LINACRE, "how": "exact", "is_live": True}
        await tx.execute(postcodes.insert().values(half))
    assert isinstance((await places_of(database)).resolve("L20 4ZZ"), Offer)
    await take(database, listed(tmp_path / "list.csv", "L20 4AB"))
    assert await counted(database) == (1, 1, 0)


async def test_several_files_of_one_list(database: Database, tmp_path: Path) -> None:
    one, two = (tmp_path / name for name in ("l.csv", "ch.csv"))
    for path, postcode in ((one, "L20 4AB"), (two, "L20 4AD")):
        path.write_text(f'"{postcode}",10,334500,395000,"E92000001","","","","{files.SEFTON}","{LINACRE}"\n')
    await take(database, one, two)
    assert await counted(database) == (1, 2, 0)


async def test_wards_of_another_year_are_named(database: Database, tmp_path: Path) -> None:
    report = await take(database, files.geojson(tmp_path / "wards.json", [LINACRE, "E05099999"]))
    assert report.unknown == {"E05099999": "Elsewhere"}
    assert len(report.missing) == 21
    assert ST_OSWALD in report.missing
    assert await counted(database) == (1, 0, 1)


async def test_outlines_of_the_police_serve_where_names_and_areas_agree(
    database: Database, tmp_path: Path
) -> None:
    names = tmp_path / "list.json"
    names.write_text('[{"id": "LPS1B", "name": "Linacre"}, {"id": "LPL1B", "name": "St Oswald"}]')
    drawn = []
    for name, code in (("LPS1B", LINACRE), ("LPL1B", ST_OSWALD)):
        path = tmp_path / f"{name}.json"
        points = ", ".join(
            f'{{"latitude": "{lat}", "longitude": "{lon}"}}' for lon, lat in files.square(code)
        )
        path.write_text(f"[{points}]")
        drawn.append(path)
    await take(database, names, *drawn)
    assert set((await places_of(database)).imported.boundaries) == {LINACRE}  # there is no St Oswald in L1


async def test_a_running_process_hears_of_it(database: Database, other: Database, tmp_path: Path) -> None:
    clock = Clock()
    places = Gazetteer(COMMUNITY).with_imported((await places_of(database)).imported)
    watch = ImportedPlaces(other, clock, places)
    assert await watch.once() == 0
    await take(database, listed(tmp_path / "list.csv", "L20 4AB"))
    assert await watch.once() == 0  # it looked just now
    clock.advance(timedelta(minutes=1))
    assert await watch.once() == 1
    assert isinstance(places.resolve("L20 4AB"), Found)
    assert isinstance(Gazetteer(COMMUNITY).resolve("L20 4AB"), Offer)
