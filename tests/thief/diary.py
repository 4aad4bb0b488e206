"""What really happened: who told what and when, who was about on which day. The thief never sees it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from sandbox.handset import Handset


@dataclass(eq=False)
class Person:
    """One route. `ward` is where they live, and what they join for if they join at all."""

    phone: Handset
    channel: str
    ward: str
    has_joined: bool = False
    route: int = 0


@dataclass(eq=False)
class Told:
    """One tip, found again by its mark. `touched`: when it and its sender were last dealt with together."""

    mark: str
    sender: Person
    kind: str
    at: datetime
    touched: datetime
    code: str | None = None
    # The code of the alert that it answers.
    alert: str | None = None
    tip: int = 0


@dataclass
class Diary:
    told: list[Told] = field(default_factory=list)
    about: dict[date, set[Person]] = field(default_factory=lambda: defaultdict(set))
    turns: list[tuple[datetime, Person]] = field(default_factory=list)
    # When a team's chat rang, and with which words: everybody in it can read that.
    knocks: list[tuple[datetime, str]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def note(self, person: Person, now: datetime) -> None:
        self.about[now.date()].add(person)
        self.turns.append((now, person))
