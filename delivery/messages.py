"""What can be said to a person, in words that no vendor owns."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import IntEnum, StrEnum

# When a row is due that goes as soon as it can: before all that a clock can say, so that it does not wait, and nothing
# overtakes it, where the clock is set back.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
TELEGRAM = "telegram"
SMS = "sms"
# A team's own program, as a door; never a person.
WEBHOOK = "webhook"


class Lane(IntEnum):
    """Order of work: lower goes first. A bulletin to many never delays an answer to one."""

    EMERGENCY = 0
    ANSWER = 1
    URGENT = 2
    ROUTINE = 3
    DIGEST = 4


class Kind(StrEnum):
    """What the provider is asked to do with a bulletin. A conversation's rows are all SEND: what they ask lies sealed."""

    SEND = "send"
    EDIT = "edit"


class State(StrEnum):
    """Where a row of the outbox stands (design 4.4)."""

    QUEUED = "queued"
    HELD = "held"
    MERGED = "merged"
    STARTED = "started"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Choice:
    """One answer that a person can give: a button, or the next number of a menu. `data` comes back on a press.

    `is_wide`: a button with a row of its own.
    """

    label: str
    data: str
    is_wide: bool = False


@dataclass(frozen=True)
class Message:
    """One message: plain text (never markup) and the choices below it. `columns`: buttons per row on a screen.
    An edit without text leaves the words as they stand and changes the choices alone.

    `notice` is said besides where the message only replaces another in place: changing a message rings on no phone.
    `photo` is a picture of delivery.photos, shown above the words where the channel can.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    columns: int = 1
    notice: str = ""
    photo: int | None = None


@dataclass(frozen=True)
class Parcel:
    """What one row of the outbox carries: messages in order, then provider message ids to delete.

    `edits` is the provider's id of the message that the first one replaces in place. `if_kept` is said where the provider
    will not delete all of them; `tries` counts how often it was asked to.
    """

    messages: tuple[Message, ...] = ()
    edits: str | None = None
    deletes: tuple[str, ...] = field(default=())
    if_kept: Message | None = None
    tries: int = 0

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(data: bytes) -> "Parcel":
        raw = json.loads(data)
        kept = raw.get("if_kept")
        return Parcel(
            tuple(message_from(m) for m in raw["messages"]),
            raw["edits"],
            tuple(raw["deletes"]),
            message_from(kept) if kept else None,
            raw.get("tries", 0),
        )


def message_from(raw: dict[str, object]) -> Message:
    """A message from its JSON form."""
    choices = raw.get("choices")
    pairs = choices if isinstance(choices, list) else []
    photo = raw.get("photo")
    return Message(
        str(raw["text"]),
        tuple(Choice(**each) for each in pairs),
        int(str(raw["columns"])),
        str(raw.get("notice", "")),
        int(str(photo)) if photo is not None else None,
    )
