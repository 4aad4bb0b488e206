"""How often somebody may try a code. Pure.

One network address is refused after ten; all the world together is only slowed down, so that no stranger can keep
staff out. What a guesser cannot do is in the length of the code (staff.model).
"""

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=10)
MOST_FROM_ONE_PLACE = 10
# Beyond so many in one window somebody is guessing, and each try waits.
MANY_OF_ALL = 100
SLOW_SECONDS = 2.0


class Tries:
    """Tries of the last ten minutes, by network address, in this process."""

    def __init__(self) -> None:
        self._tries: deque[tuple[datetime, str]] = deque()

    def may_try(self, place: str, now: datetime) -> bool:
        """Whether this address has a try left; it is taken at once, so that many together do not all pass."""
        while self._tries and self._tries[0][0] <= now - WINDOW:
            self._tries.popleft()
        if sum(tried == place for _, tried in self._tries) >= MOST_FROM_ONE_PLACE:
            return False
        self._tries.append((now, place))
        return True

    @property
    def wait_seconds(self) -> float:
        """How long the try just taken has to wait."""
        return SLOW_SECONDS if len(self._tries) > MANY_OF_ALL else 0.0

    def forgive(self, place: str) -> None:
        """The code was right: nothing of this place counts any more."""
        self._tries = deque(each for each in self._tries if each[1] != place)
