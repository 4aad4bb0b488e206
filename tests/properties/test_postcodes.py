"""Whatever is typed, postcodes are read the same way or not at all."""

import string

from hypothesis import given
from hypothesis import strategies as st

from config.community import load_community
from places import postcodes
from places.gazetteer import Gazetteer
from places.model import DidYouMean, Offer, Outside, Unknown
from places.postcodes import Postcode

COMMUNITY = load_community("merseyside")
GAZETTEER = Gazetteer(COMMUNITY)
OUTCODES = {outcode.code for outcode in COMMUNITY.outcodes}

inward_letters = st.sampled_from("ABDEFGHJLNPQRSTUWXYZ")
units = st.builds(
    lambda outward, digit, one, two: Postcode(outward, f"{digit}{one}{two}"),
    st.sampled_from(sorted(OUTCODES)),
    st.integers(0, 9),
    inward_letters,
    inward_letters,
)
gaps = st.text(" .-–\u00a0\t", max_size=3)


@given(units, gaps, gaps, gaps, st.booleans())
def test_a_unit_survives_case_and_separators(unit: Postcode, a: str, b: str, c: str, lower: bool) -> None:
    typed = f"{a}{unit.outward}{b}{unit.inward}{c}"
    assert postcodes.parse(typed.lower() if lower else typed) == unit


@given(units)
def test_what_is_written_is_read_again(unit: Postcode) -> None:
    assert postcodes.parse(str(unit)) == unit
    assert postcodes.parse(unit.outward) == Postcode(unit.outward)


@given(units)
def test_each_look_alike_is_read_or_asked_about(unit: Postcode) -> None:
    typed = str(unit).replace("0", "O").replace("1", "I")
    if typed != str(unit):
        assert postcodes.parse(typed) is None
        repaired = postcodes.repair(typed, OUTCODES)
        assert repaired is not None
        assert repaired.outward in OUTCODES
        assert str(repaired).translate(str.maketrans("01", "OI")) == typed


@given(units)
def test_every_unit_of_a_listed_district_is_offered_its_wards(unit: Postcode) -> None:
    answer = GAZETTEER.resolve(str(unit))
    outcode = next(entry for entry in COMMUNITY.outcodes if entry.code == unit.outward)
    if outcode.wards:
        assert isinstance(answer, Offer)
        assert [ward.code for ward in answer.candidates] == list(outcode.wards)
    else:
        assert answer == Outside(unit.outward)


@given(st.text(max_size=200) | st.text(string.ascii_uppercase + string.digits + " ", max_size=12))
def test_any_text_has_an_answer_and_every_suggestion_can_be_used(text: str) -> None:
    GAZETTEER.find_in_text(text)
    postcode = postcodes.parse(text)
    assert postcode is None or postcode.area in postcodes.AREAS
    answer = GAZETTEER.resolve(text)
    if isinstance(answer, DidYouMean):
        assert answer.suggestions
        for suggestion in answer.suggestions:
            assert not isinstance(GAZETTEER.resolve(suggestion), (DidYouMean, Unknown))
