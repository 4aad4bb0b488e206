"""One turn of a conversation as a flow sees it: what the person said, what is remembered, how to answer.

A flow never sees a keyboard, a segment, a vendor's id or the clock.
"""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.inbound import Form, Inbound
from bot.keywords import plain
from bot.memory import Memory, Offer, is_past
from bot.parts import Parts
from config.texts import ENGLISH, languages, text
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM, Choice, Message
from intelligence.model import Envelope, IntakeLane

_FEW_WORDS = 5
MENU_LIVES = timedelta(minutes=60)


@dataclass
class Turn:
    """`answer`: the value of the choice that was taken, or None; `typed`: the words, if words came."""

    parts: Parts
    tx: Tx
    now: datetime
    route: int
    inbound: Inbound
    memory: Memory
    answer: str | None = None
    typed: str = ""
    said: list[Message] = field(default_factory=list)
    # Counts against the twelve texts a day unless it belongs to filing, READ, STOP or danger.
    is_exempt: bool = False
    # CHECK and REPORT: needed most on the day when many are asked, so they have twelve texts of their own first.
    is_check: bool = False
    # Emergencies overtake everything.
    is_emergency: bool = False
    # A press edits the message whose button it was; False sends a new one and lets the old one stand (alerts).
    edits_pressed: bool = True
    # Provider ids of incoming messages that are to be deleted there.
    deletes: list[str] = field(default_factory=list)
    # What leaves the conversation for a tip; a turn that leaves nothing leaves an empty envelope.
    envelopes: list[tuple[Envelope, IntakeLane]] = field(default_factory=list)
    # The PIN was right, and `inbound` is again what was asked before it: it is to be answered now.
    goes_on: bool = False

    @property
    def on_sms(self) -> bool:
        return self.inbound.channel == SMS

    @property
    def on_telegram(self) -> bool:
        return self.inbound.channel == TELEGRAM

    @property
    def language(self) -> str:
        wanted = self.memory.language or ENGLISH
        return wanted if wanted in languages() else ENGLISH

    def text(self, key: str, **values: object) -> str:
        return text(self.language, key, **values)

    def say(
        self, key: str, choices: Sequence[tuple[str, str]] = (), *, columns: int = 1, **values: object
    ) -> None:
        """Say the text `key`; `choices` are (value, label) in the order of the menu."""
        self.say_words(self.text(key, **values), choices, columns)

    def say_words(
        self, words: str, choices: Sequence[tuple[str, str]] = (), columns: int = 1, *, tag: str = ""
    ) -> None:
        """As `say`, for words already composed (an alert, a list). The choices on screen are always the newest."""
        tag = tag or secrets.token_hex(3)
        if choices:
            self.memory.offer = Offer(tag, words, list(choices), self.now.isoformat(), columns)
        buttons = tuple(Choice(label, f"{tag}:{number}") for number, (_, label) in enumerate(choices, 1))
        self.said.append(Message(words, buttons, columns))

    def leave(self, envelope: Envelope, lane: IntakeLane) -> None:
        """Hand an envelope to the mover, in the turn's own transaction."""
        self.envelopes.append((envelope, lane))

    def go(self, step: str, **draft: object) -> None:
        """The next answer is taken by `step` ("join.take_place"); `draft` is remembered until the flow ends."""
        self.memory.step = step
        self.memory.draft.update(draft)

    def end(self) -> None:
        """The flow is over; the choices of its last screen no longer count."""
        self.memory.step = None
        self.memory.draft = {}
        self.memory.refs = []
        self.memory.photos = []
        if not self.said or not self.said[-1].choices:
            self.memory.offer = None

    def say_again(self) -> None:
        """Bring the current screen again (after an old button, or an answer that fits no choice).

        It keeps its tag: the copy of it that may still stand on the phone is the current screen as well.
        """
        offer = self.memory.offer
        if offer:
            choices = [(value, label) for value, label in offer.choices]
            self.say_words(offer.text, choices, offer.columns, tag=offer.tag)

    def says_no(self) -> bool:
        """Whether the words typed are a plain no."""
        return plain(self.typed) in [plain(each) for each in self.text("words-for-no").split(",")]

    def means_the_list(self) -> bool:
        """Whether a few words typed speak of the choices on screen, and name none: "yes send it", "what do I press"."""
        typed = f"{plain(self.typed)} "
        begins = [f"{plain(each)} " for each in self.text("words-for-the-list").split(",")]
        return len(typed.split()) <= _FEW_WORDS and typed.startswith(tuple(begins))

    def menu_is_open(self) -> bool:
        """Whether numbers typed now belong to the last menu. On Telegram a screen does not age."""
        offer = self.memory.offer
        if offer is None:
            return False
        return self.on_telegram or not is_past(
            (datetime.fromisoformat(offer.at) + MENU_LIVES).isoformat(), self.now
        )


# A command says whether the words behind it parse; a step takes the answer to what its flow said last.
Command = Callable[[Turn, str], Awaitable[bool]]
Step = Callable[[Turn], Awaitable[None]]


def resolve_answer(turn: Turn) -> str | None:
    """The value that was chosen: a button, "2", "burglary" and "Burglary " are the same answer. None: none fits."""
    offer = turn.memory.offer
    if offer is None or not turn.menu_is_open():
        return None
    if turn.inbound.form == Form.PRESS:
        tag, _, number = turn.inbound.text.partition(":")
        return _numbered(offer, number) if tag == offer.tag else None
    typed = plain(turn.inbound.text)
    if typed.isdecimal():
        return _numbered(offer, typed)
    # Labels are what people read: another choice's inner value never goes before one.
    by_label = [(plain(label), value) for value, label in offer.choices]
    by_value = [(plain(value), value) for value, _ in offer.choices]
    return next((value for words, value in [*by_label, *by_value] if typed and typed == words), None)


def _numbered(offer: Offer, number: str) -> str | None:
    if number.isdecimal() and 0 < int(number) <= len(offer.choices):
        return offer.choices[int(number) - 1][0]
    return None
