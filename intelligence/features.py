"""What the learned weights look at in a message: its words, pairs of them, and pieces of longer words, which survive bad
spelling and endings.

A place counts as a place and a people as a people, whichever it is, so that where people live and where they come from
speaks neither for nor against them; a number counts by its size alone, as ages and hours do.
"""

from itertools import pairwise

from intelligence.findings import Findings

# Between two words that have one more between them.
APART = " + "
_PIECES = (4, 5)
_SHORTEST_CUT, _LONGEST_CUT = 4, 30
_SIZES = ((10, "few"), (18, "young"), (60, "grown"), (110, "old"))
_LENGTHS = ((3, "tiny"), (6, "short"), (12, "middling"), (25, "long"))


def features_of(found: Findings) -> dict[str, str]:
    """Each feature of a message with the words of the text that show it ("" for none)."""
    words = [_number(word) if word.isdigit() else word for word in found.words]
    shown: dict[str, str] = {}
    for word in words:
        shown[word] = word
        if len(word) >= _SHORTEST_CUT and word[0] not in "<#":
            whole = f"{word[:_LONGEST_CUT]}_"
            for size in _PIECES:
                for start in range(len(whole) - size + 1):
                    shown.setdefault(("~" if start else "_") + whole[start : start + size], word)
    for one, other in pairwise(("^", *words, "$")):
        shown[f"{one} {other}"] = f"{one} {other}".strip("^$ ")
    for one, other in zip(words, words[2:], strict=False):
        shown[f"{one}{APART}{other}"] = f"{one} .. {other}"
    if "?" in found.plain:
        shown["?"] = "?"
    if found.plain.endswith("? "):
        shown["? $"] = "?"
    shown[f"length {_named(len(words), _LENGTHS, 'huge')}"] = ""
    return shown


def _number(digits: str) -> str:
    # isdigit() is true of signs that int() cannot read, such as a raised two.
    return "#" + _named(int(digits), _SIZES, "big") if digits.isdecimal() and len(digits) < 9 else "#big"


def _named(size: int, steps: tuple[tuple[int, str], ...], above: str) -> str:
    return next((name for limit, name in steps if size < limit), above)
