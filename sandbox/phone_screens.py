"""What a screen shows, in the words of the page: one shape for Telegram chats and text messages. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.london import clock, day
from sandbox.telegram_far_end import Shown
from sandbox.twilio_far_end import Text


@dataclass(frozen=True)
class Key:
    """A button under a message; with `url` it opens that. `waiting`: pressed, and not answered yet."""

    label: str
    data: str
    url: str | None
    waiting: bool


@dataclass(frozen=True)
class Bubble:
    """One message on a screen. `who` is its sender, for a text our number; `day` is set on the first message
    of a day; `marks` are Telegram's entities (bold, links …, in UTF-16 units); `note` is what a text cost; `photo`
    names the picture."""

    id: str
    mine: bool
    who: str
    kind: str
    text: str
    marks: list[dict[str, Any]]
    day: str
    clock: str
    edited: bool
    note: str
    keys: list[list[Key]]
    photo: str = ""


@dataclass(frozen=True)
class Screen:
    """A phone as it looks now. `off`: the bot is blocked (Telegram), or there is no signal (SMS)."""

    id: str
    kind: str
    name: str
    number: str
    off: bool
    messages: list[Bubble]


def chat_bubbles(chat: list[Shown], waiting: set[tuple[int, str]]) -> list[Bubble]:
    """A Telegram chat, oldest first; `waiting`: (message id, callback data) of presses without an answer."""
    days = _first_of_day([shown.date for shown in chat])
    return [
        Bubble(
            id=str(shown.message_id),
            mine=not shown.from_bot,
            who=shown.sender,
            kind=shown.kind,
            text=shown.text,
            marks=shown.entities,
            day=new_day,
            clock=clock(shown.date),
            edited=shown.edited,
            note="",
            keys=[
                [Key(key.label, key.data, key.url, (shown.message_id, key.data) in waiting) for key in row]
                for row in shown.buttons
            ],
            photo=shown.photo,
        )
        for shown, new_day in zip(chat, days, strict=True)
    ]


def text_bubbles(texts: list[Text]) -> list[Bubble]:
    """The text messages of an old phone, as they came."""
    days = _first_of_day([text.date for text in texts])
    return [
        Bubble(
            id=text.sid,
            mine=not text.from_us,
            who=text.number,
            kind="text",
            text=text.body,
            marks=[],
            day=new_day,
            clock=clock(text.date),
            edited=False,
            note=f"{text.segments} segment{'' if text.segments == 1 else 's'} · {text.encoding}",
            keys=[],
        )
        for text, new_day in zip(texts, days, strict=True)
    ]


def _first_of_day(dates: list[datetime]) -> list[str]:
    """For each date its day, or nothing where it is the day of the one before."""
    days = [day(date) for date in dates]
    return [today if today != before else "" for before, today in zip(["", *days], days, strict=False)]
