"""What one measurement is told and what it tells. It runs in a process of its own, and these are all that passes."""

import json
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass

from delivery.messages import SMS

# The public half is the bot's id; the far end takes any.
TOKENS = ("110201543:bench-of-the-first-bot", "110201544:bench-of-the-second-bot")
SENDERS = ("+447700900100", "+447700900101")
FIRST_CHAT, FIRST_NUMBER = 5_000_000_000, 447_700_000_000
WORD = "Burglary:"
TEXT = (
    f"{WORD} Linacre (Sefton)\n\nTwo homes in Linacre Road were broken into between 7pm and 9pm last night, both through "
    "the back door. Please lock doors and side gates, and leave a light on. Did you see or hear anything? Tell us here, "
    "without your name, or call 101.\n\nYour local police, 4 Dec. Ref K7M4"
)
# The label and the data of each button below it, two in a row.
BUTTONS = (
    ("I saw something", "saw=K7M4"),
    ("Useful", "good=K7M4"),
    ("Not useful", "poor=K7M4"),
    ("Mute", "mute=K7M4"),
)
# A text has no buttons and costs by its length.
SMS_TEXT = f"{WORD} 2 homes in Linacre Rd last night, by the back door. Lock up. Saw anything? Reply or call 101. Ref K7M4"


@dataclass(frozen=True)
class Order:
    """`what` sends to `people` recipients, counted from `first`, with so many `in_flight` or at most `rate` a second.

    `bot` chooses between the identities, where two processes send at once. `emergency`: to how many of them goes an alert
    of that lane, once the first is under way; `answers`: how many people are answered meanwhile, whose chats follow.
    """

    what: str
    far_end: str
    people: int
    in_flight: int = 1
    uvloop: bool = False
    first: int = 0
    rate: float = 20_000
    bot: int = 0
    profile: bool = False
    emergency: int = 0
    answers: int = 0

    @property
    def chats(self) -> Iterable[int]:
        return range(FIRST_CHAT + self.first, FIRST_CHAT + self.first + self.people)

    @property
    def answered(self) -> Iterable[int]:
        return range(FIRST_CHAT + self.people, FIRST_CHAT + self.people + self.answers)

    @property
    def numbers(self) -> Iterable[str]:
        return (f"+{FIRST_NUMBER + self.first + each}" for each in range(self.people))

    @property
    def seconds(self) -> float:
        """What the alert takes at its rate."""
        return self.people / self.rate

    @property
    def token(self) -> str:
        return TOKENS[self.bot]

    @property
    def sender(self) -> str:
        return SENDERS[self.bot]

    def identity(self, channel: str) -> str:
        """As the product names its own senders."""
        return f"sms:{self.sender}" if channel == SMS else f"telegram:{self.token.partition(':')[0]}"

    def to_line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @staticmethod
    def from_line(line: str) -> "Order":
        return Order(**json.loads(line))


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor from the first message to the last settled one; the most memory that the process had, in
    MB, by the time it was ready and ever. `profile`: where the processor's time went, by package, if that was asked
    for. `times`: when something was put into the outbox, in the machine's monotonic seconds."""

    cpu: float
    ready_mb: float
    peak_mb: float
    profile: dict[str, float] | None = None
    times: dict[str, float] | None = None


# Sends everything when it is called; some tell when they put what into the outbox.
Sending = Callable[[], Awaitable[dict[str, float] | None]]
Runner = Callable[[Order], AbstractAsyncContextManager[Sending]]
