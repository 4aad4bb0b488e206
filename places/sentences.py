"""Finds the place that a sentence is about: "lads on bikes by the chippy in Kirkby". Pure.

The most exact name wins: a ward or locality, then a postcode district, a place outside, a borough; among
equals the first, but one after "from" last. A road voids the name in it ("Bold Street"); a name that two
boroughs share counts where one of the two is named as well.
"""

from dataclasses import dataclass

from config.community import Community
from places import postcodes
from places.model import Mention
from places.names import Index, Named, normal
from places.tree import Tree

_NAME, _DISTRICT, _OUTSIDE, _WIDE = range(4)


@dataclass(frozen=True)
class _Hit:
    """A name at words[start:end]."""

    start: int
    end: int
    entries: tuple[Named, ...]
    everyday: bool
    origin: bool


class Sentences:
    """Reads sentences with a community's names and its rules about everyday words."""

    def __init__(self, community: Community, tree: Tree, index: Index) -> None:
        self._words = community.sentences
        self._index = index
        self._longest = max(len(name.split()) for name in index)
        self._outcodes = {outcode.code: outcode for outcode in community.outcodes}
        self._complete_areas = community.complete_areas
        self._boroughs = {borough.slug: tree[borough.code] for borough in community.boroughs}
        self._tree = tree

    def find(self, text: str) -> Mention | None:
        """The place that the text names, or None: never a guess."""
        words = normal(text).split()
        hits = self._hits(words)
        named_boroughs = {hit.entries[0].borough for hit in hits if len(hit.entries) == 1}
        ranked: list[tuple[tuple[int, bool, bool, int], Mention]] = []
        for hit in hits:
            entries = hit.entries
            if len(entries) > 1:
                entries = tuple(entry for entry in entries if entry.borough in named_boroughs)
            if len(entries) == 1:
                entry = entries[0]
                level = _OUTSIDE if entry.outside else _WIDE if entry.is_wide else _NAME
                mention = Mention(entry.label, entry.areas, entry.borough, entry.outside)
                ranked.append(((level, hit.everyday, hit.origin, hit.start), mention))
        if district := self._district(text):
            level = _OUTSIDE if district.outside else _DISTRICT
            ranked.append(((level, False, False, len(words)), district))
        return min(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _hits(self, words: list[str]) -> list[_Hit]:
        hits = []
        at = 0
        while at < len(words):
            hit = self._longest_at(words, at)
            if hit is None:
                at += 1
                continue
            if not self._is_void(words, hit):
                hits.append(hit)
            at = hit.end
        return hits

    def _longest_at(self, words: list[str], start: int) -> _Hit | None:
        before = words[start - 1] if start else ""
        for end in range(min(len(words), start + self._longest), start, -1):
            name = " ".join(words[start:end])
            entries = self._index.get(name)
            if entries:
                rules = self._words
                return _Hit(start, end, entries, name in rules.everyday, before in rules.origin_words)
        return None

    def _is_void(self, words: list[str], hit: _Hit) -> bool:
        """Whether the name here is only a word, or a part of another name."""
        rules = self._words
        name = " ".join(words[hit.start : hit.end])
        before = words[hit.start - 1] if hit.start else ""
        after = words[hit.end] if hit.end < len(words) else ""
        alone = hit.end - hit.start == len(words)
        if name in rules.never and not alone:
            return True
        if hit.everyday and not alone and before not in rules.place_words:
            return True
        if after in rules.roads:
            return True
        if name in rules.clubs and after in rules.team_words:
            return True
        return hit.entries[0].is_wide and after in rules.borough_words

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
