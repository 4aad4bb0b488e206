"""Codes, stages, the night: what is decided without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from alerts.model import NEXT, OUT, Alert, AlertArea, Stage, Urgency, new_code, read_code
from alerts.quiet import goes_at, is_quiet

SEFTON, WIRRAL = ("E08000014", "Sefton"), ("E08000015", "Wirral")


def draft(*areas: AlertArea) -> Alert:
    return Alert(1, "K7QX", Stage.DRAFT, 7, "npt-sefton", "Team", None, None, None, None, None, areas)


def test_a_draft_names_what_it_lacks_in_the_order_of_the_questions() -> None:
    assert draft().missing == "category"


@pytest.mark.parametrize(
    ("boroughs", "one"),
    [([SEFTON, SEFTON], SEFTON), ([SEFTON, WIRRAL], None), ([(None, None)], None), ([], None)],
)
def test_the_borough_of_an_alert(boroughs: list[tuple[str, str]], one: tuple[str, str] | None) -> None:
    areas = [AlertArea(f"E{n}", "A", code, label) for n, (code, label) in enumerate(boroughs)]
    assert draft(*areas).borough == one


def test_what_is_out_never_leads_back_to_what_is_not() -> None:
    assert set(NEXT) == set(Stage)
    assert all(set(NEXT[stage]) <= set(OUT) for stage in OUT)
    assert [stage for stage in Stage if not NEXT[stage]] == [
        Stage.WITHDRAWN,
        Stage.STOOD_DOWN,
        Stage.REJECTED,
    ]


def test_a_code_is_read_as_people_type_it() -> None:
    code = new_code()
    assert read_code(f" {code.lower()}. ") == code
    for wrong in ("", code + "X", code[:3], "A" + code[1:], "O" * 4):
        assert read_code(wrong) is None


def test_what_people_abbreviate_is_no_code() -> None:
    """Every code has a digit, so "report CCTV" stays plain words."""
    assert read_code("CCTV") is None
    assert all(any(sign.isdigit() for sign in new_code()) for _ in range(500))


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (datetime(2026, 1, 5, 20, 59, tzinfo=UTC), datetime(2026, 1, 5, 20, 59, tzinfo=UTC)),
        (datetime(2026, 1, 5, 21, 0, tzinfo=UTC), datetime(2026, 1, 6, 8, 0, tzinfo=UTC)),
        (datetime(2026, 1, 6, 7, 59, tzinfo=UTC), datetime(2026, 1, 6, 8, 0, tzinfo=UTC)),
        (datetime(2026, 1, 6, 8, 0, tzinfo=UTC), datetime(2026, 1, 6, 8, 0, tzinfo=UTC)),
        # Summer: 21:00 in London is 20:00 UTC.
        (datetime(2026, 7, 6, 19, 59, tzinfo=UTC), datetime(2026, 7, 6, 19, 59, tzinfo=UTC)),
        (datetime(2026, 7, 6, 20, 0, tzinfo=UTC), datetime(2026, 7, 7, 7, 0, tzinfo=UTC)),
        # The nights in which the clocks go forward (29 March) and back (25 October).
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
    ],
)
def test_the_night_in_london(now: datetime, goes: datetime) -> None:
    assert goes_at(Urgency.ROUTINE, now) == goes_at(Urgency.URGENT, now) == goes
    assert is_quiet(now) == (goes != now)
    assert goes_at(Urgency.EMERGENCY, now) == now
    assert goes - now < timedelta(hours=12)
