"""What lint finds in an alert, where, and what it leaves alone."""

import time
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.lint import Finding, Severity, findings
from alerts.model import Alert, AlertArea, Stage, Urgency
from config.texts import ENGLISH, text

TODAY = date(2026, 11, 17)
TEXTS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "lint_texts.toml").read_text(encoding="utf-8")
)
LINACRE = AlertArea("E05000942", "Linacre (Sefton)", "E08000014", "Sefton")


def alert(words: str = "Lock your sheds.", **changes: Any) -> Alert:
    whole = Alert(
        1, "K7QX", Stage.DRAFT, 7, "npt-sefton", "Sefton team", "burglary", "burglary", Urgency.ROUTINE,
        words, False, (LINACRE,),
    )  # fmt: skip
    return replace(whole, **changes)


def found_in(words: str) -> list[tuple[str, str]]:
    """(key without "lint-", the words) of what is found; places are where they say."""
    return [
        (each.key.removeprefix("lint-"), words[each.start : each.end])
        for each in findings(alert(words), TODAY)
        if each.key.startswith("lint-")
    ]


def is_same(found: tuple[str, str], wanted: list[str]) -> bool:
    return found[0] == wanted[0] and (wanted[1] in found[1] or found[1] in wanted[1])


@pytest.mark.parametrize("case", TEXTS["known"], ids=lambda case: case["words"][:40])
def test_an_alert_is_warned_of_what_is_in_it_and_of_nothing_else(case: dict[str, Any]) -> None:
    found, wanted = found_in(case["words"]), case.get("finds", [])
    assert [each for each in found if not any(is_same(each, want) for want in wanted)] == []
    assert [want for want in wanted if not any(is_same(each, want) for each in found)] == []


def test_texts_that_no_rule_was_made_for_are_judged_nearly_as_well() -> None:
    right = wrong = missed = alarmed = 0
    for case in TEXTS["held_out"]:
        found, wanted = found_in(case["words"]), case.get("finds", [])
        hits = [want for want in wanted if any(is_same(each, want) for each in found)]
        right, missed = right + len(hits), missed + len(wanted) - len(hits)
        extra = [each for each in found if not any(is_same(each, want) for want in wanted)]
        wrong, alarmed = wrong + len(extra), alarmed + bool(extra and not wanted)
    assert right / (right + missed) >= 0.9
    assert right / (right + wrong) >= 0.9
    assert alarmed <= 1


@pytest.mark.parametrize(
    "number",
    ["999", "101", "0800 555 111", "116 123", "0800 789 321", "03001232040", "159", "7726", "105"],
)
def test_numbers_that_everybody_may_ring_are_no_finding(number: str) -> None:
    assert found_in(f"Please ring {number} if you saw it.") == []


def test_what_the_text_cannot_carry_is_an_error() -> None:
    for words, key in (("Watch out \U0001f525", "costly"), ("Sheds were broken into. " * 20, "too-long")):
        (found,) = findings(alert(words), TODAY)
        assert found.is_error
        assert found.key == f"compose-text-{key}"


@pytest.mark.parametrize(
    ("outcome_on", "send_at", "key"),
    [
        (None, None, "lint-outcome-missing"),
        (date(2026, 11, 17), None, "lint-outcome-past"),
        (date(2026, 11, 18), None, None),
        (date(2027, 1, 16), None, None),
        (date(2027, 1, 17), None, "lint-outcome-late"),
        # Counted from the day on which people are asked.
        (date(2026, 11, 20), datetime(2026, 11, 20, 9, tzinfo=UTC), "lint-outcome-past"),
        (date(2027, 1, 18), datetime(2026, 11, 20, 9, tzinfo=UTC), None),
    ],
)
def test_an_appeal_has_a_day_on_which_people_hear_how_it_ended(
    outcome_on: date | None, send_at: datetime | None, key: str | None
) -> None:
    appeal = alert(is_appeal=True, outcome_on=outcome_on, send_at=send_at)
    assert [(each.key, each.is_error) for each in findings(appeal, TODAY)] == ([(key, True)] if key else [])
    assert findings(alert(outcome_on=outcome_on), TODAY) == ()


def test_translations_are_looked_at_too_by_what_is_the_same_in_every_language() -> None:
    words = "Zadzwoń pod 07700 900461, ulica [street], Mr Smith aged 83"
    found = findings(alert(translations=(("pl", words),)), TODAY)
    assert [(each.key, each.language, words[each.start : each.end]) for each in found] == [
        ("lint-mark", "pl", "[street]"),
        ("lint-contact", "pl", "07700 900461"),
    ]


def test_each_finding_has_words_a_place_of_its_own_and_room_for_an_answer() -> None:
    for case in TEXTS["known"] + TEXTS["held_out"]:
        found = findings(alert(case["words"]), TODAY)
        assert len({each.place for each in found}) == len(found)
        for each in found:
            assert len(each.place) <= 40
            assert each.start < each.end or each.key.startswith("compose-text-")
            assert text(ENGLISH, each.key, **each.values)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_whatever_is_written_is_looked_at_without_an_error(words: str) -> None:
    found = findings(alert(words, translations=(("cy", words),)), TODAY)
    assert all(0 <= each.start <= each.end <= len(words) for each in found)
    assert list(found) == sorted(found, key=lambda each: not each.is_error)


def test_long_texts_take_no_time() -> None:
    """No rule goes back and forth over the same words: the longest that people can send is read at once."""
    for words in (
        "A" * 4000,
        "1 " * 2000,
        "Ab " * 1300,
        "[" * 4000,
        "0 " * 2000,
        "12 Aa " * 700,
        "a." * 2000,
    ):
        started = time.perf_counter()
        findings(alert(words), TODAY)
        assert time.perf_counter() - started < 1, words[:10]


def test_a_finding_is_data() -> None:
    assert hash(Finding("lint-mark", Severity.ERROR, 1, 5, {"words": "[x]"}))


def test_translations_have_no_signs_that_read_as_something_else() -> None:
    for words, sign in (("evil\u202elive", "U+202E"), ("Stay \U0001f600", "U+1F600"), ("a\u200bb", "U+200B")):
        (found,) = findings(alert(translations=(("ar", words),)), TODAY)
        assert (found.is_error, found.language, found.values["characters"]) == (True, "ar", sign)
    assert not findings(alert(translations=(("ar", "رقم \u200e0800 555 111."),)), TODAY)
