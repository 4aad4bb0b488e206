"""The phones at the other end of the network: what is on their screens, which are off, which are dead."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sandbox.twilio_messages import Message, Status
from sandbox.twilio_numbers import kind_of
from sandbox.twilio_segments import Encoding

FIRST_FREE, FREE_NUMBERS = 200, 1000  # 07700 900200 and up; the lower ones are senders by custom


@dataclass(frozen=True)
class Text:
    """One text as its phone shows it: `number` is ours, `date` its creation, `status` Twilio's of now."""

    sid: str
    from_us: bool
    body: str
    number: str
    segments: int
    encoding: Encoding
    date: datetime
    status: Status


class Handsets:
    """Every phone by its number. A number nobody added still receives: networks do not ask us."""

    def __init__(self, taken: tuple[str, ...]) -> None:
        self._taken = set(taken)
        self._shown: defaultdict[str, list[Message]] = defaultdict(list)
        self._waiting: defaultdict[str, list[Message]] = defaultdict(list)
        self._off: set[str] = set()
        self._failing: dict[str, int] = {}
        self.read_out: list[Message] = []

    def add(self, number: str | None) -> str:
        """A phone of this number, or of the next free one kept for drama. ValueError: taken, or no mobile."""
        if number is None:
            candidates = (f"+447700900{each:03}" for each in range(FIRST_FREE, FREE_NUMBERS))
            number = next((each for each in candidates if each not in self._taken), None)
            if number is None:
                raise ValueError("no free number is left")
        if number in self._taken or kind_of(number) != "mobile":
            raise ValueError(f"{number} is taken or is no mobile number in E.164")
        self._taken.add(number)
        return number

    def knows(self, number: str) -> bool:
        """Whether someone holds such a phone (or it is one of ours)."""
        return number in self._taken

    def switch(self, number: str, off: bool, now: datetime) -> None:
        """Off or on. Once on, what waited at the network and has not expired comes in."""
        if off:
            self._off.add(number)
            return
        self._off.discard(number)
        for message in self._waiting.pop(number, []):
            if not message.is_final and message.expires > now:
                self._show(message)

    def is_off(self, number: str) -> bool:
        """Whether the network cannot reach it now."""
        return number in self._off

    def fail(self, number: str, code: int | None) -> None:
        """From now on texts to it end with this error code (None: they arrive again)."""
        if code is None:
            self._failing.pop(number, None)
        else:
            self._failing[number] = code

    def failure(self, number: str) -> int | None:
        """The error code that texts to it end with."""
        return self._failing.get(number)

    def bring(self, message: Message) -> None:
        """A text of ours reaches the network."""
        number = message.theirs
        if number in self._failing:
            return
        if kind_of(number) == "landline":
            message.arrived = True
            self.read_out.append(message)
        elif number in self._off:
            self._waiting[number].append(message)
        else:
            self._show(message)

    def wrote(self, message: Message) -> None:
        """A text that its owner typed."""
        self._shown[message.theirs].append(message)

    def screen(self, number: str) -> list[Text]:
        """What the phone shows, oldest first. It keeps what the provider's records lose."""
        return [
            Text(
                sid=each.sid,
                from_us=each.direction != "inbound",
                body=each.text,
                number=each.ours,
                segments=each.segments,
                encoding=each.encoding,
                date=each.created,
                status=each.status,
            )
            for each in self._shown.get(number, [])
        ]

    def _show(self, message: Message) -> None:
        message.arrived = True
        self._shown[message.theirs].append(message)
