"""No count below five is shown, and none can be worked out from all that is shown."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from intelligence.hiding import FEWEST, Shown, tell, tell_together


def test_a_count_alone() -> None:
    assert {tell(count) for count in range(5)} == {Shown(0, 4)}
    assert [tell(count) for count in (5, 9, 10, 1234)] == [
        Shown(5, 9),
        Shown(5, 9),
        Shown(10, 14),
        Shown(1230, 1234),
    ]


def sums(cells: dict[tuple[str, str], int], which: int, keys: str) -> dict[str, int]:
    return {key: sum(count for at, count in cells.items() if at[which] == key) for key in keys}


def possible(tables: list[dict[str, Shown]], at: int, key: str, value: int) -> bool:
    """Whether some number of tips agrees with everything shown, were this count `value`."""
    spans = []
    for number, table in enumerate(tables):
        lows = [value if (number, name) == (at, key) else each.low for name, each in table.items()]
        highs = [value if (number, name) == (at, key) else each.high for name, each in table.items()]
        spans.append((sum(lows), sum(highs)))
    return max(low for low, _ in spans) <= min(high for _, high in spans)


@given(st.lists(st.integers(0, 14), min_size=12, max_size=12))
def test_every_hidden_count_may_be_anything_below_five(counts: list[int]) -> None:
    cells = dict(zip(product("abc", "wxyz"), counts, strict=True))
    tables = [sums(cells, 0, "abc"), sums(cells, 1, "wxyz")]
    told = tell_together(tables)
    for at, table in enumerate(told):
        for key, shown in table.items():
            assert shown.low <= tables[at][key] <= shown.high or shown.is_kept_back
            assert (
                shown.is_hidden
                or tables[at][key] >= FEWEST
                or all(each.is_kept_back for each in table.values())
            )
            if shown.is_hidden:
                assert all(possible(told, at, key, value) for value in range(FEWEST))


def test_a_single_small_count_beside_a_full_table_gives_nothing_away() -> None:
    told = tell_together([{"a": 9, "b": 9, "c": 9, "d": 9, "e": 4}, {"x": 40}])
    assert told[0]["e"] == Shown(0, 4)
    assert all(possible(told, 0, "e", value) for value in range(FEWEST))


def test_what_is_large_is_shown() -> None:
    assert tell_together([{"a": 12, "b": 30}, {"x": 20, "y": 22}]) == [
        {"a": Shown(10, 14), "b": Shown(30, 34)},
        {"x": Shown(20, 24), "y": Shown(20, 24)},
    ]
