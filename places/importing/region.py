"""Which part of a list for all of Britain is ours."""

from dataclasses import dataclass

from config.community import Community


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
        """Whether a row is ours: by its borough, else by its ward, else by the district of its postcode."""
        if borough is not None:
            return borough in self.boroughs
        if ward:
            return ward in self.wards
        return postcode[:-3].strip().upper() in self.outcodes
