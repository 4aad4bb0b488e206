"""What comes that is no words: a photo can go with a report; everything else is refused, with the reason, and not kept."""

from bot.inbound import Form, Media
from bot.turn import Turn
from intelligence.model import MOST_PHOTOS

_REASONS = {
    Media.VOICE: "media-voice-telegram",
    Media.VIDEO: "media-video-telegram",
    Media.FILE: "media-file-telegram",
    Media.CONTACT: "media-contact-telegram",
    Media.STICKER: "media-sticker-telegram",
    Media.MMS: "media-mms",
}
# Telegram's are some 90 characters long; three must fit an envelope.
_MOST_NAME = 160


def refuse(turn: Turn) -> None:
    """Say why it is not taken, and what to do instead; the current screen comes again."""
    if turn.inbound.media == Media.MMS:
        drop_mms(turn)
    turn.say(_REASONS.get(turn.inbound.media, "cannot-read") if turn.inbound.media else "cannot-read")
    turn.say_again()


def refused(turn: Turn) -> bool:
    """As `refuse`, for whoever takes photos; False for these, and for words."""
    if turn.inbound.form != Form.UNREADABLE or turn.inbound.photo:
        return False
    refuse(turn)
    return True


def drop_mms(turn: Turn) -> None:
    """Have the provider delete what came with a text, and its record of it (Twilio deletes both together)."""
    if turn.inbound.ref:
        turn.deletes.append(turn.inbound.ref)


def trace(turn: Turn) -> str:
    """What is to be deleted of the message that came: its name, and with a photo that of the photo, so that this is had
    first (bot.channels.telegram_channel)."""
    return " ".join(filter(None, (turn.inbound.ref, turn.inbound.photo)))


def keep_photo(turn: Turn) -> None:
    """The photo goes with the report that is being written, as long as there is room."""
    name, photos = turn.inbound.photo, turn.memory.photos
    if name is None or name in photos:
        return
    if len(photos) < MOST_PHOTOS and len(name) <= _MOST_NAME:
        photos.append(name)
    else:
        turn.say("photos-enough-telegram")


def about_photos(turn: Turn, *, has_words: bool) -> list[str]:
    """What the offer says of the photos that go with it."""
    if not turn.memory.photos:
        return []
    count = turn.text("photos-with-it-telegram", count=len(turn.memory.photos))
    return [count] if has_words else [turn.text("photos-need-words-telegram"), count]
