"""How many parts a text takes on the air, counted as the networks do (GSM 03.38).

Counted here on its own, so that a mistake in the product's own counting shows.
Source: www.twilio.com/docs/glossary/what-sms-character-limit and 3GPP TS 23.038.
"""

from collections.abc import Iterable
from typing import Literal

Encoding = Literal["GSM-7", "UCS-2"]

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")  # an escape septet before each

GSM_ALONE, GSM_PART = 160, 153  # septets; a part gives seven of them to its header
UCS_ALONE, UCS_PART = 70, 67  # UTF-16 units


def encoding_of(body: str) -> Encoding:
    """One character outside the table makes the whole text UCS-2."""
    return "GSM-7" if all(each in BASIC or each in EXTENSION for each in body) else "UCS-2"


def segments_of(body: str) -> int:
    """Parts that the text is sent and billed in; an empty text is one."""
    if encoding_of(body) == "GSM-7":
        return _parts((2 if each in EXTENSION else 1 for each in body), GSM_ALONE, GSM_PART)
    return _parts((2 if ord(each) > 0xFFFF else 1 for each in body), UCS_ALONE, UCS_PART)


def _parts(costs: Iterable[int], alone: int, part: int) -> int:
    sizes = list(costs)
    if sum(sizes) <= alone:
        return 1
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:  # an escape pair or a surrogate pair moves whole into the next part
            parts, used = parts + 1, 0
        used += size
    return parts
