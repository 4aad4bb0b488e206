"""A random code that spells a word of danger is still a code; a cry for help is never taken for one."""

import pytest

from alerts.model import new_code as new_alert_code
from bot.codes import is_code_alone, is_code_with_a_slip, words_beside
from intelligence.aliases import load_word_lists
from intelligence.cases import Cases
from subscribers.scheme_model import new_scheme_code
from tests.unit.intelligence.words_stand import DANGER, merseyside_triage

CASES = Cases(b"k" * 32, load_word_lists())


@pytest.mark.parametrize(
    "typed",
    [
        "/start i-AGCG-7ARD-4YMS",  # "ard": on fire, in Romanian
        "/start@mersey_bot i-22BW-8J4F-WK3P",
        "STAFF 6J4F-99UX-MVDG",
        "join 3X7Q9J4F",
        "CHECK 9J4F",
        "check 9j4f.",
        "9J4F",
    ],
)
def test_a_code_is_no_word(typed: str) -> None:
    assert is_code_alone(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Fire CH43",
        "help fire 2222",
        "he hasagun 22",
        "check gun 9J4F",
        "CHECK 9J4F he has a knife",
        "JOIN stabbing L20",
        "999",
        "",
        "/start",
    ],
)
def test_words_are_no_code(typed: str) -> None:
    assert not is_code_alone(typed)


def test_no_cry_for_help_passes_for_a_code() -> None:
    cries = [text for texts in DANGER.values() for text in texts]
    assert [text for text in cries if is_code_alone(text)] == []


def test_every_code_that_is_made_passes() -> None:
    for _ in range(500):
        assert is_code_alone(f"JOIN {new_scheme_code()}")
        assert is_code_alone(f"CHECK {new_alert_code()}")


def test_what_spells_danger_is_found_there_without_the_rule() -> None:
    """Else the rule could go."""
    assert merseyside_triage().danger("CHECK 9J4F") is not None


# These weigh as danger, as five case codes in a hundred do: no word of them was chosen by anybody.
@pytest.mark.parametrize(
    "code", ["voice sustain torch else", "brief labor flame dial", "denial virtual edge adult"]
)
def test_a_case_code_is_no_word(code: str) -> None:
    assert merseyside_triage().danger(f"CASE {code}") is not None
    assert words_beside(f"CASE {code}", CASES) == ""
    assert words_beside(f"/forget {code}", CASES) == ""
    assert words_beside(f"case {code}: he is back with a knife", CASES) == "he is back with a knife"


def test_a_code_that_stands_alone_is_no_word_beside_anything() -> None:
    assert words_beside("CHECK 9J4F", CASES) == ""
    assert words_beside("CHECK 9J4F he has a knife", CASES) == "CHECK 9J4F he has a knife"


def test_a_case_code_with_a_slip_is_known() -> None:
    assert is_code_with_a_slip("CASE voice sustain trch else", CASES)
    assert is_code_with_a_slip("forget voice sustain torch", CASES)


@pytest.mark.parametrize(
    "typed",
    [
        "case he has a knife",
        "forget it he is here",
        "voice sustain trch else",
        "CASE voice sustain torch elf knife",
    ],
)
def test_words_are_no_case_code(typed: str) -> None:
    assert words_beside(typed, CASES) == typed
    assert not is_code_with_a_slip(typed, CASES)
