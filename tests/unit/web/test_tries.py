"""How often a code may be tried."""

from datetime import UTC, datetime, timedelta

from web.tries import MANY_OF_ALL, MOST_FROM_ONE_PLACE, WINDOW, Tries

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_one_place_has_ten_tries_in_ten_minutes_and_then_more() -> None:
    tries = Tries()
    assert all(tries.may_try("a", NOW + timedelta(seconds=each)) for each in range(MOST_FROM_ONE_PLACE))
    assert not tries.may_try("a", NOW + timedelta(minutes=9))
    assert tries.may_try("b", NOW + timedelta(minutes=9))
    assert tries.may_try("a", NOW + WINDOW)
    assert not tries.may_try("a", NOW + WINDOW)


def test_a_right_code_clears_the_place_and_no_other() -> None:
    tries = Tries()
    for place in ("a", "b"):
        for _ in range(MOST_FROM_ONE_PLACE):
            assert tries.may_try(place, NOW)
    tries.forgive("a")
    assert tries.may_try("a", NOW)
    assert not tries.may_try("b", NOW)


def test_all_places_together_are_slowed_down_and_never_refused() -> None:
    tries = Tries()
    for each in range(MANY_OF_ALL):
        assert tries.may_try(f"place-{each}", NOW)
        assert tries.wait_seconds == 0
    assert tries.may_try("another", NOW)
    assert tries.wait_seconds > 0
    assert tries.may_try("another", NOW + WINDOW)
    assert tries.wait_seconds == 0
