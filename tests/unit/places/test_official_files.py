"""Each official file is known by what it calls its columns, and a bad one names row and cure."""

import json
from pathlib import Path
from typing import Any

import pytest

from config.community import load_community
from config.errors import BadFile
from places.importing.grid import to_wgs84
from places.importing.recognising import read_file
from places.importing.region import Region
from places.importing.rows import PostcodeRow, Read
from tests import official_files as files
from tests.official_files import IN_LINACRE, LINACRE, SEFTON, ST_OSWALD, row

REGION = Region.of(load_community("merseyside"))


def read(path: Path) -> Read:
    return read_file(path, REGION)


@pytest.mark.parametrize(
    ("header", "kind", "vintage"),
    [(files.ONSPD_2024, "ONSPD", ""), (files.ONSPD_2025, "ONSPD", "2025"), (files.NSPL_2025, "NSPL", "")],
)
def test_each_generation_of_the_ons(tmp_path: Path, header: str, kind: str, vintage: str) -> None:
    rows = [
        row("L20 4AB"),
        row("L20 4ZZ", doterm="201006"),
        row("M1 1AE", borough="E08000003", ward="E05000001"),
        row("L20 0AA", quality="9", lat="99.999999", long="0.000000"),
    ]
    got = read(files.ons_list(tmp_path / "list.csv", header, rows))
    assert (got.kind, got.vintage) == (kind, vintage)
    assert "postcode from pcds" in got.took
    assert got.postcodes == [
        PostcodeRow("L204AB", *IN_LINACRE, LINACRE, True),
        PostcodeRow("L204ZZ", *IN_LINACRE, LINACRE, False),
        PostcodeRow("L200AA", None, None, LINACRE, True),
    ]


def test_columns_are_known_by_name_wherever_they_stand(tmp_path: Path) -> None:
    backwards = ",".join(reversed(files.ONSPD_2025.upper().split(",")))
    path = tmp_path / "list.csv"
    files.ons_list(path, files.ONSPD_2025, [row("L20 4AB")])
    header, line = path.read_text("utf-8-sig").splitlines()
    path.write_text(backwards + "\n" + ",".join(reversed(line.split(","))) + "\n")
    assert read(path).postcodes == [PostcodeRow("L204AB", *IN_LINACRE, LINACRE, True)]
    assert header != backwards


@pytest.mark.parametrize("name", ["list.csv", "list.csv.gz"])
def test_a_plain_list_and_a_packed_one(tmp_path: Path, name: str) -> None:
    path = files.plain_list(
        tmp_path / name, [f"L20 4AB,53.45,-2.99,1,{LINACRE}", f"L20 4AD,53.45,-2.99,0,{LINACRE}"]
    )
    assert [(each.postcode, each.is_live) for each in read(path).postcodes] == [
        ("L204AB", True),
        ("L204AD", False),
    ]


def test_code_point_open_has_no_header(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(
        f'"L20 4AB",10,334500,395000,"E92000001","","","","{SEFTON}","{LINACRE}"\n'
        f'"L1  0AA",90,0,0,"E92000001","","","","{SEFTON}","{LINACRE}"\n'
        '"M1  1AE",10,384500,398000,"E92000001","","","","E08000003","E05000001"\n'
    )
    first, second = read(path).postcodes
    assert (first.postcode, second.postcode) == ("L204AB", "L10AA")
    assert (first.lat, first.lon) == pytest.approx((53.4477, -2.9877), abs=2e-4)
    assert (second.lat, second.ward) == (None, LINACRE)


def test_the_grid_agrees_with_the_ordnance_survey() -> None:
    """ "A guide to coordinate systems in Great Britain", annex C: 651409.903, 313177.270 (Caister water tower)."""
    assert to_wgs84(651_409.903, 313_177.270) == pytest.approx((52.657979, 1.716052), abs=6e-5)


def test_outlines_of_the_ons(tmp_path: Path) -> None:
    got = read(files.geojson(tmp_path / "wards.geojson"))
    assert (got.kind, got.vintage) == ("ward outlines (GeoJSON)", "2023")
    assert [(each.code, each.name, each.borough) for each in got.wards] == [
        (LINACRE, "Linacre", SEFTON),
        (ST_OSWALD, "St Oswald", SEFTON),
    ]
    assert got.wards[0].boundary == [[(lat, lon) for lon, lat in files.square(LINACRE)]]


def test_a_topology_gives_the_same_outlines(tmp_path: Path) -> None:
    got = read(files.topojson(tmp_path / "wards.json"))
    for ward in got.wards:
        assert ward.boundary is not None
        [ring] = ward.boundary
        corners = {(round(lat, 6), round(lon, 6)) for lat, lon in ring}
        assert corners == {(lat, lon) for lon, lat in files.square(ward.code)}
        assert ring[0] == pytest.approx(ring[-1])
    assert [each.code for each in got.wards] == [LINACRE, ST_OSWALD]


def test_the_type_may_stand_behind_the_features(tmp_path: Path) -> None:
    path = files.geojson(tmp_path / "wards.geojson", note="x" * 5_000)
    path.write_text(json.dumps(json.loads(path.read_text()), sort_keys=True))
    assert path.read_text().startswith('{"features"')
    assert len(read(path).wards) == 2


def test_a_position_of_nought_and_nought_is_none(tmp_path: Path) -> None:
    path = files.plain_list(tmp_path / "list.csv", [f"L20 4AB,0,0,1,{LINACRE}"])
    assert read(path).postcodes == [PostcodeRow("L204AB", None, None, LINACRE, True)]


def test_outlines_longer_than_a_piece_are_read_in_pieces(tmp_path: Path) -> None:
    path = files.geojson(tmp_path / "wards.geojson", [LINACRE] * 3, note="x" * 1_200_000)
    assert len(read(path).wards) == 3


def test_a_look_up_of_wards(tmp_path: Path) -> None:
    path = tmp_path / "lookup.csv"
    path.write_text(
        f"\ufeffWD25CD,WD25NM,WD25NMW,LAD25CD,LAD25NM,LAD25NMW,ObjectId\n{LINACRE},Linacre,,{SEFTON},Sefton,,1\n"
        "E05000001,Elsewhere,,E08000003,Manchester,,2\n"
    )
    got = read(path)
    assert [(each.code, each.borough) for each in got.wards] == [(LINACRE, SEFTON)]


def test_neighbourhoods_of_the_police(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(
        json.dumps([{"id": "LPS1A", "name": " St Oswald&#39;s "}, {"id": "LPS1B", "name": "Linacre"}])
    )
    assert [(each.id, each.name) for each in read(path).neighbourhoods] == [
        ("LPS1A", "St Oswald's"),
        ("LPS1B", "Linacre"),
    ]
    outline = tmp_path / "LPS1B.json"
    outline.write_text(
        json.dumps([{"latitude": str(lat), "longitude": str(lon)} for lon, lat in files.square(LINACRE)])
    )
    [drawn] = read(outline).neighbourhoods
    assert (drawn.id, drawn.boundary) == ("LPS1B", ([(lat, lon) for lon, lat in files.square(LINACRE)],))


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "empty"),
    "zip": (b"PK\x03\x04rest", "unpack"),
    "no text": (b"\xff\xfe\x00bad", "UTF-8"),
    "broken gzip": (b"\x1f\x8b\x08\x00broken", "cannot be read"),
    "other columns": ("a,b,c\n1,2,3\n", "names no columns"),
    "short row": ("Postcode,lat,long\nL20 4AB,53.45\n", "row 2 has 2 columns, not 3"),
    "no number": ("Postcode,lat,long\nL20 4AB,north,-2.99\n", "row 2: 'north' is no number"),
    "no postcode": ("Postcode,lat,long,ward\nL20-,53.45,-2.99,E05000942\n", "row 2: 'L20-' is no postcode"),
    "projected list": ("Postcode,lat,long\nL20 4AB,334500,395000\n", "eastings and northings"),
    "none of ours": ("Postcode,lat,long,ward\nM1 1AE,53.48,-2.23,E05000001\n", "no row of it lies in"),
    "broken off": ('{"type": "FeatureCollection", "features": [{"type": "Feature", "prop', "breaks off"),
    "no features": ('{"type": "FeatureCollection"}', "no features"),
    "other JSON": ('{"a": 1}', "none of the files"),
    "not JSON": ("{nothing}", "no JSON"),
    "broken topology": (
        '{"type": "Topology", "objects": {"w": {"geometries": [{"type": "Polygon"}]}}}',
        "broken",
    ),
    "outline of two points": (
        '[{"latitude": "53", "longitude": "-3"}, {"latitude": "53", "longitude": "-2"}]',
        "three",
    ),
    "outline at sea": (
        json.dumps([{"latitude": "0", "longitude": str(at)} for at in range(4)]),
        "outside Britain",
    ),
    "outline of NaN": (json.dumps([{"latitude": "NaN", "longitude": "-3"}] * 4), "outside Britain"),
    "endless first row": ("x" * 200_000, "names no columns"),
    "outline of words": ('[{"latitude": "x", "longitude": "y"}]', "no pair of numbers"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_cure(tmp_path: Path, name: str) -> None:
    content, problem = BAD[name]
    path = tmp_path / "bad"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadFile, match=problem) as refused:
        read(path)
    assert str(refused.value).startswith("bad: ")
    assert str(refused.value).endswith("Nothing was changed.")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such file"):
        read(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"geometry": {"type": "Polygon", "coordinates": [[[334500, 395000], [334600, 395000]]]}},
            "EPSG:4326",
        ),
        ({"geometry": None}, "no outline"),
        ({"geometry": {"type": "Point", "coordinates": [-2.99, 53.45]}}, "no outline"),
        ({"geometry": {"type": "Polygon", "coordinates": [["here"]]}}, "broken"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "broken"),
        ({"geometry": {"type": "Polygon", "coordinates": [[]]}}, "broken"),
        ({"geometry": {"type": "Polygon"}}, "broken"),
        ({"properties": {"FID": 1}}, "name no ward"),
    ],
)
def test_a_bad_outline_names_the_feature(tmp_path: Path, changes: dict[str, Any], problem: str) -> None:
    path = files.geojson(tmp_path / "wards.geojson", [LINACRE], **changes)
    with pytest.raises(BadFile, match=f"feature 1.*{problem}"):
        read(path)
