"""What changed since somebody looked last: word by word in the text, and by name in all else. Pure."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Words:
    """Words that follow each other and share a fate."""

    change: Change
    text: str


# A field of the content, and what people call it where several belong together.
_NAMES = {
    "translations": "translations",
    "photo": "photo",
    "sender": "sender",
    "team": "sender",
    "category": "category",
    "topic": "category",
    "urgency": "urgency",
    "is_appeal": "appeal",
    "outcome_on": "outcome",
    "to_public": "groups",
    "groups": "groups",
    "areas": "areas",
    "wards": "areas",
    "circle": "areas",
    "send_at": "time",
    "hours": "expiry",
}


def words_changed(before: str, now: str) -> list[Words]:
    """The new text with what went and what came, in the order in which one reads it."""
    old, new = before.split(), now.split()
    found: list[Words] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for _, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if old[a_from:a_to] == new[b_from:b_to]:
            found.append(Words(Change.SAME, " ".join(new[b_from:b_to])))
            continue
        if a_to > a_from:
            found.append(Words(Change.GONE, " ".join(old[a_from:a_to])))
        if b_to > b_from:
            found.append(Words(Change.NEW, " ".join(new[b_from:b_to])))
    return found


def sentences_changed(words: Sequence[Words]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that are no more as they were, and those that stand there now: what one compares on a phone."""
    old = _sentences([each.text for each in words if each.change != Change.NEW])
    new = _sentences([each.text for each in words if each.change != Change.GONE])
    gone: list[str] = []
    came: list[str] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, a_from, a_to, b_from, b_to in matcher.get_opcodes():
        if tag != "equal":
            gone += old[a_from:a_to]
            came += new[b_from:b_to]
    return tuple(gone), tuple(came)


def fields_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """What differs besides the text, by name ("areas", "urgency"), each once."""
    return tuple(dict.fromkeys(_NAMES[key] for key in _NAMES if before.get(key) != now.get(key)))


def _sentences(parts: Sequence[str]) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+", " ".join(parts)) if each]
