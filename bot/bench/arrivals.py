"""What reached the far end: when, for whom, and with which first word. Nothing else is kept of a message."""

import time
from array import array
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Report:
    """`doubles`: messages beyond the first of each recipient. Times are the machine's monotonic seconds, the same in all
    its processes; `most_in_a_second` is the largest number in any second, wherever it begins."""

    messages: int
    recipients: int
    doubles: int
    first: float
    last: float
    most_in_a_second: int

    @property
    def seconds(self) -> float:
        return self.last - self.first

    @property
    def rate(self) -> float:
        """Messages a second between the first and the last."""
        return (self.messages - 1) / self.seconds if self.seconds else 0.0

    def as_json(self) -> dict[str, float]:
        return asdict(self)


class Arrivals:
    """Seventeen bytes a message: half a million of them must not slow down what is measured."""

    def __init__(self) -> None:
        self._times = array("d")
        self._recipients = array("q")
        self._words = array("B")
        self._known: dict[str, int] = {}

    def record(self, recipient: int, word: str) -> None:
        self._times.append(time.monotonic())
        self._recipients.append(recipient)
        self._words.append(self._known.setdefault(word, len(self._known)))

    def report(self, word: str | None = None) -> Report:
        """Of all messages, or of those that begin with `word`."""
        chosen = [(when, who) for when, who, _ in self._with(word)]
        if not chosen:
            return Report(0, 0, 0, 0.0, 0.0, 0)
        times = [when for when, _ in chosen]
        recipients = len({who for _, who in chosen})
        return Report(
            messages=len(chosen),
            recipients=recipients,
            doubles=len(chosen) - recipients,
            first=times[0],
            last=times[-1],
            most_in_a_second=most_in_a_second(times),
        )

    def by_recipient(self, word: str) -> dict[int, float]:
        """When each recipient had the first message that begins with `word`."""
        found: dict[int, float] = {}
        for when, who, _ in self._with(word):
            found.setdefault(who, when)
        return found

    def _with(self, word: str | None) -> list[tuple[float, int, int]]:
        rows = zip(self._times, self._recipients, self._words, strict=True)
        if word is None:
            return list(rows)
        wanted = self._known.get(word)
        return [row for row in rows if row[2] == wanted]


def most_in_a_second(times: list[float]) -> int:
    """`times` in order. The second is open at its end: 0.0 and 1.0 are not in the same one."""
    most = first = 0
    for place, when in enumerate(times):
        while when - times[first] >= 1.0:
            first += 1
        most = max(most, place - first + 1)
    return most
