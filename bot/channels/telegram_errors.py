"""Telegram's refusals as data: what an answer means for the message and for the route.

Sources: the Bot API server's Client.cpp and python-telegram-bot's request/_baserequest.py (which strips
"Bad Request: " and lower-cases the rest, and keeps "Forbidden: ").
"""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.wire import NOT_SENT
from config.errors import Rejected, SendError, Stopped, Throttled, Unknown, Unreachable

# Part of the description, in lower case -> a code for the delivery row.
STOPPED = {
    "bot was blocked": "blocked",
    "user is deactivated": "deactivated",
    "can't initiate conversation": "never-started",
    "was kicked": "kicked",
    "not a member": "kicked",
    "group chat was upgraded": "migrated",
    "chat not found": "chat-not-found",
}
# The message that we wanted to change is not there to be changed: say it anew.
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
UNCHANGED = "message is not modified"
# Over 48 hours (Bot API, deleteMessage).
TOO_OLD = "message can't be deleted"
NOT_DELETABLE = ("message to delete not found", TOO_OLD)
# A message with a picture has a caption and no text, one without has a text and no caption.
NO_TEXT = "there is no text in the message to edit"
NO_CAPTION = "there is no caption in the message to edit"
# What stands for a picture means nothing (any more) to this bot: give it the picture itself.
WRONG_FILE = ("wrong file identifier", "wrong remote file identifier", "wrong file_id", "file reference")
# What was given as a picture is none that Telegram can show.
NO_PHOTO = ("image_process_failed", "photo_invalid_dimensions", "photo_ext_invalid", "too big for a photo")
# A file that is there, and cannot be had at this moment.
LATER = "temporarily unavailable"


def says(error: TelegramError, *parts: str) -> bool:
    return any(part in error.message.lower() for part in parts)


def translate(error: TelegramError) -> SendError:
    """The SendError for an exception of the library, most specific first."""
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Throttled("429", wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
        case ChatMigrated():
            return Stopped("migrated")
        case Forbidden() | BadRequest():
            known = next((code for part, code in STOPPED.items() if part in error.message.lower()), None)
            return Stopped(known) if known else Rejected(type(error).__name__.lower())
        case InvalidToken() | EndPointNotFound():
            return Unreachable("token")
        case Conflict():
            return Unreachable("conflict")
        case TimedOut() | NetworkError():
            if isinstance(error.__cause__, NOT_SENT):
                return Unreachable("connect")
            if says(error, "too many requests"):
                return Throttled("429", timedelta(seconds=30))
            return Unknown("timeout" if isinstance(error, TimedOut) else "network")
        case _:
            return Unknown(type(error).__name__.lower())
