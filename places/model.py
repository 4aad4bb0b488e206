"""What a place is, and what a look-up can answer. Pure values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The levels of the tree, widest first."""

    FORCE = "force"
    BOROUGH = "borough"
    POLICE_AREA = "police-area"
    WARD = "ward"


class How(StrEnum):
    """How a place was found; stored with a subscriber's place so that a new ward set can be mapped fairly."""

    EXACT = "exact"  # the official list of postcodes
    POLYGON = "polygon"  # a coordinate inside an area's boundary
    NEAREST = "nearest"  # a coordinate near an area's centre, or just outside every boundary
    CHOSEN = "chosen"  # by name, or out of a list: no position is known


@dataclass(frozen=True)
class Area:
    """A node of force > borough > police area > ward. `parent` is a code; the centre is WGS84.

    `vintage` names the set that a ward belongs to; from `valid_to` on it is superseded ("old boundaries").
    """

    code: str
    name: str
    kind: Kind
    parent: str | None
    lat: float
    lon: float
    valid_from: date | None = None
    valid_to: date | None = None
    vintage: str | None = None


@dataclass(frozen=True)
class Found:
    """One place. A locality holds several `areas`, likeliest first.

    `cell` (H3) only where a position is known; `distance` in metres from the ward's centre, if so.
    """

    label: str
    areas: tuple[Area, ...]
    how: How
    cell: str | None = None
    distance: int | None = None


@dataclass(frozen=True)
class Ambiguous:
    """The name stands for several places: ask which."""

    candidates: tuple[Found, ...]


@dataclass(frozen=True)
class Offer:
    """Only the postcode district is known: ask for the ward, likeliest first. `share` of it is ours."""

    outcode: str
    candidates: tuple[Area, ...]
    share: float


@dataclass(frozen=True)
class Outside:
    """A real place that this force does not police: a name, or a postcode district."""

    name: str


@dataclass(frozen=True)
class DidYouMean:
    """Nothing by that name, but these (best first) look like it. Each can be looked up as it stands."""

    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """Nothing that looks like a place of ours."""


Resolution = Found | Ambiguous | Offer | Outside | DidYouMean | Unknown


@dataclass(frozen=True)
class Mention:
    """A place named inside a sentence. `borough` is None for a place outside, and for the whole force."""

    label: str
    areas: tuple[Area, ...]
    borough: Area | None
    outside: bool = False
    is_landmark: bool = False
