"""The community's facts against the official data they were written from, where that data is at hand."""

import csv
import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from config.community import load_community
from places.gazetteer import Gazetteer
from places.model import Found

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
WARDS = DATA / "merseyside-wards.geojson"
POSTCODES = DATA / "postcodes-merseyside.csv.gz"
EXAMPLES = DATA.parent / "routing" / "examples.jsonl"

needs_wards = pytest.mark.skipif(not WARDS.is_file(), reason=f"no {WARDS.name} beside the project")
needs_postcodes = pytest.mark.skipif(
    not POSTCODES.is_file(), reason=f"no {POSTCODES.name} beside the project"
)
needs_examples = pytest.mark.skipif(not EXAMPLES.is_file(), reason=f"no {EXAMPLES.name} beside the project")

COMMUNITY = load_community("merseyside")
GAZETTEER = Gazetteer(COMMUNITY)
Ring = list[tuple[float, float]]


def inside(rings: list[Ring], lat: float, lon: float) -> bool:
    """Ray casting over an outer ring and its holes (longitude, latitude)."""
    within = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                within = not within
    return within


def live_postcodes() -> list[tuple[str, float, float, str]]:
    with gzip.open(POSTCODES, "rt", encoding="utf-8") as file:
        return [
            (row["Postcode"], float(row["lat"]), float(row["long"]), row["ward_code"])
            for row in csv.DictReader(file)
            if row["live_feb2025"] == "1"
        ]


@needs_wards
def test_every_ward_has_its_official_code_name_borough_and_a_centre_inside() -> None:
    features = {f["properties"]["code"]: f for f in json.loads(WARDS.read_text(encoding="utf-8"))["features"]}
    assert set(features) == {ward.code for ward in COMMUNITY.wards}
    for ward in COMMUNITY.wards:
        feature = features[ward.code]
        borough = GAZETTEER.borough_of(ward.code)
        assert borough is not None
        assert feature["properties"]["name"] == ward.name
        assert feature["properties"]["borough_code"] == borough.code
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        assert any(inside(polygon, ward.lat, ward.lon) for polygon in polygons), ward.name


@needs_postcodes
def test_the_wards_of_every_district_are_counted_right() -> None:
    counted: dict[str, Counter[str]] = {}
    for postcode, _lat, _lon, ward in live_postcodes():
        counted.setdefault(postcode.split()[0], Counter())[ward] += 1
    written = {outcode.code: outcode.wards for outcode in COMMUNITY.outcodes if outcode.wards}
    assert written == {code: dict(wards) for code, wards in counted.items()}
    for wards in written.values():
        assert list(wards.values()) == sorted(wards.values(), reverse=True)


@needs_postcodes
def test_the_nearest_ward_is_right_about_four_times_in_five() -> None:
    sample = live_postcodes()[::40]
    answers = [(GAZETTEER.nearest(lat, lon), ward) for _postcode, lat, lon, ward in sample]
    right = sum(isinstance(place, Found) and place.areas[0].code == ward for place, ward in answers)
    refused = sum(not isinstance(place, Found) for place, _ward in answers)
    assert right / len(sample) > 0.78
    assert refused / len(sample) < 0.01
    offered = 0
    for _postcode, lat, lon, ward in sample:
        offered += ward in [area.code for area in GAZETTEER.nearest_wards(lat, lon)]
    assert offered / len(sample) > 0.98


@needs_examples
def test_the_place_of_real_messages_is_found() -> None:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    wrong = []
    for record in records:
        mention = GAZETTEER.find_in_text(record["text"])
        label = mention.label.split(" (")[0] if mention else ""
        if label.lower() != (record["area_hint"] or "").lower():
            wrong.append((record["id"], record["area_hint"], label))
    assert len(wrong) <= len(records) * 0.08, wrong
