"""The place that a sentence is about."""

import pytest

from config.community import load_community
from places.gazetteer import Gazetteer

GAZETTEER = Gazetteer(load_community("merseyside"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("weed smell coming through the vents. Tuebrook", "Tuebrook (Liverpool)"),
        ("lads on bikes by the chippy in Kirkby", "Kirkby (Knowsley)"),
        ("I am 81 and live on my own in West Kirby.", "West Kirby (Wirral)"),
        ("crack house in L8 has opened up again", "L8"),
        ("near L20 4AB there is a grow", "L20"),
        ("kicking off on County Road Walton", "Walton (Liverpool)"),
        ("fire on Knowsley Road, Bootle", "Bootle (Sefton)"),
        ("crash on St Helens Road, Prescot", "Prescot (Knowsley)"),
        ("dog fights in a barn out past Bold", "Bold (St Helens)"),
        ("bag left at the station in town", "City Centre (Liverpool)"),
        ("Zona de Kensington, Liverpool", "Kensington (Liverpool)"),
        ("Can you change my area from Wavertree to Crosby", "Crosby (Sefton)"),
        ("gun came from Kirkdale", "Kirkdale (Liverpool)"),
        ("bike taken from Kirkdale, Liverpool", "Kirkdale (Liverpool)"),
        ("trouble by Sefton Park lake", "Sefton Park (Liverpool)"),
        ("the shooting in Anfield, gun from Kirkdale", "Anfield (Liverpool)"),
        ("Prescot North ward meeting", "Prescot North (Knowsley)"),
        ("shop in St Michaels, Knowsley", "St Michaels (Knowsley)"),
    ],
)
def test_the_most_exact_name_wins(text: str, label: str) -> None:
    mention = GAZETTEER.find_in_text(text)
    assert mention is not None
    assert mention.label == label
    assert mention.areas
    assert not mention.outside


@pytest.mark.parametrize(
    "text",
    [
        "phone snatched on Bold Avenue",
        "lads racing down Prescot Road",
        "a bold lad in a grey hoody",
        "lads outside the church",
        "dealing in the park",
        "white Ford Transit",
        "after the derby",
        "Everton fans throwing bottles",
        "rang Sefton Council twice",
        "my mate Kenny saw it",
        "shop in St Michaels",  # two boroughs have one
        "reg AB12 CDE on the M62",
        "Merseyside Police never answer",
        "",
    ],
)
def test_it_never_guesses(text: str) -> None:
    assert GAZETTEER.find_in_text(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("lads in Widnes", "Widnes"),
        ("flat in WA8", "WA8"),
        ("M1 1AA", "M1"),
        ("kids dropped off in Rhyl with a phone each", "Rhyl"),
        ("got bottled in Widnes last night, I live in Halewood", "Widnes"),
        ("house in Runcorn turned over while we were in Huyton", "Runcorn"),
        ("fire behind Sutton Park, Runcorn", "Runcorn"),
    ],
)
def test_a_place_of_another_force_is_told_as_outside(text: str, label: str) -> None:
    mention = GAZETTEER.find_in_text(text)
    assert mention is not None
    assert (mention.label, mention.outside, mention.borough) == (label, True, None)


def test_a_mention_names_its_borough() -> None:
    mention = GAZETTEER.find_in_text("bins on fire, Thatto Heath")
    assert mention is not None
    assert mention.borough is not None
    assert GAZETTEER.borough_slug(mention.borough.code) == "st-helens"


def test_nobodys_origin_is_a_place_outside() -> None:
    assert GAZETTEER.find_in_text("three lads from Widnes did it") is None
    assert GAZETTEER.find_in_text("she got on the Wigan train") is None
