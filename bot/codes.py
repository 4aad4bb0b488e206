"""Codes that the product made: random letters, digits and words, which may spell anything to who looks for words in them."""

import re

from alerts.model import read_code
from bot.keywords import command_in
from intelligence.cases import WORDS, Cases
from staff.model import looks_like_code
from subscribers.scheme_model import read_scheme_code

# "Fire CH43" is no command and a code, it is a cry for help.
_TAKE_A_CODE = frozenset("check fwd join leave link mute saw scheme sent staff start unmute".split())
_TAKE_A_CASE = ("case", "forget")
_LINKED = re.compile(r"[a-z]-", re.IGNORECASE)  # a link's "/start i-K7QX-9MTR-2HWV"


def is_code_alone(typed: str) -> bool:
    """Whether a message is a code of ours and nothing more, with its command or bare.

    "CHECK 9J4F" holds no word, so no word of danger. It must be typed in one piece and have a digit: words that
    happen to have twelve letters are a sentence.
    """
    word, rest = command_in(typed) or ("", "")
    code = rest if word in _TAKE_A_CODE else typed.strip()
    if _LINKED.match(code):
        code = code[2:]
    if not any(each.isdigit() for each in code) or len(code.split()) != 1:
        return False
    return looks_like_code(code) or read_scheme_code(code) is not None or read_code(code) is not None


def words_beside(typed: str, cases: Cases) -> str:
    """What somebody wrote themselves: without the code that stands alone, or that stands behind CASE or FORGET.

    Four random words weigh as danger once in twenty times; and a case code, which is the resident's alone, must not
    travel with what stands behind it.
    """
    if is_code_alone(typed):
        return ""
    word, rest = command_in(typed) or ("", "")
    read = cases.read(rest) if word in _TAKE_A_CASE else None
    return read[1] if read else typed


def is_code_with_a_slip(typed: str, cases: Cases) -> bool:
    """Whether CASE or FORGET and what may be meant for its four words stand there, and nothing more."""
    word, rest = command_in(typed) or ("", "")
    return word in _TAKE_A_CASE and len(rest.split()) <= WORDS and cases.resembles(rest)
