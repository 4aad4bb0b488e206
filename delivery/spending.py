"""What texts may cost in a day, decided before each is sent. Pure; `delivery.purse` keeps the counts.

All is counted in parts (segments), the unit that Twilio charges for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from delivery.messages import Lane

# Texts of alerts to one number in a day, danger to life apart.
MOST_ALERTS = 10


class Held(StrEnum):
    """Why a text stays with us; the reason of its row."""

    NUMBER = "number"  # of a kind that we send nothing to
    CEILING = "ceiling"  # the day's money is spent
    CAP = "cap"  # this number has had enough alerts today
    FLOOD = "flood"  # too many newcomers with numbers like this one
    PREFIX = "prefix"  # the provider asked for a pause with numbers like this one; it goes later


@dataclass(frozen=True)
class Limits:
    """`ceiling`: parts a day. Routine messages may use four fifths of it, urgent ones all. Danger to life and answers
    to people are counted and never stopped by it; answers have a limit of their own (twelve a day and person)."""

    ceiling: int

    def of(self, lane: Lane) -> int:
        return self.ceiling if lane == Lane.URGENT else self.ceiling * 4 // 5

    @property
    def newcomers(self) -> int:
        """Parts a day to people of one prefix of whom we had not heard before today. Whoever makes a network pay them
        for texts (SMS pumping) writes to us from very many numbers in a row."""
        return self.ceiling // 20


def pounds(parts: int, pence: float) -> str:
    """What so many parts cost at `pence` each, such as "£1,204.20"."""
    return f"\u00a3{parts * pence / 100:,.2f}"


@dataclass(frozen=True)
class Text:
    """A row about to be sent. `alerts`: texts of alerts that its number had today. `is_newcomer`: its person was not
    with us before today. `parts` is 0 where nothing is sent (a deletion)."""

    row: int
    route: int
    lane: Lane
    prefix: str
    parts: int
    is_alert: bool
    is_newcomer: bool = False
    alerts: int = 0


@dataclass
class Day:
    """The counts of a day so far: parts in all, parts to newcomers by prefix, and until when a prefix is paused."""

    parts: int = 0
    newcomers: Counter[str] = field(default_factory=Counter)
    paused: dict[str, datetime] = field(default_factory=dict)


def judge(texts: Iterable[Text], day: Day, limits: Limits, now: datetime) -> dict[int, Held]:
    """Which of these stay, by row; the others are counted in `day`. The most pressing are served first."""
    held: dict[int, Held] = {}
    alerts: Counter[int] = Counter()
    for text in sorted(texts, key=lambda text: (text.lane, text.row)):
        reason = _judge_one(text, day, limits, alerts[text.route], now) if text.parts else None
        if reason:
            held[text.row] = reason
            continue
        day.parts += text.parts
        if text.is_newcomer:
            day.newcomers[text.prefix] += text.parts
        if text.is_alert:
            alerts[text.route] += 1
    return held


def _judge_one(text: Text, day: Day, limits: Limits, more_alerts: int, now: datetime) -> Held | None:
    if text.lane == Lane.EMERGENCY:
        return None
    if text.prefix in day.paused and day.paused[text.prefix] > now:
        return Held.PREFIX
    if text.is_newcomer and day.newcomers[text.prefix] + text.parts > limits.newcomers:
        return Held.FLOOD
    if text.lane == Lane.ANSWER:
        return None
    if text.is_alert and text.alerts + more_alerts >= MOST_ALERTS:
        return Held.CAP
    return Held.CEILING if day.parts + text.parts > limits.of(text.lane) else None
