"""Telegram as a channel: plain text, inline keyboards, edits in place. The client is python-telegram-bot's `Bot`."""

import os
from datetime import timedelta
from functools import lru_cache

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import MessageLimit
from telegram.error import BadRequest, TelegramError

from bot.channels.splitting import split
from bot.channels.telegram_errors import (
    GONE,
    NO_CAPTION,
    NO_TEXT,
    NOT_DELETABLE,
    TOO_OLD,
    UNCHANGED,
    says,
    translate,
)
from bot.channels.telegram_photos import TelegramPhotos, fits_caption
from bot.channels.telegram_transport import call
from config.errors import Rejected
from delivery.messages import Choice, Message
from delivery.pacing import NO_GAP, Gap

# The library's own switch: without it every 429 raises a deprecation warning (telegram.error.RetryAfter).
os.environ.setdefault("PTB_TIMEDELTA", "1")
_MOST = int(MessageLimit.MAX_TEXT_LENGTH)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NO_PREVIEW_FIELD = _NO_PREVIEW.to_json()


class TelegramChannel:
    """Sends through one bot. Text goes out as it is, without a parse mode: no street name can break it."""

    def __init__(
        self,
        bot: Bot,
        photos: TelegramPhotos | None = None,
        chat_gap: Gap = NO_GAP,
        group_gap: Gap = NO_GAP,
    ) -> None:
        self._bot = bot
        self._photos = photos
        self._chat_gap = chat_gap
        self._group_gap = group_gap

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """Words too long for a caption follow the picture; they carry the buttons, and are what is edited later."""
        try:
            ref = ""
            if message.photo is not None and self._photos:
                is_whole = fits_caption(message.text)
                caption, below = (message.text, keyboard(message)) if is_whole else ("", None)
                shown = await self._photos.send(int(address), message.photo, caption, below)
                if shown and is_whole:
                    return shown
            parts = split(message.text, _MOST)
            for number, part in enumerate(parts, 1):
                ref = await self._say(address, part, message if number == len(parts) else None)
            return ref
        except TelegramError as error:
            raise translate(error) from error

    async def _say(self, address: str, words: str, buttons_of: Message | None) -> str:
        """One message of words: what nearly all of an alert's copies are, so it goes by the shortest way."""
        fields = {"chat_id": address, "text": words, "link_preview_options": _NO_PREVIEW_FIELD}
        if buttons_of and buttons_of.choices:
            fields["reply_markup"] = _buttons(buttons_of.choices, buttons_of.columns)
        sent = await call(self._bot, "sendMessage", fields)
        return str(sent["message_id"])

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """Edit in place; a message that cannot be edited any more is sent anew, one that reads so already is left."""
        if not message.text:
            return await self._change_buttons(address, ref, message)
        if len(split(message.text, _MOST)) > 1:
            return await self.send(address, message, receipt)
        try:
            if not await self._change_words(int(address), int(ref), message):
                return await self.send(address, message, receipt)
        except BadRequest as error:
            if says(error, *GONE):
                return await self.send(address, message, receipt)
            if not says(error, UNCHANGED):
                raise translate(error) from error
        except TelegramError as error:
            raise translate(error) from error
        if message.notice:
            await self._say_below(address, ref, message.notice)
        return ref

    async def _change_words(self, chat: int, ref: int, message: Message) -> bool:
        """Under the picture, or where the words stand by themselves because they were too long for that.

        False where a picture stood there and words alone are to come: that cannot be, so it is deleted. One that is
        too old to be deleted stays, with the words under it.
        """
        if message.photo is not None and fits_caption(message.text):
            try:
                await self._change_caption(chat, ref, message)
            except BadRequest as error:
                if not says(error, NO_CAPTION):
                    raise
            else:
                return True
        try:
            await self._bot.edit_message_text(
                message.text, chat, ref, reply_markup=keyboard(message), link_preview_options=_NO_PREVIEW
            )
        except BadRequest as error:
            if not says(error, NO_TEXT):
                raise
        else:
            return True
        try:
            await self._bot.delete_message(chat, ref)
        except BadRequest as error:
            if says(error, TOO_OLD):
                await self._change_caption(chat, ref, message)
                return True
            if not says(error, *NOT_DELETABLE):
                raise
        return False

    async def _change_caption(self, chat: int, ref: int, message: Message) -> None:
        await self._bot.edit_message_caption(chat, ref, caption=message.text, reply_markup=keyboard(message))

    async def _say_below(self, address: str, ref: str, words: str) -> None:
        """A short message of its own that leads to the one that was changed: a press on it scrolls up."""
        above = ReplyParameters(int(ref), allow_sending_without_reply=True)
        try:
            await self._bot.send_message(int(address), words, reply_parameters=above)
        except TelegramError as error:
            raise translate(error) from error

    async def _change_buttons(self, address: str, ref: str, message: Message) -> str:
        """The words stay, whatever they have become meanwhile; a message that is gone needs no buttons."""
        try:
            await self._bot.edit_message_reply_markup(int(address), int(ref), reply_markup=keyboard(message))
        except TelegramError as error:
            if not says(error, UNCHANGED, *GONE):
                raise translate(error) from error
        return ref

    async def delete(self, address: str, ref: str) -> None:
        """Delete a message from the chat; one that is gone already is fine. Raises Rejected for one that is too old.

        A picture that `ref` names besides is made ready to be fetched first: nobody promises that it can be had later.
        """
        message, _, picture = ref.partition(" ")
        if picture and self._photos:
            await self._photos.make_ready(picture)
        try:
            await self._bot.delete_message(int(address), int(message))
        except BadRequest as error:
            if says(error, TOO_OLD):
                raise Rejected("too-old") from error
            if not says(error, *NOT_DELETABLE):
                raise translate(error) from error
        except TelegramError as error:
            raise translate(error) from error

    async def settle_press(self, press_id: str) -> None:
        """Stop the button's spinner; nothing is lost where it comes too late."""
        try:
            await self._bot.answer_callback_query(press_id)
        except TelegramError:
            return

    def gap(self, address: str) -> Gap:
        """Groups have negative ids (Bot API, "Chat")."""
        return self._group_gap if address.startswith("-") else self._chat_gap

    def cost(self, message: Message) -> int:
        apart = message.photo is not None and not fits_caption(message.text)
        return len(split(message.text, _MOST)) + bool(message.notice) + apart


@lru_cache(maxsize=200)
def _buttons(choices: tuple[Choice, ...], columns: int) -> str:
    """The same under every copy of an alert."""
    markup = keyboard(Message("", choices, columns))
    return markup.to_json() if markup else ""


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """Buttons in rows. Raises Rejected for callback data over 64 bytes: our bug, seen before the provider sees it."""
    if any(len(choice.data.encode()) > 64 for choice in message.choices):
        raise Rejected("button-data")
    rows: list[list[InlineKeyboardButton]] = []
    is_full = True
    for choice in message.choices:
        if is_full or choice.is_wide:
            rows.append([])
        rows[-1].append(InlineKeyboardButton(choice.label, callback_data=choice.data))
        is_full = choice.is_wide or len(rows[-1]) == message.columns
    return InlineKeyboardMarkup(rows) if rows else None
