"""Telegram's published sending limits, when a test wants them in force.

core.telegram.org/bots/faq, "My bot is hitting limits": about one message a second in a chat (short bursts
pass), 20 a minute in a group, about 30 a second over all chats.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.telegram_errors import too_many


@dataclass(frozen=True)
class Limit:
    """At most ``count`` in any ``seconds``."""

    count: int
    seconds: float


ALL_CHATS = Limit(30, 1)
PRIVATE = Limit(3, 3)
GROUP = Limit(20, 60)


class Limits:
    """Counts sends by a clock in seconds; refused ones do not count."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: dict[int | None, deque[float]] = defaultdict(deque)

    def allow(self, chat_id: int) -> None:
        """Count one send; ``ApiError`` 429 with the whole seconds to wait when there were too many."""
        now = self._clock()
        windows = ((None, ALL_CHATS), (chat_id, PRIVATE if chat_id > 0 else GROUP))
        for key, limit in windows:
            sent = self._sent[key]
            while sent and now - sent[0] >= limit.seconds:
                sent.popleft()
            if len(sent) >= limit.count:
                raise too_many(max(1, math.ceil(limit.seconds - (now - sent[0]))))
        for key, _ in windows:
            self._sent[key].append(now)
