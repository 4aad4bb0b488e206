"""The tree of areas: who lies in whom, and what an area is called among people."""

from collections import defaultdict
from collections.abc import Iterable

from config.community import Community
from places.model import Area, Kind


def areas_of(community: Community) -> tuple[Area, ...]:
    """All areas of a community, parents before their children."""
    force = community.force
    boroughs = {borough.code: borough for borough in community.boroughs}
    borough_of = {area.code: boroughs[area.borough] for area in community.police_areas}
    areas = [
        Area(force.code, force.name, Kind.FORCE, None, force.lat, force.lon),
        *(Area(b.code, b.name, Kind.BOROUGH, force.code, b.lat, b.lon) for b in community.boroughs),
        *(Area(g.code, g.name, Kind.POLICE_AREA, g.borough, g.lat, g.lon) for g in community.police_areas),
    ]
    for ward in community.wards:
        its = borough_of[ward.police_area]
        areas.append(
            Area(
                ward.code,
                ward.name,
                Kind.WARD,
                ward.police_area,
                ward.lat,
                ward.lon,
                its.wards_from,
                its.wards_until,
                its.vintage,
            )
        )
    return tuple(areas)


class Tree:
    """Walks up and down the areas. Unknown codes raise KeyError: they are a defect or a forged button."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._areas = {area.code: area for area in areas}
        self._children: dict[str, list[Area]] = defaultdict(list)
        for area in self._areas.values():
            if area.parent is not None:
                self._children[area.parent].append(area)

    def __getitem__(self, code: str) -> Area:
        return self._areas[code]

    def get(self, code: str) -> Area | None:
        return self._areas.get(code)

    def of_kind(self, kind: Kind) -> tuple[Area, ...]:
        return tuple(area for area in self._areas.values() if area.kind is kind)

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly below, by name."""
        self[code]
        return tuple(sorted(self._children.get(code, ()), key=lambda area: area.name))

    def descendant_wards(self, code: str) -> tuple[Area, ...]:
        """All wards in an area, a ward being its own only one."""
        area = self[code]
        if area.kind is Kind.WARD:
            return (area,)
        return tuple(ward for child in self.children(code) for ward in self.descendant_wards(child.code))

    def borough_of(self, code: str) -> Area | None:
        """The borough that an area is or lies in; None for the force."""
        area: Area | None = self[code]
        while area is not None and area.kind is not Kind.BOROUGH:
            area = self[area.parent] if area.parent is not None else None
        return area

    def label(self, code: str) -> str:
        """How an area is shown: "Linacre (Sefton)", "Sefton", since ward names repeat between boroughs."""
        area = self[code]
        borough = self.borough_of(code)
        return area.name if borough is None or borough is area else f"{area.name} ({borough.name})"
