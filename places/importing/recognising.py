"""Tells by a file's content which kind of official file it is, and reads it."""

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from config.errors import BadFile
from places.importing import outlines, police
from places.importing.columns import roles_of, told, year_of
from places.importing.opening import csv_rows, opened
from places.importing.postcode_lists import is_code_point, read_code_point, read_postcodes
from places.importing.region import Region
from places.importing.rows import Read, WardRow

_TELLING = 4_096
_KINDS = (
    "ONSPD, NSPL, Code-Point Open, a list with postcode, latitude and longitude, ward outlines (GeoJSON or TopoJSON), "
    "a look-up of wards, or neighbourhoods of data.police.uk"
)


def read_file(path: Path, region: Region) -> Read:
    """All that a file holds for the region. Raises BadFile, which names row and cure."""
    with opened(path) as text:
        begins = text.read(_TELLING)
        text.seek(0)
        is_json = begins.lstrip()[:1] in ("{", "[")
        read = _read_json(path, text, begins, region) if is_json else _read_csv(path, text, region)
    if not (read.postcodes or read.wards or read.neighbourhoods):
        raise BadFile(path.name, f"it is {read.kind}, and no row of it lies in this community's boroughs")
    return read


def _read_csv(path: Path, text: IO[str], region: Region) -> Read:
    try:
        first = next(csv.reader([text.readline()]), [])
    except csv.Error:
        first = []
    if is_code_point(first):
        text.seek(0)
        return read_code_point(path, text, region)
    roles = roles_of(first)
    if "postcode" in roles and ("ward" in roles or {"lat", "lon"} <= roles.keys()):
        return read_postcodes(path, text, first, region)
    if {"ward", "ward name", "borough"} <= roles.keys():
        read = Read(path.name, "look-up of wards", told(first, roles), year_of(first))
        for _, row in csv_rows(path, text, len(first), 2):
            code, name, borough = (row[roles[role]].strip() for role in ("ward", "ward name", "borough"))
            if borough in region.boroughs:
                read.wards.append(WardRow(code, name, borough, None))
        return read
    raise BadFile(path.name, f"its first row names no columns that are known: wanted is {_KINDS}")


def _read_json(path: Path, text: IO[str], begins: str, region: Region) -> Read:
    if '"FeatureCollection"' in begins or '"features"' in begins:
        return outlines.read_geojson(path, text, region)
    try:
        whole = json.load(text)
    except ValueError:
        raise BadFile(path.name, "it breaks off, or is no JSON: download it again") from None
    if isinstance(whole, dict) and isinstance(whole.get("neighbourhoods"), list):
        whole = whole["neighbourhoods"]
    ways: tuple[tuple[Callable[[Any], bool], Callable[[Any], Read]], ...] = (
        (_is_topology, lambda each: outlines.read_topojson(path, each, region)),
        (police.is_list, lambda each: police.read_list(path, each)),
        (police.is_outline, lambda each: police.read_outline(path, each)),
    )
    for is_such, read in ways:
        if is_such(whole):
            try:
                return read(whole)
            except (KeyError, TypeError, IndexError, ValueError):
                raise BadFile(path.name, "it is broken: download it again") from None
    raise BadFile(path.name, f"it is none of the files that are known: wanted is {_KINDS}")


def _is_topology(whole: object) -> bool:
    return isinstance(whole, Mapping) and whole.get("type") == "Topology"
