"""Codes that the product made: random letters and digits, which may spell anything to who looks for words in them."""

import re

from alerts.model import read_code
from bot.keywords import command_in
from staff.model import looks_like_code
from subscribers.scheme_model import read_scheme_code

# "Fire CH43" is no command and a code, it is a cry for help.
_TAKE_A_CODE = frozenset("check fwd join leave link mute saw scheme sent staff start unmute".split())
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
