"""Which part of a list for all of Britain is ours."""

from dataclasses import dataclass

from config.community import Community

# Latitudes and longitudes of Britain.
_LATITUDES, _LONGITUDES = (49.0, 61.0), (-8.7, 2.0)


def is_in_britain(lat: float, lon: float) -> bool:
    """Whether degrees can be right: eastings, swapped or missing ones are not."""
    return _LATITUDES[0] <= lat <= _LATITUDES[1] and _LONGITUDES[0] <= lon <= _LONGITUDES[1]


@dataclass(frozen=True)
class Region:
    """The community's boroughs, wards and postcode districts."""

    boroughs: frozenset[str]
    wards: frozenset[str]
    outcodes: frozenset[str]

    @classmethod
    def of(cls, community: Community) -> "Region":
        return cls(
            frozenset(borough.code for borough in community.boroughs),
            frozenset(ward.code for ward in community.wards),
            frozenset(outcode.code for outcode in community.outcodes),
        )

    def has(self, borough: str | None, ward: str | None, postcode: str) -> bool:
        """Whether a row is ours: by its borough, else by its ward or the district of its postcode (a list of another year
        names other wards)."""
        if borough is not None:
            return borough in self.boroughs
        return ward in self.wards or postcode[:-3].strip(" -").upper() in self.outcodes
