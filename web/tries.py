"""How often somebody may try a code. Pure."""

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=10)
MOST_FROM_ONE_PLACE = 10
# Each try costs a slow hash: what all the world may cause in one window.
MOST_OF_ALL = 100


class Tries:
    """Tries of the last ten minutes, by network address, in this process. The database counts them too."""

    def __init__(self) -> None:
        self._tries: deque[tuple[datetime, str]] = deque()

    def may_try(self, place: str, now: datetime) -> bool:
        """Whether there is a try left; it is taken at once, so that many together do not all pass."""
        while self._tries and self._tries[0][0] <= now - WINDOW:
            self._tries.popleft()
        theirs = sum(tried == place for _, tried in self._tries)
        if theirs >= MOST_FROM_ONE_PLACE or len(self._tries) >= MOST_OF_ALL:
            return False
        self._tries.append((now, place))
        return True

    def forgive(self, place: str) -> None:
        """The code was right: nothing of this place counts any more."""
        self._tries = deque(each for each in self._tries if each[1] != place)
