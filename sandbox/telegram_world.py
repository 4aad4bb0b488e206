"""People, groups, chats and messages as Telegram's servers hold them, and their JSON shapes.

Shapes: core.telegram.org/bots/api, "Available types". Dates are Unix seconds.
"""

import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.telegram_errors import bad_request, forbidden
from sandbox.telegram_text import Formatted, tidy

FIRST_PERSON = 5_000_000_001  # ids exceed 32 bits (Bot API, User.id)
FIRST_GROUP = 4_000_000_001  # a group's id is negative
SUPERGROUP_PREFIX = 1_000_000_000_000  # a supergroup's id is -100 followed by ten digits

Json = dict[str, Any]


@dataclass
class Person:
    """Someone with a Telegram account; the id is also the id of the private chat with the bot."""

    id: int
    name: str
    language: str
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """The User object."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}


@dataclass
class Message:
    """One message as both sides see it. ``sender`` is None for the bot."""

    id: int
    sender: Person | None
    date: datetime
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    kind: str = "text"
    content: Json = field(default_factory=dict)  # further fields of the Message object
    markup: Json | None = None
    reply_to: int | None = None
    edited: datetime | None = None
    hidden: bool = False  # the person deleted it on their side


@dataclass
class Chat:
    """One chat of the bot: ``private``, ``group`` or ``supergroup``. Message ids count per chat."""

    id: int
    kind: str
    title: str
    standing: str = "member"  # of the bot: member, left, kicked
    moved_to: int | None = None
    owner: int = 0  # of a group: who added the bot and speaks unless someone else is named
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def instance(self) -> str:
        """CallbackQuery.chat_instance: the same for every button of the chat."""
        return str(zlib.crc32(str(self.id).encode()) * 4_294_967_291 - 2**62)


class World:
    """Everything there is, by id. Reads the clock; does no I/O."""

    def __init__(self, now: Callable[[], datetime], bot: Json) -> None:
        self.now = now
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, bytes] = {}
        # Other people in each run: whoever is new must not be taken for somebody that the bot met in an earlier one.
        self._first = secrets.randbelow(1_000_000_000) * 10

    def add_person(self, name: str, language: str) -> Person:
        person = Person(FIRST_PERSON + self._first + len(self.people) * 7, name, language)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", name)
        return person

    def add_group(self, title: str, owner: Person) -> Chat:
        chat = Chat(-(FIRST_GROUP + self._first + len(self.chats)), "group", title, owner=owner.id)
        self.chats[chat.id] = chat
        return chat

    def upgrade(self, chat: Chat) -> Chat:
        """A group becomes a supergroup with a new id and messages of its own."""
        new = Chat(chat.id - SUPERGROUP_PREFIX, "supergroup", chat.title, owner=chat.owner)
        self.chats[new.id] = new
        chat.moved_to = new.id
        return new

    def chat_for_bot(self, chat_id: Any) -> Chat:
        """The chat that a call names; 400 if there is none."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable(self, chat: Chat) -> None:
        """Raise what Telegram answers where the bot may not write."""
        if chat.moved_to is not None:
            error = bad_request("group chat was upgraded to a supergroup chat")
            error.parameters = {"migrate_to_chat_id": chat.moved_to}
            raise error
        if not chat.private:
            if chat.standing == "kicked":
                raise forbidden(f"bot was kicked from the {chat.kind} chat")
            if chat.standing == "left":
                raise forbidden(f"bot is not a member of the {chat.kind} chat")
            return
        person = self.people[chat.id]
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")

    def add_message(
        self,
        chat: Chat,
        sender: Person | None,
        formatted: Formatted | None = None,
        *,
        kind: str = "text",
        content: Json | None = None,
        markup: Json | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Put a message into a chat; its id is the next of that chat."""
        formatted = formatted or Formatted("", [])
        chat.last_id += 1
        message = Message(
            chat.last_id,
            sender,
            self.now(),
            formatted.text,
            formatted.entities,
            kind,
            content or {},
            markup,
            reply_to,
        )
        chat.messages[message.id] = message
        return message

    def said(self, chat: Chat, sender: Person, text: str, reply_to: int | None = None) -> Message:
        """A person types a text; commands, links and the like in it are marked by the server."""
        return self.add_message(chat, sender, tidy(text, []), reply_to=reply_to)

    def message_object(self, chat: Chat, message: Message, *, with_reply: bool = True) -> Json:
        """The Message object as an update or an answer carries it."""
        shape: Json = {
            "message_id": message.id,
            "from": message.sender.user() if message.sender else self.short_bot(),
            "chat": self.chat_object(chat),
            "date": int(message.date.timestamp()),
        }
        if message.edited is not None:
            shape["edit_date"] = int(message.edited.timestamp())
        if with_reply and message.reply_to in chat.messages:
            replied = chat.messages[message.reply_to]
            shape["reply_to_message"] = self.message_object(chat, replied, with_reply=False)
        caption = message.kind != "text"
        if message.text:
            shape["caption" if caption else "text"] = message.text
        if message.entities:
            shape["caption_entities" if caption else "entities"] = message.entities
        shape.update(message.content)
        if message.markup is not None and "inline_keyboard" in message.markup:
            shape["reply_markup"] = message.markup
        return shape

    def chat_object(self, chat: Chat) -> Json:
        """The Chat object."""
        if chat.private:
            return {"id": chat.id, "first_name": self.people[chat.id].name, "type": "private"}
        return {"id": chat.id, "title": chat.title, "type": chat.kind}

    def short_bot(self) -> Json:
        """The bot's User object outside getMe."""
        return {name: self.bot[name] for name in ("id", "is_bot", "first_name", "username")}
