"""Writes official files in small, in each of their shapes. The codes are real, all else is invented: Linacre is drawn as a
square, St Oswald as one east of it."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LINACRE, ST_OSWALD, SEFTON, WIRRAL = "E05000942", "E05000951", "E08000014", "E08000015"
# Latitudes and longitudes from which the squares go: south, west, north, east.
SQUARES = {LINACRE: (53.44, -3.00, 53.46, -2.98), ST_OSWALD: (53.44, -2.98, 53.46, -2.96)}
NAMES = {LINACRE: "Linacre", ST_OSWALD: "St Oswald"}
IN_LINACRE, IN_ST_OSWALD = (53.45, -2.99), (53.45, -2.97)

ONSPD_2024 = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,usertype,oseast1m,osnrth1m,osgrdind,lat,long,pfa"
)
ONSPD_2025 = (
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,usrtypind,east1m,north1m,gridind,lat,long,pfa23cd"
)
NSPL_2025 = "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,laua,ward,nhser,lat,long,pfa,imd"
_ROLES = {
    "pcds": "postcode",
    **dict.fromkeys(("oslaua", "laua", "lad25cd"), "borough"),
    **dict.fromkeys(("osward", "ward", "wd25cd"), "ward"),
    **dict.fromkeys(("osgrdind", "gridind"), "quality"),
    **dict.fromkeys(("lat", "long", "doterm"), ""),
}


def row(postcode: str, at: tuple[float, float] = IN_LINACRE, **said: str) -> dict[str, str]:
    """A row of a list, as roles; in Linacre unless said otherwise."""
    base = {"postcode": postcode, "borough": SEFTON, "ward": LINACRE, "quality": "1", "doterm": ""}
    return base | {"lat": str(at[0]), "long": str(at[1])} | said


def ons_list(path: Path, header: str, rows: Sequence[dict[str, str]], *, lines_end: str = "\r\n") -> Path:
    """A list of the ONS with this header: all columns that we do not look at hold an x."""
    names = header.split(",")
    lines = [
        ",".join(each[_ROLES[name] or name] if name in _ROLES else "x" for name in names) for each in rows
    ]
    path.write_text("\ufeff" + lines_end.join([header, *lines]) + lines_end, "utf-8", newline="")
    return path


def plain_list(path: Path, lines: Sequence[str]) -> Path:
    """The list with a header of few columns, plain or gzip by its name."""
    text = "\n".join(["Postcode,lat,long,live_feb2025,ward_code", *lines, ""])
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def geojson(path: Path, codes: Sequence[str] = (LINACRE, ST_OSWALD), **changes: Any) -> Path:
    """Ward outlines as the ONS writes them."""
    features = []
    for number, code in enumerate(codes):
        properties = {
            "FID": number,
            "WD23CD": code,
            "WD23NM": NAMES.get(code, "Elsewhere"),
            "LAD23CD": SEFTON,
        }
        geometry = {"type": "Polygon", "coordinates": [square(code)]}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry} | changes)
    path.write_text(json.dumps({"type": "FeatureCollection", "name": "wards", "features": features}))
    return path


def square(code: str) -> list[tuple[float, float]]:
    """The outline of a ward as GeoJSON has it: longitude first, closed."""
    south, west, north, east = SQUARES.get(code, (54.0, -2.0, 54.01, -1.99))
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def topojson(path: Path) -> Path:
    """The two squares with their common side as one shared line, in steps of a hundredth of a degree."""
    # Lines: the side that both share (northwards), the rest of Linacre (clockwise), the rest of St Oswald.
    arcs = [
        [[4, 0], [0, 2]],
        [[4, 2], [-2, 0], [0, -2], [2, 0]],
        [[4, 2], [2, 0], [0, -2], [-2, 0]],
    ]
    shapes = [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": _properties(LINACRE)},
        {"type": "MultiPolygon", "arcs": [[[~2, ~0]]], "properties": _properties(ST_OSWALD)},
    ]
    whole = {
        "type": "Topology",
        "transform": {"scale": [0.01, 0.01], "translate": [-3.02, 53.44]},
        "objects": {"wards": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": arcs,
    }
    path.write_text(json.dumps(whole))
    return path


def _properties(code: str) -> dict[str, str]:
    return {"code": code, "name": NAMES[code], "borough_code": SEFTON, "borough": "Sefton"}
