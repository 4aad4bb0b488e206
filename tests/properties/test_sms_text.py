"""Texts of every kind: what is folded says the same, and its cost is counted as the far end counts it."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.sms_text import BASIC, EXTENSION, fold, is_gsm, segments
from sandbox import twilio_segments

GSM = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), max_size=700)
MARKS = st.sampled_from("’“”–…€^😀ł½²0123 \r\n")
ANY = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), MARKS), max_size=700)


@given(st.one_of(GSM, ANY))
def test_counted_as_the_provider_counts(text: str) -> None:
    counted = segments(text)
    assert counted.parts == twilio_segments.segments_of(text)
    assert counted.encoding == twilio_segments.encoding_of(text)


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("’‘“”–—éłŵ\u00a0abc €1"), max_size=700))
def test_folding_marks_and_accents_never_costs_more(text: str) -> None:
    assert segments(fold(text)).parts <= segments(unicodedata.normalize("NFC", text)).parts


@given(GSM)
def test_what_gsm_can_write_stays(text: str) -> None:
    assert fold(text) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(st.sampled_from("’–…€😀łя\u00a0 0123456789:/,."), max_size=100))
def test_digits_stay_as_they_are(text: str) -> None:
    """A house, a road or a time must not become another one."""
    assert [each for each in fold(text) if each.isdecimal()] == [each for each in text if each.isdecimal()]


@given(st.text(st.sampled_from("0123456789½¼⅔²³¹⁻₂①⑩Ⅳ ,.a"), max_size=60))
def test_no_number_grows_into_another(text: str) -> None:
    """ "2½" is not "21/2", "10²" not "102", "①②" not "12"."""
    folded = iter(re.findall("[0-9]+", fold(text)))
    for number in re.findall("[0-9]+", text):
        assert number in folded


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Don’t “panic” – it’s fine…", "Don't \"panic\" - it's fine..."),
        ("2½ miles", "2 1/2 miles"),
        ("½ a mile, 10² and m²", "1/2 a mile, 10^2 and m2"),
        ("Zażółć gęślą jaźń", "Zazolc gesla jazn"),
        ("ĄĆĘŁŃÓŚŹŻ ăâîșț ĂÂÎȘȚ ŵŷ áíóú", "ACELNOSZZ aaist AAIST wy aiou"),
        ("ł, but é ñ ü à ö Ç stay", "l, but é ñ ü à ö Ç stay"),
        ("caf\u0065\u0301 at\u00a0noon", "café at noon"),
        ("Tŷ Gŵyr, €5 [sic]", "Ty Gwyr, €5 [sic]"),
        ("10⁻³, CO₂, 7₂ and ①② at ½2", "10^-3, CO2, 7 2 and 1 2 at 1/2 2"),
        ("2 ≠ 3, 4 ≤ 5", "2 != 3, 4 <= 5"),
        ("n̶o̶ entry", "n̶o̶ entry"),
        ("A → B, −5°C, 3·5 m", "A -> B, -5 deg C, 3.5 m"),
        ("● one\u000b▪ two\u2028three\u0085four", "- one\n- two\nthree\nfour"),
        ("Call \u202a0151 777 4000\u202c ©\ufe0f", "Call 0151 777 4000 (c)"),
        ("‹so› ʻokina 5˝ a¦b", "'so' 'okina 5\" a|b"),
        ("fire 🔥 it’s", "fire 🔥 it’s"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_folds(written: str, sent: str) -> None:
    assert fold(written) == sent


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 152 + "€" * 77, 3),
        ("я" * 71, 2),
        ("я" * 66 + "😀" * 34, 3),
    ],
)
def test_parts(text: str, parts: int) -> None:
    assert segments(text).parts == parts
    assert is_gsm(text) == ("я" not in text)
