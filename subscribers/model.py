"""A subscriber as the rest of the house sees one. Pure: nothing here reads or writes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# Stands in the audience for "whatever the topic": an emergency reaches people who chose no topic at all.
ANY_TOPIC = ""
# Stands there before a group's slug, so that the members of a group are a range of it like those who chose a topic.
GROUP_MARK = "@"
# Enough for home, work, school and a parent's street, and a list that fits one text message.
MOST_PLACES = 8


class Deed(StrEnum):
    """What a line of the consent ledger says that the person did."""

    JOINED = "joined"
    ADDED = "added"
    DROPPED = "dropped"
    SCHEME_IN = "scheme-in"
    SCHEME_OUT = "scheme-out"
    # A group's door: in and out.
    ENTERED = "entered"
    QUIT = "quit"
    LEFT = "left"
    ERASED = "erased"


@dataclass(frozen=True)
class Spot:
    """A place about to be stored.

    `area_code` is the area's official code (of a locality: that of its likeliest ward, and `label` is its
    name); `wards` are the codes of all wards that it covers; `how` says how it was found (places.model.How);
    `cell` is the H3 cell where a position is known.
    """

    area_code: str
    wards: tuple[str, ...]
    how: str
    label: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Place:
    """A stored place. `number` is its own for as long as it is there; for the rest see Spot."""

    number: int
    area_code: str
    how: str
    label: str | None = None
    cell: str | None = None

    def is_like(self, spot: Spot) -> bool:
        """Whether `spot` is this place again: its label tells a locality from its likeliest ward."""
        return (self.area_code, self.label) == (spot.area_code, spot.label)


@dataclass(frozen=True)
class Subscriber:
    """One person. Inactive: has left, and is kept only so that the ledger can be read."""

    id: int
    language: str
    places: tuple[Place, ...] = ()
    topics: frozenset[str] = field(default_factory=frozenset)
    is_active: bool = True

    def place_numbered(self, number: int) -> Place | None:
        return next((place for place in self.places if place.number == number), None)

    def place_like(self, spot: Spot) -> Place | None:
        return next((place for place in self.places if place.is_like(spot)), None)

    @property
    def is_full(self) -> bool:
        return len(self.places) >= MOST_PLACES


@dataclass(frozen=True)
class Consent:
    """A line of the ledger: what was done, when, by which channel, about what, in which words."""

    at: datetime
    channel: str
    deed: Deed
    about: str
    wording: str


@dataclass(frozen=True)
class Held:
    """All that is held about one person, for their own copy. `alerts` counts those that went to them; `mutes` are the
    topics that they want to hear nothing of, and until when; `groups` are slugs."""

    person: Subscriber
    consents: tuple[Consent, ...]
    alerts: int
    mutes: tuple[tuple[str, datetime], ...] = ()
    # Names of their Neighbourhood Watch schemes, and what they are in each.
    schemes: tuple[tuple[str, str], ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Erased:
    """Whose traces went, and the random number that stands in the delivery records in their stead."""

    subscriber_id: int
    tombstone: int


def next_number(places: tuple[Place, ...]) -> int:
    """One more than the highest: a list in the order of numbers is in the order of adding."""
    return max((place.number for place in places), default=0) + 1
