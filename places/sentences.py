"""Finds the place that a sentence is about: "lads on bikes by the chippy in Kirkby". Pure.

Where something happens goes before where somebody lives, comes from or goes to. Then the most exact name wins: a ward
or locality, or a town outside; a landmark, a postcode district, a borough; among equals the first. A road voids the
name in it ("Bold Road"), unless it is a landmark of its own, and a landmark yields to the town named beside it ("Church
Street, Prescot"). A name that two boroughs share counts where one of the two is named as well.
"""

from dataclasses import dataclass

from config.community import Community
from places import postcodes
from places.model import Area, Mention
from places.names import Index, Named
from places.said import SaidNames
from places.tree import Tree

# Stands for the name of a place; no word can be spelt so.
PLACE = "<place>"
_NAME, _LANDMARK, _DISTRICT, _WIDE = range(4)
_BESIDE = 1  # words that may stand between a landmark and its town: "Church Street in Prescot"
_LONGEST_PHRASE = 3  # words of "on holiday in"


@dataclass(frozen=True)
class _Hit:
    """The name at words[start:end].

    `apart`: nothing else stands in its clause. `origin`: where somebody comes from; that, or a home, is `elsewhere`.
    """

    start: int
    end: int
    name: str
    apart: bool
    origin: bool
    elsewhere: bool


@dataclass(frozen=True)
class _Meant:
    """What a hit stands for."""

    hit: _Hit
    named: Named
    everyday: bool

    @property
    def level(self) -> int:
        if self.named.is_landmark:
            return _LANDMARK
        return _WIDE if self.named.is_wide else _NAME

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        return self.hit.elsewhere, self.everyday, self.level, self.hit.start

    @property
    def mention(self) -> Mention:
        named = self.named
        return Mention(named.label, named.areas, named.borough, named.outside, named.is_landmark)


class Sentences:
    """Reads sentences with a community's names and its rules about everyday words."""

    def __init__(self, community: Community, tree: Tree, index: Index) -> None:
        self._rules = rules = community.sentences
        self._names = names = SaidNames(community, tree, index)
        self._everyday = frozenset(map(names.form, rules.everyday))
        self._never = frozenset(map(names.form, rules.never))
        self._roads = frozenset(map(names.form, rules.roads))
        self._outcodes = {outcode.code: outcode for outcode in community.outcodes}
        self._complete_areas = community.complete_areas
        self._boroughs = {borough.slug: tree[borough.code] for borough in community.boroughs}
        self._tree = tree

    def find(self, text: str) -> Mention | None:
        """The place that the text names, or None: never a guess."""
        meant = self._meant(text)
        first = min(meant, key=lambda each: each.rank, default=None)
        if first and first.named.is_wide:
            # Of a borough and a name in it, the name, wherever it stands: "bike taken from Kirkdale, Liverpool".
            within = [each for each in meant if each.named.borough == first.named.borough]
            first = min(within, key=lambda each: (each.level, each.rank))
        if first and not first.hit.elsewhere and first.level < _DISTRICT:
            return first.mention
        if district := self._district(text):
            return district
        return first.mention if first else None

    def without_names(self, words: list[str]) -> list[str]:
        """`words` with PLACE for each name, everyday words excepted."""
        short = self._names.short(words)
        kept: list[str] = []
        at = 0
        while at < len(words):
            found = self._names.longest_at(short, at, len(words))
            if found is None or found[1] in self._everyday or found[1] in self._never:
                kept.append(words[at])
                at += 1
            else:
                kept.append(PLACE)
                at = found[0]
        return kept

    def _meant(self, text: str) -> list[_Meant]:
        """The names in the text that mean one place each; nobody's origin outside."""
        hits = self._hits(text)
        entries = [self._names[hit.name] for hit in hits]
        boroughs: set[Area | None] = {each[0].borough for each in entries if len(each) == 1}
        meant = []
        for hit, each in zip(hits, entries, strict=True):
            if len(each) > 1:
                each = tuple(named for named in each if named.borough in boroughs)
            if len(each) == 1 and not (hit.origin and each[0].outside):
                meant.append(_Meant(hit, each[0], hit.name in self._everyday))
        return [each for each in meant if not (each.named.is_landmark and _yields(each, meant))]

    def _hits(self, text: str) -> list[_Hit]:
        words, clauses = self._names.words(text)
        hits = []
        for start, stop in clauses:
            at = start
            while at < stop:
                found = self._names.longest_at(words, at, stop)
                if found is None:
                    at += 1
                    continue
                end, name = found
                apart = (at, end) == (start, stop)
                origin = self._is_origin(words, at, end, stop)
                elsewhere = origin or self._follows(words, at, self._rules.elsewhere)
                hit = _Hit(at, end, name, apart, origin, elsewhere)
                if not self._is_void(words, hit, start, stop):
                    hits.append(hit)
                at = end
        return hits

    def _is_origin(self, words: list[str], start: int, end: int, stop: int) -> bool:
        rules = self._rules
        if end < stop and words[end] in rules.origin_after:
            return True
        return self._follows(words, start, rules.origin) and not self._follows(words, start, rules.here)

    def _follows(self, words: list[str], start: int, phrases: frozenset[str]) -> bool:
        """Whether one of the phrases stands right before `start`."""
        sizes = range(1, min(start, _LONGEST_PHRASE) + 1)
        return any(" ".join(words[start - size : start]) in phrases for size in sizes)

    def _is_void(self, words: list[str], hit: _Hit, begin: int, stop: int) -> bool:
        """Whether the name here is only a word, or a part of another name."""
        rules = self._rules
        before = words[hit.start - 1] if hit.start > begin else ""
        after = words[hit.end] if hit.end < stop else ""
        alone = hit.end - hit.start == len(words)
        if alone:
            return False
        if hit.name in self._never:
            return True
        if hit.name in self._everyday and not hit.apart:
            if before not in self._roads and not self._follows(words, hit.start, rules.place_words):
                return True
            if hit.name in rules.people and before in rules.person_words:
                return True
        if before in rules.titles:
            return True
        if after in self._roads and not self._names.starts_saint(words, hit.end):
            # "Speke Hall Lane" is where Speke Hall is; "Prescot Road" may be anywhere.
            return not (self._names[hit.name][0].is_landmark and " " in hit.name)
        if after in rules.other_after.get(hit.name, ()) or before in rules.other_before.get(hit.name, ()):
            return True
        return self._names[hit.name][0].is_wide and after in rules.borough_words

    def _district(self, text: str) -> Mention | None:
        """A postcode in the text, as its district; mostly outside the force counts as outside."""
        postcode = postcodes.find(text, self._outcodes)
        if postcode is None:
            return None
        outcode = self._outcodes.get(postcode.outward)
        if outcode is None:
            known_to_be_wrong = postcode.area in self._complete_areas
            return None if known_to_be_wrong else Mention(postcode.outward, (), None, outside=True)
        if outcode.share < 0.5:
            return Mention(outcode.code, (), None, outside=True)
        wards = tuple(self._tree[code] for code in outcode.wards)
        return Mention(outcode.code, wards, self._boroughs[outcode.boroughs[0]])


def _yields(landmark: _Meant, meant: list[_Meant]) -> bool:
    """Whether a town of another borough stands beside the landmark: then it is that town's road of the same name."""
    return any(
        not other.named.is_landmark
        and other.named.borough != landmark.named.borough
        and not other.hit.elsewhere
        and 0 <= max(other.hit.start - landmark.hit.end, landmark.hit.start - other.hit.end) <= _BESIDE
        for other in meant
    )
