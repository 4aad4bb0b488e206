"""How fast one identity may send. In its holder's memory: only one process holds an identity at a time."""

import asyncio
import math
import time
from collections import OrderedDict, deque
from datetime import timedelta
from typing import NamedTuple

from config.errors import Throttled
from config.timekeeping import Clock

# What may be made up for where a message left late: else each late wake-up would lower the rate for good.
_CATCH_UP = 0.05  # seconds
# Two chats that are told to wait within this time: it is the bot that is meant, not the chats.
_SAME_FLOOD = 1.0


class Pace:
    """At most `rate` units a second, counted when they leave, and nothing before a provider's "retry after" is over."""

    def __init__(self, rate: float, clock: Clock) -> None:
        self._rate = rate
        self._clock = clock
        self._turn = asyncio.Lock()
        self._free_at = 0.0
        self._paused_until = -math.inf  # the clock may stand anywhere
        # When the last units left: no window of this length ever holds more than fit into it.
        self._left: deque[float] = deque(maxlen=max(1, math.ceil(rate)))
        self._window = self._left.maxlen / rate if self._left.maxlen else 0.0

    async def wait(self, units: int) -> None:
        """Take `units`; returns when they may go, first come, first served.

        Raises Throttled where the provider asked for a pause, before or meanwhile: what waits in the queue can be
        cancelled and loses no lease, what waits here cannot and does.
        """
        if not self._turn.locked() and not self.is_paused and self._delay() <= 0:
            self._take(units, time.monotonic())
            return
        async with self._turn:
            self._refuse_in_pause()
            while (delay := self._delay()) > 0:
                await asyncio.sleep(delay)
                self._refuse_in_pause()
            self._take(units, time.monotonic() - _CATCH_UP)

    def pause(self, seconds: float) -> None:
        """The provider asked for a pause."""
        self._paused_until = max(self._paused_until, self._now() + seconds)

    @property
    def is_paused(self) -> bool:
        return self._now() < self._paused_until

    @property
    def pause_left(self) -> timedelta:
        return timedelta(seconds=max(0.0, self._paused_until - self._now()))

    @property
    def handful(self) -> int:
        """A fifth of a second's worth, and one at least: what may wait here, so that nothing more pressing waits long
        behind it, and a crash leaves few in doubt."""
        return max(1, int(self._rate / 5))

    def _now(self) -> float:
        """The installation's time where the machine's is set anew meanwhile: a pause must not grow by that."""
        return time.monotonic() + self._clock.offset.total_seconds()

    def _delay(self) -> float:
        """Seconds until the next units may go."""
        now = time.monotonic()
        full = len(self._left) == self._left.maxlen
        return max(self._free_at - now, self._left[0] + self._window - now if full else 0.0)

    def _take(self, units: int, since: float) -> None:
        """`since`: what the rate allowed before and nobody took is lost."""
        self._left.extend([time.monotonic()] * units)
        self._free_at = max(self._free_at, since) + units / self._rate

    def _refuse_in_pause(self) -> None:
        if self.is_paused:
            raise Throttled("pause", self.pause_left)


class Gap(NamedTuple):
    """What one chat bears: `burst` messages at once, then one each so many seconds."""

    seconds: float
    burst: int = 1


NO_GAP = Gap(0)


class ChatPaces:
    """How fast the chats of one identity may be written to. Remembers those of the last seconds alone, however many
    people an alert has."""

    def __init__(self) -> None:
        # When a chat has its whole burst again.
        self._rested_at: OrderedDict[int, float] = OrderedDict()
        self._last_told: tuple[int, float] | None = None

    def __len__(self) -> int:
        return len(self._rested_at)

    def delay(self, route: int, gap: Gap) -> float:
        """Seconds until the next message may go to this chat."""
        rested_at = self._rested_at.get(route)
        if rested_at is None:
            return 0.0
        return max(0.0, rested_at - (gap.burst - 1) * gap.seconds - time.monotonic())

    def take(self, route: int, gap: Gap) -> None:
        """A message goes there now."""
        if gap.seconds:
            self._set(route, max(self._rested_at.get(route, 0.0), time.monotonic()) + gap.seconds)

    def is_flood(self, route: int) -> bool:
        """The provider asked this chat to wait: True where another was told so just now, for it must be the identity
        that is meant. Telegram does not say which (Bot API, "ResponseParameters")."""
        now = time.monotonic()
        before, self._last_told = self._last_told, (route, now)
        return before is not None and before[0] != route and now - before[1] < _SAME_FLOOD

    def _set(self, route: int, rested_at: float) -> None:
        self._rested_at[route] = rested_at
        self._rested_at.move_to_end(route)
        # Two steps for each new one: also behind a chat that waits long, those that have rested are forgotten.
        now = time.monotonic()
        for _ in range(2):
            oldest = next(iter(self._rested_at))
            if self._rested_at[oldest] < now:
                del self._rested_at[oldest]
            else:
                self._rested_at.move_to_end(oldest)
            if not self._rested_at:
                return
