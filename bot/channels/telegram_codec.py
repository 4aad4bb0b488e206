"""Telegram's updates in our words. What we cannot use (channel posts, service messages) becomes None."""

from collections.abc import Mapping
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.inbound import Form, Inbound, Media
from delivery.messages import TELEGRAM

log = structlog.get_logger()
# What we ask Telegram to send us; set at every start, since an omitted list keeps the previous one.
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


def read_raw(raw: Mapping[str, Any], bot: Bot, identity: int) -> Inbound | None:
    """As `read`, for an update as it came over the wire.

    None also for one that cannot be understood at all: it must not stand for a day before the messages behind it.
    """
    try:
        return read(Update.de_json(dict(raw), bot), identity)
    except Exception as error:
        log.error("update cannot be read", exc_info=error)
        return None


def read(update: Update, identity: int) -> Inbound | None:
    """The inbound message of an update, or None where it holds nothing for us."""
    key = str(update.update_id)
    if update.callback_query:
        return _press(update.callback_query, key, identity)
    if update.my_chat_member:
        return _standing(update.my_chat_member, key, identity)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    return _message(message, key, identity, is_edit=update.edited_message is not None)


def _message(message: Message, key: str, identity: int, *, is_edit: bool) -> Inbound | None:
    text = message.text or ""
    form = Form.TEXT
    location = None
    if message.migrate_to_chat_id:
        form, text = Form.MOVED, str(message.migrate_to_chat_id)
    elif message.location:
        if is_edit:
            return None  # a live location moving on
        form, location = Form.LOCATION, (message.location.latitude, message.location.longitude)
    elif is_edit and (text or message.caption):
        form, text = Form.EDITED, text or message.caption or ""
    elif not text:
        form, text = Form.UNREADABLE, message.caption or ""
    language = message.from_user.language_code if message.from_user else None
    return Inbound(
        channel=TELEGRAM,
        identity=identity,
        address=str(message.chat.id),
        key=key,
        form=form,
        text=text,
        location=location,
        language=language.partition("-")[0] if language else None,
        ref=str(message.message_id),
        in_group=message.chat.type in _GROUPS,
        media=_media(message),
        photo=message.photo[-1].file_id if message.photo and not is_edit else None,
        sender_address=_sender(message.chat, message.from_user),
    )


def _media(message: Message) -> Media | None:
    """A moving picture is called a document too (Bot API, "Message"), so the order counts."""
    kinds = {
        Media.PHOTO: message.photo,
        Media.VIDEO: message.animation or message.video or message.video_note,
        Media.VOICE: message.voice or message.audio,
        Media.FILE: message.document,
        Media.CONTACT: message.contact,
        Media.STICKER: message.sticker,
    }
    return next((kind for kind, found in kinds.items() if found), None)


def _press(query: CallbackQuery, key: str, identity: int) -> Inbound | None:
    if query.message is None or query.data is None:
        return None
    return Inbound(
        channel=TELEGRAM,
        identity=identity,
        address=str(query.message.chat.id),
        key=key,
        form=Form.PRESS,
        text=query.data,
        ref=str(query.message.message_id),
        press_id=query.id,
        in_group=query.message.chat.type in _GROUPS,
        sender_address=_sender(query.message.chat, query.from_user),
    )


def _sender(chat: Chat, user: User | None) -> str | None:
    """The private chat of who speaks in a group: it has the number of their account (Bot API, "Chat")."""
    return str(user.id) if user and chat.type in _GROUPS else None


def _standing(change: ChatMemberUpdated, key: str, identity: int) -> Inbound:
    is_gone = change.new_chat_member.status in _GONE
    return Inbound(
        channel=TELEGRAM,
        identity=identity,
        address=str(change.chat.id),
        key=key,
        form=Form.BLOCKED if is_gone else Form.UNBLOCKED,
        in_group=change.chat.type in _GROUPS,
    )
