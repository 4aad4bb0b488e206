"""Which counts may be shown, so that nobody is found in a small one. Pure.

A count below five is hidden, zero as well as four. The others are told in steps of five, and no sum is told. Several
tables of the same tips (by area, by category, by week) have the same sum, though: where they leave a hidden count less
room than from 0 to 4, more is hidden.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

FEWEST = 5
STEP = 5
_ANY = 10**9

Key = TypeVar("Key")


@dataclass(frozen=True)
class Shown:
    """What is told of a count: from `low` to `high`. Hidden: fewer than five. Kept back: five or more, and no word."""

    low: int
    high: int

    @property
    def is_hidden(self) -> bool:
        return self.high < FEWEST

    @property
    def is_kept_back(self) -> bool:
        return self.high == _ANY


_HIDDEN, _KEPT_BACK = Shown(0, FEWEST - 1), Shown(FEWEST, _ANY)


def tell(count: int) -> Shown:
    """A count alone: hidden, or the step of five that it lies in."""
    if count < FEWEST:
        return _HIDDEN
    low = count // STEP * STEP
    return Shown(low, low + STEP - 1)


def tell_together(tables: Sequence[Mapping[Key, int]]) -> list[dict[Key, Shown]]:
    """Tables that all divide the same tips. Every hidden count can be anything from 0 to 4, whoever compares them."""
    told = [{key: tell(count) for key, count in table.items()} for table in tables]
    while True:
        tight = next((at for at in range(len(told)) if _is_tight(told, at)), None)
        if tight is None:
            return told
        for at in (tight, *range(len(told))):
            open_counts = [key for key, each in told[at].items() if not (each.is_hidden or each.is_kept_back)]
            if open_counts:
                least = min(open_counts, key=lambda key: tables[at][key])
                told[at][least] = _KEPT_BACK
                break
        else:
            # Nothing is left to keep back: then nothing of it is told at all.
            return [dict.fromkeys(table, _KEPT_BACK) for table in tables]


def _is_tight(told: Sequence[Mapping[Key, Shown]], at: int) -> bool:
    """Whether a hidden count of this table cannot be 0, or cannot be 4, by what the tables tell together."""
    if not any(each.is_hidden for each in told[at].values()):
        return False
    others = [_bounds(table.values()) for number, table in enumerate(told) if number != at]
    low, high = _bounds(told[at].values())
    ends = ((low, high - (FEWEST - 1)), (low + FEWEST - 1, high))
    return any(
        max(least, *(each[0] for each in others), 0) > min(most, *(each[1] for each in others), _ANY * 2)
        for least, most in ends
    )


def _bounds(table: Collection[Shown]) -> tuple[int, int]:
    return sum(each.low for each in table), min(sum(each.high for each in table), _ANY)
