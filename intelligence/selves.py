"""Words by which a sender may show who they are: "I live opposite", a name, a number of one's own, "my ex".

They are shown to the sender before anything is sent, who sends them all the same, hides them or writes again. Doubt
counts as a sign; only what is plainly said of somebody else stays silent. Pure.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intelligence.phrases import Hit, PhraseIndex, PhraseReader
from intelligence.spelling import Speller

MASK = "[...]"
_TOKEN = re.compile(r"\w+(?:['’‘`´]\w+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?\n]")
# A number of any British line, an address of e-mail, an @name.
_WAYS = re.compile(
    r"(?<![\w+])(?:\+44|0044|0)(?:[\s-]?\(?\d\)?){9,10}(?!\d)"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@.])@\w{3,}"
)
# What joins two words and is no part of a name.
_NO_SECOND_NAME = frozenset(
    "and but i im the a from of in on at is was who they he she it y de si i oraz e o".split()
)
_WHERE_FROM = ("here", "from")
_EDGES = " ,.;:!?-\n"
Span = tuple[int, int]


@dataclass(frozen=True)
class SelfWords:
    """The words of one language; every key is explained in `routing/selves/en.toml`. All but
    `no_name` and `also_names` are phrases."""

    lists: Mapping[str, tuple[str, ...]]
    phrases: tuple[str, ...]
    names: tuple[str, ...]
    perhaps: tuple[str, ...]
    hurried: tuple[str, ...]
    no_name: tuple[str, ...]
    own: tuple[str, ...]
    also_names: tuple[str, ...]
    others: tuple[str, ...]
    victim: tuple[str, ...]


class Selves:
    """Finds such words in a text as it was typed, in all languages at once, because people mix them.

    `known`: words that are no names. Raises BadPhrase for an ill-written phrase.
    """

    def __init__(
        self,
        words: Iterable[SelfWords],
        speller: Speller,
        short_forms: Mapping[str, str],
        known: Iterable[str],
    ) -> None:
        kept = list(words)
        self._speller = speller
        self._known = frozenset(known) - frozenset(name for each in kept for name in each.also_names)
        self._no_names = frozenset(name for each in kept for name in each.no_name)
        self._indexes = [PhraseIndex(_labelled(each), PhraseReader(each.lists, short_forms)) for each in kept]

    def find(self, text: str, own: str = "") -> tuple[Span, ...]:
        """Where such words stand in `text`, in order and apart. `own`: the number that the sender writes from."""
        typed = _Typed(text, self._speller)
        hits = [hit for index in self._indexes for hit in index.find(typed.plain)]
        spans = [typed.span(hit.start, _end(typed.plain, hit)) for hit in hits if hit.label == "phrases"]
        for label in ("names", "perhaps", "hurried"):
            for hit in hits:
                if hit.label == label:
                    first, last = typed.tokens(hit.start, hit.end)
                    if size := self._name_behind(typed, last, label):
                        spans.append((typed.spans[first][0], typed.spans[last + size][1]))
                        name = text[typed.spans[last + 1][0] : typed.spans[last + size][1]]
                        spans += _everywhere(text, name)
        marks = [
            (typed.span(hit.start, hit.end), hit.label) for hit in hits if hit.label in ("own", "others")
        ]
        spans += [
            way.span()
            for way in _WAYS.finditer(text)
            if _is_number(way[0], own) or _is_own(text, way.span(), marks)
        ]
        return tuple(_merged(text, spans))

    def tells_of_a_victim(self, text: str) -> bool:
        """Whether the sender tells of a crime against themselves."""
        plain = _Typed(text, self._speller).plain
        return any(hit.label == "victim" for index in self._indexes for hit in index.find(plain))

    def _name_behind(self, typed: "_Typed", last: int, label: str) -> int:
        """Of how many words the name is that stands behind the word `last`: none, one or two."""
        following = [typed.text[start:end] for start, end in typed.spans[last + 1 : last + 3]]
        if not following or not following[0][0].isalpha():
            return 0
        if label != "names" and (label == "hurried" or not self._is_name(following[0])):
            return int(self._is_name_in_a_hurry(following))
        second = len(following) > 1 and following[1][0].isalpha()
        lower = following[1].casefold() if second else ""
        is_two = second and (
            self._is_name(following[1])
            if following[0][0].isupper()
            else lower not in self._known | _NO_SECOND_NAME
        )
        return 1 + is_two

    def _is_name_in_a_hurry(self, following: Sequence[str]) -> bool:
        """ "im doris from the bakery": a word that we do not know, and where its bearer is."""
        word, place = following[0].casefold(), following[1].casefold() if len(following) > 1 else ""
        is_known = word in self._known or any(word == each.casefold() for each in self._no_names)
        return place in _WHERE_FROM and len(word) > 2 and not is_known

    def _is_name(self, word: str) -> bool:
        return word.istitle() and word not in self._no_names and word.casefold() not in self._known


def shown(text: str, spans: Sequence[Span]) -> list[str]:
    """The words themselves, each once, as they were typed."""
    return list(dict.fromkeys(" ".join(text[start:end].split()) for start, end in spans))


def hide(text: str, spans: Sequence[Span]) -> str:
    """The text with a mark in the place of each of these words."""
    for start, end in reversed(spans):
        text = f"{text[:start]}{MASK}{text[end:]}"
    return text


class _Typed:
    """A text with its plain form, and the way back from there to what was typed."""

    def __init__(self, text: str, speller: Speller) -> None:
        self.text = text
        self.spans: list[Span] = []
        self._starts: list[int] = []
        self.plain = " "
        for token in _TOKEN.finditer(text):
            words = speller.plain(token[0]).strip()
            if words:
                self.spans.append(token.span())
                self._starts.append(len(self.plain))
                self.plain += f"{words} "

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first and last word typed of what stands from `start` to `end` in the plain form."""
        return bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1

    def span(self, start: int, end: int) -> Span:
        first, last = self.tokens(start, end)
        return self.spans[first][0], self.spans[last][1]


def _labelled(words: SelfWords) -> Iterator[tuple[str, str]]:
    for label in ("phrases", "names", "perhaps", "hurried", "own", "others", "victim"):
        for phrase in getattr(words, label):
            yield label, phrase


def _end(plain: str, hit: Hit) -> int:
    """A phrase that takes in the words behind it takes none beyond a comma, and no joining word at the end."""
    if not hit.phrase.endswith(".."):
        return hit.end
    comma = plain.find(" , ", hit.start, hit.end)
    words = plain[hit.start : comma if comma > 0 else hit.end].split()
    while words[-1] in _NO_SECOND_NAME:
        words.pop()
    return hit.start + len(" ".join(words))


def _everywhere(text: str, name: str) -> Iterator[Span]:
    """All places of a name that is the sender's own."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        yield found.span()


def _is_number(way: str, own: str) -> bool:
    """Whether this is the number `own`, in whatever form."""
    digits, theirs = (re.sub(r"\D", "", each)[-10:] for each in (way, own))
    return len(digits) == 10 and digits == theirs


def _is_own(text: str, way: Span, marks: list[tuple[Span, str]]) -> bool:
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, 0, way[0])), default=0)
    before = [(span, label) for span, label in marks if begin <= span[0] and span[1] <= way[0]]
    if before:
        return max(before)[1] == "own"
    ending = _SENTENCE_END.search(text, way[1])
    stop = ending.start() if ending else len(text)
    return not any(way[1] <= span[0] < stop and label == "others" for span, label in marks)


def _merged(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order; those that touch, or have a blank between them only, are one."""
    ordered: list[list[int]] = []
    for start, end in sorted(spans):
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if ordered and not text[ordered[-1][1] : start].strip():
            ordered[-1][1] = max(ordered[-1][1], end)
        elif end > start:
            ordered.append([start, end])
    yield from ((start, end) for start, end in ordered)
