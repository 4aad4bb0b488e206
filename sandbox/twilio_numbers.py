"""Which numbers Twilio would take a text for, from a sender in the United Kingdom."""

import re
from typing import Literal

import phonenumbers

Kind = Literal["invalid", "abroad", "mobile", "landline", "other"]

E164 = re.compile(r"\+[1-9]\d{6,14}")
# Ofcom keeps 07700 900000-900999 for drama: nobody's phone, so the sandbox's phones have them.
# (www.ofcom.org.uk, telephone numbers for drama use; number libraries call them invalid)
FICTIONAL = re.compile(r"\+447700900\d{3}")
MOBILE_TYPES = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def kind_of(number: str) -> Kind:
    """What lies behind a number in E.164.

    Twilio takes texts for British landlines and may have them read out (error 21635 is not raised for the UK:
    www.twilio.com/guidelines/gb/sms); freephone, pager, personal and premium numbers are "other".
    """
    if FICTIONAL.fullmatch(number):
        return "mobile"
    if not E164.fullmatch(number):
        return "invalid"
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return "invalid"
    if not phonenumbers.is_valid_number(parsed):
        return "invalid"
    if parsed.country_code != 44:
        return "abroad"
    found = phonenumbers.number_type(parsed)
    if found in MOBILE_TYPES:
        return "mobile"
    return "landline" if found == phonenumbers.PhoneNumberType.FIXED_LINE else "other"
