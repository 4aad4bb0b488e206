"""What in somebody's words points a reader elsewhere: links, mail addresses, numbers to ring. Pure.

A link or a number is what a fraudster wants a reader to follow, and tells its owner who did.
"""

import re
import unicodedata

# Numbers that residents may be given: none of these is ours, and none hands on who rang.
KNOWN_NUMBERS = frozenset(
    {
        "999", "101", "111", "105", "112", "18000",
        "116123",  # Samaritans
        "0800555111",  # Crimestoppers
        "08001111",  # Childline
        "08082000247",  # National Domestic Abuse Helpline
        "0800789321",  # anti-terrorist hotline
    }
)  # fmt: skip
_LINK = re.compile(r"://|\bwww\b|(?:\d{1,3}\.){3}\d{1,3}|[\w-]\.[^\W\d_]{2,}", re.IGNORECASE)
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)\b")
_NUMBER = re.compile(r"\+?\d(?:[ ().-]{0,3}\d)+")
# So many digits in a row, or with blanks between them, are something to ring or to text.
_SHORTEST_RUN, _SHORTEST_SPACED = 5, 7


def has_at(words: str) -> bool:
    """Whether the sign of mail addresses and user names stands there, in any width."""
    return "@" in _plain(words)


def link_in(words: str) -> str | None:
    """The first word that opens a page when it is pressed."""
    plain = _plain(words)
    found = _LINK.search(_DATE.sub(" ", plain))
    return _around(plain, found[0]) if found else None


def number_in(words: str) -> str | None:
    """The first number to ring or to text, other than a known helpline's."""
    for found in _NUMBER.findall(_DATE.sub(" ", _plain(words))):
        digits = "".join(str(unicodedata.decimal(each)) for each in found if each.isdecimal())
        shortest = _SHORTEST_RUN if found.lstrip("+").isdecimal() else _SHORTEST_SPACED
        if len(digits) >= shortest and digits not in KNOWN_NUMBERS:
            return str(found)
    return None


def pictures_in(words: str) -> list[str]:
    """What no old phone shows: pictures, and signs without a shape. Letters of any writing are none of these."""
    bad = (
        each
        for each in words
        if each != "\n" and unicodedata.category(each) in ("So", "Cc", "Cf", "Co", "Cn")
    )
    return list(dict.fromkeys(bad))[:10]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).replace("\u3002", ".")


def _around(words: str, part: str) -> str:
    """The whole word in which `part` was found."""
    return next((word for word in words.split() if part in word), part)[:60]
