"""What data.police.uk publishes of neighbourhoods: the list of a force, and the outline of each.

API documentation, data.police.uk/docs: `/{force}/neighbourhoods` and `/{force}/{id}/boundary` (strings, latitude first,
one ring that may not be closed). Names carry HTML entities and stray spaces.
"""

import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from config.errors import BadFile
from places.importing.region import is_in_britain
from places.importing.rows import LEAST_POINTS, NeighbourhoodRow, Read


def is_list(whole: object) -> bool:
    return _all_have(whole, "id", "name")


def is_outline(whole: object) -> bool:
    return _all_have(whole, "latitude", "longitude")


def read_list(path: Path, whole: Sequence[Mapping[str, Any]]) -> Read:
    read = Read(path.name, "police neighbourhoods", "id and name", "")
    read.neighbourhoods = [
        NeighbourhoodRow(str(each["id"]).strip(), " ".join(html.unescape(str(each["name"])).split()))
        for each in whole
    ]
    return read


def read_outline(path: Path, whole: Sequence[Mapping[str, Any]]) -> Read:
    """The outline of the neighbourhood after which the file is named ("LPL1A.json"): the outline itself does not say."""
    try:
        ring = [(float(at["latitude"]), float(at["longitude"])) for at in whole]
    except ValueError:
        raise BadFile(path.name, "a point of the outline is no pair of numbers: download it again") from None
    if len(ring) < LEAST_POINTS:
        raise BadFile(path.name, "an outline has three points or more: download it again")
    if not all(is_in_britain(*point) for point in ring):
        raise BadFile(path.name, "a point of the outline lies outside Britain: download it again")
    name = path.name.split(".")[0].removesuffix("-boundary").removesuffix("_boundary")
    read = Read(
        path.name,
        "outline of a police neighbourhood",
        "latitude and longitude; its id from the file's name",
        "",
    )
    read.neighbourhoods = [NeighbourhoodRow(name, "", (ring,))]
    return read


def _all_have(whole: object, *keys: str) -> bool:
    if not isinstance(whole, list) or not whole:
        return False
    return all(isinstance(each, dict) and all(key in each for key in keys) for each in whole)
