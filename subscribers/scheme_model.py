"""A Neighbourhood Watch scheme, and which words of its coordinator may go to its members. Pure."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from config.errors import BadInput
from delivery.pointers import has_at, link_in, number_in
from delivery.sms_text import costly, fold

LONGEST_NAME = 60
LONGEST_LINE = 200
LONGEST_MESSAGE = 300
# Own messages of a scheme: more is what drives members away.
MOST_A_WEEK, WEEK = 2, timedelta(days=7)
# Who was told no is asked to talk to the officer before they ask again.
ASK_AGAIN = timedelta(days=7)
LEAD_CODE_LIVES = timedelta(days=7)
CODE_LENGTH = 8  # an alert's code has 4, a postcode at most 7
# No vowels (a code must not spell a word, nor a place) and nothing that is mistaken for something else.
_LETTERS, _DIGITS = "CDFGHJKMNPQRTVWXY", "34679"

_QUOTES = frozenset('"«»„“”‟')
# In the languages of our catalogues, without their accents.
_POLICE = re.compile(r"\b(?:polic(?!y\b|ies\b)|politi[ae]|heddlu)\w*", re.IGNORECASE)


class SchemeState(StrEnum):
    """ASKED: an officer has yet to look at it. ACTIVE: it runs. VACANT: nobody leads it. STOPPED: by an officer.
    DECLINED: by an officer, or whoever asked for it left."""

    ASKED = "asked"
    ACTIVE = "active"
    VACANT = "vacant"
    STOPPED = "stopped"
    DECLINED = "declined"


# Neighbours may come in: a poster stays up while a new coordinator is looked for.
OPEN = (SchemeState.ACTIVE, SchemeState.VACANT)


class SchemeRole(StrEnum):
    """COORDINATOR: vetted by an officer. DEPUTY: chosen by the coordinator. Both may write; a MEMBER reads."""

    COORDINATOR = "coordinator"
    DEPUTY = "deputy"
    MEMBER = "member"


LEADS = (SchemeRole.COORDINATOR, SchemeRole.DEPUTY)


@dataclass(frozen=True)
class Scheme:
    """`code` is on its posters; `area_label` is how its area is shown, `borough_code` says whose staff look after it."""

    id: int
    name: str
    area_code: str
    area_label: str
    borough_code: str
    code: str
    state: SchemeState
    made_at: datetime


@dataclass(frozen=True)
class Membership:
    """What somebody is in a scheme."""

    scheme: Scheme
    role: SchemeRole

    @property
    def leads(self) -> bool:
        """Whether they may write to its members now."""
        return self.role in LEADS and self.scheme.state == SchemeState.ACTIVE


def new_scheme_code() -> str:
    """For posters. It has a digit, so that no name of a place is one."""
    letters = [secrets.choice(_LETTERS + _DIGITS) for _ in range(CODE_LENGTH - 1)]
    letters.insert(secrets.randbelow(CODE_LENGTH), secrets.choice(_DIGITS))
    return "".join(letters)


def read_scheme_code(typed: str) -> str | None:
    """The code in what somebody typed or a link carried ("k7qx 9mtr", "K7QX-9MTR."), or None where it cannot be one."""
    code = "".join(typed.strip().rstrip(".!?").replace("-", " ").split()).upper()
    is_code = len(code) == CODE_LENGTH and all(each in _LETTERS + _DIGITS for each in code)
    return code if is_code and any(each in _DIGITS for each in code) else None


def check_words(words: str, most: int) -> str:
    """A neighbour's words to neighbours, with single blanks. Raises BadInput with the reason.

    No links and no numbers: they are what a fraudster wants read in a message that looks like the police's.
    """
    words = "\n".join(" ".join(line.split()) for line in words.strip().splitlines())
    if not words:
        raise BadInput("scheme-words-empty")
    if strange := costly(fold(words)):
        raise BadInput("scheme-words-costly", characters=" ".join(strange[:10]))
    if len(words) > most:
        raise BadInput("scheme-words-long", most=most, surplus=len(words) - most)
    if found := link_in(words):
        raise BadInput("scheme-words-link", found=found)
    if has_at(words):
        raise BadInput("scheme-words-link", found="@")
    if number := number_in(words):
        raise BadInput("scheme-words-number", number=number)
    return words


def check_not_police(line: str) -> None:
    """A line that stands above an alert must not end its own quotation, nor speak of the police: who reads on in a
    hurry would take it for theirs. Raises BadInput."""
    plain = unicodedata.normalize("NFKC", line)
    for sign in plain:
        if sign == '"' or (unicodedata.category(sign) in ("Pi", "Pf", "Ps") and fold(sign) in _QUOTES):
            raise BadInput("scheme-line-quotes")
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    if found := _POLICE.search(bare):
        raise BadInput("scheme-line-police", found=found[0])
