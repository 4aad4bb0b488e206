"""What an alert is and what may happen to it. Pure."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil

from delivery.messages import Lane, Message

# Below this an answer could point at a handful of households: it passes on category and borough only.
FEW_PEOPLE = 25
# No vowels (a code must not spell a word) and nothing that is mistaken for something else.
_CODE_ALPHABET = "CDFGHJKMNPQRTVWXY34679"
CODE_LENGTH = 4
# What people type around a code, and within it: "K7-QX", "k7 qx."
_BETWEEN = re.compile(r"[\s.!?#-]")


class Urgency(StrEnum):
    """EMERGENCY: danger to life, wakes people. URGENT: today. ROUTINE: good to know."""

    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Stage(StrEnum):
    """Where an alert stands, or one of its versions.

    DRAFT: still written. PENDING: a second person looks at it. SCHEDULED: goes when `send_at` comes. SENDING:
    recipients are being found. SENT: all are. CANCELLED: stopped on its way. WITHDRAWN: it was wrong, and those who
    had it were told. STOOD_DOWN: it is over, and those who had it were told. REJECTED: it will not go.
    """

    DRAFT = "draft"
    PENDING = "pending"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    STOOD_DOWN = "stood-down"
    REJECTED = "rejected"


# What may follow what. A sent alert can still be stopped for those whose copy waits.
NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.PENDING, Stage.SCHEDULED, Stage.SENDING),
    Stage.PENDING: (Stage.DRAFT, Stage.SCHEDULED, Stage.SENDING, Stage.REJECTED),
    Stage.SCHEDULED: (Stage.DRAFT, Stage.PENDING, Stage.SENDING, Stage.CANCELLED),
    Stage.SENDING: (Stage.SENT, Stage.CANCELLED, Stage.WITHDRAWN, Stage.STOOD_DOWN),
    Stage.SENT: (Stage.CANCELLED, Stage.WITHDRAWN, Stage.STOOD_DOWN),
    Stage.CANCELLED: (Stage.WITHDRAWN, Stage.STOOD_DOWN),
    Stage.WITHDRAWN: (),
    Stage.STOOD_DOWN: (),
    Stage.REJECTED: (),
}
# Somebody may have these in hand, so their code means something.
OUT = (Stage.SENDING, Stage.SENT, Stage.CANCELLED, Stage.WITHDRAWN, Stage.STOOD_DOWN)


class VersionKind(StrEnum):
    """FIRST: the alert itself. UPDATE: more is known. CORRECTION: it was wrong in part. WITHDRAWAL: it was wrong, or
    should not have gone. STAND_DOWN: it is over. OUTCOME: how an appeal ended. FORWARD: passed on by a coordinator."""

    FIRST = "first"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    STAND_DOWN = "stand-down"
    OUTCOME = "outcome"
    FORWARD = "forward"


class GroupRule(StrEnum):
    """What an alert's audience does with a group: its members too, without its members, only its members."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    MUST_BE = "must-be"


LANES = {Urgency.EMERGENCY: Lane.EMERGENCY, Urgency.URGENT: Lane.URGENT, Urgency.ROUTINE: Lane.ROUTINE}
LIVES = {
    Urgency.EMERGENCY: timedelta(hours=12),
    Urgency.URGENT: timedelta(hours=24),
    Urgency.ROUTINE: timedelta(hours=72),
}

# To a circle, these go to people who are known by a ward alone as well (design 4.1).
WIDE = (Urgency.URGENT, Urgency.EMERGENCY)

# What its author may choose instead, in hours, and how far ahead it may be written.
LIFE_CHOICES = (3, 12, 24, 72, 168)
MOST_AHEAD = timedelta(days=14)


class Part(StrEnum):
    """How much of a ward an alert is for. WHOLE: everybody there. TOUCHED: a circle touches it, so it is for those whose
    cell lies in the circle, and perhaps for those known by the ward alone. BESIDE: near a circle that does not touch it;
    but a cell may lie in both, so those count whose cell the circle touches."""

    WHOLE = "whole"
    TOUCHED = "touched"
    BESIDE = "beside"


@dataclass(frozen=True)
class AlertArea:
    """An area that an officer chose. `borough_*` is None where it is wider than one.

    `metres`: not all of it, but a circle of so many metres round a place there.
    """

    code: str
    label: str
    borough_code: str | None = None
    borough_label: str | None = None
    metres: int | None = None


@dataclass(frozen=True)
class Alert:
    """An alert as it stands. `areas` in the order chosen; a draft may lack category, areas, urgency or text.

    `team` is a slug, `sender` how that team signs; `expires_at` ends what still waits for its recipients. `groups`
    are slugs with their rules, `to_public` whether the people of the areas get it too. `translations` are the
    officer's own, by language. An appeal tells on `outcome_on` how it ended. `lives`: hours, where its author chose.
    `by_ward`: whether an alert to a circle goes to people known by a ward alone, where its author chose.
    """

    id: int
    code: str
    stage: Stage
    author: int
    team: str
    sender: str
    category: str | None
    topic: str | None
    urgency: Urgency | None
    text: str | None
    is_appeal: bool | None
    areas: tuple[AlertArea, ...]
    sent_at: datetime | None = None
    expires_at: datetime | None = None
    send_at: datetime | None = None
    outcome_on: date | None = None
    to_public: bool = True
    groups: tuple[tuple[str, GroupRule], ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    photo: int | None = None
    template: str | None = None
    lives: int | None = None
    by_ward: bool | None = None

    @property
    def has_circle(self) -> bool:
        return any(area.metres for area in self.areas)

    @property
    def goes_by_ward(self) -> bool:
        """Whether people who may be outside its circle get it: where it matters, rather one too many than one too few."""
        return self.urgency in WIDE if self.by_ward is None else self.by_ward

    @property
    def places(self) -> tuple[str, ...]:
        """Where, as residents read it: the areas by name, each once. Of a circle no more than that, or it would point at
        somebody's door."""
        return tuple(dict.fromkeys(area.label for area in self.areas))

    @property
    def life(self) -> timedelta:
        """For how long after it went the alert is in force."""
        return timedelta(hours=self.lives) if self.lives else LIVES[self.urgency or Urgency.ROUTINE]

    @property
    def missing(self) -> str | None:
        """The first thing that a draft still needs before it can be shown; None when it is whole."""
        needs = {
            "category": self.category,
            "areas": self.areas,
            "urgency": self.urgency,
            "text": self.text,
            "appeal": self.is_appeal is not None,
        }
        return next((name for name, value in needs.items() if not value), None)

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it: it goes to the public of its areas, not to members of a group alone."""
        return self.to_public and all(rule != GroupRule.MUST_BE for _, rule in self.groups)

    @property
    def borough(self) -> tuple[str, str] | None:
        """Code and name of the one borough that all areas lie in; None for several."""
        boroughs = {(area.borough_code, area.borough_label) for area in self.areas}
        code, label = boroughs.pop() if len(boroughs) == 1 else (None, None)
        return (code, label) if code and label else None


@dataclass(frozen=True)
class AlertFacts:
    """What an answer to this alert may pass on. `reached` counts people who got it; `team` sent it."""

    code: str
    category: str
    area_label: str
    borough_code: str | None
    borough_label: str | None
    reached: int
    team: str


@dataclass(frozen=True)
class Fatigue:
    """What an audience has had of late: (number of alerts in the last seven days, people who had so many), fewest
    first, without those who had none; and how many people muted the topic after the team's last alert about it."""

    had: tuple[tuple[int, int], ...] = ()
    muted: int = 0


@dataclass(frozen=True)
class Preview:
    """An alert before it goes: how it looks on each channel, to whom, and what it takes.

    `areas` are all of them by name: residents read "and 1 more" behind two. `people` are people; `telegram` and `sms`
    count copies (an emergency takes every way to reach somebody); `segments` is per text; `goes_at` is None for at
    once, else its own time, or when the night's quiet ends. Of the people `waits` are held until `held_until`, at night all
    of them and by day those who have had enough this week; `expires` of these get nothing, because it is over by then. Of an
    alert to a circle, `inside` are sure to be meant, and `by_ward` are known by a ward alone, whether they get it or not.
    """

    code: str
    areas: tuple[str, ...]
    on_telegram: Message
    on_sms: Message
    people: int
    telegram: int
    sms: int
    segments: int
    goes_at: datetime | None
    waits: int = 0
    held_until: datetime | None = None
    expires: int = 0
    fatigue: Fatigue = Fatigue()
    inside: int = 0
    by_ward: int = 0

    @property
    def fewer_than_25(self) -> bool:
        return self.people < FEW_PEOPLE

    def minutes(self, telegram_rate: float, sms_rate: float) -> int:
        """How long sending takes at these rates (messages and parts a second); one at least."""
        return max(1, ceil(max(self.telegram / telegram_rate, self.sms * self.segments / sms_rate) / 60))


def new_code() -> str:
    while True:
        code = "".join(secrets.choice(_CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if read_code(code):
            return code


def read_code(typed: str) -> str | None:
    """The code in what somebody typed or pressed, or None where it cannot be one."""
    code = _BETWEEN.sub("", typed).upper()
    if len(code) != CODE_LENGTH or not all(each in _CODE_ALPHABET for each in code):
        return None
    # No vowel and a digit at least: what somebody says about "CCTV" or "BTP" is never a code.
    return code if any(each.isdigit() for each in code) else None
