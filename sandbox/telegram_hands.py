"""The hands of the people on their phones: what they do becomes messages in chats and updates for the bot."""

import re
from typing import Any, Literal

from sandbox.telegram_files import document, photo_sizes, sticker, video, voice
from sandbox.telegram_methods import Query
from sandbox.telegram_picture import sample_picture
from sandbox.telegram_screen import Shown, buttons, shown
from sandbox.telegram_text import Formatted, commands, tidy
from sandbox.telegram_updates import Updates
from sandbox.telegram_world import Chat, Json, Message, Person, World

Kind = Literal["text", "photo", "document", "location", "contact", "sticker", "voice", "video", "service"]
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Hands:
    """What people do. A chat is named by its id; ``KeyError`` for one that is not there."""

    def __init__(self, world: World, updates: Updates, queries: dict[str, Query], username: str) -> None:
        self.username = username
        self._world = world
        self._updates = updates
        self._queries = queries

    def add_person(self, name: str, *, language: str = "en") -> int:
        """A new account that has not yet started the bot; its id is also that of the private chat."""
        return self._world.add_person(name, language).id

    def add_group(self, title: str) -> int:
        """A new group with the bot as an ordinary member, privacy mode on; its owner added the bot."""
        owner = self._world.add_person(f"Owner of {title}", "en")
        owner.started = True
        chat = self._world.add_group(title, owner)
        self._standing(chat, owner, "left", "member")
        self._service(chat, owner, {"new_chat_members": [self._world.short_bot()]})
        return chat.id

    def type(self, chat: int, text: str, *, sender: int | None = None, reply_to: int | None = None) -> int:
        """A person sends a text, in a group as ``sender`` (else its owner); returns the message id."""
        room, person = self._speaker(chat, sender)
        formatted = tidy(text, [])
        if not formatted.text:
            raise ValueError("Telegram does not send an empty text")
        if len(formatted.text) > 4096:
            raise ValueError("a phone would send this as several messages of at most 4096 characters")
        return self._say(room, person, formatted, reply_to=reply_to)

    def start(self, chat: int, payload: str = "") -> int:
        """The Start button, or a deep link ``t.me/<bot>?start=payload``."""
        if not _PAYLOAD.fullmatch(payload):
            raise ValueError("a start parameter is up to 64 characters of A-Z a-z 0-9 _ -")
        return self.type(chat, f"/start {payload}")

    def press(
        self, chat: int, label: str, *, message_id: int | None = None, sender: int | None = None
    ) -> str:
        """Press a button by its label or callback data, on the newest message that has it or on
        ``message_id``; returns the callback query's id. ``KeyError`` when there is no such button."""
        room, person = self._speaker(chat, sender)
        for message in reversed(list(room.messages.values())):
            if message.hidden or (message_id is not None and message.id != message_id):
                continue
            for button in (button for row in buttons(message) for button in row):
                if button.data and label in (button.label, button.data):
                    return self._pressed(room, person, message, button.data)
        raise KeyError(label)

    def press_data(self, chat: int, message_id: int, data: str, *, sender: int | None = None) -> str:
        """Press a button that the phone still showed although the message has lost it since."""
        room, person = self._speaker(chat, sender)
        return self._pressed(room, person, room.messages[message_id], data)

    def share_location(self, chat: int, lat: float, lon: float, *, sender: int | None = None) -> int:
        """A point picked on the map, or where the phone is."""
        room, person = self._speaker(chat, sender)
        return self._say(room, person, None, kind="location", location={"latitude": lat, "longitude": lon})

    def send_contact(self, chat: int, *, phone: str, user_id: int | None, sender: int | None = None) -> int:
        """A contact card; ``user_id`` is None for a number without a Telegram account."""
        room, person = self._speaker(chat, sender)
        known = self._world.people.get(user_id or 0)
        card: Json = {"phone_number": phone, "first_name": known.name if known else "Contact"}
        if user_id is not None:
            card["user_id"] = user_id
        return self._say(room, person, None, kind="contact", contact=card)

    def send_photo(
        self, chat: int, caption: str = "", *, content: bytes | None = None, sender: int | None = None
    ) -> int:
        """A photograph (JPEG bytes, else a picture of the sandbox's own), with or without a caption."""
        room, person = self._speaker(chat, sender)
        sizes = photo_sizes(self._world.files, content or sample_picture(len(room.messages)))
        return self._say(room, person, tidy(caption, []), kind="photo", photo=sizes)

    def send_document(self, chat: int, content: bytes | None = None, *, sender: int | None = None) -> int:
        """A picture "as a file": sent as it is, with all that the camera wrote into it."""
        room, person = self._speaker(chat, sender)
        file = document(self._world.files, content or sample_picture(), "IMG_0001.jpg", "image/jpeg")
        return self._say(room, person, None, kind="document", document=file)

    def forget_files(self) -> None:
        """As if all files had been given to another bot: no file_id is good any more."""
        self._world.files.clear()

    def picture(self, file_id: str) -> bytes | None:
        """The bytes behind a photo on a screen."""
        return self._world.files.get(file_id)

    def send_sticker(self, chat: int, *, sender: int | None = None) -> int:
        """A sticker."""
        room, person = self._speaker(chat, sender)
        return self._say(room, person, None, kind="sticker", sticker=sticker(self._world.files))

    def send_voice(self, chat: int, *, sender: int | None = None) -> int:
        """A voice note of three seconds."""
        room, person = self._speaker(chat, sender)
        return self._say(room, person, None, kind="voice", voice=voice(self._world.files))

    def send_video(self, chat: int, *, sender: int | None = None) -> int:
        """A video of three seconds."""
        room, person = self._speaker(chat, sender)
        return self._say(room, person, None, kind="video", video=video(self._world.files))

    def edit(self, chat: int, message_id: int, text: str) -> None:
        """A person changes a text or caption of theirs."""
        room = self._world.chats[chat]
        message = room.messages[message_id]
        if message.sender is None:
            raise ValueError("people cannot edit the bot's messages")
        formatted = tidy(text, [])
        message.text, message.entities = formatted.text, formatted.entities
        message.edited = self._world.now()
        if self._visible(room, message):
            self._queue("edited_message", room, self._world.message_object(room, message))

    def delete_own(self, chat: int, message_id: int) -> None:
        """A person deletes a message on their side. The bot is told nothing."""
        self._world.chats[chat].messages[message_id].hidden = True

    def block(self, chat: int) -> None:
        """The person blocks the bot: sends are refused with 403 from now on."""
        person = self._world.people[chat]
        if not person.blocked:
            person.blocked = True
            self._standing(self._world.chats[chat], person, "member", "kicked")

    def unblock(self, chat: int) -> None:
        """The person lets the bot write again."""
        person = self._world.people[chat]
        if person.blocked:
            person.blocked = False
            self._standing(self._world.chats[chat], person, "kicked", "member")

    def deactivate(self, chat: int) -> None:
        """The person deletes their account; no update tells of it."""
        self._world.people[chat].deactivated = True

    def kick(self, chat: int) -> None:
        """The group's owner removes the bot."""
        room, owner = self._speaker(chat, None)
        room.standing = "kicked"
        self._standing(room, owner, "member", "kicked")

    def upgrade(self, chat: int) -> int:
        """The group becomes a supergroup; returns its new id. Sends to the old one name it in the error."""
        room, owner = self._speaker(chat, None)
        new = self._world.upgrade(room)
        self._service(room, owner, {"migrate_to_chat_id": new.id})
        self._service(new, owner, {"migrate_from_chat_id": room.id})
        return new.id

    def screen(self, chat: int) -> list[Shown]:
        """What the phone shows in this chat, oldest first."""
        room = self._world.chats[chat]
        return [shown(message, self.username) for message in room.messages.values() if not message.hidden]

    def answered(self, callback_id: str) -> bool:
        """Has the bot answered this press? Until then the phone shows a spinner."""
        return self._queries[callback_id].answered

    def toast(self, callback_id: str) -> str:
        """The text that the answer to a press shows for a moment; empty if none."""
        return self._queries[callback_id].text

    def pending(self) -> int:
        """How many updates wait for the bot."""
        return len(self._updates.waiting())

    def _speaker(self, chat_id: int, sender: int | None) -> tuple[Chat, Person]:
        chat = self._world.chats[chat_id]
        if chat.private:
            return chat, self._world.people[chat_id]
        return chat, self._world.people[chat.owner if sender is None else sender]

    def _say(
        self,
        chat: Chat,
        person: Person,
        formatted: Formatted | None,
        *,
        kind: Kind = "text",
        reply_to: int | None = None,
        **content: Any,
    ) -> int:
        if chat.private:
            person.started = True
            self.unblock(chat.id)  # a phone has no input line for a blocked bot, only "unblock"
        message = self._world.add_message(
            chat, person, formatted, kind=kind, content=content, reply_to=reply_to
        )
        if self._visible(chat, message):
            self._queue("message", chat, self._world.message_object(chat, message))
        return message.id

    def _visible(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in a group the bot gets commands meant for it, replies to it and service messages
        (core.telegram.org/bots/features, "Privacy Mode")."""
        if chat.private:
            return True
        if chat.standing != "member" or chat.moved_to is not None:
            return False
        if message.kind == "service":
            return True
        replied = chat.messages.get(message.reply_to or 0)
        if replied is not None and replied.sender is None:
            return True
        own = "@" + self.username.lower()
        return any(
            "@" not in command or command.lower().endswith(own)
            for command in commands(Formatted(message.text, message.entities))
        )

    def _service(self, chat: Chat, person: Person, content: Json) -> None:
        message = self._world.add_message(chat, person, kind="service", content=content)
        self._queue("message", chat, self._world.message_object(chat, message))

    def _queue(self, kind: str, chat: Chat, body: Json) -> None:
        self._updates.add(kind, body, f"chat {chat.id}")

    def _pressed(self, chat: Chat, person: Person, message: Message, data: str) -> str:
        query_id = str(person.id * 1_000_003 + len(self._queries))
        self._queries[query_id] = Query(self._world.now())
        body = {
            "id": query_id,
            "from": person.user(),
            "message": self._world.message_object(chat, message),
            "chat_instance": chat.instance,
            "data": data,
        }
        self._updates.add("callback_query", body, f"callback {person.id}")
        return query_id

    def _standing(self, chat: Chat, actor: Person, old: str, new: str) -> None:
        bot = self._world.short_bot()
        body = {
            "chat": self._world.chat_object(chat),
            "from": actor.user(),
            "date": int(self._world.now().timestamp()),
            "old_chat_member": _member(bot, old),
            "new_chat_member": _member(bot, new),
        }
        self._updates.add("my_chat_member", body, f"standing {chat.id}")


def _member(bot: Json, standing: str) -> Json:
    member = {"user": bot, "status": standing}
    return {**member, "until_date": 0} if standing == "kicked" else member
