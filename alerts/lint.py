"""What should be looked at in an alert before it goes: unfilled marks, left-over remarks, words that point at a victim.

An error keeps the alert from going; a warning is answered by its author ("keep it so") or the text is changed. The
rules were chosen from what has gone out in public from such systems: letters with an unfilled mark in them, and
notices that ended with an assistant's offer to write them differently. Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from alerts.lint_rules import ENGLISH_RULES, RULES
from alerts.lint_words import shouted
from alerts.model import Alert
from alerts.rendering import LONGEST, too_long_by
from config.errors import BadInput
from config.texts import ENGLISH, name_of, text
from config.timekeeping import LONDON
from delivery.pointers import pictures_in
from delivery.sms_text import costly, fold

# An appeal is told how it ended within two months: later nobody remembers that they were asked.
LATEST_OUTCOME = timedelta(days=60)
DEFAULT_OUTCOME = timedelta(days=14)

_MOST_QUOTED = 60
# Which way a number stands in Arabic, and whether two letters join: writers need these.
_MARKS = "\u200c\u200d\u200e\u200f"


class Severity(StrEnum):
    """ERROR: it cannot go so. WARNING: it may, if somebody who looked at it says so."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `key` is the text that says why (config/texts/en/lint.ftl), `values` what it needs.

    `start` and `end` are the place in the words in `language` (English: the alert's own); both 0 where the finding
    is about the alert as a whole.
    """

    key: str
    severity: Severity
    start: int = 0
    end: int = 0
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    language: str = ENGLISH

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR

    @property
    def place(self) -> str:
        """What an answer to this finding is kept under, as long as the words stay as they are."""
        return f"{self.key}@{self.language}{self.start}-{self.end}"


def findings(alert: Alert, today: date) -> tuple[Finding, ...]:
    """All that is to be looked at, errors first, then in the order of the text; a draft may lack anything.

    `today` is the date in London. For words that follow an alert (an update) give the alert with them as its text.
    """
    found = [*_of_words(alert.text or "", ENGLISH), *_of_room(alert), *_of_dates(alert, today)]
    for language, words in alert.translations:
        found += _of_words(words, language)
    return tuple(sorted(found, key=lambda each: (not each.is_error, each.language != ENGLISH, each.start)))


def in_words(finding: Finding) -> str:
    """The reason for those who write and approve, with the language where the words are not English."""
    said = refusal(finding)
    return text(ENGLISH, said.key, **said.values)


def refusal(finding: Finding) -> BadInput:
    """The same as the reason why words cannot go."""
    if finding.language == ENGLISH:
        return BadInput(finding.key, **finding.values)
    said = text(ENGLISH, finding.key, **finding.values)
    return BadInput("lint-in-language", language=name_of(finding.language), finding=said)


def surplus_of(alert: Alert) -> int:
    """How many characters are too many; of a draft that lacks its headline yet, how many can never fit."""
    if alert.category and alert.areas:
        return too_long_by(alert)
    words = (alert.text or "", *(each for _, each in alert.translations))
    return max(0, max(len(each) for each in words) - LONGEST)


def _of_words(words: str, language: str) -> Iterator[Finding]:
    """Rules for the words of one language; some of them know English alone."""
    taken: list[tuple[int, int]] = []
    for rule in RULES + (ENGLISH_RULES if language == ENGLISH else ()):
        for start, end in rule.places(words):
            # One finding for one place: the first rule knows best.
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                severity = Severity.ERROR if rule.is_error else Severity.WARNING
                yield Finding(rule.key, severity, start, end, {"words": _quoted(words[start:end])}, language)
    if shouted(words):
        yield Finding("lint-capitals", Severity.WARNING, 0, len(words), language=language)


def _quoted(words: str) -> str:
    """The place as it is quoted: on one line, and never longer than a line."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 3] + "..."


def _of_room(alert: Alert) -> Iterator[Finding]:
    if strange := costly(fold(alert.text or "")):
        yield Finding("compose-text-costly", Severity.ERROR, values={"characters": " ".join(strange)})
    for language, words in alert.translations:
        # Letters of another writing may cost more; what has no shape, or turns words round, reads as something else.
        if signs := [sign for sign in pictures_in(words) if sign not in _MARKS]:
            characters = " ".join(f"U+{ord(sign):04X}" for sign in signs)
            yield Finding(
                "compose-text-costly", Severity.ERROR, values={"characters": characters}, language=language
            )
    if surplus := surplus_of(alert):
        yield Finding("compose-text-too-long", Severity.ERROR, values={"surplus": surplus})


def _of_dates(alert: Alert, today: date) -> Iterator[Finding]:
    if alert.is_appeal and alert.outcome_on is None:
        yield Finding("lint-outcome-missing", Severity.ERROR)
    elif alert.is_appeal and alert.outcome_on is not None:
        # From the day on which people are asked.
        goes = max(today, alert.send_at.astimezone(LONDON).date()) if alert.send_at else today
        if alert.outcome_on <= goes:
            yield Finding("lint-outcome-past", Severity.ERROR)
        elif alert.outcome_on > goes + LATEST_OUTCOME:
            yield Finding("lint-outcome-late", Severity.ERROR, values={"days": LATEST_OUTCOME.days})
