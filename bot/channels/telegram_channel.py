"""Telegram as a channel: plain text, inline keyboards, edits in place. The client is python-telegram-bot's `Bot`."""

import os

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.constants import MessageLimit
from telegram.error import BadRequest, TelegramError

from bot.channels.splitting import split
from bot.channels.telegram_errors import GONE, NOT_DELETABLE, UNCHANGED, says, translate
from config.errors import Rejected
from delivery.messages import Message

# The library's own switch: without it every 429 raises a deprecation warning (telegram.error.RetryAfter).
os.environ.setdefault("PTB_TIMEDELTA", "1")
_MOST = int(MessageLimit.MAX_TEXT_LENGTH)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """Sends through one bot. Text goes out as it is, without a parse mode: no street name can break it."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, address: str, message: Message, receipt: str) -> str:
        try:
            ref = ""
            parts = split(message.text, _MOST)
            for number, part in enumerate(parts, 1):
                sent = await self._bot.send_message(
                    int(address),
                    part,
                    reply_markup=keyboard(message) if number == len(parts) else None,
                    link_preview_options=_NO_PREVIEW,
                )
                ref = str(sent.message_id)
            return ref
        except TelegramError as error:
            raise translate(error) from error

    async def edit(self, address: str, ref: str, message: Message, receipt: str) -> str:
        """Edit in place; a message that cannot be edited any more is sent anew, one that reads so already is left."""
        if len(message.text) > _MOST:
            return await self.send(address, message, receipt)
        try:
            await self._bot.edit_message_text(
                message.text,
                int(address),
                int(ref),
                reply_markup=keyboard(message),
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if says(error, UNCHANGED):
                return ref
            if says(error, *GONE):
                return await self.send(address, message, receipt)
            raise translate(error) from error
        except TelegramError as error:
            raise translate(error) from error
        return ref

    async def delete(self, address: str, ref: str) -> None:
        """Delete a message from the chat; one that is gone already, or too old (48 hours), is left."""
        try:
            await self._bot.delete_message(int(address), int(ref))
        except BadRequest as error:
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

    def cost(self, message: Message) -> int:
        return len(split(message.text, _MOST))


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """Buttons in rows. Raises Rejected for callback data over 64 bytes: our bug, seen before the provider sees it."""
    if any(len(choice.data.encode()) > 64 for choice in message.choices):
        raise Rejected("button-data")
    buttons = [InlineKeyboardButton(choice.label, callback_data=choice.data) for choice in message.choices]
    rows = [buttons[start : start + message.columns] for start in range(0, len(buttons), message.columns)]
    return InlineKeyboardMarkup(rows) if rows else None
