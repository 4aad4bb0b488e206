"""Outlines of wards from those of the police's neighbourhoods, where a force's neighbourhoods are the wards."""

from collections.abc import Sequence

from config.community import Community
from places.importing.rows import NeighbourhoodRow
from places.names import normal
from places.shapes import Boundary


def outlines_of_police(community: Community, rows: Sequence[NeighbourhoodRow]) -> dict[str, Boundary]:
    """By ward code: the outline of the neighbourhood that has the ward's name, and whose id without its last letter ends
    with the name of the ward's police area ("LPL1A" is in L1). Names repeat between boroughs, so both are wanted."""
    names = {row.id: row.name for row in rows if row.name}
    areas = {area.code: area.name.rpartition(" ")[2] for area in community.police_areas}
    wards: dict[str, list[tuple[str, str]]] = {}
    for ward in community.wards:
        wards.setdefault(normal(ward.name), []).append((areas[ward.police_area], ward.code))
    found: dict[str, Boundary] = {}
    for row in rows:
        if row.boundary and row.id in names:
            for area, code in wards.get(normal(names[row.id]), ()):
                if row.id[:-1].endswith(area):
                    found[code] = row.boundary
    return found
