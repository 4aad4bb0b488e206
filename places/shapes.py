"""A circle on the map: the cells and the wards that it touches. Pure.

Over-reach is meant: whoever may be inside is inside. A cell or a ward that the circle only just meets counts as touched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, radians

import h3

from places.model import Area

# A person's cell is of the finer kind, or of the coarser where few postcodes lie (design 6): a shape is both, so that
# whichever cell is stored of somebody is found as it stands.
FINE, COARSE = 9, 8
LEAST, MOST = 50, 5_000  # metres: a house is no circle, and beyond the most a borough is meant
# How far from a shape somebody can live whose cell it touches, in a ward that it does not: across the widest cell of the
# coarser kind (1,230 m), and as far past their ward's edge as a shared position still counts as there (300 m).
BESIDE = 1_530

_EARTH_RADIUS = 6_371_009  # metres, mean
# What a flat map gets wrong at the edge of the widest circle: a tenth of a per cent at 5 km.
_SLACK = 1.002

Point = tuple[float, float]
# The rings of a ward, outer and inner, as (latitude, longitude); closed or not.
Boundary = Sequence[Sequence[Point]]


@dataclass(frozen=True)
class Circle:
    """Everything within so many metres of a place (WGS84)."""

    lat: float
    lon: float
    metres: int

    def wider(self, by: int) -> "Circle":
        return Circle(self.lat, self.lon, self.metres + by)


def cells_of(circle: Circle) -> frozenset[str]:
    """All cells, fine and coarse, that the circle touches: some ten for 250 metres, 1,000 for 5 km (60 ms)."""
    fine = set(_touched_cells(circle, FINE))
    # A place's coarse cell is the parent of its fine one, and fine cells stick out of their parents.
    return frozenset(
        fine.union(_touched_cells(circle, COARSE), (h3.cell_to_parent(cell, COARSE) for cell in fine))
    )


def reaches_beyond(circle: Circle, cells: Iterable[str]) -> int:
    """How many metres outside the circle somebody may live who lies in one of its fine cells, rounded up to 50."""
    flat = _Flat(circle)
    corners = (
        hypot(*flat.at(*corner))
        for cell in cells
        if h3.get_resolution(cell) == FINE
        for corner in h3.cell_to_boundary(cell)
    )
    return 50 * max(0, ceil((max(corners, default=0) - circle.metres) / 50))


def wards_touched(
    circle: Circle,
    wards: Iterable[Area],
    reach: Mapping[str, int],
    boundaries: Mapping[str, Boundary],
) -> tuple[Area, ...]:
    """The wards that the circle touches, the one around its middle first.

    By its boundary where there is one; else a ward reaches as far from its centre as its farthest postcode (`reach`,
    metres), which takes in more than it has.
    """
    flat = _Flat(circle)
    found = []
    for ward in wards:
        middle = hypot(*flat.at(ward.lat, ward.lon))
        boundary = boundaries.get(ward.code)
        apart = flat.to_boundary(boundary) if boundary else middle - reach.get(ward.code, 0)
        if apart <= circle.metres * _SLACK:
            is_round_it = boundary is not None and apart <= 0
            found.append((not is_round_it, middle, ward.code, ward))
    return tuple(ward for *_, ward in sorted(found, key=lambda each: each[:3]))


def metres_from(circle: Circle, boundary: Boundary) -> float:
    """Metres from the middle of a circle to what a boundary holds; 0 inside it."""
    return _Flat(circle).to_boundary(boundary)


def _touched_cells(circle: Circle, resolution: int) -> Iterator[str]:
    flat = _Flat(circle)
    # Two neighbours' middles lie at least an average edge apart, wherever on earth.
    rings = ceil(circle.metres / h3.average_hexagon_edge_length(resolution, unit="m")) + 2
    for cell in h3.grid_disk(h3.latlng_to_cell(circle.lat, circle.lon, resolution), rings):
        if flat.to_boundary((h3.cell_to_boundary(cell),)) <= circle.metres * _SLACK:
            yield cell


class _Flat:
    """The map as metres east and north of a circle's middle: true enough for 5 km."""

    def __init__(self, circle: Circle) -> None:
        self._lat, self._lon = circle.lat, circle.lon
        self._north = radians(1) * _EARTH_RADIUS
        self._east = self._north * cos(radians(circle.lat))

    def at(self, lat: float, lon: float) -> Point:
        return (lon - self._lon) * self._east, (lat - self._lat) * self._north

    def to_boundary(self, rings: Boundary) -> float:
        """Metres from the middle to what lies within the rings; 0 inside."""
        nearest, is_inside = float("inf"), False
        for ring in rings:
            points = [self.at(*point) for point in ring]
            for start, end in pairwise([*points, points[0]]):
                nearest = min(nearest, _from_middle(start, end))
                is_inside ^= _is_right_of_middle(start, end)
        return 0 if is_inside else nearest


def _from_middle(start: Point, end: Point) -> float:
    """The distance of (0, 0) from a line between two points."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = min(max(-(x * dx + y * dy) / length, 0), 1) if length else 0
    return hypot(x + along * dx, y + along * dy)


def _is_right_of_middle(start: Point, end: Point) -> bool:
    """Whether a ray from (0, 0) to the east crosses the line: an odd number of lines crossed means inside."""
    (x, y), (to_x, to_y) = start, end
    return (y > 0) != (to_y > 0) and x - y * (to_x - x) / (to_y - y) > 0
