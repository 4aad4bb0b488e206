"""What an official file holds for us, whatever it is called there. Pure values."""

from dataclasses import dataclass, field

from places.shapes import Boundary

# Of a ring.
LEAST_POINTS = 3


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """One postcode ("L204AB"): where it lies (WGS84; None where the list has no position) and the ward that the list
    names. `is_live`: it was not terminated."""

    postcode: str
    lat: float | None
    lon: float | None
    ward: str | None
    is_live: bool


@dataclass(frozen=True)
class WardRow:
    """One ward of an official list; `boundary` None in a list of names."""

    code: str
    name: str
    borough: str | None
    boundary: Boundary | None


@dataclass(frozen=True)
class NeighbourhoodRow:
    """One neighbourhood of the police: its id ("LPL1A"), its name, and its outline where the file has that."""

    id: str
    name: str
    boundary: Boundary | None = None


@dataclass
class Read:
    """What one file gave. `took` says by which of its columns; `left_out` counts rows of no use by the reason why."""

    file: str
    kind: str
    took: str
    vintage: str
    postcodes: list[PostcodeRow] = field(default_factory=list)
    wards: list[WardRow] = field(default_factory=list)
    neighbourhoods: list[NeighbourhoodRow] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, why: str) -> None:
        self.left_out[why] = self.left_out.get(why, 0) + 1
