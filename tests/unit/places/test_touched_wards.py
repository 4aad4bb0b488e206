"""Which wards a circle touches: by their boundaries, and by how far they reach where there are none."""

from places.model import Area, Kind
from places.shapes import Boundary, Circle, wards_touched

# A degree of latitude is 111,200 metres, one of longitude here 66,300.
MIDDLE = (53.4, -2.9)


def ward(code: str, lat: float, lon: float) -> Area:
    return Area(code, code, Kind.WARD, None, lat, lon)


def square(lat: float, lon: float, half: float) -> list[tuple[float, float]]:
    return [
        (lat - half, lon - half),
        (lat - half, lon + half),
        (lat + half, lon + half),
        (lat + half, lon - half),
    ]


HOME, EAST, FAR = ward("home", 53.4, -2.9), ward("east", 53.4, -2.88), ward("far", 53.5, -2.9)
WARDS = (FAR, EAST, HOME)
REACH = {"home": 500, "east": 1_000, "far": 500}
BOUNDARIES: dict[str, Boundary] = {
    "home": [square(53.4, -2.9, 0.005)],
    "east": [square(53.4, -2.88, 0.005)],
    "far": [square(53.5, -2.9, 0.005)],
}


def touched(metres: int, boundaries: dict[str, Boundary], at: tuple[float, float] = MIDDLE) -> list[str]:
    return [each.code for each in wards_touched(Circle(*at, metres), WARDS, REACH, boundaries)]


def test_by_boundary_alone_the_ward_around_it_is_touched() -> None:
    assert touched(50, BOUNDARIES) == ["home"]


def test_a_boundary_is_met_at_its_nearest_edge() -> None:
    # From -2.9 to -2.885: 994 metres.
    assert touched(985, BOUNDARIES) == ["home"]
    assert touched(1_000, BOUNDARIES) == ["home", "east"]


def test_without_boundaries_a_ward_reaches_as_far_as_its_farthest_postcode() -> None:
    # 1,326 metres to the middle of the other.
    assert touched(320, {}) == ["home"]
    assert touched(330, {}) == ["home", "east"]


def test_a_boundary_counts_for_the_ward_that_has_one() -> None:
    assert touched(500, {"east": BOUNDARIES["east"]}) == ["home"]


def test_the_ward_around_the_middle_comes_first_even_if_another_centre_is_nearer() -> None:
    long = [(53.395, -2.905), (53.395, -2.8815), (53.405, -2.8815), (53.405, -2.905)]
    narrow = [(53.395, -2.8815), (53.395, -2.875), (53.405, -2.875), (53.405, -2.8815)]
    assert touched(100, {"home": [long], "east": [narrow], "far": BOUNDARIES["far"]}, (53.4, -2.882)) == [
        "home",
        "east",
    ]


def test_a_hole_is_not_in_the_ward() -> None:
    with_hole = [square(53.4, -2.9, 0.005), square(53.4, -2.9, 0.002)]
    # To the hole's edge in the east: 133 metres.
    assert touched(100, {**BOUNDARIES, "home": with_hole}) == []
    assert touched(150, {**BOUNDARIES, "home": with_hole}) == ["home"]


def test_an_island_belongs_to_its_ward() -> None:
    with_island = [square(53.4, -2.9, 0.005), square(53.45, -2.9, 0.001)]
    assert touched(50, {**BOUNDARIES, "home": with_island}, (53.45, -2.9)) == ["home"]
