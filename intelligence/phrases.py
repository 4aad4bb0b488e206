"""The small language in which duty officers write word lists, and a fast way to find many phrases at once.

    kicking .. door      two words with up to three words between   ( ... : up to six )
    stab*                any ending                                  # : a number, in figures or words
    (a|b c|d*)           one of these                                [a|b] : one of these or nothing
    <weapon>             one of the list "weapon" in lists.toml

Groups may stand in groups. A phrase never reaches across a full stop or question mark, and may reach across a
comma. It is written as people speak; accents, capitals and apostrophes do not matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from intelligence.spelling import fold

_SYMBOL = re.compile(r"[()\[\]|]|<[^<>]+>|\.{2,3}(?=[ )\]|]|$)|[^\s()\[\]|<>]+|[<>]")
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|couple|few)"
)
_IS_NUMBER = re.compile(_NUMBER)
_GAPS = {"..": r"(?:[^\s.?]+ ){0,3}?", "...": r"(?:[^\s.?]+ ){0,6}?"}
_LAST_GAP = re.compile(r"(?<=\})\?(?=\)*$)")  # a gap at the end takes as many words as it may, not as few
_AFTER = " (?:, )?"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_PREFIX = re.compile(r"(?:[وف]?(?:ال|بال|لل|[بلك]))|[وف]")
_MARKS = frozenset(",.")
_DEEPEST = 8


class BadPhrase(ValueError):
    """A phrase in a word list is not written as phrases are."""


class Hit(NamedTuple):
    """One phrase found: the list it is of, the phrase as written, where it stands in the plain text."""

    label: str
    phrase: str
    start: int
    end: int


class _Part(NamedTuple):
    """A piece of a phrase: its expression, the words it may begin with, whether it may be left out."""

    pattern: str
    begins: frozenset[str]
    optional: bool


class PhraseReader:
    """Turns written phrases into regular expressions.

    `lists` are those that phrases name; `short_forms` are those of the Speller, so that a phrase may be
    written with them. `vocabulary` gathers every whole word read.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], short_forms: Mapping[str, str]) -> None:
        self._lists = {name: "|".join(members) for name, members in lists.items()}
        self._short_forms = short_forms
        self.vocabulary: set[str] = set()
        self._read: dict[str, tuple[str, frozenset[str]]] = {}
        self._parts: dict[str, _Part] = {}

    def read(self, phrase: str) -> tuple[str, frozenset[str]]:
        """The regular expression of `phrase` and the words it may begin with ("#" a number, "stab*" a stem).

        Raises BadPhrase.
        """
        if phrase not in self._read:
            part = self._alternatives(phrase, phrase, 0)
            if part.optional:
                raise BadPhrase(f"{phrase!r} must begin with a word that has to be there")
            self._read[phrase] = _LAST_GAP.sub("", part.pattern), part.begins
        return self._read[phrase]

    def _alternatives(self, text: str, phrase: str, depth: int) -> _Part:
        if depth > _DEEPEST:
            raise BadPhrase(f"{phrase!r}: lists that name each other")
        sequences: list[list[_Part]] = [[]]
        symbols = _SYMBOL.findall(text)
        at = 0
        while at < len(symbols):
            symbol = symbols[at]
            if symbol == "|":
                sequences.append([])
            elif symbol in "([":
                end = _closing(symbols, at, phrase)
                inner = self._alternatives(" ".join(symbols[at + 1 : end]), phrase, depth + 1)
                sequences[-1].append(_maybe(inner) if symbol == "[" else inner)
                at = end
            elif symbol in ")]<>":
                raise BadPhrase(f"{phrase!r} has a {symbol} too many")
            else:
                sequences[-1].append(self._symbol(symbol, phrase, depth))
            at += 1
        if not all(sequences):
            raise BadPhrase(f"{phrase!r} holds an empty alternative")
        chains = [_chain(sequence) for sequence in sequences]
        return _Part(
            "(?:" + "|".join(chain.pattern for chain in chains) + ")",
            frozenset().union(*(chain.begins for chain in chains)),
            any(chain.optional for chain in chains),
        )

    def _symbol(self, symbol: str, phrase: str, depth: int) -> _Part:
        if symbol in _GAPS:
            return _Part(_GAPS[symbol], frozenset(), True)
        if symbol.startswith("<"):
            name = symbol[1:-1]
            if name not in self._lists:
                raise BadPhrase(f"{phrase!r} names the unknown list {name!r}")
            if name not in self._parts:
                self._parts[name] = self._alternatives(self._lists[name], phrase, depth + 1)
            return self._parts[name]
        if symbol == "#":
            return _Part(_NUMBER + _AFTER, frozenset("#"), False)
        stem = symbol.endswith("*")
        words = fold(symbol.rstrip("*")).split()
        if not words:
            raise BadPhrase(f"{phrase!r} holds {symbol!r}, which no message keeps")
        if not stem:
            words = [plain for word in words for plain in self._short_forms.get(word, word).split()]
            self.vocabulary.update(word for word in words if word.isalpha())
        pieces = [re.escape(word) for word in words]
        if _ARABIC.match(symbol):
            pieces[0] = f"(?:{_ARABIC_PREFIX.pattern})?{pieces[0]}"
        pattern = _AFTER.join(pieces) + (r"\S*" if stem else "") + _AFTER
        return _Part(pattern, frozenset([words[0] + "*" if stem and len(words) == 1 else words[0]]), False)


def _closing(symbols: list[str], opening: int, phrase: str) -> int:
    depth = 0
    for at in range(opening, len(symbols)):
        depth += (symbols[at] in "([") - (symbols[at] in ")]")
        if depth == 0:
            return at
    raise BadPhrase(f"{phrase!r}: a bracket is not closed")


def _maybe(part: _Part) -> _Part:
    return _Part(part.pattern + "?", part.begins, True)


def _chain(parts: list[_Part]) -> _Part:
    begins: frozenset[str] = frozenset()
    for part in parts:
        begins |= part.begins
        if not part.optional:
            break
    return _Part("".join(p.pattern for p in parts), begins, all(p.optional for p in parts))


class PhraseIndex:
    """All phrases of several lists, found in one pass; `phrases` are pairs of list label and phrase.

    An expression is compiled when a message first begins to match it: most never are, so starting is quick.
    Raises BadPhrase.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]], reader: PhraseReader) -> None:
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._beginnings: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for label, phrase in phrases:
            pattern, begins = reader.read(phrase)
            for first in begins:
                self._beginnings[first].append((label, phrase, pattern))
        self._beginnings = dict(self._beginnings)
        stems = [first[:-1] for first in self._beginnings if first.endswith("*")]
        self._towards_stems = {stem[:length] for stem in stems for length in range(2, len(stem) + 1)}

    def find(self, plain: str) -> list[Hit]:
        """Every phrase that begins anywhere in `plain` (see `Speller.plain`), once per place."""
        hits: list[Hit] = []
        start = 1
        for word in plain.split():
            if word not in _MARKS:
                for key in self._keys(word):
                    for label, phrase, pattern in self._beginnings[key]:
                        expression = self._compiled.get(pattern)
                        if expression is None:
                            expression = self._compiled[pattern] = re.compile(pattern)
                        found = expression.match(plain, start)
                        if found:
                            hits.append(Hit(label, phrase, start, found.end()))
            start += len(word) + 1
        return hits

    def _keys(self, word: str) -> list[str]:
        """The keys of phrases that `word` may begin."""
        forms = [word]
        if _ARABIC.match(word):
            prefix = _ARABIC_PREFIX.match(word)
            forms += {word[prefix.end() :] if prefix else word, word[1:]} - {word}
        keys = forms.copy()
        for form in forms:
            for length in range(2, len(form) + 1):
                if form[:length] not in self._towards_stems:
                    break
                keys.append(f"{form[:length]}*")
        if _IS_NUMBER.fullmatch(word):
            keys.append("#")
        return [key for key in keys if key in self._beginnings]
