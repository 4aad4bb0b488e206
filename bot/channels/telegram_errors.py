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
from config.errors import Moved, SendError, Throttled, Unknown, Unreachable
from delivery.verdicts import Deed, Verdict

# Our codes, which stand on the delivery row, and what each means.
VERDICTS: dict[str, Verdict] = {
    "blocked": Verdict(Deed.CLOSE),
    "deactivated": Verdict(Deed.ERASE),
    "never-started": Verdict(Deed.CLOSE),
    "kicked": Verdict(Deed.CLOSE),
    "no-rights": Verdict(Deed.CLOSE),
    # Seen for people who are there (tdlib/telegram-bot-api#159): three times within half an hour, and it is true.
    "chat-not-found": Verdict(Deed.AGAIN, timedelta(minutes=10), tries=3),
    "badrequest": Verdict(Deed.BUG),
    "forbidden": Verdict(Deed.REFUSED),
    "too-big": Verdict(Deed.BUG),
    "token": Verdict(Deed.HALT, timedelta(minutes=5)),
    "conflict": Verdict(Deed.HALT, timedelta(minutes=1)),
    "429": Verdict(Deed.WAIT, timedelta(seconds=30)),
}
# Part of the description, in lower case -> our code.
REFUSALS = {
    "bot was blocked": "blocked",
    "user_is_blocked": "blocked",
    "user is deactivated": "deactivated",
    "input_user_deactivated": "deactivated",
    "can't initiate conversation": "never-started",
    "was kicked": "kicked",
    "not a member": "kicked",
    "group chat was deleted": "kicked",
    "group chat was deactivated": "kicked",
    "not enough rights": "no-rights",
    "no rights to send": "no-rights",
    "chat_write_forbidden": "no-rights",
    "chat not found": "chat-not-found",
    "peer_id_invalid": "chat-not-found",
}
# Larger than the server takes at all (413): a refusal, though it comes as one of the network's errors.
_TOO_BIG = "entity too large"
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
            wait = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            return Throttled("429", wait, by_chat=True)
        case ChatMigrated():
            return Moved("migrated", str(error.new_chat_id))
        case Forbidden() | BadRequest():
            code = next((code for part, code in REFUSALS.items() if says(error, part)), None)
            return _refusal(code or type(error).__name__.lower())
        case InvalidToken() | EndPointNotFound():
            return _refusal("token")
        case Conflict():
            return _refusal("conflict")
        case TimedOut() | NetworkError():
            if isinstance(error.__cause__, NOT_SENT):
                return Unreachable("connect")
            if says(error, "too many requests"):
                return Throttled("429", VERDICTS["429"].after, by_chat=True)
            if says(error, _TOO_BIG):
                return _refusal("too-big")
            return Unknown("timeout" if isinstance(error, TimedOut) else "network")
        case _:
            return Unknown(type(error).__name__.lower())


def _refusal(code: str) -> SendError:
    return VERDICTS[code].as_error(code)
