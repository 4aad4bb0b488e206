"""A day's money: what is stopped first, what never, and that nothing costs more than it may."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from delivery.messages import Lane
from delivery.spending import MOST_ALERTS, Day, Held, Limits, Text, judge

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LIMITS = Limits(200)
PREFIXES = ("+447700", "+447911")


@st.composite
def texts(draw: st.DrawFn) -> list[Text]:
    lanes = draw(st.lists(st.sampled_from(list(Lane)), max_size=60))
    return [
        Text(
            row,
            route=draw(st.integers(0, 5)),
            lane=lane,
            prefix=draw(st.sampled_from(PREFIXES)),
            parts=draw(st.integers(0, 6)),
            is_alert=lane != Lane.ANSWER,
            is_newcomer=draw(st.booleans()),
            alerts=draw(st.integers(0, MOST_ALERTS + 1)),
        )
        for row, lane in enumerate(lanes)
    ]


@given(texts(), st.integers(0, 250))
def test_the_ceiling_holds_and_stops_routine_first(texts: list[Text], spent: int) -> None:
    day = Day(parts=spent)
    held = judge(texts, day, LIMITS, NOW)
    went = [text for text in texts if text.row not in held]
    assert day.parts == spent + sum(text.parts for text in went)
    for lanes, most in (((Lane.ROUTINE, Lane.DIGEST), 160), ((Lane.URGENT,), 200)):
        # What may always go comes before, and is counted.
        above = sum(text.parts for text in went if text.lane <= max(lanes))
        if any(text.lane in lanes and text.parts for text in went):
            assert spent + above <= most
    ceiling = [text.lane for text in texts if held.get(text.row) == Held.CEILING]
    assert Lane.EMERGENCY not in ceiling
    assert Lane.ANSWER not in ceiling


@given(texts(), st.integers(0, 1000))
def test_danger_to_life_always_goes(texts: list[Text], spent: int) -> None:
    day = Day(spent, Counter(dict.fromkeys(PREFIXES, spent)), dict.fromkeys(PREFIXES, NOW + timedelta(1)))
    held = judge(texts, day, LIMITS, NOW)
    assert [text for text in texts if text.lane == Lane.EMERGENCY and text.row in held] == []


@given(texts())
def test_a_prefix_of_newcomers_costs_no_more_than_its_share(texts: list[Text]) -> None:
    day = Day()
    held = judge(texts, day, LIMITS, NOW)
    for prefix in PREFIXES:
        danger = sum(
            text.parts
            for text in texts
            if text.lane == Lane.EMERGENCY and text.is_newcomer and text.prefix == prefix
        )
        assert day.newcomers[prefix] <= max(LIMITS.newcomers, danger)
    assert all(text.is_newcomer for text in texts if held.get(text.row) == Held.FLOOD)


@given(texts())
def test_who_is_with_us_is_answered_whatever_the_day_was(texts: list[Text]) -> None:
    held = judge(texts, Day(parts=10_000), LIMITS, NOW)
    answers = [text.row for text in texts if text.lane == Lane.ANSWER and not text.is_newcomer]
    assert held.keys().isdisjoint(answers)


@given(texts())
def test_a_number_has_no_more_alerts_than_its_cap(texts: list[Text]) -> None:
    held = judge(texts, Day(), Limits(100_000), NOW)
    for route in range(6):
        its = [text for text in texts if text.route == route and text.row not in held and text.parts]
        first = min((text.alerts for text in its), default=0)
        routine = [text for text in its if text.lane not in (Lane.EMERGENCY, Lane.ANSWER)]
        assert len(routine) <= max(MOST_ALERTS - first, 0)


def test_a_paused_prefix_waits_and_others_do_not() -> None:
    texts = [Text(row, row, Lane.ANSWER, prefix, 1, False) for row, prefix in enumerate(PREFIXES)]
    day = Day(paused={PREFIXES[0]: NOW + timedelta(minutes=30)})
    assert judge(texts, day, LIMITS, NOW) == {0: Held.PREFIX}
    assert judge(texts, day, LIMITS, NOW + timedelta(minutes=30)) == {}


def test_what_sends_nothing_is_free() -> None:
    spent = Day(parts=10_000)
    assert judge([Text(1, 1, Lane.ROUTINE, PREFIXES[0], 0, False)], spent, LIMITS, NOW) == {}
