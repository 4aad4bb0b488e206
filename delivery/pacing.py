"""How fast one identity may send: a bucket in its holder's memory (only one process holds an identity at a time)."""

import asyncio
import time
from datetime import timedelta

from config.errors import Throttled


class Pace:
    """At most `rate` units a second, and nothing before a provider's "retry after" is over."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._free_at = 0.0
        self._paused_until = 0.0

    async def wait(self, units: int) -> None:
        """Take `units`; returns when they may go.

        Raises Throttled where the provider asked for a pause, before or meanwhile: what waits in the queue can be
        cancelled and loses no lease, what waits here cannot and does.
        """
        self._refuse_in_pause()
        now = time.monotonic()
        starts = max(now, self._free_at)
        self._free_at = starts + units / self._rate
        if starts > now:
            await asyncio.sleep(starts - now)
            self._refuse_in_pause()

    def pause(self, seconds: float) -> None:
        """The provider asked for a pause."""
        self._paused_until = max(self._paused_until, time.monotonic() + seconds)
        self._free_at = self._paused_until

    @property
    def is_paused(self) -> bool:
        return time.monotonic() < self._paused_until

    @property
    def batch(self) -> int:
        """One second's worth: what a claim takes at most, so that cancelling stops within a second."""
        return max(1, int(self._rate))

    def _refuse_in_pause(self) -> None:
        if self.is_paused:
            raise Throttled("pause", timedelta(seconds=self._paused_until - time.monotonic()))
