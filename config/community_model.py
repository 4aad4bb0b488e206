"""The shape of a community's TOML files, which `config.community` reads."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Latitude = Annotated[float, Field(ge=49, le=61)]  # the United Kingdom in WGS84: catches national grid metres
Longitude = Annotated[float, Field(ge=-8.7, le=2)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Name = Annotated[str, Field(min_length=1, max_length=60)]


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError):
        raise ValueError("is no time zone") from None
    return value


class _Entry(BaseModel):
    """One table of a TOML file. Unknown keys are typing errors and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Force(_Entry):
    code: str
    name: Name
    lat: Latitude
    lon: Longitude


class Borough(_Entry):
    """A metropolitan borough and its set of wards in the file (`wards_until`: replaced on that day)."""

    code: str
    slug: Slug
    name: Name
    aliases: tuple[Name, ...] = ()
    lat: Latitude
    lon: Longitude
    vintage: str
    wards_from: date
    wards_until: date | None = None


class PoliceArea(_Entry):
    """A group of wards policed together; `borough` is a borough's code."""

    code: str
    name: Name
    borough: str
    lat: Latitude
    lon: Longitude


class Ward(_Entry):
    """A ward; its centre lies inside it, `reach` is the distance in metres to its farthest live postcode."""

    code: str
    name: Name
    police_area: str
    lat: Latitude
    lon: Longitude
    reach: Annotated[int, Field(gt=0)]


class Locality(_Entry):
    """A name for several wards. `borough` is a slug; `wards` are codes, likeliest first."""

    name: Name
    borough: Slug
    aliases: tuple[Name, ...] = ()
    wards: Annotated[tuple[str, ...], Field(min_length=1)]


class Neighbour(_Entry):
    """A place outside the force that residents name."""

    name: Name
    aliases: tuple[Name, ...] = ()
    lat: Latitude
    lon: Longitude


class Landmarks(_Entry):
    """Roads, parks, stations and the like, known in sentences only. `within`: a locality, ward or borough by name."""

    within: Name
    names: Annotated[tuple[Name, ...], Field(min_length=1)]


class Outcode(_Entry):
    """A postcode district: live postcodes by ward code, most first; `share` of it lies inside the force."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{1,2}[0-9][0-9A-Z]?$")]
    lat: Latitude
    lon: Longitude
    share: Annotated[float, Field(ge=0, le=1)]
    boroughs: tuple[Slug, ...]
    wards: dict[str, int]


class Sentences(_Entry):
    """Words that decide whether a name inside a sentence is a place; explained in localities.toml."""

    fillers: frozenset[str]
    place_words: frozenset[str]
    origin: frozenset[str]
    origin_after: frozenset[str]
    elsewhere: frozenset[str]
    here: frozenset[str]
    everyday: frozenset[str]
    people: frozenset[str]
    person_words: frozenset[str]
    titles: frozenset[str]
    never: frozenset[str]
    short_forms: dict[str, str]
    roads: frozenset[str]
    other_after: dict[str, frozenset[str]]
    other_before: dict[str, frozenset[str]]
    borough_words: frozenset[str]
    not_slips: frozenset[str]


class Topic(_Entry):
    """A type of message that a subscriber wants or not, and the alert categories that belong to it."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    slug: Slug
    categories: tuple[Slug, ...]


class Team(_Entry):
    """A team that can own a tip. `areas` are borough codes; empty means the whole force."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    slug: Slug
    name: Name
    organisation: Name
    areas: tuple[str, ...] = ()


class Answer(_Entry):
    """Words that are ready for a team that writes to the sender of a tip. `is_question`: they want an answer."""

    title: Annotated[str, Field(min_length=1, max_length=40)]
    words: Annotated[str, Field(min_length=1, max_length=300)]
    is_question: bool = False


class DutyTimes(_Entry):
    """Minutes that a tip may wait. `emergency`: until somebody has seen its notice, then door after door again;
    `urgent`, `routine`: until somebody has taken it on; `emergency_seen`: so long when one was seen."""

    emergency: Annotated[int, Field(ge=1, le=60)] = 2
    emergency_seen: Annotated[int, Field(ge=5, le=240)] = 15
    # Five are lost where the times of a tip are made coarse.
    urgent: Annotated[int, Field(ge=10, le=1440)] = 15
    routine: Annotated[int, Field(ge=60, le=20_160)] = 1440

    def first(self, urgency: str) -> int:
        """Until the next reminder of a tip that nobody has answered for."""
        return {"emergency": self.emergency, "urgent": self.urgent}.get(urgency, self.routine)

    def after_seen(self, urgency: str) -> int:
        """Until the next reminder where somebody has seen the notice and not yet taken the tip on."""
        return self.emergency_seen if urgency == "emergency" else self.first(urgency)

    def pause(self, urgency: str) -> int:
        """After everybody was reminded in turn: until it begins again."""
        return self.urgent if urgency == "emergency" else self.routine


class TipKeeping(_Entry):
    """How many days after its closing the words of a tip are destroyed."""

    days: Annotated[int, Field(ge=1, le=3650)] = 90


class Template(_Entry):
    """Words to begin an alert with. A gap stands in square brackets: "[street]". In its `months` (1 to 12) it is
    offered first; one with none is for the whole year."""

    slug: Slug
    category: Slug
    title: Annotated[str, Field(min_length=1, max_length=40)]
    text: Annotated[str, Field(min_length=1)]
    urgency: Literal["routine", "urgent", "emergency"] = "routine"
    is_appeal: bool = False
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()


class AlertRules(_Entry):
    """When a second person looks at an alert before it goes (design 4.2).

    More `people` than this; more than `telegram_people` when it is sent from a phone; one of these `urgencies`, or of
    these `groups` among those that it is for. Who names nothing gets the careful rules.
    """

    people: Annotated[int, Field(gt=0)] = 500
    telegram_people: Annotated[int, Field(gt=0)] = 200
    urgencies: frozenset[Literal["routine", "urgent", "emergency"]] = frozenset({"emergency"})
    groups: frozenset[Slug] = frozenset({"people-at-risk"})


class AlertLimits(_Entry):
    """How much somebody gets. Whoever has had so many alerts in a week gets further routine ones in the morning, in one
    message. Each morning so many held routine alerts, or more, are one message."""

    routine_a_week: Annotated[int, Field(gt=0)] = 10
    digest_from: Annotated[int, Field(gt=1)] = 3


class GroupHow(StrEnum):
    """How people come into a group: by a code for many, by a partner's code for them alone, or by asking."""

    INVITATION = "invitation"
    REFERRAL = "referral"
    OPEN = "open"


class Group(_Entry):
    """An audience beside the public. `how` people come in, and whether it is for premises or for `kind` people."""

    # "@" and the slug stand where the audience holds a topic of at most 40 letters.
    slug: Annotated[Slug, Field(max_length=39)]
    how: GroupHow
    kind: Literal["key-location", "people"]


class Community(_Entry):
    """All of one community. `folder` is for readers of further files, such as the routing words."""

    name: str
    folder: Path
    display_name: Name
    # What the messenger is called here: "Mersey" makes "Mersey Messenger".
    messenger_name: Name
    timezone: Annotated[str, AfterValidator(_zone)]
    # Where crimes are reported in a browser, as it is written in texts.
    report_at: Name = "www.police.uk"
    attribution: tuple[str, ...]
    force: Force
    boroughs: tuple[Borough, ...]
    police_areas: tuple[PoliceArea, ...]
    wards: tuple[Ward, ...]
    localities: tuple[Locality, ...]
    outside: tuple[Neighbour, ...]
    sentences: Sentences
    landmarks: tuple[Landmarks, ...] = ()
    # Names of places far from every ward, and further ways to write a name: in sentences only.
    beyond: tuple[Name, ...] = ()
    also: dict[str, tuple[Name, ...]] = {}
    outcodes: tuple[Outcode, ...]
    complete_areas: frozenset[str]
    topics: tuple[Topic, ...] = ()
    teams: tuple[Team, ...] = ()
    duty_times: DutyTimes = DutyTimes()
    tip_keeping: TipKeeping = TipKeeping()
    groups: tuple[Group, ...] = ()
    alert_rules: AlertRules = AlertRules()
    alert_limits: AlertLimits = AlertLimits()
    templates: tuple[Template, ...] = ()
    answers: tuple[Answer, ...] = ()
