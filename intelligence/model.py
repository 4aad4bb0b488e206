"""What a tip is, and what may happen to it. Pure: no storage, no keys, no clock."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum

# An alert that reached fewer people than this could give its answerers away: only category and borough pass.
FEW = 25
# Design part 5: the way back ends after 90 days at the latest.
RELAY_DAYS = 90
# So long a tip can be taken back, and danger be added to.
UNDO_LIVES = timedelta(minutes=10)
# The longest batch, and a margin for the mover.
SURELY_MOVED = timedelta(minutes=20)
CONTROL_ROOM = "control-room"
# Reminders of a tip that nobody takes on, until there is a pause: door, stand-in, supervisor, control room; of danger
# door after door, round and round.
STEPS_OF_A_ROUND = {"emergency": 8, "urgent": 4, "routine": 4}
# What a team may write at once: three waiting messages and a resident's draft share one sealed blob of 20 KB.
MOST_WORDS = 500
MOST_PHOTOS = 3
MOST_WORD_BYTES = 1000


class IntakeLane(IntEnum):
    """How soon an envelope is moved; the value is the length of its batch in seconds. NOW does not wait."""

    NOW = 0
    MINUTE = 60
    QUARTER = 900


class EnvelopeKind(StrEnum):
    """What an envelope asks the mover to do, in the order in which a batch is worked off.

    CUT_OFF: its sender cannot be written to any more, whatever they may still tell.
    EMPTY: nothing. Every turn leaves an envelope, so that to leave one tells nothing.
    """

    EMPTY = "empty"
    FILE = "file"
    ADD = "add"
    ANSWER = "answer"
    TAKE_BACK = "take-back"
    FORGET = "forget"
    CONTACT = "contact"
    CONTACT_OFF = "contact-off"
    CUT_OFF = "cut-off"
    SEEN = "seen"


class TipState(StrEnum):
    """NEW: waits for its team. CLAIMED: somebody works on it. CLOSED: it has an outcome."""

    NEW = "new"
    CLAIMED = "claimed"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a tip ended; each has its sentence for the sender (`outcome-<value>`)."""

    ACTED_ON = "acted-on"
    KEPT = "kept"
    PASSED_ON = "passed-on"
    NOTHING_FOUND = "nothing-found"
    NOT_FOR_US = "not-for-us"
    NOT_INTELLIGENCE = "not-intelligence"


class OutgoingKind(StrEnum):
    """What goes out: a question, a message or an outcome for the sender, or a notice for a team. MORNING: what came in the
    night is to be announced in the morning. QUIET: for a day its reader's routine words are not taken."""

    QUESTION = "question"
    MESSAGE = "message"
    OUTCOME = "outcome"
    NOTICE = "notice"
    MORNING = "morning"
    QUIET = "quiet"


@dataclass(frozen=True)
class AnswerFacts:
    """What an answered alert passes on to the tip. `alert_code` is None where it reached few people.

    `area` is a place name as triage reads it; `borough` the borough's name, or None for the whole force.
    """

    category: str
    area: str | None
    borough: str | None
    alert_code: str | None


def answer_facts(
    code: str, category: str, area: str | None, borough: str | None, reached: int
) -> AnswerFacts:
    """The facts of an alert that reached so many people, cut to category and borough where they were few."""
    if reached < FEW:
        return AnswerFacts(category, borough, borough, None)
    return AnswerFacts(category, area, borough, code)


@dataclass(frozen=True)
class Routed:
    """Where triage sends a tip: the part of its judgement that is kept. `reasons` hold words of the text.

    `borough`: slug, for the figures alone.
    """

    category: str
    urgency: str
    safeguarding: bool
    team: str
    area: str | None
    copied_to: str | None = None
    reasons: tuple[str, ...] = ()
    borough: str | None = None

    @property
    def is_emergency(self) -> bool:
        return self.urgency == "emergency"


@dataclass(frozen=True)
class Envelope:
    """What a turn hands to the mover. `verifier` stands for the case code, `handle` for taking back, `token`
    for the question that is answered; `relay` is the sealed way back, or None where there is to be none. SEEN holds
    the `alias` that a notice named, and the `teams` for which whoever saw it may speak. `photos` are the provider's
    names of pictures that came with the text. By `contact` the sender may share a number afterwards; CONTACT brings it
    as its text, with the `wording` that they agreed to."""

    kind: EnvelopeKind
    text: str = ""
    verifier: str | None = None
    handle: str | None = None
    relay: str | None = None
    token: str | None = None
    routed: Routed | None = None
    reply: AnswerFacts | None = None
    alias: str | None = None
    contact: str | None = None
    wording: str | None = None
    teams: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(data: bytes) -> "Envelope":
        raw = json.loads(data)
        raw["kind"] = EnvelopeKind(raw["kind"])
        if raw["routed"]:
            raw["routed"] = Routed(**raw["routed"] | {"reasons": tuple(raw["routed"].get("reasons", ()))})
        raw["reply"] = AnswerFacts(**raw["reply"]) if raw["reply"] else None
        raw["teams"] = tuple(raw.get("teams", ()))
        raw["photos"] = tuple(raw.get("photos", ()))
        return Envelope(**raw)


@dataclass(frozen=True)
class Outgoing:
    """One thing on its way out of this room. All but a notice has a relay. `not_before`: it waits until then (ISO).

    A notice names its team and carries no text; `is_more`: the sender has added to a tip that the team knows;
    `step`: the reminder that this is, superseded after `until` (ISO); `is_seen`: somebody said that they have it;
    `is_for_supervisors`: its sender was asked so often that one of them shall look at it.
    """

    kind: OutgoingKind
    relay: str | None = None
    text: str = ""
    token: str | None = None
    outcome: str | None = None
    team: str | None = None
    alias: str | None = None
    category: str | None = None
    area: str | None = None
    urgency: str | None = None
    is_more: bool = False
    step: int = 0
    is_seen: bool = False
    until: str | None = None
    is_for_supervisors: bool = False
    not_before: str | None = None

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(data: bytes) -> "Outgoing":
        raw = json.loads(data)
        return Outgoing(**raw | {"kind": OutgoingKind(raw["kind"])})


@dataclass(frozen=True)
class CaseState:
    """What the holder of a case code may know. `open_tokens` are hashes of the questions still open."""

    state: TipState
    outcome: Outcome | None
    was_opened: bool
    has_way_back: bool
    open_tokens: frozenset[bytes]
    is_muted: bool = False


@dataclass(frozen=True)
class TipLine:
    """A tip in the desk's list. `received` is cut to the hour."""

    id: int
    alias: str
    team: str
    category: str
    area: str | None
    urgency: str
    safeguarding: bool
    state: TipState
    received: datetime
    claimed_by: int | None
    was_taken_back: bool
    linked_alert: str | None = None
    questions: int = 0


@dataclass(frozen=True)
class TipPhoto:
    """A photo of a tip, by its number within it. Neither here nor lost: it is being fetched."""

    number: int
    is_here: bool
    is_lost: bool


@dataclass(frozen=True)
class TipMessage:
    """One message of a tip, with its photos: from its sender, or from the team (then `staff_id` wrote it).

    A note is for the team alone, and never goes to the sender; `passed_to`: with it the tip went to that team.
    """

    text: str
    from_sender: bool
    at: datetime
    staff_id: int | None
    is_note: bool = False
    passed_to: str | None = None
    photos: tuple[TipPhoto, ...] = ()


@dataclass(frozen=True)
class TipPage:
    """A tip as its team reads it. `reasons` are those of the triage, with words of the text in them."""

    line: TipLine
    messages: tuple[TipMessage, ...]
    reply: AnswerFacts | None
    can_be_answered: bool
    outcome: Outcome | None
    reasons: tuple[str, ...] = ()
    is_muted: bool = False


@dataclass(frozen=True)
class Hold:
    """The words of a tip are kept beyond their time: by whom, and since when."""

    staff_id: int
    since: date


def lane_for(urgency: str) -> IntakeLane:
    """When a tip of this urgency moves: the longer it may wait, the more hide in one batch."""
    return {"emergency": IntakeLane.NOW, "urgent": IntakeLane.MINUTE}.get(urgency, IntakeLane.QUARTER)


def fits(words: str) -> bool:
    """Whether a team's words are short enough to wait on a phone."""
    return len(words) <= MOST_WORDS and len(words.encode()) <= MOST_WORD_BYTES
