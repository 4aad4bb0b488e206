"""Brings what people type to one plain form, so that the word lists need each word only once.

Knows letters and spelling, nothing of meaning. The result is lower case, without accents or apostrophes,
words and the marks , . ? apart by single blanks, with a blank at both ends: " hes got a knife . walton ".
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_MARKS = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʼ′\u0640", ""),
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},  # Arabic figures
        **{"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"},
        **{"ى": "ي", "ة": "ه", "،": " , ", "؛": " , ", "؟": " ? "},
        **dict.fromkeys(",;:\n\r", " , "),  # people break lines where they please
        **dict.fromkeys(".!", " . "),
        "?": " ? ",
        "¿": " ",
        "&": " and ",
        "£": " pounds ",
    }
)
_NOT_WORD = re.compile(r"[^\w,.?🔪🔫💣😂🤣😅😆😭🔥]+|_+")
_EMOJI = re.compile(r"([🔪🔫💣😂🤣😅😆😭🔥])")
_SPELT_OUT = re.compile(r"(?<!\S)(?:[a-z] ){3,}[a-z](?!\S)")
_RUN = re.compile(r"([^\W\d])\1{2,}")  # letters: 999 is no 99
_LEET_INSIDE = re.compile(r"(?<=[a-z])[013457@$!](?=[a-z])")
_LEET = str.maketrans("013457@$!", "oieastasi")
_NUMBER_THEN_LETTERS = re.compile(r"(?<=\d)(?=[^\W\d])")
_RUN_TOGETHER, _LONGEST_RUN, _LONGEST_KNOWN = 9, 60, 14
_TWO_LETTERS = frozenset("he me my we us is it in on at to of up go no so do am an as by im".split())
_TYPO_LENGTH = 6  # shorter words have too many real neighbours ("stab": "tab", "sab")


def fold(text: str) -> str:
    """`text` in lower case without accents, apostrophes and invisible characters; marks stand apart."""
    text = text.casefold()
    if not text.isascii():  # nearly every message is, and has neither
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))
    text = _LEET_INSIDE.sub(lambda m: m.group().translate(_LEET), text)
    text = _EMOJI.sub(r" \1 ", text.translate(_MARKS))
    return " ".join(_NOT_WORD.sub(" ", text).split())


class Speller:
    """Rewrites a message word by word: known short forms, drawn-out letters, small slips in grave words.

    `known` are the words that the lists use; `short_forms` maps a folded word to what is meant; `grave` are
    the words worth finding when misspelt; `real` are true words that only look like a misspelt one.
    """

    def __init__(
        self, known: Iterable[str], short_forms: Mapping[str, str], grave: Iterable[str], real: Iterable[str]
    ) -> None:
        self._known = frozenset(known)
        self._short_forms = dict(short_forms)
        self._short_words = {
            "a",
            "i",
            *(word for word in self._known if len(word) == 2 and word in _TWO_LETTERS),
        }
        keep = self._known | frozenset(real) | frozenset(short_forms)
        slips = ((slip, word) for word in sorted(set(grave)) for slip in _slips(word))
        self._slips = {slip: word for slip, word in slips if slip not in keep}

    def plain(self, text: str) -> str:
        """The plain form of `text`; " " for a text without a word."""
        folded = _SPELT_OUT.sub(lambda m: m.group().replace(" ", ""), fold(text))
        words = " ".join(self._word(word) for word in folded.split())
        return f" {words} " if words else " "

    def _word(self, word: str) -> str:
        if word in self._short_forms:
            return self._short_forms[word]
        if word in self._known:
            return word
        if _RUN.search(word):
            twice, once = _RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word)
            word = once if once in self._known or once in self._short_forms else twice
            word = self._short_forms.get(word, word)
        if len(word) >= _RUN_TOGETHER and word.isalpha() and word.isascii():
            apart = self._apart(word[:_LONGEST_RUN])
            if apart:
                return " ".join(self._short_forms.get(each, each) for each in apart)
        if word[0].isdigit():
            return _NUMBER_THEN_LETTERS.sub(" ", word)
        return self._slips.get(word, word)

    def _apart(self, word: str) -> list[str] | None:
        """The known words that were written as one, three or more ("hesgotaknife"); the longest first. None for none."""
        ways: list[list[str] | None] = [[], *[None] * len(word)]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_KNOWN), end):
                before, piece = ways[start], word[start:end]
                if before is not None and (
                    piece in self._short_words or (len(piece) > 2 and piece in self._known)
                ):
                    best = ways[end]
                    if best is None or len(before) + 1 < len(best):
                        ways[end] = [*before, piece]
        found = ways[-1]
        return found if found and len(found) > 2 else None


def _slips(word: str) -> set[str]:
    """`word` with one letter left out, doubled or swapped with its neighbour; the first letter stays."""
    if len(word) < _TYPO_LENGTH or not word.isalpha():
        return set()
    inside = range(1, len(word))
    left_out = {word[:i] + word[i + 1 :] for i in inside}
    doubled = {word[:i] + word[i] + word[i:] for i in inside}
    swapped = {word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :] for i in inside if i > 1}
    return (left_out | doubled | swapped) - {word}
