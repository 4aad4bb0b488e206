"""Is somebody in danger now? Asked of every message first, since a late 999 cannot be made good.

The signs are phrases in `routing/danger/<language>.toml`; all languages are looked for at once, because
people mix them. Pure. A sign speaks for an emergency, and what is plainly a figure of speech, a habit, a plan, hearsay or
the past speaks against it; how much, stands in `[signs]` of `rulings.toml`, and triage decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from intelligence.phrases import Hit

Kind = Literal["danger", "suicide", "number"]
# No deed is meant; or a deed of the past, a habit, a plan, hearsay, or none at all ("no fighting").
Silence = Literal["figure", "silenced"]
When = Literal["always", "present", "open", "now", "first", "alone"]

_SILENCED_BY: dict[When, frozenset[str]] = {
    "always": frozenset(),
    "present": frozenset({"habit", "plan", "rumour"}),
    "open": frozenset({"past", "habit", "plan", "rumour"}),
    "now": frozenset({"past", "habit", "plan", "rumour"}),
    "first": frozenset({"past", "habit", "plan", "rumour"}),
    "alone": frozenset(),
}
_SILENCING = frozenset(f"time {name}" for name in _SILENCED_BY["open"])
_SUREST: tuple[When, ...] = ("now", "open", "present", "always", "first", "alone")
_GRAVEST: tuple[Kind, ...] = ("suicide", "danger", "number")
_FIRST_LANGUAGE = "en"
_LAUGH = "😂"
_SHORT_SENTENCE = 5  # words; "Every week." or a place name belongs to the sentence before it
# "no, he has a knife" starts with a refusal, not a denial: after "no" these words begin anew.
_AFTER_A_REFUSAL = frozenset(
    "he hes she shes they theyre theyve im ive i my our the a theres there someone someones please".split()
)


@dataclass(frozen=True)
class Danger:
    """What was found: whose life (`suicide`: the sender's or another's own hand; `number`: nothing but an
    emergency number, which tells us no more than that 999 is wanted), the categories that the signs speak of,
    their language (English where any sign is), the phrase, for the explanation, which of `[signs]`
    it is ("": the weights alone say so), and the sentence in which the phrase stands."""

    kind: Kind
    categories: tuple[str, ...]
    language: str
    phrase: str
    sign: str = ""
    sentence: str = ""


class Sign(NamedTuple):
    """A group of phrases of one language that mean the same kind of danger; `when`: see danger/en.toml."""

    kind: Kind
    category: str
    when: When
    language: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class DangerWords:
    """The signs and the words that silence or strengthen them, of all languages.

    `markers` maps "now", "not_now", "past", "habit", "plan", "rumour", "figure" (no real deed meant),
    "thing" (a deed, to no person), "laughing" (no real deed, in a message that laughs) and "polite" (says
    nothing by itself: "please", "now") to phrases.
    """

    signs: tuple[Sign, ...]
    markers: dict[str, tuple[str, ...]]
    negations: tuple[str, ...]


class DangerSigns:
    """Finds danger in plain text (`Speller.plain`) by the hits of its phrases there."""

    def __init__(self, words: DangerWords) -> None:
        self._signs = {f"sign {number}": sign for number, sign in enumerate(words.signs)}
        self._markers = words.markers
        negations = "|".join(sorted((re.escape(words) for words in words.negations), key=len, reverse=True))
        self._negation = re.compile(rf" ({negations or '(?!)'}) $")

    def labelled(self) -> Iterator[tuple[str, str]]:
        """Every phrase to look for, with the label that its hits have to bear."""
        for label, sign in self._signs.items():
            yield from ((label, phrase) for phrase in sign.phrases)
        for name, phrases in self._markers.items():
            yield from ((f"time {name}", phrase) for phrase in phrases)

    def find(self, plain: str, hits: list[Hit]) -> Danger | None:
        """The danger that the signs among `hits` tell of, or None."""
        signs = [hit for hit in hits if hit.label in self._signs]
        if not signs:
            return None
        marks = _Marks(plain, hits)
        fired = [(self._signs[hit.label], hit) for hit in signs if self._fires(hit, marks)]
        if not fired:
            return None
        kind = next(kind for kind in _GRAVEST if any(sign.kind == kind for sign, _ in fired))
        sign, hit = next((sign, hit) for sign, hit in fired if sign.kind == kind)
        categories = tuple(dict.fromkeys(sign.category for sign, _ in fired if sign.kind != "number"))
        languages = [sign.language for sign, _ in fired]
        language = _FIRST_LANGUAGE if _FIRST_LANGUAGE in languages else sign.language
        surest = max((sign.when for sign, _ in fired), key=_SUREST.index)
        start, end = marks.sentence(hit)
        phrase = plain[hit.start : hit.end].strip(" ,")
        sure = kind if kind == "suicide" else surest
        return Danger(kind, categories, language, phrase, sure, plain[start:end])

    def silence(self, plain: str, hits: list[Hit]) -> Silence | None:
        """Why there is no danger in `plain` although it sounds so: a figure of speech, or a sign that is silenced."""
        marks = _Marks(plain, hits)
        if marks.has_figures:
            return "figure"
        return "silenced" if any(hit.label in self._signs for hit in hits) else None

    def _fires(self, hit: Hit, marks: "_Marks") -> bool:
        sign = self._signs[hit.label]
        if sign.when == "alone":
            return marks.is_first(hit) and not marks.said(hit.end, len(marks.plain))
        if sign.when == "first" and not marks.is_first(hit):
            return False
        if marks.is_figure(hit):
            return False
        if sign.when == "always":
            return True
        if self._is_denied(hit, marks.plain):
            return False
        if marks.has_now:
            return True
        return sign.when != "now" and not marks.near(hit) & _SILENCED_BY[sign.when]

    def _is_denied(self, hit: Hit, plain: str) -> bool:
        denial = self._negation.search(plain, 0, hit.start)
        if denial is None:
            return False
        first = plain[hit.start : hit.end].split(maxsplit=1)[0]
        return not (denial.group(1) == "no" and first in _AFTER_A_REFUSAL)


class _Marks:
    """What stands round the signs of one message: words of time, figures of speech, sentences."""

    def __init__(self, plain: str, hits: Iterable[Hit]) -> None:
        self.plain = plain
        laughs = _LAUGH in plain
        silent = {f"time {name}" for name in ("figure", "thing", *(["laughing"] if laughs else []))}
        kept = list(hits)
        self._figures = [hit for hit in kept if hit.label in silent]
        self.has_figures = any(hit.label != "time thing" for hit in self._figures)
        not_now = [hit for hit in kept if hit.label == "time not_now"]
        self.has_now = any(
            hit.label == "time now" and not any(_overlap(hit, other) for other in not_now) for hit in kept
        )
        self._markers = [hit for hit in kept if hit.label in _SILENCING]
        self._sentences = list(_sentences(plain))
        self._polite = [hit for hit in kept if hit.label == "time polite"]

    def is_figure(self, hit: Hit) -> bool:
        """Whether a figure of speech holds the first or the last word of `hit`."""
        return any(f.start <= hit.start < f.end or f.start < hit.end <= f.end for f in self._figures)

    def said(self, start: int, end: int) -> bool:
        """Whether anything is said from `start` to `end` that is more than polite."""
        words = list(self.plain)
        for hit in self._polite:
            words[hit.start : hit.end] = " " * (hit.end - hit.start)
        return bool("".join(words[start:end]).strip(" ,.?"))

    def is_first(self, hit: Hit) -> bool:
        """Whether the message begins with `hit`."""
        return not self.said(0, hit.start)

    def sentence(self, hit: Hit) -> tuple[int, int]:
        """Start and end of the sentence in which `hit` begins."""
        return next((s for s in self._sentences if s[0] <= hit.start < s[1]), (0, len(self.plain)))

    def near(self, hit: Hit) -> set[str]:
        """The labels of markers in the sentence of `hit` that are not part of `hit` itself."""
        start, end = self.sentence(hit)
        return {
            m.label.removeprefix("time ")
            for m in self._markers
            if start <= m.start < end and not _within(m, hit)
        }


def _within(inner: Hit, outer: Hit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a very short one is counted to the one before it."""
    start, end = 0, 0
    for piece in re.finditer(r"[^.?]*[.?]?", plain):
        if not piece.group():
            continue
        if end and len(piece.group().split()) > _SHORT_SENTENCE:
            yield start, end
            start = end
        end = piece.end()
    yield start, end
