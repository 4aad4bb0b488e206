"""Landmarks and the many ways to write a name: which place a sentence means by them, and that nobody joins one."""

from itertools import chain

import pytest

from config.community import load_community
from places.gazetteer import Gazetteer
from places.model import Ambiguous, Found
from places.names import normal

COMMUNITY = load_community("merseyside")
GAZETTEER = Gazetteer(COMMUNITY)


def label(text: str) -> str | None:
    mention = GAZETTEER.find_in_text(text)
    return mention.label if mention else None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("phone snatched on Bold Street", "Bold Street (Liverpool)"),
        ("shop bold st got done", "Bold Street (Liverpool)"),
        ("purse dipped at Lime St stn", "Lime Street Station (Liverpool)"),
        ("held up on lodge ln", "Lodge Lane (Liverpool)"),
        ("needle in the sandpit, taylor pk", "Taylor Park (St Helens)"),
        ("nurse punched at Aintree Hospital", "Aintree Hospital (Liverpool)"),
        ("nurse punched at aintree ozzy", "Aintree Hospital (Liverpool)"),
        ("windows put through at Meols Cop", "Meols Cop (Sefton)"),
        ("garage broken into at Meols", "Meols (Wirral)"),
        ("homeless lad on bold street's steps", "Bold Street (Liverpool)"),
        ("crash on Queens Drive", "Queens Drive (Liverpool)"),
        ("tipping in the stream off Speke Hall Lane", "Speke Hall (Liverpool)"),
    ],
)
def test_a_landmark_is_known(text: str, named: str) -> None:
    mention = GAZETTEER.find_in_text(text)
    assert mention is not None
    assert mention.label == named
    assert mention.borough is not None
    assert mention.areas


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("robbed on Church Street, Prescot", "Prescot (Knowsley)"),
        ("robbed on Church Street in St Helens", "St Helens"),
        ("fight on Breck Road, Wallasey", "Wallasey (Wirral)"),
        ("fight on Breck Road", "Breck Road (Liverpool)"),
        ("Southport Road, Bootle", "Bootle (Sefton)"),
        ("Liverpool Road, Crosby", "Crosby (Sefton)"),
    ],
)
def test_a_road_of_a_common_name_is_the_towns_beside_it(text: str, named: str) -> None:
    assert label(text) == named


def test_a_landmark_cannot_be_joined() -> None:
    names = set()
    for place in chain(COMMUNITY.boroughs, COMMUNITY.localities):
        names |= {normal(place.name), *map(normal, place.aliases)}
    names |= {normal(ward.name) for ward in COMMUNITY.wards}
    landmarks = {name for group in COMMUNITY.landmarks for name in group.names}
    assert len(landmarks) > 200
    for name in landmarks:
        if normal(name) not in names:
            assert not isinstance(GAZETTEER.resolve(name), Found | Ambiguous), name


def test_every_landmark_is_found_where_it_is_said_to_lie() -> None:
    everyday = {normal(word) for word in COMMUNITY.sentences.everyday}
    for group in COMMUNITY.landmarks:
        within = GAZETTEER.resolve(group.within)
        assert isinstance(within, Found), group.within
        for name in group.names:
            text = name if normal(name) in everyday else f"It was at {name} yesterday"
            mention = GAZETTEER.find_in_text(text)
            assert mention is not None, name
            assert mention.borough == GAZETTEER.borough_of(within.areas[0].code), name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("keyed my car again. Bold", "Bold (St Helens)"),
        ("had my chain off me, town, Saturday", "City Centre (Liverpool)"),
        ("kicking off in town, St Helens", "St Helens"),
        ("Baby crying most evenings. Kenny", "Kensington (Liverpool)"),
        ("barbers in Kenny", "Kensington (Liverpool)"),
        ("he follows her round Stocky", "Stockbridge Village (Knowsley)"),
        ("bloke in Prenton's selling drills", "Prenton (Wirral)"),
        ("the play area in Parr's full of cans", "Parr (St Helens)"),
        ("Parr St Helens, shed done", "Parr (St Helens)"),
        ("dealing behind the flats vauxhall", "Vauxhall (Liverpool)"),
        ("mixed up at wallsey", "Wallasey (Wirral)"),
        ("lads on bikes, Norris Grene", "Norris Green (Liverpool)"),
        ("shed done in thattoheath", "Thatto Heath (St Helens)"),
        ("bójka w Bootle", "Bootle (Sefton)"),
        ("criw meddw ym Mhenbedw", "Birkenhead (Wirral)"),
        ("سرقوا هاتفي في بوتل", "Bootle (Sefton)"),
        ("نسكن في كنسينغتون", "Kensington (Liverpool)"),
        ("نسكن في كينزنجتون", "Kensington (Liverpool)"),
        ("محل بتوكستث", "Toxteth (Liverpool)"),
        ("حق المسجد في سانت هيلينز", "St Helens"),
    ],
)
def test_names_are_known_as_residents_write_them(text: str, named: str) -> None:
    assert label(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "gave it to Kenny",
        "our Kenny has the bill",
        "a silver Vauxhall with no plates",
        "lad in a vauxhall corsa",
        "she screams every time Everton score",
        "old Mr Walton next door fell",
        "link off royal mail took 60 quid",
        "the cctv is pointing the wrong way",
        "chips are greasy and he was melting",
        "it is a mystery",
        "Ring the bell. Road is closed",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I live in Prescot but work nights in Wavertree", "Wavertree (Liverpool)"),
        ("lads from Anfield robbing in Walton", "Walton (Liverpool)"),
        ("Anfield lads robbing in Walton", "Walton (Liverpool)"),
        (
            "that van isn't in Maghull, it's behind the Kirkby sports centre",
            "Kirkby Sports Centre (Knowsley)",
        ),
        ("awning nicked from Formby, it is at my brother's in Bootle", "Formby (Sefton)"),
        ("gun came from Kirkdale", "Kirkdale (Liverpool)"),
        ("woman in Crosby followed, she lives in Huyton", "Crosby (Sefton)"),
    ],
)
def test_where_it_happens_goes_before_where_somebody_lives(text: str, named: str) -> None:
    assert label(text) == named
