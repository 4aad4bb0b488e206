"""Which numbers get texts. The examples are phonenumbers' own or Ofcom's for drama."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delivery.numbers import prefix_of, takes_texts
from sandbox.twilio_numbers import kind_of


def example(region: str, kind: int) -> str:
    number = phonenumbers.example_number_for_type(region, kind)
    assert number is not None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@pytest.mark.parametrize("region", ["GB", "JE", "GG", "IM"])
def test_mobiles_below_44(region: str) -> None:
    assert takes_texts(example(region, phonenumbers.PhoneNumberType.MOBILE))


@pytest.mark.parametrize(
    "kind",
    [
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
        phonenumbers.PhoneNumberType.PAGER,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.VOIP,
        phonenumbers.PhoneNumberType.UAN,
    ],
)
def test_nothing_else_below_44(kind: int) -> None:
    assert not takes_texts(example("GB", kind))


@pytest.mark.parametrize("region", ["FR", "IE", "US", "DE"])
def test_nothing_abroad(region: str) -> None:
    assert not takes_texts(example(region, phonenumbers.PhoneNumberType.MOBILE))


@pytest.mark.parametrize(
    "number",
    [
        *("", "999", "101", "60777", "Vodafone", "07911123456", "+44 7911 123456", "+44", "+447"),
        *("+4479111234567", "+447012345678", "+447٩11123456", "whatsapp:+447911123456"),
    ],
)
def test_what_is_no_number_or_too_short(number: str) -> None:
    assert not takes_texts(number, with_fictional=True)


def test_numbers_of_drama_are_for_the_sandbox_alone() -> None:
    assert not takes_texts("+447700900123")
    assert takes_texts("+447700900123", with_fictional=True)
    assert takes_texts("+447700123456")  # the block has real ones too


@given(st.from_regex(r"\+44[127]\d{8,9}", fullmatch=True))
def test_the_provider_would_take_each_of_them_as_a_mobile(number: str) -> None:
    if takes_texts(number, with_fictional=True):
        assert kind_of(number) == "mobile"


@settings(max_examples=500)
@given(st.from_regex(r"\+447[0-9]{9}", fullmatch=True))
def test_the_library_says_the_same_by_asking_for_the_type(number: str) -> None:
    built = phonenumbers.PhoneNumber(country_code=44, national_number=int(number[3:]))
    is_mobile = phonenumbers.number_type(built) == phonenumbers.PhoneNumberType.MOBILE
    assert takes_texts(number) == (is_mobile and not number.startswith("+447700900"))


def test_a_prefix_is_a_block_of_a_million() -> None:
    assert prefix_of("+447911123456") == "+447911"
