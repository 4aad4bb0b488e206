"""Which numbers we send texts to: British mobiles alone, since any other may cost many times as much. Pure.

Sources: phonenumbers' metadata for +44; Ofcom's "Telephone numbers for use in TV and radio drama programmes".
"""

import re

import phonenumbers

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
    # Built, not parsed, which takes as long again; what is no valid number has no type.
    built = phonenumbers.PhoneNumber(country_code=44, national_number=int(number[3:]))
    return bool(phonenumbers.number_type(built) == phonenumbers.PhoneNumberType.MOBILE)


def prefix_of(number: str) -> str:
    """The block of a number, as +447911."""
    return number[:_PREFIX]
