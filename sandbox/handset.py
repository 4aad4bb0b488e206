"""One person's phone as a script uses it: say, choose, read. The same script runs on both channels."""

import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable

from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd

Settle = Callable[[], Awaitable[None]]
_MENU_LINE = re.compile(r"^(\d+) (.*)$", re.MULTILINE)


class Handset(ABC):
    """What both phones can do. `settle` lets the other side work until it is quiet."""

    def __init__(self, name: str, settle: Settle) -> None:
        self.name = name
        self._settle = settle
        self._read = 0

    @property
    @abstractmethod
    def texts(self) -> list[str]:
        """Every message from us that stands on the screen, oldest first."""

    @property
    @abstractmethod
    def labels(self) -> list[str]:
        """The choices that can be taken now, in order: buttons, or the lines of a menu."""

    @abstractmethod
    async def says(self, text: str) -> None:
        """Type and send."""

    @abstractmethod
    async def chooses(self, label: str) -> None:
        """Press the button that begins so, or type the number of that menu line. KeyError where there is none."""

    @property
    def last(self) -> str:
        """The newest message from us; empty where there is none."""
        return self.texts[-1] if self.texts else ""

    @property
    def new(self) -> list[str]:
        """What stands on the screen since the person last did something. (An edited message counts as old.)"""
        return self.texts[self._read :]

    def _label(self, wanted: str) -> int:
        """The place of the choice that begins so."""
        for number, label in enumerate(self.labels):
            if label == wanted or label.casefold().startswith(wanted.casefold()):
                return number
        raise KeyError(f"{self.name} sees no choice {wanted!r}, only {self.labels}")


class TelegramHandset(Handset):
    """A private chat with the bot."""

    def __init__(
        self, name: str, settle: Settle, far: TelegramFarEnd, language: str = "en", chat: int | None = None
    ) -> None:
        super().__init__(name, settle)
        self.far = far
        self.chat = far.add_person(name, language=language) if chat is None else chat
        self._speaker: int | None = None

    @classmethod
    def of_group(
        cls, name: str, settle: Settle, far: TelegramFarEnd, speaker: "TelegramHandset | None" = None
    ) -> "TelegramHandset":
        """A group chat with the bot in it, as `speaker` sees it, or else its owner."""
        group = cls(name, settle, far, chat=far.add_group(name))
        group._speaker = speaker.chat if speaker else None
        return group

    @property
    def texts(self) -> list[str]:
        return [shown.text for shown in self.far.screen(self.chat) if shown.from_bot]

    @property
    def labels(self) -> list[str]:
        rows = next((s.buttons for s in reversed(self.far.screen(self.chat)) if s.from_bot and s.buttons), [])
        return [button.label for row in rows for button in row]

    @property
    def buttons(self) -> list[str]:
        """The buttons under the newest message, if it has any."""
        shown = [message for message in self.far.screen(self.chat) if message.from_bot]
        return [button.label for row in shown[-1].buttons for button in row] if shown else []

    async def starts(self, payload: str = "") -> None:
        self._read = len(self.texts)
        self.far.start(self.chat, payload)
        await self._settle()

    async def says(self, text: str) -> None:
        self._read = len(self.texts)
        self.far.type(self.chat, text, sender=self._speaker)
        await self._settle()

    async def chooses(self, label: str) -> None:
        self._read = len(self.texts)
        self.far.press(self.chat, self.labels[self._label(label)], sender=self._speaker)
        await self._settle()

    async def presses(self, label: str) -> None:
        """Press a button with that label on whichever message still carries it."""
        self._read = len(self.texts)
        self.far.press(self.chat, label, sender=self._speaker)
        await self._settle()

    async def shares(self, lat: float, lon: float) -> None:
        self._read = len(self.texts)
        self.far.share_location(self.chat, lat, lon)
        await self._settle()


class SmsHandset(Handset):
    """An old phone."""

    def __init__(self, name: str, settle: Settle, far: TwilioFarEnd) -> None:
        super().__init__(name, settle)
        self.far = far
        self.number = far.add_phone()

    @property
    def texts(self) -> list[str]:
        return [text.body for text in self.far.screen(self.number) if text.from_us]

    @property
    def labels(self) -> list[str]:
        found = [_MENU_LINE.findall(text) for text in reversed(self.texts)]
        return [label for _, label in next((lines for lines in found if lines), [])]

    async def says(self, text: str) -> None:
        self._read = len(self.texts)
        await self.far.text(self.number, text)
        await self._settle()

    async def chooses(self, label: str) -> None:
        await self.says(str(self._label(label) + 1))
