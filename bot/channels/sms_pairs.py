"""Refusals that may mean our settings or one number alone: which of both, the numbers in a row tell."""

from datetime import datetime, timedelta

from bot.channels.sms_errors import PAIRS
from config.errors import Halted, SendError, Stopped, Unreachable

# So many different numbers of this country, and nothing went in between: it is not they.
_ENOUGH = 3
_HOME = "+44"
_PAUSE = timedelta(minutes=10)


class Pairs:
    """What one sender met of late. A stranger with an odd number must neither bring it to a stand nor stay in its
    queue, so each of these messages has three tries, whatever the refusals are taken for."""

    def __init__(self) -> None:
        self._refused: set[str] = set()
        self._until: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raises Halted while nothing is to be sent."""
        if self._until and now < self._until:
            raise Halted("settings", self._until - now)

    def worked(self) -> None:
        """A text was taken."""
        self._refused.clear()

    def judge(self, address: str, error: SendError, now: datetime) -> SendError:
        """What the refusal of a text to this number means."""
        if not isinstance(error, Halted) or error.code not in map(str, PAIRS):
            return error
        if not address.startswith(_HOME):
            return Stopped(error.code)
        self._refused.add(address)
        if len(self._refused) >= _ENOUGH:
            self._refused.clear()
            self._until = now + _PAUSE
        return Unreachable(error.code, _PAUSE, tries=3)
