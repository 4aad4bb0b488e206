"""Outlines of wards: GeoJSON and TopoJSON as the Office for National Statistics and others publish them.

GeoJSON: RFC 7946 (WGS84, longitude first). TopoJSON: "The TopoJSON Format Specification", version 1.0.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from config.errors import BadFile
from places.importing.region import Region, is_in_britain
from places.importing.rows import LEAST_POINTS, Read, WardRow
from places.shapes import Boundary

_CODE = re.compile(r"wd\d\dcd|code", re.IGNORECASE)
_NAME = re.compile(r"wd\d\dnm|name", re.IGNORECASE)
_BOROUGH = re.compile(r"lad\d\dcd|borough_code", re.IGNORECASE)
_YEAR = re.compile(r"wd(\d\d)cd", re.IGNORECASE)
_CHUNK = 1 << 20
_BEGINS = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = " \t\r\n,"
Properties = Mapping[str, Any]


def read_geojson(path: Path, text: IO[str], region: Region) -> Read:
    """The wards of ours in a collection of features, one at a time: the file of all Britain has tens of megabytes."""
    features = _features(path, text)
    return _wards(
        path, ((each.get("properties") or {}, each.get("geometry")) for each in features), region, "GeoJSON"
    )


def read_topojson(path: Path, whole: Mapping[str, Any], region: Region) -> Read:
    """The wards of ours in a topology, whose outlines share their lines."""
    arcs = _arcs(whole)
    shapes = [shape for each in whole.get("objects", {}).values() for shape in each.get("geometries", ())]
    found = ((shape.get("properties") or {}, _untangled(shape, arcs)) for shape in shapes)
    return _wards(path, found, region, "TopoJSON")


def _wards(
    path: Path, found: Iterable[tuple[Properties, Mapping[str, Any] | None]], region: Region, kind: str
) -> Read:
    read = Read(path.name, f"ward outlines ({kind})", "", "")
    for number, (properties, geometry) in enumerate(found, 1):
        code, name, borough = (_value(properties, pattern) for pattern in (_CODE, _NAME, _BOROUGH))
        if not code or not name:
            cure = "its properties name no ward (WD..CD and WD..NM, or code and name): take a file of wards"
            raise BadFile(path.name, f"feature {number}: {cure}")
        if not region.has(borough, code, ""):
            continue
        if not read.took:
            keys = [key for key in properties if any(p.fullmatch(key) for p in (_CODE, _NAME, _BOROUGH))]
            read.took = f"code, name and borough from {', '.join(keys)}"
            years = [f"20{match[1]}" for key in keys if (match := _YEAR.fullmatch(key))]
            read.vintage = years[0] if years else ""
        read.wards.append(WardRow(code, name, borough, _boundary(path, number, name, geometry)))
    return read


def _value(properties: Properties, pattern: re.Pattern[str]) -> str | None:
    return next((str(value) for key, value in properties.items() if value and pattern.fullmatch(key)), None)


def _boundary(path: Path, number: int, name: str, geometry: Mapping[str, Any] | None) -> Boundary:
    """All rings, outer and inner, as (latitude, longitude)."""
    shape: Mapping[str, Any] = geometry or {}
    what = f"feature {number} ({name})"
    if shape.get("type") not in ("Polygon", "MultiPolygon"):
        raise BadFile(path.name, f"{what} has no outline: take the file of full boundaries")
    try:
        given: Any = shape["coordinates"]
        polygons = [given] if shape["type"] == "Polygon" else given
        rings = [[(float(at[1]), float(at[0])) for at in ring] for polygon in polygons for ring in polygon]
    except (TypeError, ValueError, LookupError):
        rings = []
    if not all(is_in_britain(*point) for ring in rings for point in ring):
        cure = "download it as WGS84 (EPSG:4326, longitude first), not as British National Grid (EPSG:27700)"
        raise BadFile(path.name, f"{what}: its coordinates lie outside Britain: {cure}")
    if not rings or min(map(len, rings)) < LEAST_POINTS:
        raise BadFile(path.name, f"{what}: its outline is broken: download it again")
    return rings


def _features(path: Path, text: IO[str]) -> Iterator[Mapping[str, Any]]:
    """The features, read piece by piece."""
    decoder, held = json.JSONDecoder(), ""
    while not (begins := _BEGINS.search(held)):
        piece = text.read(_CHUNK)
        if not piece:
            raise BadFile(path.name, "it holds no features: take a GeoJSON or TopoJSON file of wards")
        held += piece
    held = held[begins.end() :]
    while True:
        held = held.lstrip(_BETWEEN)
        if held.startswith("]"):
            return
        try:
            feature, end = decoder.raw_decode(held)
        except ValueError:
            piece = text.read(max(_CHUNK, len(held)))
            if not piece:
                raise BadFile(path.name, "it breaks off, or is no JSON: download it again") from None
            held += piece
            continue
        if not isinstance(feature, dict):
            raise BadFile(path.name, "a feature is no object: download it again")
        yield feature
        held = held[end:]


def _arcs(whole: Mapping[str, Any]) -> list[list[tuple[float, float]]]:
    """Lines as (longitude, latitude); with a transform they are steps from point to point, in whole numbers."""
    transform = whole.get("transform")
    if not transform:
        return [[(x, y) for x, y, *_ in arc] for arc in whole["arcs"]]
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    lines = []
    for arc in whole["arcs"]:
        x = y = 0
        line = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return lines


def _untangled(shape: Mapping[str, Any], arcs: Sequence[Sequence[tuple[float, float]]]) -> Mapping[str, Any]:
    """A TopoJSON shape as GeoJSON. A line's number below 0 means that line backwards."""

    def ring(numbers: Sequence[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in numbers:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += line[1:] if points else line
        return points

    polygons = shape.get("arcs", []) if shape.get("type") == "MultiPolygon" else [shape.get("arcs", [])]
    if shape.get("type") not in ("Polygon", "MultiPolygon"):
        return {}
    return {"type": "MultiPolygon", "coordinates": [[ring(each) for each in polygon] for polygon in polygons]}
