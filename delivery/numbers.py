"""Which numbers we send texts to: British mobiles alone, since any other may cost many times as much. Pure.

Sources: phonenumbers' metadata for +44; Ofcom's "Telephone numbers for use in TV and radio drama programmes".
"""

import re
from functools import cache

import phonenumbers
from phonenumbers import PhoneMetadata

# +44 and four digits: a block of a million numbers of one network, nobody in particular.
_PREFIX = 7
_MOBILE = re.compile(r"\+447[0-9]{9}")
_FICTIONAL = re.compile(r"\+447700900[0-9]{3}")


def takes_texts(number: str, *, with_fictional: bool = False) -> bool:
    """Whether a number in E.164 is a mobile below +44: so are those of Jersey, Guernsey and the Isle of Man. Personal
    numbers (070), pagers, landlines, premium and short numbers are not.

    `with_fictional`: also those kept for drama, which nobody has: the sandbox's phones.
    """
    if not _MOBILE.fullmatch(number):
        return False
    if _FICTIONAL.fullmatch(number):
        return with_fictional
    return any(mobile.fullmatch(number, 3) for mobile in _mobiles())


@cache
def _mobiles() -> list[re.Pattern[str]]:
    """Mobiles of Great Britain, Jersey, Guernsey and Man. The library's own question for a number's type tries all other
    types too: it took a seventh of what sending a text takes."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE[44]
    known = [PhoneMetadata.metadata_for_region(region) for region in regions]
    return [re.compile(str(each.mobile.national_number_pattern)) for each in known if each and each.mobile]


def prefix_of(number: str) -> str:
    """The block of a number, as +447911."""
    return number[:_PREFIX]
