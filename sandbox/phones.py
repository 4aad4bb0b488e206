"""The phones of the sandbox's page: who has one, and what a person does with it.

Knows the two far ends and the clock; knows no HTTP. Everything is in memory and gone with the process.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sandbox.london import until_morning
from sandbox.phone_screens import Screen, chat_bubbles, text_bubbles
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd

Attachment = Literal["photo", "document", "sticker", "voice", "contact"]
QUARTER = timedelta(minutes=15)


class NoSuchPhone(Exception):
    """There is no such phone here. The sandbox forgets its phones when it stops; load the page again."""


class NotPossible(Exception):
    """This phone cannot do that now. The message is shown to whoever holds the phone."""


@dataclass(frozen=True)
class Phone:
    """One phone of the page. `address` is a Telegram chat id, or a number such as +447700900001."""

    id: str
    kind: Literal["telegram", "group", "sms"]
    name: str
    chat: int = 0
    number: str = ""


class Phones:
    """The shelf of phones. `advance` moves the product's clock; without it time only runs by itself."""

    def __init__(
        self,
        now: Callable[[], datetime],
        telegram: TelegramFarEnd,
        twilio: TwilioFarEnd,
        advance: Callable[[timedelta], None] | None = None,
    ) -> None:
        self.now = now
        self.telegram = telegram
        self.twilio = twilio
        self.advance = advance
        self._phones: dict[str, Phone] = {}
        self._off: set[str] = set()
        self._presses: dict[tuple[int, int, str], str] = {}  # (chat, message, data) -> callback query

    # Phones

    def add_person(self, name: str, kind: Literal["telegram", "sms"], language: str = "en") -> Phone:
        """Put a new person's phone on the shelf; `language` is that of their Telegram app."""
        if kind == "sms":
            return self._add(Phone(self._next_id(), "sms", name, number=self._new_number()))
        chat = self.telegram.add_person(name, language=language)
        # Only "share my contact" shows it; from the upper half of Ofcom's fictional mobiles.
        number = f"+447700900{500 + len(self._phones):03}"
        return self._add(Phone(self._next_id(), "telegram", name, chat, number))

    def _new_number(self) -> str:
        """One kept for drama, by chance: a new run must not hand out the numbers of an earlier one again."""
        for _ in range(100):
            try:
                return self.twilio.add_phone(f"+447700900{200 + secrets.randbelow(300)}")
            except ValueError:
                continue
        return self.twilio.add_phone()

    def add_group(self, title: str) -> Phone:
        """A Telegram group with the bot in it; any person on Telegram may type there."""
        return self._add(Phone(self._next_id(), "group", title, self.telegram.add_group(title)))

    def phone(self, phone_id: str) -> Phone:
        """Raises NoSuchPhone."""
        if phone_id not in self._phones:
            raise NoSuchPhone(NoSuchPhone.__doc__)
        return self._phones[phone_id]

    def _add(self, phone: Phone) -> Phone:
        self._phones[phone.id] = phone
        return phone

    def _next_id(self) -> str:
        return f"p{len(self._phones) + 1}"

    # What a person does. Each raises NoSuchPhone or NotPossible.

    async def write(
        self, phone_id: str, text: str, *, writer: str = "", to: str = "", reply_to: int | None = None
    ) -> None:
        """Send a message: `writer` is the phone of who types in a group, `to` which of our numbers."""
        phone = self._ready(phone_id)
        try:
            if phone.kind == "sms":
                await self.twilio.text(phone.number, text, to=to or None)
            else:
                self.telegram.type(phone.chat, text, sender=self._hand(phone, writer), reply_to=reply_to)
        except ValueError as refused:
            raise NotPossible(f"Not sent: {refused}.") from refused

    def start(self, phone_id: str, payload: str = "") -> None:
        """Press START, or open t.me/<bot>?start=<payload>."""
        self.telegram.start(self._telegram(phone_id).chat, payload)

    def press(self, phone_id: str, message: int, data: str, *, writer: str = "") -> None:
        """Press a button. A phone sends what it showed, even if the bot has just changed the message."""
        phone = self._ready(phone_id)
        hand = self._hand(phone, writer)
        try:
            query = self.telegram.press_data(phone.chat, message, data, sender=hand)
        except KeyError as gone:
            raise NotPossible("That message is no longer there.") from gone
        self._presses[phone.chat, message, data] = query

    def share_location(self, phone_id: str, latitude: float, longitude: float) -> None:
        self.telegram.share_location(self._telegram(phone_id).chat, latitude, longitude)

    def attach(self, phone_id: str, what: Attachment) -> None:
        """Send something that is not text."""
        phone = self._telegram(phone_id)
        match what:
            case "photo":
                self.telegram.send_photo(phone.chat)
            case "document":
                self.telegram.send_document(phone.chat)
            case "sticker":
                self.telegram.send_sticker(phone.chat)
            case "voice":
                self.telegram.send_voice(phone.chat)
            case "contact":
                self.telegram.send_contact(phone.chat, phone=phone.number, user_id=phone.chat)

    def edit_last(self, phone_id: str, text: str) -> None:
        """Change the newest text that this person sent."""
        phone = self._telegram(phone_id)
        shown = self.telegram.screen(phone.chat)
        mine = [message for message in shown if message.kind == "text" and not message.from_bot]
        if not mine or not text.strip():
            raise NotPossible("There is no message of yours to change, or no new text for it.")
        self.telegram.edit(phone.chat, mine[-1].message_id, text)

    def switch(self, phone_id: str, off: bool) -> None:
        """Block or unblock the bot (Telegram); lose or find the signal (SMS)."""
        phone = self.phone(phone_id)
        if phone.kind == "group":
            raise NotPossible("A group cannot block the bot.")
        if off == (phone_id in self._off):
            return
        if phone.kind == "sms":
            self.twilio.offline(phone.number, off)
        elif off:
            self.telegram.block(phone.chat)
        else:
            self.telegram.unblock(phone.chat)
        (self._off.add if off else self._off.discard)(phone_id)

    def let_pass(self, span: Literal["quarter", "night"]) -> None:
        """Fifteen minutes, or the time until 08:00 in London."""
        if self.advance is None:
            raise NotPossible("Here time cannot be moved.")
        self.advance(QUARTER if span == "quarter" else until_morning(self.now()))

    def _ready(self, phone_id: str) -> Phone:
        phone = self.phone(phone_id)
        if phone_id in self._off:
            why = "No signal." if phone.kind == "sms" else "You blocked the bot. Unblock it first."
            raise NotPossible(why)
        return phone

    def _hand(self, phone: Phone, writer: str) -> int | None:
        """Who acts: in a group the person chosen, else the phone's owner."""
        if phone.kind == "sms":
            raise NotPossible("Only a person on Telegram can do that.")
        if phone.kind == "telegram":
            return None
        if not writer or self.phone(writer).kind != "telegram":
            raise NotPossible("Choose a person on Telegram who does that in the group.")
        return self.phone(writer).chat

    def _telegram(self, phone_id: str) -> Phone:
        phone = self._ready(phone_id)
        if phone.kind != "telegram":
            raise NotPossible("Only a person on Telegram can do that.")
        return phone

    def screens(self) -> list[Screen]:
        """Every phone as it looks now, in the order in which they were added."""
        return [
            Screen(
                id=phone.id,
                kind=phone.kind,
                name=phone.name,
                number=phone.number,
                off=phone.id in self._off,
                messages=text_bubbles(self.twilio.screen(phone.number))
                if phone.kind == "sms"
                else chat_bubbles(self.telegram.screen(phone.chat), self._waiting(phone.chat)),
            )
            for phone in self._phones.values()
        ]

    def _waiting(self, chat: int) -> set[tuple[int, str]]:
        return {
            (message, data)
            for (pressed_in, message, data), query in self._presses.items()
            if pressed_in == chat and not self.telegram.answered(query)
        }
