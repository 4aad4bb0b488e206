"""What a provider's refusal means for the message, for the way to the person, and for the sender. Pure.

The tables, code by code, are with each channel; what is done by them, in bot.failures and the dispatcher.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from config.errors import Halted, Rejected, SendError, Stopped, Throttled, Unknown, Unreachable


class Deed(StrEnum):
    """What to do about a code."""

    CLOSE = "close"  # the way is closed until somebody writes to us by it
    ERASE = (
        "erase"  # as CLOSE, and nobody will: what is known of them by this way alone goes after some weeks
    )
    OPT_OUT = "opt-out"  # the person's own STOP, of which the provider knew first
    WAIT = "wait"  # nothing from this sender for a while; the message was not taken
    HALT = "halt"  # nothing from this sender until somebody mends account or settings
    PREFIX = "prefix"  # nothing to numbers like this one for a while
    AGAIN = "again"  # this message once more, later
    MISS = "miss"  # not there: so often over weeks, and the way is closed
    REFUSED = "refused"  # these words will not go this way
    BUG = "bug"  # what we sent is wrong, and will be the next time too
    UNSURE = "unsure"  # perhaps taken, perhaps not


@dataclass(frozen=True)
class Verdict:
    """`after`: not before then. `tries`: how often a message is sent in all, where that is not once."""

    deed: Deed
    after: timedelta = timedelta(0)
    tries: int = 1

    def as_error(self, code: str) -> SendError:
        """What a channel raises when a call is answered so."""
        match self.deed:
            case Deed.CLOSE | Deed.ERASE | Deed.OPT_OUT:
                return Stopped(code)
            case Deed.WAIT:
                return Throttled(code, self.after)
            case Deed.HALT:
                return Halted(code, self.after)
            case Deed.PREFIX | Deed.AGAIN | Deed.MISS:
                return Unreachable(code, self.after, self.tries)
            case Deed.UNSURE:
                return Unknown(code)
            case Deed.REFUSED | Deed.BUG:
                return Rejected(code)
