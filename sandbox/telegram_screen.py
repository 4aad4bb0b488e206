"""What a phone shows of a chat."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.telegram_world import Json, Message


@dataclass(frozen=True)
class Button:
    """A button under a message; ``data`` is empty for one that opens ``url``."""

    label: str
    data: str
    url: str | None = None


@dataclass(frozen=True)
class Shown:
    """A message as the phone shows it now. Entities count in UTF-16 units; `photo` is the file_id of its picture."""

    message_id: int
    from_bot: bool
    text: str
    buttons: list[list[Button]]
    date: datetime
    edited: bool
    kind: str = "text"
    sender: str = ""
    entities: list[Json] = field(default_factory=list)
    photo: str = ""


def buttons(message: Message) -> list[list[Button]]:
    """The inline keyboard of a message, row by row."""
    rows = (message.markup or {}).get("inline_keyboard", [])
    return [[Button(b["text"], b.get("callback_data", ""), b.get("url")) for b in row] for row in rows]


def shown(message: Message, username: str) -> Shown:
    """A message as it stands now; ``username`` is the bot's."""
    return Shown(
        message.id,
        message.sender is None,
        message.text,
        buttons(message),
        message.date,
        message.edited is not None,
        message.kind,
        message.sender.name if message.sender else username,
        message.entities,
        message.content["photo"][-1]["file_id"] if message.kind == "photo" else "",
    )
