"""A text in parts that a provider takes at once. Pure."""

import re
import unicodedata

# Where a part may end, the best first: a line, a sentence, a word. A no-break space is no such place.
_BLANK = r"[^\S\u00a0\u202f]"
_ENDS = (
    re.compile(r"\n"),
    re.compile(rf"[.!?…؟。]['\"’”»)\]]*{_BLANK}"),
    re.compile(_BLANK),
)
_JOINER = "\u200d"
_MARKS = ("Mn", "Mc", "Me")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def split(text: str, most: int) -> list[str]:
    """The text in parts of at most `most` UTF-16 units (so providers count), cut at the end of a line, a sentence or a
    word where there is one, and never within what a reader takes for one character.

    Blanks at a cut are lost; no part is empty, unless the whole text is.
    """
    if len(text) * 2 <= most:  # a character has two units at most; nearly all we say ends here
        return [text]
    parts = []
    while _units(text) > most:
        cut = _cut(text, most)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    whole = [part for part in [*parts, text] if part.strip()]
    return whole or [text]


def _cut(text: str, most: int) -> int:
    """Where the first part ends. Not so early that a long text falls into crumbs."""
    fits = most
    while (over := _units(text[:fits]) - most) > 0:
        fits -= (over + 1) // 2
    for end in _ENDS:
        # The blank itself is lost, so it may stand just behind what fits.
        found = [match.end() for match in end.finditer(text, 0, fits + 1) if match.end() > fits // 2]
        cut = next((each for each in reversed(found) if not _is_within(text, each)), None)
        if cut is not None:
            return cut
    cut = fits
    while cut > fits // 2 and _is_within(text, cut):
        cut -= 1
    return cut if cut > fits // 2 else max(fits, 1)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _is_within(text: str, at: int) -> bool:
    """Whether the characters before and after this place are read as one: a letter and its accents, a picture and its
    colour, the two letters of a flag (after Unicode Standard Annex 29, "Grapheme Cluster Boundaries")."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after == _JOINER or before == _JOINER or unicodedata.category(after) in _MARKS:
        return True
    if ord(after) in _SKIN_TONES or ord(after) in _TAGS:
        return True
    letters = 0
    while letters < at and ord(text[at - 1 - letters]) in _FLAG_LETTERS:
        letters += 1
    return ord(after) in _FLAG_LETTERS and letters % 2 == 1
