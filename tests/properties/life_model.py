"""What may go, and to whom, in plain Python: the judge of tests/properties/test_alert_life.py. It asks the product
nothing: it is told who did what, and knows the rules of design 4.2 to 4.6 by itself."""

from dataclasses import dataclass, field, replace
from datetime import datetime

FIRST = 1
# Who the five are: their role, and their team.
STAFF = {
    "ada": ("officer", "npt-sefton"),
    "ben": ("officer", "npt-sefton"),
    "sue": ("supervisor", "npt-sefton"),
    "far": ("supervisor", "npt-wirral"),
    "mo": ("officer", "npt-wirral"),
    "tim": ("member", "npt-sefton"),
}
WRITERS = frozenset(name for name, (role, _) in STAFF.items() if role != "member")
SUPERVISORS = frozenset(name for name, (role, _) in STAFF.items() if role == "supervisor")
# More people than these, altogether or by a phone, want a second person, as danger and people at risk do.
MOST, MOST_BY_PHONE = 4, 2
AT_RISK = "people-at-risk"
# By so many may a count move.
MOVED = 1
WORDS = ("first", "update", "correction")


@dataclass(frozen=True)
class Content:
    """What somebody approves: words, and whom they are for. `groups` are slugs with their rules."""

    text: str
    urgency: str
    wards: tuple[str, ...]
    to_public: bool = True
    groups: tuple[tuple[str, str], ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    photo: int | None = None
    send_at: datetime | None = None

    @property
    def is_emergency(self) -> bool:
        return self.urgency == "emergency"

    @property
    def is_public(self) -> bool:
        return self.to_public and not self.with_rule("must-be")

    def with_rule(self, rule: str) -> set[str]:
        return {slug for slug, each in self.groups if each == rule}

    def words(self, language: str) -> str:
        return dict(self.translations).get(language, self.text)

    def needs_second(self, people: int, *, from_telegram: bool) -> bool:
        is_for_risk = AT_RISK in self.with_rule("include") | self.with_rule("must-be")
        is_large = people > MOST or (from_telegram and people > MOST_BY_PHONE)
        return self.is_emergency or is_for_risk or is_large


@dataclass
class Person:
    """A neighbour. `wards` by the number of their place, `schemes` with what they are in each."""

    id: int
    routes: tuple[int, ...]
    language: str
    wards: dict[int, str]
    topics: set[str]
    groups: set[str] = field(default_factory=set)
    schemes: dict[int, str] = field(default_factory=dict)
    muted_until: datetime | None = None
    is_active: bool = True

    def is_meant(self, content: Content, now: datetime) -> bool:
        """Whether the alert (about burglary) is for them as they live and wish today."""
        is_muted = self.muted_until is not None and self.muted_until > now
        by_topic = content.to_public and (content.is_emergency or "burglary" in self.topics)
        return (
            self.is_active
            and bool(set(self.wards.values()) & set(content.wards))
            and (by_topic or bool(self.groups & content.with_rule("include")))
            and not self.groups & content.with_rule("exclude")
            and self.groups >= content.with_rule("must-be")
            and (content.is_emergency or not is_muted)
        )

    def leave(self) -> None:
        self.wards, self.topics, self.groups, self.schemes = {}, set(), set(), {}
        self.muted_until, self.is_active = None, False


@dataclass
class Request:
    """What somebody was asked to let go, as they would see it. `vintages`: of the wards; `by`: who asked, or wrote it."""

    id: int
    number: int
    kind: str
    content: Content
    vintages: tuple[str, ...]
    people: int
    by: str
    fingerprint: bytes
    decision: str | None
    is_reviewed: bool = False


@dataclass
class Life:
    """One alert. `permits` are the requests by which a version may go, by its number; `lines` what coordinators wrote
    above it, by scheme; `hands` all who changed it."""

    id: int
    code: str
    author: str
    content: Content
    stage: str = "draft"
    hands: set[str] = field(default_factory=set)
    requests: list[Request] = field(default_factory=list)
    permits: dict[int, Request] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Request]:
        return [each for each in self.requests if each.decision is None]

    @property
    def newest_words(self) -> Content:
        """Of those that were let go."""
        return self.permits[max(n for n, each in self.permits.items() if each.kind in WORDS)].content

    def may_write(self, who: str) -> bool:
        return who in WRITERS and STAFF[who][1] == STAFF[self.author][1]

    def may_end(self, who: str) -> bool:
        return self.may_write(who) or who in SUPERVISORS

    def may_approve(self, who: str, request: Request) -> bool:
        """A second person: of the team or a supervisor, and none who wrote, changed or asked."""
        return self.may_end(who) and who not in {self.author, request.by, *self.hands}

    def may_bypass(self, who: str) -> bool:
        return self.content.is_emergency and who in SUPERVISORS

    def is_as_seen(self, request: Request, vintages: tuple[str, ...], people: int) -> bool:
        """Whether a request still asks for what there is. Danger does not wait for a new count."""
        of = (
            self.content
            if request.number == FIRST
            else self.following(request.content.text, request.content.translations)
        )
        if request.content != of or request.vintages != vintages:
            return False
        is_counted = request.number == FIRST and not of.is_emergency
        return not is_counted or abs(people - request.people) <= max(MOVED, request.people / 10)

    def following(self, text: str, translations: tuple[tuple[str, str], ...]) -> Content:
        """The alert with the words of something that follows it."""
        return replace(self.content, text=text, translations=translations)
