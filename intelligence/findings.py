"""All that is found in the text of one message, before anything is decided: its words, the signs of danger, and the
community's own words. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from intelligence.danger import Danger, DangerSigns, Silence
from intelligence.phrases import Hit, PhraseIndex
from intelligence.words import OwnWords, RoutingWords

_MARKS = frozenset(",.?")
# Telegram's longest message. Whatever is longer comes from no phone.
_LONGEST = 4096
# Stands for a people or a faith.
GROUP = "<group>"


class PlaceFinder(Protocol):
    """Finds the places that a text names."""

    def find_in_text(self, text: str) -> tuple[str, str | None] | None:
        """The place that `text` is about, as (label, borough slug), the slug None for a place outside; None for none."""

    def without_names(self, words: list[str]) -> list[str]:
        """`words` with one stand-in for each name of a place."""


@dataclass(frozen=True)
class Findings:
    """What one text holds.

    `plain`: its plain form (`Speller.plain`). `words`: its words, a stand-in for each place and each people. `sign`: the
    danger that the signs tell of, or None. `silence`: why it only sounds like danger. `own`: the community's own words in
    it, with those of the text. `quiet`: the kind of message that it looks like where nobody waits for an answer.
    """

    plain: str
    words: tuple[str, ...]
    sign: Danger | None
    silence: Silence | None
    own: tuple[tuple[OwnWords, str], ...]
    quiet: str | None

    @property
    def sentence(self) -> str | None:
        """The sentence of the sign alone, where more is said than that; None else."""
        if self.sign is None or self.sign.sentence.strip(" .,?") == self.plain.strip(" .,?"):
            return None
        return self.sign.sentence


class Finder:
    """Reads texts by the words of one community; built once, then used for every message."""

    def __init__(self, words: RoutingWords, places: PlaceFinder) -> None:
        self._places = places
        self._speller = words.speller()
        self._groups = words.groups
        self._danger = DangerSigns(words.danger)
        self._own = {f"own {number}": each for number, each in enumerate(words.own)}
        self._quiet = {f"quiet {kind}": kind for kind in words.quiet}
        self._index = PhraseIndex(self._labelled(words), words.reader)

    def find(self, text: str) -> Findings:
        """What `text` holds."""
        plain = self._speller.plain(text[:_LONGEST])
        hits = self._index.find(plain)
        own = {hit.label: hit for hit in hits if hit.label in self._own}
        sign = self._danger.find(plain, hits)
        return Findings(
            plain,
            tuple(self._places.without_names(self._words(plain))),
            sign,
            None if sign else self._danger.silence(plain, hits),
            tuple((self._own[label], _said(plain, hit)) for label, hit in own.items()),
            next((self._quiet[hit.label] for hit in hits if hit.label in self._quiet), None),
        )

    def _words(self, plain: str) -> list[str]:
        words = (word for word in plain.split() if word not in _MARKS)
        return [GROUP if word in self._groups else word for word in words]

    def _labelled(self, words: RoutingWords) -> Iterator[tuple[str, str]]:
        for label, own in self._own.items():
            yield from ((label, phrase) for phrase in own.phrases)
        for label, kind in self._quiet.items():
            yield from ((label, phrase) for phrase in words.quiet[kind])
        yield from self._danger.labelled()


def _said(plain: str, hit: Hit) -> str:
    return plain[hit.start : hit.end].strip(" ,")
