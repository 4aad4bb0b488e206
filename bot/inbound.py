"""What came in, in no vendor's words: who, what they typed or pressed, and the key that makes it count once."""

from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """What kind of thing came in."""

    TEXT = "text"
    PRESS = "press"
    LOCATION = "location"
    EDITED = "edited"
    UNREADABLE = "unreadable"  # photo, sticker, voice note, contact ...: nothing that we can read
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    MOVED = "moved"  # the chat has another address from now on: the text


class Media(StrEnum):
    """What came that is no words, where we can tell."""

    PHOTO = "photo"
    VOICE = "voice"  # a note, or music
    VIDEO = "video"  # also round ones, and moving pictures
    FILE = "file"
    CONTACT = "contact"
    STICKER = "sticker"
    MMS = "mms"  # whatever came with a text


@dataclass(frozen=True)
class Inbound:
    """One message, press or change of standing. `address` serves to find the route and goes no further."""

    channel: str
    identity: int
    address: str = field(repr=False)
    key: str
    form: Form
    text: str = field(default="", repr=False)
    location: tuple[float, float] | None = field(default=None, repr=False)
    language: str | None = None
    # The provider's id of this message (or of the one whose button was pressed), and of the press itself.
    ref: str | None = None
    press_id: str | None = None
    in_group: bool = False
    media: Media | None = None
    # The provider's name of a photo's largest size: UNREADABLE all the same for whoever was asked for no photo.
    photo: str | None = field(default=None, repr=False)
    # Who speaks, where that is not whoever the address is: in a group.
    sender_address: str | None = field(default=None, repr=False)
