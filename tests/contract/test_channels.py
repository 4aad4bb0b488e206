"""One suite over both channels: what the port promises holds at Telegram and at Twilio alike.

The far ends are the sandbox's, over real HTTP with the real clients.
"""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from telegram import Bot
from twilio.rest import Client

from bot.channels.sms_channel import SmsChannel
from bot.channels.sms_transport import SmsTransport
from bot.channels.telegram_channel import TelegramChannel
from bot.channels.telegram_transport import TelegramTransport
from config.errors import Halted, Rejected, Stopped, Throttled, Unknown, Unreachable
from delivery.channel import Channel
from delivery.messages import SMS, TELEGRAM, Choice, Message
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd
from tests.serving import serve
from tests.unit.alerts.streets import StoppedClock

NOW = datetime(2026, 5, 4, 10, 1, 30, tzinfo=UTC)
RECEIPT = "17.0011"
OURS = "+447700900100"


@dataclass
class Stand:
    """A channel, its far end, and one person's phone."""

    channel: Channel
    far: TelegramFarEnd | TwilioFarEnd
    address: str
    elsewhere: Callable[[str], Channel]

    @property
    def screen(self) -> list[str]:
        """What we said and what stands there now."""
        if isinstance(self.far, TelegramFarEnd):
            return [shown.text for shown in self.far.screen(int(self.address)) if shown.from_bot]
        return [text.body for text in self.far.screen(self.address) if text.from_us]

    def stop(self) -> None:
        """The person wants nothing more of us."""
        if isinstance(self.far, TelegramFarEnd):
            self.far.block(int(self.address))

    def spoil(self, *, status: int | None = None, lose_answer: bool = False) -> None:
        """What becomes of the next message."""
        if isinstance(self.far, TelegramFarEnd):
            wait = 7 if status == 429 else None
            self.far.faults.next("sendMessage", status=status, retry_after=wait, lose_answer=lose_answer)
        else:
            self.far.faults.next(status=status, lose_answer=lose_answer)


@asynccontextmanager
async def telegram_stand() -> AsyncIterator[Stand]:
    far = TelegramFarEnd(lambda: NOW)
    chat = far.add_person("Ann")
    far.start(chat)
    async with serve(_app(far)) as base:
        request, unused = TelegramTransport(8), TelegramTransport(1)

        def elsewhere(url: str) -> Channel:
            bot = Bot(far.token, base_url=f"{url}/bot", request=request, get_updates_request=unused)
            return TelegramChannel(bot)

        yield Stand(elsewhere(base), far, str(chat), elsewhere)
        for each in (request, unused):
            await each.shutdown()
        await far.close()


@asynccontextmanager
async def sms_stand() -> AsyncIterator[Stand]:
    far = TwilioFarEnd(lambda: NOW, numbers=(OURS,), auto_deliver=False)
    number = far.add_phone()
    async with serve(_app(far)) as base:
        transport = SmsTransport()

        def elsewhere(url: str) -> Channel:
            client = Client(far.account_sid, far.auth_token, http_client=transport)
            client.api.base_url = url
            return SmsChannel(client, OURS, f"{base}/status", StoppedClock(NOW))

        yield Stand(elsewhere(base), far, number, elsewhere)
        await transport.close()
        await far.close()


def _app(far: TelegramFarEnd | TwilioFarEnd) -> object:
    app = FastAPI()
    app.include_router(far.router)
    return app


@pytest.fixture(params=[TELEGRAM, SMS])
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with telegram_stand() if request.param == TELEGRAM else sms_stand() as opened:
        yield opened


async def test_what_is_sent_stands_on_the_phone(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("Hello <b>&amp; goodbye_*"), RECEIPT)
    assert ref
    assert stand.screen == ["Hello <b>&amp; goodbye_*"]


async def test_choices_are_shown_in_their_order(stand: Stand) -> None:
    message = Message("Which?", (Choice("One", "t:1"), Choice("Two", "t:2"), Choice("Three", "t:3")), 2)
    await stand.channel.send(stand.address, message, RECEIPT)
    if isinstance(stand.far, TelegramFarEnd):
        rows = stand.far.screen(int(stand.address))[-1].buttons
        assert [[(button.label, button.data) for button in row] for row in rows] == [
            [("One", "t:1"), ("Two", "t:2")],
            [("Three", "t:3")],
        ]
    else:
        assert stand.screen == ["Which?\n1 One\n2 Two\n3 Three"]


async def test_an_edit_leaves_the_new_words_as_the_last(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("Old"), RECEIPT)
    new = await stand.channel.edit(stand.address, ref, Message("New"), RECEIPT)
    assert stand.screen == (["New"] if stand.channel.__class__ is TelegramChannel else ["Old", "New"])
    again = await stand.channel.edit(stand.address, new, Message("Newer"), RECEIPT)
    assert again
    assert stand.screen[-1] == "Newer"


async def test_an_edit_that_changes_nothing_is_fine(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("Same"), RECEIPT)
    assert await stand.channel.edit(stand.address, ref, Message("Same"), RECEIPT)


async def test_an_edit_of_what_is_gone_is_sent_anew(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("Old"), RECEIPT)
    if isinstance(stand.far, TelegramFarEnd):
        await stand.channel.delete(stand.address, ref)
    new = await stand.channel.edit(stand.address, ref, Message("New"), RECEIPT)
    assert new != ref
    assert stand.screen[-1] == "New"


async def test_a_long_edit_is_not_lost(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("Old"), RECEIPT)
    await stand.channel.edit(stand.address, ref, Message("word " * 1000), RECEIPT)
    assert " ".join(stand.screen[1:]).split() == ["word"] * 1000


async def test_an_edit_whose_pictures_count_twice_is_not_lost(stand: Stand) -> None:
    """Telegram counts UTF-16 units: 3,000 pictures are too long for one message."""
    ref = await stand.channel.send(stand.address, Message("Old"), RECEIPT)
    await stand.channel.edit(stand.address, ref, Message("\U0001f6a8 " * 1500), RECEIPT)
    assert " ".join(stand.screen[1:]).split() == ["\U0001f6a8"] * 1500


async def test_what_a_person_sent_can_be_deleted_and_twice_is_fine(stand: Stand) -> None:
    if isinstance(stand.far, TelegramFarEnd):
        ref = str(stand.far.type(int(stand.address), "seen it"))
    else:
        ref = await stand.far.text(stand.address, "seen it")
    await stand.channel.delete(stand.address, ref)
    await stand.channel.delete(stand.address, ref)
    if isinstance(stand.far, TelegramFarEnd):
        assert "seen it" not in [shown.text for shown in stand.far.screen(int(stand.address))]
    else:
        assert [call.status for call in stand.far.received if call.method == "delete"] == [204, 404]


async def test_the_longest_text_arrives_whole(stand: Stand) -> None:
    """Longer than a provider takes at once: in parts, the choices under the last."""
    text = "\n".join(f"Line {number} of the list" for number in range(400))
    await stand.channel.send(stand.address, Message(text, (Choice("More", "t:1"),)), RECEIPT)
    assert len(stand.screen) > 1
    whole = "\n".join(stand.screen)
    assert [line for line in whole.split("\n") if line.startswith("Line")] == text.split("\n")
    if isinstance(stand.far, TelegramFarEnd):
        shown = [each for each in stand.far.screen(int(stand.address)) if each.from_bot]
        assert [bool(each.buttons) for each in shown] == [False] * (len(shown) - 1) + [True]
    else:
        assert stand.screen[-1].endswith("\n1 More")
    assert stand.channel.cost(Message(text)) >= len(stand.screen) - 1


async def test_who_wants_no_more_is_stopped(stand: Stand) -> None:
    if isinstance(stand.far, TwilioFarEnd):
        await stand.far.text(stand.address, "STOP")
    stand.stop()
    with pytest.raises(Stopped):
        await stand.channel.send(stand.address, Message("Hello"), RECEIPT)


async def test_whom_nobody_knows_is_stopped(stand: Stand) -> None:
    """Telegram says so of live chats too, for a while: three times it has to (providers 1.3)."""
    is_telegram = isinstance(stand.far, TelegramFarEnd)
    with pytest.raises(Unreachable if is_telegram else Stopped) as refused:
        await stand.channel.send("424242" if is_telegram else "+441512223344444", Message("Hello"), RECEIPT)
    if isinstance(refused.value, Unreachable):
        assert (refused.value.code, refused.value.tries) == ("chat-not-found", 3)


async def test_who_never_started_the_bot_is_stopped() -> None:
    async with telegram_stand() as stand:
        assert isinstance(stand.far, TelegramFarEnd)
        with pytest.raises(Stopped) as refused:
            await stand.channel.send(str(stand.far.add_person("Bob")), Message("Hello"), RECEIPT)
        assert refused.value.code == "never-started"


async def test_too_many_is_told_with_the_time_to_wait(stand: Stand) -> None:
    stand.spoil(status=429)
    with pytest.raises(Throttled) as refused:
        await stand.channel.send(stand.address, Message("Hello"), RECEIPT)
    assert timedelta(0) < refused.value.retry_after <= timedelta(seconds=7)
    assert stand.screen == []


async def test_a_lost_answer_is_unknown(stand: Stand) -> None:
    stand.spoil(lose_answer=True)
    with pytest.raises(Unknown):
        await stand.channel.send(stand.address, Message("Hello"), RECEIPT)
    assert stand.screen == ["Hello"]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_failing_provider_is_unknown(stand: Stand, status: int) -> None:
    stand.spoil(status=status)
    with pytest.raises(Unknown):
        await stand.channel.send(stand.address, Message("Hello"), RECEIPT)


async def test_a_refused_connection_is_unreachable(stand: Stand) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = stand.elsewhere(f"http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(Unreachable):
            await nowhere.send(stand.address, Message("Hello"), RECEIPT)
        with pytest.raises(Unreachable):
            await nowhere.edit(stand.address, "1", Message("Hello"), RECEIPT)
        with pytest.raises(Unreachable):
            await nowhere.delete(stand.address, "1")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
async def test_a_message_that_says_nothing_is_rejected(stand: Stand, text: str) -> None:
    with pytest.raises(Rejected):
        await stand.channel.send(stand.address, Message(text), RECEIPT)


async def test_a_button_of_ours_that_is_too_long_is_rejected_before_the_wire() -> None:
    async with telegram_stand() as stand:
        for data in ("x" * 65, "é" * 33):
            with pytest.raises(Rejected):
                await stand.channel.send(stand.address, Message("Hello", (Choice("One", data),)), RECEIPT)
        assert stand.screen == []
        await stand.channel.send(stand.address, Message("Hello", (Choice("One", "é" * 32),)), RECEIPT)


async def test_a_wrong_token_is_our_matter_and_not_the_persons(stand: Stand) -> None:
    stand.spoil(status=401)
    with pytest.raises(Halted):
        await stand.channel.send(stand.address, Message("Hello"), RECEIPT)


async def test_no_call_had_a_parameter_that_the_provider_does_not_know(stand: Stand) -> None:
    ref = await stand.channel.send(stand.address, Message("One", (Choice("A", "t:1"),)), RECEIPT)
    await stand.channel.edit(stand.address, ref, Message("Two"), RECEIPT)
    assert stand.far.unknown_parameters == []
    if isinstance(stand.far, TelegramFarEnd):
        assert stand.far.mistyped_parameters == []
