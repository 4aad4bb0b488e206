"""A circle as cells: it is covered whole, and not much more than it is covered."""

from math import asin, atan2, cos, degrees, pi, radians, sin

import h3
import hypothesis.strategies as st
from hypothesis import given, settings

from places.shapes import BESIDE, COARSE, FINE, LEAST, MOST, Circle, cells_of, reaches_beyond

_EARTH = 6_371_009
BEARINGS = st.floats(0, 2 * pi)
CIRCLES = st.builds(
    Circle, lat=st.floats(49.9, 60.9), lon=st.floats(-8.2, 1.8), metres=st.integers(LEAST, MOST)
)
# Most points near the edge: there a cell would be missed.
SHARES = st.one_of(st.floats(0, 1), st.floats(0.98, 1))


def point(circle: Circle, bearing: float, metres: float) -> tuple[float, float]:
    """So far from the middle in this direction, on the globe itself."""
    lat, lon, angle = radians(circle.lat), radians(circle.lon), metres / _EARTH
    to_lat = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))
    east = sin(bearing) * sin(angle) * cos(lat)
    return degrees(to_lat), degrees(lon + atan2(east, cos(angle) - sin(lat) * sin(to_lat)))


@settings(max_examples=60, deadline=None)
@given(CIRCLES, st.lists(st.tuples(BEARINGS, SHARES), min_size=20, max_size=60))
def test_whoever_lives_within_the_metres_has_a_cell_of_the_circle(
    circle: Circle, at: list[tuple[float, float]]
) -> None:
    cells = cells_of(circle)
    for bearing, share in at:
        home = point(circle, bearing, circle.metres * share)
        fine = h3.latlng_to_cell(*home, FINE)
        assert fine in cells
        # What is kept of a place in the coarser kind is the fine cell's parent, from which that sticks out.
        assert h3.cell_to_parent(fine, COARSE) in cells
        assert h3.latlng_to_cell(*home, COARSE) in cells


def test_a_place_that_sticks_out_of_its_coarse_cell_is_in_the_circle() -> None:
    outside = 0
    for step in range(2_000):
        home = 53.3 + step % 50 * 0.005, -3.2 + step // 50 * 0.01
        fine = h3.latlng_to_cell(*home, FINE)
        parent = h3.cell_to_parent(fine, COARSE)
        outside += parent != h3.latlng_to_cell(*home, COARSE)
        assert parent in cells_of(Circle(*home, LEAST))
    assert outside > 20


@settings(max_examples=60, deadline=None)
@given(CIRCLES, BEARINGS)
def test_whoever_lives_farther_away_than_it_reaches_has_none(circle: Circle, bearing: float) -> None:
    cells = cells_of(circle)
    beyond = reaches_beyond(circle, cells)
    assert 0 < beyond <= 500
    assert h3.latlng_to_cell(*point(circle, bearing, circle.metres + beyond), FINE) not in cells
    # Wards farther away than this are not looked at.
    far = point(circle, bearing, circle.metres * 1.002 + BESIDE - 300)
    assert h3.latlng_to_cell(*far, COARSE) not in cells
    assert h3.cell_to_parent(h3.latlng_to_cell(*far, FINE), COARSE) not in cells


@settings(max_examples=30, deadline=None)
@given(CIRCLES, st.integers(1, 2_000))
def test_a_wider_circle_holds_a_smaller_one(circle: Circle, more: int) -> None:
    assert cells_of(circle) <= cells_of(circle.wider(more))
