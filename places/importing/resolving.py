"""Finds the ward and the cell of each postcode of a list. Pure.

Order (design 6): the ward that the list names, where it is one of ours; else the ward whose outline holds the position, or
is close by. A cell is H3 of resolution 9, and of 8 where the finer one would hold so few live postcodes that it would tell
nearly a house.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import h3

from places.imported import Outlines
from places.importing.rows import PostcodeRow
from places.model import How
from places.shapes import COARSE, FINE

_LEAST_LIVE = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A postcode with where it lies."""

    row: PostcodeRow
    ward: str
    how: How
    cell: str | None


def place(
    rows: Iterable[PostcodeRow], wards: Collection[str], outlines: Outlines, lost: Counter[str]
) -> Iterator[Placed]:
    """Each row that lies in a ward. `lost` counts the wards named by the list and not known here ("" for none named) of
    those that lie in none."""
    found: list[tuple[PostcodeRow, str, How, str | None]] = []
    live: Counter[str] = Counter()
    for row in rows:
        where = _where(row, wards, outlines)
        if where is None:
            lost[row.ward or ""] += 1
            continue
        cell = None
        if row.lat is not None and row.lon is not None:
            cell = h3.latlng_to_cell(row.lat, row.lon, FINE)
            live[cell] += row.is_live
        found.append((row, *where, cell))
    for row, ward, how, cell in found:
        if cell and live[cell] < _LEAST_LIVE:
            cell = h3.cell_to_parent(cell, COARSE)
        yield Placed(row, ward, how, cell)


def _where(row: PostcodeRow, wards: Collection[str], outlines: Outlines) -> tuple[str, How] | None:
    if row.ward in wards:
        return str(row.ward), How.EXACT
    if row.lat is None or row.lon is None:
        return None
    return outlines.find(row.lat, row.lon)
