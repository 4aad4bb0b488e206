"""What people write or share becomes the right places."""

import time

import h3
import pytest

from config.community import load_community
from places.gazetteer import Gazetteer
from places.model import Ambiguous, DidYouMean, Found, How, Kind, Offer, Outside, Unknown

COMMUNITY = load_community("merseyside")
GAZETTEER = Gazetteer(COMMUNITY)


def found(text: str) -> Found:
    answer = GAZETTEER.resolve(text)
    assert isinstance(answer, Found), answer
    return answer


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Linacre", "Linacre (Sefton)"),
        ("linacre please", "Linacre (Sefton)"),
        ("LINACRE (SEFTON)", "Linacre (Sefton)"),
        ("St. Helens", "St Helens"),
        ("saint helens", "St Helens"),
        ("St Helen’s", "St Helens"),
        ("the Wirral", "Wirral"),
        ("Duke's", "Duke's (Sefton)"),
        ("dukes", "Duke's (Sefton)"),
        ("Bold and Lea Green", "Bold & Lea Green (St Helens)"),
        ("Newton le Willows", "Newton-le-Willows (St Helens)"),
        ("noggsy", "Norris Green (Liverpool)"),
        ("Cantril Farm", "Stockbridge Village (Knowsley)"),
        ("town", "City Centre (Liverpool)"),
        ("I live in Bootle", "Bootle (Sefton)"),
        ("Church, Sefton", "Church (Sefton)"),
        ("church liverpool", "Church (Liverpool)"),
        ("Park (Sefton)", "Park (Sefton)"),
        ("Sefton Park", "Sefton Park (Liverpool)"),
        ("Kirkby", "Kirkby (Knowsley)"),
        ("West Kirby", "West Kirby (Wirral)"),
        ("Police area L1", "Police area L1 (Liverpool)"),
        ("Merseyside", "Merseyside"),
        ("Bóotle", "Bootle (Sefton)"),
    ],
)
def test_a_name_is_found(text: str, label: str) -> None:
    place = found(text)
    assert (place.label, place.how, place.cell) == (label, How.CHOSEN, None)


def test_a_locality_is_its_wards_and_a_borough_is_itself() -> None:
    assert [ward.name for ward in found("Bootle").areas] == ["Linacre", "Derby", "Netherton and Orrell"]
    assert [(area.kind, area.code) for area in found("Sefton").areas] == [(Kind.BOROUGH, "E08000014")]


def test_a_ward_named_like_a_locality_is_reached_by_the_word_ward() -> None:
    assert len(found("Anfield").areas) == 2
    assert [area.code for area in found("Anfield ward").areas] == ["E05015279"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("church", {"Church (Sefton)", "Church (Liverpool)"}),
        ("St Michaels", {"St Michaels (Knowsley)", "St Michaels (Liverpool)"}),
        ("meols", {"Meols (Sefton)", "Meols (Wirral)"}),
        ("Kirby", {"Kirkby (Knowsley)", "West Kirby (Wirral)"}),
    ],
)
def test_a_shared_name_is_asked_about(text: str, labels: set[str]) -> None:
    answer = GAZETTEER.resolve(text)
    assert isinstance(answer, Ambiguous)
    assert {place.label for place in answer.candidates} == labels


@pytest.mark.parametrize(
    "text", ["L20 4AB", "l204ab", "L20 4", "L20", "L20 4AB please", "my postcode is L20 4AB"]
)
def test_a_postcode_offers_the_wards_of_its_district_likeliest_first(text: str) -> None:
    answer = GAZETTEER.resolve(text)
    assert isinstance(answer, Offer)
    assert answer.outcode == "L20"
    assert [ward.name for ward in answer.candidates[:3]] == ["Linacre", "Derby", "Netherton and Orrell"]
    assert len(answer.candidates) == 7


def test_a_district_mostly_outside_says_how_much_of_it_is_ours() -> None:
    answer = GAZETTEER.resolve("CH65 1AA")
    assert isinstance(answer, Offer)
    assert answer.share < 0.01


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("L2O 4AB", "L20 4AB"),
        ("JOIN L2O 4AB", "L20 4AB"),
        ("L20 4A8", "L20"),
        ("bootel", "Bootle (Sefton)"),
        ("Litherlnd", "Litherland (Sefton)"),
        ("walasey", "Wallasey (Wirral)"),
        ("runcon", "Runcorn"),
    ],
)
def test_a_slip_is_asked_about_and_never_taken(text: str, suggestion: str) -> None:
    answer = GAZETTEER.resolve(text)
    assert isinstance(answer, DidYouMean)
    assert answer.suggestions[0] == suggestion


@pytest.mark.parametrize(
    ("text", "name"), [("M1 1AA", "M1"), ("L39 4AA", "L39"), ("Widnes", "Widnes"), ("skem", "Skelmersdale")]
)
def test_places_of_other_forces_are_outside(text: str, name: str) -> None:
    assert GAZETTEER.resolve(text) == Outside(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "😀",
        "ME IN",
        "me in thanking the Kirkby lads",
        "hello",
        "thanks",
        "stop",
        "999",
        "L99 1AA",  # the L area has no such district
        "ZZ1 1AA",
        "L8 lads robbing",
        "x" * 4096,
    ],
)
def test_anything_else_is_unknown(text: str) -> None:
    assert GAZETTEER.resolve(text) == Unknown()


def test_every_label_and_every_candidate_leads_back_to_its_area() -> None:
    for area in GAZETTEER.areas:
        answer = GAZETTEER.resolve(GAZETTEER.label(area.code))
        assert isinstance(answer, Found), area
        assert area in answer.areas, area
        assert GAZETTEER.chosen(area.code).areas == (area,)


def test_the_tree_is_whole() -> None:
    assert len(GAZETTEER.descendant_wards("E23000004")) == 141
    counts = {}
    for borough in GAZETTEER.children("E23000004"):
        slug = GAZETTEER.borough_slug(borough.code)
        assert slug is not None
        counts[slug] = len(GAZETTEER.descendant_wards(borough.code))
    assert counts == {"knowsley": 15, "liverpool": 64, "st-helens": 18, "sefton": 22, "wirral": 22}
    assert [area.name for area in GAZETTEER.children("E08000013")] == ["Police area SH1"]
    assert GAZETTEER.borough_slug("E05000942") == "sefton"
    assert GAZETTEER.borough_of("E23000004") is None
    assert GAZETTEER.label("E05000942") == "Linacre (Sefton)"
    assert GAZETTEER.area("E99") is None
    with pytest.raises(KeyError):
        GAZETTEER.children("E99")


def test_a_shared_location_is_the_nearest_ward_and_a_coarse_cell() -> None:
    answer = GAZETTEER.nearest(53.4475, -2.9885)
    assert isinstance(answer, Found)
    assert answer.how is How.NEAREST
    assert answer.areas[0] in GAZETTEER.nearest_wards(53.4475, -2.9885, limit=1)
    assert answer.cell is not None
    assert h3.get_resolution(answer.cell) == 9
    assert answer.distance is not None
    assert answer.distance < 1500


def test_a_low_tide_beach_belongs_to_the_ward_behind_it() -> None:
    answer = GAZETTEER.nearest(53.4876, -3.0548)
    assert isinstance(answer, Found)
    assert answer.label == "Blundellsands (Sefton)"


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (53.363, -2.735, "Widnes"),
        (53.279, -2.897, "Ellesmere Port"),
        (53.550, -2.776, "Skelmersdale"),
        (53.566, -2.885, "Ormskirk"),
        (53.390, -2.597, "Warrington"),
        (51.500, -0.120, ""),
        (53.400, -3.600, ""),
        (0.0, 0.0, ""),
    ],
)
def test_a_location_elsewhere_is_outside(lat: float, lon: float, name: str) -> None:
    assert GAZETTEER.nearest(lat, lon) == Outside(name)


def test_the_middle_of_every_neighbouring_town_is_outside() -> None:
    for town in COMMUNITY.outside:
        answer = GAZETTEER.nearest(town.lat, town.lon)
        assert isinstance(answer, Outside), town.name
        assert answer.name in (town.name, "")


def test_it_is_fast() -> None:
    start = time.perf_counter()
    gazetteer = Gazetteer(COMMUNITY)
    assert time.perf_counter() - start < 0.1
    slowest = ("east wirrall", "L2O 4AB", "my postcode is L2O 4AB", "x" * 60, "prescot road huyton")
    start = time.perf_counter()
    for _ in range(20):
        for text in slowest:
            gazetteer.resolve(text)
    assert (time.perf_counter() - start) / (20 * len(slowest)) < 0.002
