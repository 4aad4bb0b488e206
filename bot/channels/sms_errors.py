"""Twilio's error codes as data: what each means for the message and for the route (twilio.com/docs/api/errors/<code>)."""

from datetime import timedelta

from config.errors import Rejected, SendError, Stopped, Throttled, Unknown, Unreachable

# This number cannot or must not be written to any more.
STOPPED = frozenset({21211, 21610, 21614, 21635, 30004, 30005, 30006})
# Nothing was taken; later it may be.
THROTTLED = {20429: timedelta(seconds=5), 21611: timedelta(minutes=1), 30001: timedelta(minutes=1),
             63038: timedelta(hours=12), 30450: timedelta(minutes=30)}  # fmt: skip
# Later: our account or settings have to be mended, or the message to be deleted is still on its way (20009).
UNREACHABLE = frozenset({20003, 20009, 21408, 21606, 21212, 21612, 21659, 21703, 21704, 30002})
# This message will never go; the number is good.
REJECTED = frozenset({21602, 21617, 30007, 30034, 30036})
# Perhaps taken (30003: handset off; 30008, 30410: the network does not say).
UNKNOWN = frozenset({20500, 20503, 30003, 30008, 30410})


def translate(status: int, code: int | None) -> SendError:
    """The SendError for an HTTP status and Twilio's own code."""
    if code in STOPPED:
        return Stopped(str(code))
    if code in THROTTLED:
        return Throttled(str(code), THROTTLED[code])
    if code in UNREACHABLE:
        return Unreachable(str(code))
    if code in REJECTED:
        return Rejected(str(code))
    if code in UNKNOWN or status >= 500:
        return Unknown(str(code or status))
    if status == 429:
        return Throttled("429", timedelta(seconds=5))
    return Rejected(str(code or status))
