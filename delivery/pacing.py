"""How fast one identity may send: a bucket in its holder's memory (only one process holds an identity at a time)."""

import asyncio
import time


class Pace:
    """At most `rate` units a second, and nothing before a provider's "retry after" is over."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._free_at = 0.0

    async def wait(self, units: int) -> None:
        """Take `units`; returns when they may go."""
        now = time.monotonic()
        starts = max(now, self._free_at)
        self._free_at = starts + units / self._rate
        if starts > now:
            await asyncio.sleep(starts - now)

    def pause(self, seconds: float) -> None:
        """The provider asked for a pause."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)

    @property
    def batch(self) -> int:
        """One second's worth: what a claim takes at most, so that cancelling stops within a second."""
        return max(1, int(self._rate))
