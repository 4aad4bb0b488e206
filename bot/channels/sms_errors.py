"""Twilio's error codes as data: what each means (twilio.com/docs/api/errors/<code>), whether it answers a call of ours or
comes later in a status callback. Twilio refines its codes: what is not here goes by the status."""

from datetime import UTC, datetime, timedelta

from config.errors import Rejected, SendError, Throttled, Unknown
from delivery.verdicts import Deed, Verdict

_MINUTE = timedelta(minutes=1)
_CLOSE, _REFUSED, _BUG = Verdict(Deed.CLOSE), Verdict(Deed.REFUSED), Verdict(Deed.BUG)
_UNSURE = Verdict(Deed.UNSURE)
# Somebody is called, and mends it: until then one message asks again every ten minutes.
_HALT = Verdict(Deed.HALT, 10 * _MINUTE, tries=50)

VERDICTS: dict[int, Verdict] = {
    # the number
    21211: _CLOSE,  # none
    21614: _CLOSE,  # no mobile
    21635: _CLOSE,  # a landline
    21610: Verdict(Deed.OPT_OUT),
    30004: Verdict(
        Deed.MISS
    ),  # barred by network or owner, or without service: not again, and often is for good
    30005: Verdict(Deed.ERASE),  # does not exist (any more); numbers are given to others
    30006: _CLOSE,  # a landline, or a network that takes no texts
    30003: Verdict(Deed.MISS, 30 * _MINUTE, tries=2),  # off, or without signal
    30008: Verdict(Deed.AGAIN, 10 * _MINUTE, tries=2),  # the network does not say why
    30450: Verdict(Deed.PREFIX, 30 * _MINUTE, tries=3),  # SMS pumping is suspected, for 15 to 30 minutes
    # the sender
    20003: _HALT,  # wrong token
    20005: _HALT,  # account closed or suspended
    20404: _HALT,  # no such account
    30002: _HALT,  # account suspended
    21212: _HALT,  # our number is none
    21606: _HALT,  # our number is not ours, or cannot send texts
    21701: _HALT,  # no such service
    21703: _HALT,  # the service has no number
    21704: _HALT,  # the service has no number that could
    # the sender and this number together: see `PAIRS`
    21408: _HALT,  # the country is not switched on
    21612: _HALT,
    21659: _HALT,
    # for now
    20429: Verdict(Deed.WAIT, timedelta(seconds=5)),  # too many calls at once; never taken
    21611: Verdict(Deed.WAIT, _MINUTE),  # the queue is full
    30001: Verdict(Deed.WAIT, 10 * _MINUTE, tries=5),  # the queue was full; never left
    63038: Verdict(Deed.WAIT, timedelta(days=1), tries=2),  # the day's limit
    20009: Verdict(Deed.AGAIN, _MINUTE, tries=50),  # to be deleted, and still on its way
    30036: Verdict(
        Deed.AGAIN, _MINUTE, tries=2
    ),  # waited too long at Twilio; still of use if the alert is in force
    # the words
    21602: _BUG,  # none
    21617: _BUG,  # over 1,600 characters
    30007: _REFUSED,  # taken for spam
    30034: _REFUSED,  # a rule of the United States
    # nobody knows
    20500: _UNSURE,
    20503: _UNSURE,
    30410: _UNSURE,  # a network did not answer in time
}
# Perhaps our settings, perhaps this one number (abroad, or of a network that takes no texts from ours): one stranger
# must not bring the sender to a stand, so several numbers in a row have to be refused so.
PAIRS = frozenset({21408, 21612, 21659})
UNTIL_TOMORROW = 63038


def translate(status: int, code: int | None, now: datetime) -> SendError:
    """The SendError for an HTTP status and Twilio's own code."""
    if code == UNTIL_TOMORROW:
        return Throttled(str(code), _until_tomorrow(now))
    if code in VERDICTS:
        return VERDICTS[code].as_error(str(code))
    if status >= 500:
        return Unknown(str(code or status))
    if status == 429:
        return Throttled("429", timedelta(seconds=5))
    return Rejected(str(code or status))


def _until_tomorrow(now: datetime) -> timedelta:
    """Twilio's days are those of Greenwich ("DateSent" in the Message resource)."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1) - now
