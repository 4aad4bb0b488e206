"""Pictures by one bot: uploaded once, and named by Telegram's file_id from then on (Bot API, "Sending files")."""

import asyncio
from collections import Counter, defaultdict

import structlog
from telegram import Bot, InlineKeyboardMarkup, InputFile, Message
from telegram.constants import MessageLimit
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram_errors import LATER, NO_PHOTO, WRONG_FILE, says, translate
from config.errors import Rejected, Unreachable
from delivery.photos import Photos
from delivery.pictures import MOST_BYTES

log = structlog.get_logger()
_MOST_CAPTION = int(MessageLimit.CAPTION_LENGTH)


def fits_caption(text: str) -> bool:
    """Whether the words fit under a picture, counted in UTF-16 units as Telegram's own offsets are."""
    return len(text.encode("utf-16-le")) // 2 <= _MOST_CAPTION


class TelegramPhotos:
    """Sends pictures, and fetches what was sent to us."""

    def __init__(self, bot: Bot, photos: Photos) -> None:
        self._bot = bot
        self._photos = photos
        self._uploading: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._uploads: Counter[int] = Counter()
        # What Telegram cannot show is uploaded once, and not for each who was to get it.
        self._unshowable: set[int] = set()

    async def send(
        self, chat: int, photo: int, caption: str, markup: InlineKeyboardMarkup | None
    ) -> str | None:
        """Send a picture with words under it; the message's id. None where there is no picture to be had: its words
        must not wait for it. Raises TelegramError.

        Of many who are to get a picture that the bot was never given, one gets the upload and the others wait for it.
        """
        before, stale = self._uploads[photo], await self._photos.ref(photo)
        if stale is not None:
            try:
                return _id(await self._post(chat, stale, caption, markup))
            except BadRequest as error:
                if not says(error, *WRONG_FILE):
                    raise
        async with self._uploading[photo]:
            ref = await self._photos.ref(photo, anew=True)
            # The same picture may get the same name again: that alone does not tell that nobody uploaded it meanwhile.
            if ref is None or (ref == stale and self._uploads[photo] == before):
                return await self._upload(chat, photo, caption, markup)
        return _id(await self._post(chat, ref, caption, markup))

    async def fetch(self, file_ref: str) -> bytes:
        """The bytes of what was sent to this bot. Raises Rejected for what is too large, and SendError."""
        try:
            file = await self._bot.get_file(file_ref)
            if (file.file_size or 0) > MOST_BYTES:
                raise Rejected("too-big")
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            if says(error, LATER):
                raise Unreachable("unavailable") from error
            raise translate(error) from error

    async def make_ready(self, file_ref: str) -> None:
        """Have Telegram keep the file ready for an hour (Bot API, "getFile"), whatever is deleted then. Raises SendError
        where it may work later."""
        try:
            await self._bot.get_file(file_ref)
        except BadRequest:
            log.warning("photo not made ready", kind="photo")
        except TelegramError as error:
            raise translate(error) from error

    async def _upload(
        self, chat: int, photo: int, caption: str, markup: InlineKeyboardMarkup | None
    ) -> str | None:
        body = None if photo in self._unshowable else await self._photos.body(photo)
        if body is None:
            log.warning("photo not here", kind="photo")
            return None
        try:
            sent = await self._post(chat, InputFile(body, filename="photo"), caption, markup)
        except BadRequest as error:
            if not says(error, *NO_PHOTO):
                raise
            self._unshowable.add(photo)
            log.warning("photo refused", kind="photo")
            return None
        await self._photos.remember(photo, sent.photo[-1].file_id)
        self._uploads[photo] += 1
        return _id(sent)

    async def _post(
        self, chat: int, picture: str | InputFile, caption: str, markup: InlineKeyboardMarkup | None
    ) -> Message:
        return await self._bot.send_photo(chat, picture, caption=caption or None, reply_markup=markup)


def _id(sent: Message) -> str:
    return str(sent.message_id)
