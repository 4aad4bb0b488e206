"""Eastings and northings of the British National Grid (OSGB36) as latitude and longitude (WGS84), to about 5 metres.

Formulae and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes A to C (Airy 1830,
transverse Mercator) and section 6.6 (the seven-parameter transformation, here from OSGB36 to WGS84).
"""

from math import atan2, cos, hypot, pi, radians, sin, sqrt, tan

_AIRY = 6_377_563.396, 6_356_256.909
_WGS84 = 6_378_137.0, 6_356_752.3142
_SCALE, _ORIGIN_LAT, _ORIGIN_LON = 0.9996012717, radians(49), radians(-2)
_ORIGIN_EAST, _ORIGIN_NORTH = 400_000.0, -100_000.0
_SHIFT = 446.448, -125.157, 542.060  # metres
_TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
_STRETCH = 1 - 20.4894e-6


def to_wgs84(east: float, north: float) -> tuple[float, float]:
    """(latitude, longitude) in degrees."""
    lat, lon = _unproject(east, north)
    x, y, z = _to_space(lat, lon, *_AIRY)
    rx, ry, rz = _TURN
    moved = (
        _SHIFT[0] + _STRETCH * x - rz * y + ry * z,
        _SHIFT[1] + rz * x + _STRETCH * y - rx * z,
        _SHIFT[2] - ry * x + rx * y + _STRETCH * z,
    )
    lat, lon = _to_ellipsoid(*moved, *_WGS84)
    return lat * 180 / pi, lon * 180 / pi


def _unproject(east: float, north: float) -> tuple[float, float]:
    a, b = _AIRY
    n = (a - b) / (a + b)
    lat, arc = _ORIGIN_LAT, 0.0
    while True:
        lat += (north - _ORIGIN_NORTH - arc) / (a * _SCALE)
        arc = _arc(lat, b, n)
        if abs(north - _ORIGIN_NORTH - arc) < 1e-5:
            break
    flat = 1 - b * b / (a * a)
    bent = 1 - flat * sin(lat) ** 2
    nu = a * _SCALE / sqrt(bent)
    rho = a * _SCALE * (1 - flat) / bent**1.5
    eta = nu / rho - 1
    t, sec, e = tan(lat), 1 / cos(lat), east - _ORIGIN_EAST
    lat_of = (
        lat
        - e**2 * t / (2 * rho * nu)
        + e**4 * t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta - 9 * t**2 * eta)
        - e**6 * t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4)
    )
    lon_of = (
        _ORIGIN_LON
        + e * sec / nu
        - e**3 * sec / (6 * nu**3) * (nu / rho + 2 * t**2)
        + e**5 * sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4)
        - e**7 * sec / (5040 * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    )
    return lat_of, lon_of


def _arc(lat: float, b: float, n: float) -> float:
    """The length of the meridian from the true origin to `lat`, in metres of the map."""
    less, more = lat - _ORIGIN_LAT, lat + _ORIGIN_LAT
    return (
        b
        * _SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _to_space(lat: float, lon: float, a: float, b: float) -> tuple[float, float, float]:
    flat = 1 - b * b / (a * a)
    nu = a / sqrt(1 - flat * sin(lat) ** 2)
    return nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - flat) * sin(lat)


def _to_ellipsoid(x: float, y: float, z: float, a: float, b: float) -> tuple[float, float]:
    flat = 1 - b * b / (a * a)
    across = hypot(x, y)
    lat = atan2(z, across * (1 - flat))
    for _ in range(6):  # to far below a millimetre
        nu = a / sqrt(1 - flat * sin(lat) ** 2)
        lat = atan2(z + flat * nu * sin(lat), across)
    return lat, atan2(y, x)
