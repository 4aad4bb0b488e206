"""What a text costs on the air, and how to write it more cheaply without changing what it says. Pure.

Sources: 3GPP TS 23.038 (the GSM 7-bit alphabet); www.twilio.com/docs/glossary/what-sms-character-limit.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # an escape septet stands before each
GSM_ALONE, GSM_PART = 160, 153  # septets; the header of a joined part takes seven
UCS_ALONE, UCS_PART = 70, 67  # UTF-16 units
MOST_PARTS = 3

# Look-alikes that word processors and phones put in. Marks that show nothing vanish.
_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛‹›ʹʻʼʽ′`´❛❜", "'"),
        **dict.fromkeys("“”„‟″«»ʺ˝❝❞", '"'),
        **dict.fromkeys("‐‑‒–—―−•‣●◦▪", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        **dict.fromkeys("\v\u0085\u2028\u2029", "\n"),
        "\t": " ",
        "…": "...", "·": ".", "⁄": "/", "×": "x", "÷": "/", "∆": "Δ", "™": "TM", "©": "(c)", "®": "(R)", "µ": "u",
        "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≠": "!=", "¦": "|", "°": " deg", "℃": " deg C", "℉": " deg F",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i", "œ": "oe", "Œ": "OE",
        "þ": "th", "Þ": "Th", "ẞ": "SS",
    }
)  # fmt: skip
# Signs that are written out in digits must not join the digits beside them: "2½" is not "21/2", "10²" is not "102".
_FRACTIONS, _RAISED, _LOWERED, _RINGED = "¼-¾⅐-⅞", "²³¹⁰⁴-⁹", "₀-₉", "①-⓿❶-➓"
_POWER = re.compile(rf"(?<=[\d{_FRACTIONS}{_LOWERED}{_RINGED}])(?=[{_RAISED}⁺⁻])")
_APART = re.compile(
    rf"(?<=[\d{_FRACTIONS}{_RAISED}{_LOWERED}{_RINGED}])(?=[{_FRACTIONS}{_RINGED}])"
    rf"|(?<=[\d{_FRACTIONS}{_RAISED}{_RINGED}])(?=[{_LOWERED}])"
    rf"|(?<=[{_FRACTIONS}{_RAISED}{_LOWERED}{_RINGED}])(?=\d)"
    r"|(?<=°)(?=\w)"
)
_OVERLAY = 1  # the class of marks that strike a character through, which says the opposite


@dataclass(frozen=True)
class Segments:
    """What a text takes: `units` are septets or 16-bit units (UCS-2), `parts` what is sent and billed."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    parts: int


def segments(text: str) -> Segments:
    """Count as networks do: a pair (escape and character, two surrogates) never straddles two parts."""
    if is_gsm(text):
        sizes = [2 if each in EXTENSION else 1 for each in text]
        return Segments("GSM-7", sum(sizes), _parts(sizes, GSM_ALONE, GSM_PART))
    sizes = [2 if ord(each) > 0xFFFF else 1 for each in text]
    return Segments("UCS-2", sum(sizes), _parts(sizes, UCS_ALONE, UCS_PART))


def is_gsm(text: str) -> bool:
    return not costly(text)


def costly(text: str) -> str:
    """The characters that make the whole text UCS-2 (a third of the room), each once, in order."""
    return "".join(dict.fromkeys(each for each in text if each not in BASIC and each not in EXTENSION))


def fold(text: str) -> str:
    """The text in GSM-7, with plain quotes, dashes and blanks and without the accents that GSM-7 lacks.

    Where letters or pictures remain that it lacks, the text stays as it was: the accents are free then.
    """
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    folded = "".join(_fold_one(each) for each in _POWER.sub("^", _APART.sub(" ", whole)))
    return folded if is_gsm(folded) else whole


def _fold_one(each: str) -> str:
    if each in BASIC or each in EXTENSION:
        return each
    plain = each.translate(_LOOK_ALIKES)
    if plain != each:
        return plain
    if unicodedata.category(each) == "Zs":
        return " "
    split = unicodedata.normalize("NFKD", each)
    if split == each:
        return each
    return "".join(_fold_one(part) for part in split if unicodedata.combining(part) in (0, _OVERLAY))


def _parts(sizes: Iterable[int], alone: int, part: int) -> int:
    sizes = list(sizes)
    if sum(sizes) <= alone:
        return 1
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts
