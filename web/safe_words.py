"""What staff may not send to a nameless sender, since it could show who that is. Pure.

A link, opened, tells its server an address; a mail or a call tells a name or a number; and some questions ask for them.
"""

import re
import unicodedata

from config.errors import BadInput

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
_WHO = re.compile(
    r"\b(?:your|ur) (?:full |first |last |real |own )?(?:names?|surname|address|postcode|number|phone|mobile|"
    r"e-?mail|date of birth|birthday|age|job|workplace|house number)\b"
    r"|\bwho (?:are|r) (?:you|u)\b|\bwhere (?:do|d') ?(?:you|u) (?:live|work)\b|\bhow old (?:are|r) (?:you|u)\b",
    re.IGNORECASE,
)
_DO_NOT = re.compile(r"\b(?:do not|don't|dont|never|without|no need to)\b[^.!?\n]*$", re.IGNORECASE)


def check_safe(words: str) -> None:
    """Raises BadInput for words that lead the sender out of here or ask who they are, and for pictures."""
    plain = unicodedata.normalize("NFKC", words).replace("\u3002", ".")
    if shown := _pictures(words):
        raise BadInput("desk-words-pictures", letters=" ".join(shown))
    if "@" in plain:
        raise BadInput("desk-words-at")
    if found := _LINK.search(_DATE.sub(" ", plain)):
        raise BadInput("desk-words-link", found=_around(plain, found[0]))
    if number := _number_in(plain):
        raise BadInput("desk-words-number", number=number)
    for found in _WHO.finditer(plain):
        if not _DO_NOT.search(plain[: found.start()]):
            raise BadInput("desk-words-who", found=found[0])


def _pictures(words: str) -> list[str]:
    """What no old phone shows: pictures, and signs without a shape. Letters of any writing are none of these."""
    bad = (
        each
        for each in words
        if each != "\n" and unicodedata.category(each) in ("So", "Cc", "Cf", "Co", "Cn")
    )
    return list(dict.fromkeys(bad))[:10]


def _number_in(words: str) -> str | None:
    for found in _NUMBER.findall(_DATE.sub(" ", words)):
        digits = "".join(str(unicodedata.decimal(each)) for each in found if each.isdecimal())
        shortest = _SHORTEST_RUN if found.lstrip("+").isdecimal() else _SHORTEST_SPACED
        if len(digits) >= shortest and digits not in KNOWN_NUMBERS:
            return str(found)
    return None


def _around(words: str, part: str) -> str:
    """The whole word in which `part` was found."""
    return next((word for word in words.split() if part in word), part)[:60]
