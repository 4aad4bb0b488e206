"""Postcodes as people type them."""

import pytest

from places import postcodes
from places.postcodes import Postcode

OUTCODES = {"L1", "L2", "L8", "L10", "L20", "CH41", "PR9", "WA10"}


@pytest.mark.parametrize(
    "text",
    [
        "L20 4AB",
        "l20 4ab",
        "L204AB",
        " l20-4ab ",
        "L20.4AB",
        "L 20 4 AB",
        "L20  4AB.",
        "Ｌ２０ ４ＡＢ",
        "L٢٠ 4AB",
    ],
)
def test_a_unit_is_read_in_every_spelling(text: str) -> None:
    assert postcodes.parse(text) == Postcode("L20", "4AB")


@pytest.mark.parametrize(
    ("text", "outward", "inward"),
    [
        ("L20", "L20", ""),
        ("L 20", "L20", ""),
        ("L2 0", "L2", "0"),
        ("L20 4", "L20", "4"),
        ("l204", "L20", "4"),
        ("CH41", "CH41", ""),
        ("CH41 2", "CH41", "2"),
        ("L1 1AA", "L1", "1AA"),
        ("L11AA", "L1", "1AA"),
        ("L111AA", "L11", "1AA"),
        ("M1 1AA", "M1", "1AA"),
        ("W1A 0AX", "W1A", "0AX"),
        ("EC1V 9HQ", "EC1V", "9HQ"),
    ],
)
def test_units_sectors_and_districts_are_told_apart(text: str, outward: str, inward: str) -> None:
    assert postcodes.parse(text) == Postcode(outward, inward)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "L",
        "20",
        "L2O 4AB",  # letter O
        "L20 4IO",  # I and O are not used at the end
        "L20 4A",
        "Q1 1AA",  # no area begins with Q
        "ZZ1 1AA",  # no such area
        "L200 4AB",
        "L20 4AB please",
        "BOOTLE",
        "999",
        "😀",
        "L20 4AB" * 50,
    ],
)
def test_what_is_no_postcode_is_none(text: str) -> None:
    assert postcodes.parse(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("L2O 4AB", "L20 4AB"),
        ("l2o4ab", "L20 4AB"),
        ("LI 1AA", "L1 1AA"),
        ("L1O", "L10"),
        ("L20 OAB", "L20 0AB"),
        ("LIO IAA", "L10 1AA"),
        ("CH4I 2AB", "CH41 2AB"),
    ],
)
def test_letters_and_digits_that_look_alike_are_exchanged(text: str, meant: str) -> None:
    repaired = postcodes.repair(text, OUTCODES)
    assert str(repaired) == meant


@pytest.mark.parametrize("text", ["M2O 4AB", "L20 4A8", "hello", "O", ""])
def test_nothing_is_repaired_into_an_unlisted_district(text: str) -> None:
    assert postcodes.repair(text, OUTCODES) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("JOIN L20 4AB please", "L20 4AB"),
        ("its by L204AB, the flats", "L20 4AB"),
        ("crack house in L8 has opened again", "L8"),
        ("L8 2 lads fighting", "L8"),
        ("moved from M1 1AA last week", "M1 1AA"),
    ],
)
def test_a_postcode_is_found_in_a_sentence(text: str, found: str) -> None:
    assert str(postcodes.find(text, OUTCODES)) == found


@pytest.mark.parametrize(
    "text", ["grey Golf reg AB12 CDE", "racing on the M62", "at 10 to 8", "XL20 4ABC", ""]
)
def test_number_plates_and_motorways_are_no_postcodes(text: str) -> None:
    assert postcodes.find(text, OUTCODES) is None


def test_a_unit_with_a_letter_o_is_found_in_a_sentence() -> None:
    assert str(postcodes.find_repaired("JOIN L2O 4AB please", OUTCODES)) == "L20 4AB"
    assert postcodes.find_repaired("meet at 10 or 11 in the ION bar", OUTCODES) is None


@pytest.mark.parametrize(("outward", "area"), [("L20", "L"), ("CH41", "CH"), ("W1A", "W"), ("EC1V", "EC")])
def test_the_area_is_the_letters_in_front(outward: str, area: str) -> None:
    assert Postcode(outward).area == area
