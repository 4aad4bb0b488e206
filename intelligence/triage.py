"""What is to be done with a text that a resident sent: the first reading, before any person sees it.

Danger now comes before everything; then whether it is intelligence at all, category, place, safeguarding,
urgency, team. Words alone decide, each decision carries its reasons, and nobody's subscription or address is
ever looked at. Pure.
"""

from dataclasses import dataclass, replace
from typing import Literal

from config.errors import BadCommunity
from intelligence.danger import Danger
from intelligence.features import features_of
from intelligence.findings import Finder, Findings, PlaceFinder
from intelligence.learned import LEARNED, Learned, Weighed
from intelligence.routing import NOT_INTELLIGENCE, UNSORTED, Where
from intelligence.words import ASKED, LANGUAGES, TURNS, RoutingWords

Urgency = Literal["emergency", "urgent", "routine"]

# Why a category was chosen, where it was the answered alert's.
ANSWERED = "the alert answered"
# Shorter messages answer questions more often than they call for help.
_FEW_WORDS = 5


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

    def __init__(self, words: RoutingWords, learned: Learned, places: PlaceFinder) -> None:
        self._places = places
        self._finder = Finder(words, places)
        if missing := [slug for slug in (*words.rulings.order, *ASKED) if slug not in learned.number]:
            raise BadCommunity(LEARNED, f"nothing is learned about {', '.join(missing)}: docs/triage.md")
        if not learned.by_category[0]:
            raise BadCommunity(
                LEARNED, "its last lines are missing: take it from the project or write it anew"
            )
        self._learned = learned
        self._rulings = words.rulings
        self._bars = words.bars
        self._signs = words.signs
        self._always_flagged = words.always_flagged

    def danger(self, text: str) -> Danger | None:
        """Whether somebody is in danger now: to be asked before anything else is done with a message."""
        found = self._finder.find(text)
        return self._danger(found, self._weigh(found, None))

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
        found = self._finder.find(text)
        alert = reply_category if reply_category in self._rulings.order else None
        weighed = self._weigh(found, alert)
        danger = self._danger(found, weighed)
        if danger and danger.kind == "number":
            danger = None  # labels: the word alone is no emergency for anybody to go to
        where = self._where(text, reply_area)
        shares = weighed.shares(self._rulings.order)
        category = next(iter(shares))
        if category == NOT_INTELLIGENCE:
            if danger is None and not is_report:
                return self._not_intelligence(found, weighed, where)
            category = self._most_likely(weighed)
        guesses = [each for each in shares if each != NOT_INTELLIGENCE][:2]
        reasons = [f"danger: {danger.kind} ({danger.phrase})"] if danger else []
        reasons.append(f"category: {category} ({self._why(category, found, weighed, alert)})")
        flagged = self._is_flagged(category, weighed, danger)
        if flagged:
            reasons.append(f"safeguarding: {_listed(weighed, 'safeguarding', 'always with this category')}")
        urgency, why = self._urgency(weighed, flagged, danger)
        reasons.append(f"urgency: {urgency} ({why})")
        turns = frozenset(turn for turn in TURNS if weighed.chance(turn) >= 0.5)
        team = self._rulings.team(category, where, emergency=danger is not None, turns_on=turns)
        if danger is None and shares[guesses[0]] < self._bars.sure:
            unsure = " or ".join(f"{each} {shares[each]:.0%}" for each in guesses)
            reasons.append(f"unsure: {unsure}")
            team = self._rulings.unsure(is_flagged=flagged)
        reasons += (f"own: {said} ({own.speaks_for} {own.points:+g})" for own, said in found.own)
        reasons.append(f"team: {team} ({where.label or 'no place found'})")
        return Judgement(
            category, urgency, flagged, team, True, where.label, tuple(reasons), borough=where.borough
        )

    def _weigh(self, found: Findings, alert: str | None) -> Weighed:
        weighed = self._learned.weigh(features_of(found))
        for own, _ in found.own:
            weighed.add(own.speaks_for, own.points)
        weighed.heed_category(self._rulings.order)
        weighed.add("emergency", self._points(found))
        if alert:
            weighed.answering(alert)
        return weighed

    def _points(self, found: Findings) -> float:
        """What the signs of danger say for an emergency, or against it."""
        if found.sign is None:
            return self._signs[found.silence] if found.silence else 0
        return self._signs[found.sign.sign]

    def _danger(self, found: Findings, weighed: Weighed) -> Danger | None:
        sign, chance = found.sign, weighed.chance("emergency")
        if sign and sign.kind == "number":
            return sign
        bar = self._bars.emergency
        if sign is None and len(found.words) < _FEW_WORDS:
            bar = self._bars.few_words
        if chance < bar and not self._sentence_is_danger(found):
            return None
        also = [each for each in sign.categories if each != NOT_INTELLIGENCE] if sign else []
        categories = tuple(dict.fromkeys([self._most_likely(weighed), *also]))
        if sign:
            return replace(sign, categories=categories)
        return Danger("danger", categories, self._language(weighed), _listed(weighed, "emergency", ""))

    def _sentence_is_danger(self, found: Findings) -> bool:
        """Whether the sentence of a sign is danger by itself: courtesies round a cry for help must not hide it."""
        if found.sentence is None:
            return False
        there = self._finder.find(found.sentence)
        return there.sign is not None and self._weigh(there, None).chance("emergency") >= self._bars.emergency

    def _language(self, weighed: Weighed) -> str:
        likeliest = max(LANGUAGES, key=lambda language: weighed.chance(f"in {language}"))
        return likeliest if weighed.chance(f"in {likeliest}") >= 0.5 else "en"

    def _most_likely(self, weighed: Weighed) -> str:
        """The category of what is intelligence for certain."""
        shares = weighed.shares(each for each in self._rulings.order if each != NOT_INTELLIGENCE)
        best = next(iter(shares))
        return best if shares[best] >= self._bars.sure else UNSORTED

    def _why(self, category: str, found: Findings, weighed: Weighed, alert: str | None) -> str:
        own = [said for each, said in found.own if each.speaks_for == category and each.points > 0]
        words = dict.fromkeys([*own, *weighed.words_for(category)])
        return ", ".join(words) or (ANSWERED if alert else "no known words")

    def _not_intelligence(self, found: Findings, weighed: Weighed, where: Where) -> Judgement:
        asks = weighed.chance("question") >= 0.5
        team = self._rulings.teams["question" if asks else NOT_INTELLIGENCE]
        quiet = found.quiet is not None and not asks
        why = found.quiet if quiet else ", ".join(weighed.words_for(NOT_INTELLIGENCE))
        reasons = (f"not intelligence: {why or 'nothing to act on'}",)
        return Judgement(NOT_INTELLIGENCE, "routine", False, team, False, where.label, reasons, quiet)

    def _is_flagged(self, category: str, weighed: Weighed, danger: Danger | None) -> bool:
        own_hand = danger is not None and danger.kind == "suicide"
        at_risk = weighed.chance("safeguarding") >= self._bars.safeguarding
        return own_hand or category in self._always_flagged or at_risk

    def _urgency(self, weighed: Weighed, flagged: bool, danger: Danger | None) -> tuple[Urgency, str]:
        if danger is not None:
            return "emergency", danger.kind
        if flagged:
            return "urgent", "safeguarding"
        if weighed.chance("urgent") >= self._bars.urgent:
            return "urgent", _listed(weighed, "urgent", "it presses")
        return "routine", "nothing presses"

    def _where(self, text: str, reply_area: str | None) -> Where:
        """The text's place, outside too, goes before the alert's."""
        for words in (text, reply_area or ""):
            if here := self._places.find_in_text(words):
                label, borough = here
                return Where(label, borough, borough is None)
        return Where(reply_area)


def _listed(weighed: Weighed, answer: str, otherwise: str) -> str:
    return ", ".join(weighed.words_for(answer)) or otherwise
