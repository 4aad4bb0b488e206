"""What is to be done with a text that a resident sent: the first reading, before any person sees it.

Danger now comes before everything; then whether it is intelligence at all, category, place, safeguarding,
urgency, team. Words alone decide, each decision carries its reasons, and nobody's subscription or address is
ever looked at. Pure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from intelligence.danger import Danger, DangerSigns
from intelligence.phrases import Hit, PhraseIndex
from intelligence.routing import NOT_INTELLIGENCE, UNSORTED, Where
from intelligence.spelling import fold
from intelligence.words import LEVELS, PlainKind, RoutingWords, Together

Urgency = Literal["emergency", "urgent", "routine"]

# Why a category was chosen, where it was the answered alert's.
ANSWERED = "the alert answered"
_POINTS = dict(zip(LEVELS, (6, 3, 1), strict=True))
_TOGETHER_POINTS = 8
_DANGER_POINTS = 5
_REPLY_POINTS = 3
_QUESTION_POINTS = 4
_CLOSE = 0.75  # categories with this share of the best score are weighed by harm, not by words
_SUBSTANCE = 6  # words; a text that long and not understood is for a person to read
_REPLY_SUBSTANCE = 3
_PHRASES_SHOWN = 4
_FACT_DIVISOR = 3  # what is left of thanks, temper and questions when a fact comes with them


class PlaceFinder(Protocol):
    """Finds the place that a text names."""

    def find_in_text(self, text: str) -> tuple[str, str] | None:
        """The most exact place named in `text`, as (label, borough slug), or None."""


@dataclass(frozen=True)
class Judgement:
    """The decision about one text.

    `category`, `team`: slugs of `rulings.toml`. `area`: the place as found, or None; `borough`: its slug.
    `reasons`: for staff, in the order taken. `quiet`: gets no answer at all (machine replies, spam, abuse).
    """

    category: str
    urgency: Urgency
    safeguarding: bool
    team: str
    is_intelligence: bool
    area: str | None
    reasons: tuple[str, ...]
    quiet: bool = False
    borough: str | None = None


class Triage:
    """Judges texts by the words of one community; built once, then used for every message."""

    def __init__(self, words: RoutingWords, places: PlaceFinder) -> None:
        self._places = places
        self._rulings = words.rulings
        self._always_flagged = words.safeguarding_always
        self._speller = words.speller()
        self._danger = DangerSigns(words.danger, words.reader)
        self._plain = {f"plain {kind.name}": kind for kind in words.plain}
        self._rules = {
            **{f"category rule {number}": rule for number, rule in enumerate(words.category_rules)},
            **{f"safeguarding rule {number}": rule for number, rule in enumerate(words.safeguarding_rules)},
            **{f"urgency rule {number}": rule for number, rule in enumerate(words.urgency_rules)},
        }
        self._index = PhraseIndex(_labelled(words, self._rules), words.reader)
        names = sorted(((fold(name), name) for name in words.outside), key=lambda pair: -len(pair[0]))
        self._outside = dict(names)
        either = "|".join(map(re.escape, self._outside)) or "(?!)"
        self._outside_pattern = re.compile(rf"(?<!\S)(?:{either})(?!\S)")

    def danger(self, text: str) -> Danger | None:
        """Whether somebody is in danger now: to be asked before anything else is done with a message."""
        return self._danger.find(self._speller.plain(text))

    def judge(
        self,
        text: str,
        *,
        reply_category: str | None = None,
        reply_area: str | None = None,
        is_report: bool = False,
    ) -> Judgement:
        """The decision about `text`; `reply_category` and `reply_area` are those of the alert it answers.

        `is_report`: the sender chose to report it, so it goes to people even where it reads like chat.
        """
        plain = self._speller.plain(text)
        danger = self._danger.find(plain)
        if danger and danger.kind == "number":
            danger = None  # labels: the word alone is no emergency for anybody to go to
        found = _Found(plain, self._index.find(plain), self._rules)
        scores = self._scores(found, danger)
        where = self._where(text, reply_area)
        reasons = [f"danger: {danger.kind} ({danger.phrase})"] if danger else []
        if danger is None and not is_report:
            kind = self._plain_kind(found, max(scores.values(), default=0), reply_category)
            if kind is not None:
                return self._not_intelligence(kind, where, reasons)
        category = self._category(scores, reply_category)
        said = found.phrases(category)[:_PHRASES_SHOWN] or [
            danger.phrase if danger else ANSWERED if reply_category else "no known words"
        ]
        reasons.append(f"category: {category} ({', '.join(said)})")
        flagged = self._is_flagged(category, found, danger)
        if flagged:
            reasons.append("safeguarding: a child or an adult at risk may be harmed")
        urgency, why = self._urgency(category, found, flagged, danger)
        reasons.append(f"urgency: {urgency} ({why})")
        team = self._rulings.team(category, where, emergency=danger is not None, turns_on=found.turns)
        reasons.append(f"team: {team} ({where.label or 'no place found'})")
        return Judgement(
            category, urgency, flagged, team, True, where.label, tuple(reasons), borough=where.borough
        )

    def _scores(self, found: "_Found", danger: Danger | None) -> dict[str, int]:
        scores: dict[str, int] = defaultdict(int)
        for category, level, _ in found.categories:
            scores[category] += _POINTS[level]
        for name in found.rules_met:
            if name.startswith("category"):
                scores[self._rules[name].label] += _TOGETHER_POINTS
        for category in danger.categories if danger else ():
            scores[category] += _DANGER_POINTS
        return scores

    def _category(self, scores: dict[str, int], reply_category: str | None) -> str:
        known = reply_category in self._rulings.order and reply_category != NOT_INTELLIGENCE
        weighed = dict(scores)
        if reply_category is not None and known:
            weighed[reply_category] = weighed.get(reply_category, 0) + _REPLY_POINTS
        if not weighed:
            return UNSORTED
        best = max(weighed.values())
        close = frozenset(category for category, points in weighed.items() if points >= best * _CLOSE)
        return self._rulings.most_harmful(close)

    def _plain_kind(self, found: "_Found", best: int, reply_category: str | None) -> PlainKind | None:
        """The kind of no intelligence that outweighs the best category, or None for intelligence."""
        weights: dict[str, int] = {}
        for hit in found.plain_hits:
            kind = self._plain[hit.label]
            if kind.whole and _beside(found.plain, hit):
                continue
            weights[hit.label] = weights[hit.label] + 2 if hit.label in weights else kind.points
        if found.plain.rstrip().endswith("?") and "plain question" in weights:
            weights["plain question"] += _QUESTION_POINTS
        if weights:
            label = max(weights, key=lambda name: weights[name])
            if weights[label] // (_FACT_DIVISOR if found.brings_fact else 1) > best:
                return self._plain[label]
        if best:
            return None
        words = len([word for word in found.plain.split() if word not in ",.?"])
        if reply_category in self._rulings.order and words >= _REPLY_SUBSTANCE and not weights:
            return None
        if words >= _SUBSTANCE:
            return PlainKind("not understood", self._rulings.teams["question"], 0, False, False, ())
        return PlainKind("nothing to act on", self._rulings.teams[NOT_INTELLIGENCE], 0, False, False, ())

    def _not_intelligence(self, kind: PlainKind, where: Where, reasons: list[str]) -> Judgement:
        why = (*reasons, f"not intelligence: {kind.name}")
        return Judgement(NOT_INTELLIGENCE, "routine", False, kind.team, False, where.label, why, kind.quiet)

    def _is_flagged(self, category: str, found: "_Found", danger: Danger | None) -> bool:
        by_rule = any(name.startswith("safeguarding") for name in found.rules_met)
        own_hand = danger is not None and danger.kind == "suicide"
        return own_hand or category in self._always_flagged or found.has_safeguarding_word or by_rule

    def _urgency(
        self, category: str, found: "_Found", flagged: bool, danger: Danger | None
    ) -> tuple[Urgency, str]:
        if danger is not None:
            return "emergency", danger.kind
        if flagged:
            return "urgent", "safeguarding"
        for name, rule in self._rules.items():
            if name.startswith("urgency") and category in rule.categories and name in found.rules_met:
                return "urgent", rule.label
        return "routine", "nothing presses"

    def _where(self, text: str, reply_area: str | None) -> Where:
        here = self._places.find_in_text(text)
        if here is not None:
            return Where(*here)
        beyond = self._outside_pattern.search(fold(text))
        if beyond is not None:
            return Where(self._outside[beyond.group()], None, True)
        if reply_area is None:
            return Where()
        alerted = self._places.find_in_text(reply_area)
        return Where(*alerted) if alerted else Where(reply_area)


class _Found:
    """All that was found in one plain text, sorted by what it says; figures of speech count for nothing."""

    def __init__(self, plain: str, hits: list[Hit], rules: dict[str, Together]) -> None:
        self.plain = plain
        self.plain_hits = [hit for hit in hits if hit.label.startswith("plain ")]
        figures = [hit for hit in hits if hit.label == "figure"]
        hits = [hit for hit in hits if not any(f.start <= hit.start < f.end for f in figures)]
        self.has_safeguarding_word = any(hit.label == "safeguarding" for hit in hits)
        self.brings_fact = any(hit.label == "fact" for hit in hits)
        self.turns = frozenset(hit.label[5:] for hit in hits if hit.label.startswith("turn "))
        lines = {hit.label for hit in hits}
        self.rules_met = {
            name
            for name, rule in rules.items()
            if all(f"{name}/{number}" in lines for number in range(len(rule.lines)))
        }
        named = [hit for hit in hits if hit.label.startswith("word ")]
        words = {(hit.label, plain[hit.start : hit.end].strip(" ,")) for hit in named}
        self.categories = [(*label.split(" ")[1:], said) for label, said in sorted(words)]

    def phrases(self, category: str) -> list[str]:
        """The words that speak for `category`."""
        return [said for found, _, said in self.categories if found == category]


def _beside(plain: str, hit: Hit) -> str:
    """What a message says beside `hit`, but for punctuation."""
    return (plain[: hit.start] + plain[hit.end :]).strip(" ,.?")


def _labelled(words: RoutingWords, rules: dict[str, Together]) -> Iterator[tuple[str, str]]:
    def each(label: str, phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
        return ((label, phrase) for phrase in phrases)

    for category, levels in words.categories.items():
        for level, phrases in levels.items():
            yield from each(f"word {category} {level}", phrases)
    for name, rule in rules.items():
        for number, line in enumerate(rule.lines):
            yield from each(f"{name}/{number}", line)
    for kind in words.plain:
        yield from each(f"plain {kind.name}", kind.phrases)
    for turn, phrases in words.turns.items():
        yield from each(f"turn {turn}", phrases)
    yield from each("fact", words.facts)
    yield from each("safeguarding", words.safeguarding_words)
    yield from each("figure", words.danger.markers["figure"])
