"""Lists of postcodes: the ONS's ONSPD and NSPL, any other with a header that names the columns, and Code-Point Open."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from config.errors import BadFile
from places.importing.columns import roles_of, told, year_of
from places.importing.grid import to_wgs84
from places.importing.opening import csv_rows
from places.importing.region import Region, is_in_britain
from places.importing.rows import PostcodeRow, Read
from places.postcodes import parse

# Code-Point Open's ten columns (Ordnance Survey, "Code-Point Open user guide").
_OS_COLUMNS, _OS_QUALITY, _OS_EAST, _OS_NORTH, _OS_BOROUGH, _OS_WARD = 10, 1, 2, 3, 8, 9
_OS_NO_PLACE = 90
_NO_POSITION = "9"  # ONS: grid reference positional quality indicator "no grid reference available"
_DIGITS = re.compile(r"\d+")
_YES = ("1", "true", "t", "yes", "y")


def is_code_point(first: Sequence[str]) -> bool:
    """Whether a first row is one of Code-Point Open's, which has no header."""
    if len(first) != _OS_COLUMNS:
        return False
    return parse(first[0]) is not None and all(_DIGITS.fullmatch(first[at]) for at in (_OS_EAST, _OS_NORTH))


def read_code_point(path: Path, text: IO[str], region: Region) -> Read:
    """All rows of one file of Code-Point Open (a postcode area) that lie in the region."""
    read = Read(path.name, "Code-Point Open", "ten columns without a header", "")
    for number, row in csv_rows(path, text, _OS_COLUMNS, 1):
        if not region.has(row[_OS_BOROUGH], row[_OS_WARD], row[0]):
            continue
        place = None
        if _number(path, number, row[_OS_QUALITY]) < _OS_NO_PLACE:
            east, north = (_number(path, number, row[at]) for at in (_OS_EAST, _OS_NORTH))
            place = _checked(path, number, *to_wgs84(east, north))
        _keep(read, path, number, row[0], place, row[_OS_WARD], is_live=True)
    return read


def read_postcodes(path: Path, text: IO[str], header: Sequence[str], region: Region) -> Read:
    """All rows in the region of a list whose header names postcode, latitude and longitude, or postcode and ward."""
    roles = roles_of(header)
    read = Read(path.name, _kind(header), told(header, roles), year_of(header))
    at_borough, at_ward, at_postcode = (roles.get(role) for role in ("borough", "ward", "postcode"))
    for number, row in csv_rows(path, text, len(header), 2):
        # Of 2.6 million rows for all of Britain most end here.
        borough, ward, postcode = (
            None if at is None else row[at].strip() for at in (at_borough, at_ward, at_postcode)
        )
        if not region.has(borough, ward, postcode or ""):
            continue
        said = {role: row[at].strip() for role, at in roles.items()}
        is_live = said["live"].casefold() in _YES if "live" in said else not said.get("ended")
        _keep(read, path, number, said["postcode"], _place(path, number, said), ward, is_live=is_live)
    return read


def _kind(header: Sequence[str]) -> str:
    """ONSPD's names of columns say what they are ("oslaua"); NSPL says "laua"."""
    names = {name.strip().casefold() for name in header}
    if "pcds" not in names:
        return "list of postcodes"
    return "NSPL" if "laua" in names else "ONSPD"


def _place(path: Path, number: int, said: Mapping[str, str]) -> tuple[float, float] | None:
    if "lat" not in said or said.get("quality") == _NO_POSITION or not said["lat"]:
        return None
    lat, lon = _number(path, number, said["lat"]), _number(path, number, said["lon"])
    # ONS: 99.999999 and 0 stand for a postcode without a place; others leave both at 0.
    return None if 99 < lat < 100 or lat == lon == 0 else _checked(path, number, lat, lon)


def _checked(path: Path, number: int, lat: float, lon: float) -> tuple[float, float]:
    if not is_in_britain(lat, lon):
        problem = f"row {number}: {lat:g}, {lon:g} is no latitude and longitude in Britain"
        raise BadFile(path.name, f"{problem}: are the columns eastings and northings? Take a file in WGS84")
    return lat, lon


def _number(path: Path, number: int, said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise BadFile(
            path.name, f"row {number}: {said[:20]!r} is no number: download the file again"
        ) from None


def _keep(
    read: Read,
    path: Path,
    number: int,
    postcode: str,
    place: tuple[float, float] | None,
    ward: str | None,
    *,
    is_live: bool,
) -> None:
    unit = parse(postcode)
    if unit is None or not unit.is_unit:
        raise BadFile(path.name, f"row {number}: {postcode[:10]!r} is no postcode: download the file again")
    if place is None and not ward:
        read.leave_out("neither position nor ward")
        return
    lat, lon = place or (None, None)
    read.postcodes.append(PostcodeRow(unit.outward + unit.inward, lat, lon, ward or None, is_live))
