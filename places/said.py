"""The names that sentences are read with: those of the index by which people join, and beside them landmarks, places far
away, further spellings, names run together and slips of the pen. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from config.community import Community
from places.names import Index, Named, normal
from places.tree import Tree

_SHORTEST_JOINED = 8  # letters from which a name of several words is known without its spaces
_SHORTEST_SLIP = 7  # shorter names are one letter from too many words
_SHORTEST_SLIP_OF_WORDS = 10
_SHORTEST_POSSESSIVE = 4  # letters before the s of "Parr's"
# Arabic writes in, to, and, so, the before a name as letters of it, and one foreign sound with several letters.
_PREFIX = re.compile("[بلوف]?(?:ال)?")
_SOUNDS = str.maketrans("قجكگصطةى", "غغغغستهي")

# What ends a clause; the dot of "St. Helens" does not.
_BREAK = re.compile(r"[,;:!?()\[\]|/\"“”…–—،؛؟\n]|\.(?!\w)(?<!\b[Ss][Tt]\.)| -+ ")


class SaidNames:
    """What each name means inside a sentence. Built once."""

    def __init__(self, community: Community, tree: Tree, index: Index) -> None:
        rules = community.sentences
        self._short_forms = rules.short_forms
        self._everyday = frozenset(map(self.form, rules.everyday | rules.never))
        said = {self.form(name): entries for name, entries in index.items()}
        boroughs = {borough.code: borough.name for borough in community.boroughs}
        for group in community.landmarks:
            place = index[normal(group.within)][-1]  # a locality stands behind a ward of its name
            its = boroughs[place.borough.code] if place.borough else ""
            for name in group.names:
                label = f"{name} ({its})"
                said[self.form(normal(name))] = (replace(place, label=label, is_landmark=True),)
        for name in community.beyond:
            said.setdefault(self.form(normal(name)), (Named(name, (), None, is_landmark=True),))
        for name, spellings in community.also.items():
            entries = said[self.form(normal(name))]
            said.update((self.form(normal(spelling)), entries) for spelling in spellings)
        for name in [name for name in said if " " in name and len(name) > _SHORTEST_JOINED]:
            said.setdefault(name.replace(" ", ""), said[name])
        self._said: Index = said
        self._longest: dict[str, int] = {}
        for name in said:
            first, *rest = name.split()
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))
        joined_by = (
            *index,
            *(spelling for each in community.also.values() for spelling in map(normal, each)),
        )
        self._slips = self._slips_of(map(self.form, joined_by), rules.not_slips)
        # First letter and length of what can be a slip at all: asked before any letter is left out.
        self._slip_shapes = {
            (name[0], len(name) + by) for name in self._slips.values() if name for by in (-1, 0, 1)
        }

    def __getitem__(self, name: str) -> tuple[Named, ...]:
        return self._said[name]

    def words(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """The text's words as names are written here, and where each clause of it begins and ends."""
        words: list[str] = []
        clauses = []
        for clause in _BREAK.split(text):
            start = len(words)
            words += self.form(normal(clause)).split()
            if len(words) > start:
                clauses.append((start, len(words)))
        return words, clauses

    def short(self, words: Sequence[str]) -> list[str]:
        """The words with "street" as "st" and so on."""
        return [self._short_forms.get(word, word) for word in words]

    def starts_saint(self, words: Sequence[str], at: int) -> bool:
        """Whether the "st" there is no street but begins a name: "Parr St Helens"."""
        return words[at] == "st" and at + 1 < len(words) and f"st {words[at + 1]}" in self._said

    def longest_at(self, words: Sequence[str], start: int, stop: int) -> tuple[int, str] | None:
        """Where the longest name that begins at `start` ends, `stop` at the latest, and that name as known here."""
        first = words[start]
        plain = first.isascii()
        if plain and len(first) <= _SHORTEST_POSSESSIVE and first not in self._longest:
            return None  # as most words do, it begins no name and is too short for more
        for begun in (first,) if plain else _without_prefix(first):
            for end in range(min(stop, start + self._longest.get(begun, 0)), start, -1):
                if end - start > 1 and self.starts_saint(words, end - 1):
                    continue
                name = " ".join((begun, *words[start + 1 : end]))
                if name in self._said:
                    return end, name
                if owner := self._owner(name):
                    return end, owner
        if owner := self._owner(first):
            return start + 1, owner
        return self._slip_at(words, start, stop)

    def _owner(self, name: str) -> str | None:
        """The name of which this is the possessive: "earlestowns"."""
        owner = name[:-1]
        if name[-1] != "s" or len(owner) < _SHORTEST_POSSESSIVE or owner in self._everyday:
            return None
        return owner if owner in self._said else None

    def _slip_at(self, words: Sequence[str], start: int, stop: int) -> tuple[int, str] | None:
        for end in range(min(stop, start + self._longest.get(words[start], 1)), start, -1):
            said = " ".join(words[start:end])
            if (said[0], len(said)) in self._slip_shapes:
                for variant in _with_one_letter_less(said):
                    if name := self._slips.get(variant):
                        return end, name
        return None

    def _slips_of(self, names: Iterable[str], not_slips: frozenset[str]) -> Mapping[str, str]:
        """Each long name with one letter less, to that name; without what two boroughs' names might have been."""
        slips: dict[str, str] = {}
        for name in names:
            shortest = _SHORTEST_SLIP_OF_WORDS if " " in name else _SHORTEST_SLIP
            if len(name) < shortest or name in self._everyday or name in not_slips or name.endswith(" ward"):
                continue
            for variant in _with_one_letter_less(name):
                other = slips.setdefault(variant, name)
                if other and self._said[other][0].borough != self._said[name][0].borough:
                    slips[variant] = ""
        return slips

    def form(self, name: str) -> str:
        """A name in normal form as names are written here."""
        short = " ".join(self.short(name.split()))
        return short if short.isascii() else short.translate(_SOUNDS)


def _without_prefix(word: str) -> tuple[str, ...]:
    """An Arabic word, and without each of the prefixes that it may begin with."""
    whole = _PREFIX.match(word)
    rests = {word[1:], word[whole.end() :]} if whole and whole.end() else set()
    return (word, *sorted(rests - {""}))


def _with_one_letter_less(name: str) -> Iterator[str]:
    """`name`, and it without each of its letters but the first: two names of which these meet are one slip apart."""
    yield name
    for at in range(1, len(name)):
        yield name[:at] + name[at + 1 :]
