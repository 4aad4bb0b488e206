"""The tables of errors, walked whole: each code and each class of the vendors' libraries means one thing to us.

What a far end can answer is asked of it, by the vendors' own clients over HTTP; what becomes of a row afterwards is in
tests/contract/test_other_way.py and tests/paths/test_dead_ways.py.
"""

import inspect
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
import telegram.error
from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientOSError,
    ClientPayloadError,
    ConnectionTimeoutError,
    ServerDisconnectedError,
    SocketTimeoutError,
)
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import TelegramError
from twilio.base import exceptions
from twilio.base.exceptions import TwilioException

from bot.channels import sms_errors, telegram_errors
from bot.channels.sms_channel import as_send_error
from bot.channels.sms_errors import PAIRS
from bot.channels.verdicts import verdict_of
from config.errors import Halted, Moved, Rejected, SendError, Stopped, Throttled, Unknown, Unreachable
from delivery.messages import Message
from delivery.verdicts import Deed
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd
from tests.contract.test_channels import NOW, RECEIPT, sms_stand, telegram_stand

HELLO = Message("Hello")
# providers 2.7, whole: what its calls and callbacks can end in (11200, 11205, 12100 and 12300 are about our own
# webhooks, 14107 about replies by TwiML, of which we make none), and codes of the same kinds that calls of ours can meet.
TWILIO = {
    Deed.CLOSE: {21211, 21614, 21635, 30006},
    Deed.ERASE: {30005},
    Deed.OPT_OUT: {21610},
    Deed.WAIT: {20429, 21611, 30001, 63038},
    Deed.HALT: {
        20003,
        20005,
        20404,
        21212,
        21408,
        21606,
        21612,
        21659,
        21701,
        21703,
        21704,
        30002,
    },
    Deed.PREFIX: {30450},
    Deed.AGAIN: {20009, 30008, 30036},
    Deed.MISS: {30003, 30004},
    Deed.REFUSED: {30007, 30034},
    Deed.BUG: {21602, 21617},
    Deed.UNSURE: {20500, 20503, 30410},
}
# What a call that is answered so raises.
RAISES: dict[Deed, type[SendError]] = {
    Deed.CLOSE: Stopped,
    Deed.ERASE: Stopped,
    Deed.OPT_OUT: Stopped,
    Deed.WAIT: Throttled,
    Deed.HALT: Halted,
    Deed.PREFIX: Unreachable,
    Deed.AGAIN: Unreachable,
    Deed.MISS: Unreachable,
    Deed.REFUSED: Rejected,
    Deed.BUG: Rejected,
    Deed.UNSURE: Unknown,
}
EACH = [(deed, code) for deed, codes in TWILIO.items() for code in sorted(codes)]


@pytest.mark.parametrize(("deed", "code"), EACH)
async def test_each_code_of_twilio_means_one_thing(deed: Deed, code: int) -> None:
    """Answered by the far end, and read by Twilio's client."""
    async with sms_stand() as stand:
        assert isinstance(stand.far, TwilioFarEnd)
        stand.far.faults.next(code=code)
        with pytest.raises(SendError) as met:
            await stand.channel.send(stand.address, HELLO, RECEIPT)
        # One number alone says nothing about our settings: see below.
        assert type(met.value) is (Unreachable if code in PAIRS else RAISES[deed])
        assert met.value.code == str(code)
        assert stand.screen == []
        await stand.channel.send(stand.address, HELLO, RECEIPT)
        assert stand.screen == ["Hello"]


def test_the_table_has_these_codes_and_no_others() -> None:
    assert {code: verdict.deed for code, verdict in sms_errors.VERDICTS.items()} == {
        code: deed for deed, code in EACH
    }
    for deed, code in EACH:
        found = verdict_of(str(code))
        assert found
        assert found.deed == deed


def test_what_is_tried_again_says_when_and_how_often() -> None:
    later = (Deed.WAIT, Deed.HALT, Deed.PREFIX, Deed.AGAIN)
    verdicts = [*sms_errors.VERDICTS.values(), *telegram_errors.VERDICTS.values()]
    assert all(each.after > timedelta(0) for each in verdicts if each.deed in later or each.tries > 1)
    # Whatever closes a way, or will fail the next time too, is not tried again.
    assert all(each.tries == 1 for each in verdicts if each.deed in (Deed.CLOSE, Deed.ERASE, Deed.OPT_OUT))
    assert all(each.tries == 1 for each in verdicts if each.deed in (Deed.BUG, Deed.REFUSED, Deed.UNSURE))
    once_more = [30003, 30008, 30036]
    assert [sms_errors.VERDICTS[code].tries for code in once_more] == [2, 2, 2]
    assert sms_errors.VERDICTS[30450].after == timedelta(minutes=30), "the block lasts 15 to 30 minutes"


@pytest.mark.parametrize("code", [None, "", "bug", "99999", "٣٠٠٠٣", "9" * 500, "unsure", "crash"])
def test_a_reason_that_no_table_has_is_no_verdict(code: str | None) -> None:
    assert verdict_of(code) is None


@pytest.mark.parametrize(
    ("status", "kind"), [(500, Unknown), (503, Unknown), (429, Throttled), (400, Rejected), (404, Rejected)]
)
def test_a_code_that_nobody_knows_goes_by_its_status(status: int, kind: type[SendError]) -> None:
    assert type(sms_errors.translate(status, 99999, NOW)) is kind
    assert type(sms_errors.translate(status, None, NOW)) is kind


@pytest.mark.parametrize(
    ("hour", "wait"), [(0, timedelta(hours=24)), (10, timedelta(hours=14)), (23, timedelta(hours=1))]
)
def test_the_limit_of_the_day_waits_for_the_next(hour: int, wait: timedelta) -> None:
    error = sms_errors.translate(429, 63038, datetime(2026, 7, 1, hour, tzinfo=UTC))
    assert isinstance(error, Throttled)
    assert error.retry_after == wait


@pytest.mark.parametrize("code", sorted(PAIRS))
async def test_an_odd_number_does_not_bring_the_sender_to_a_stand(code: int) -> None:
    """Three different ones in a row do: then it is our settings. Between them nothing may have gone."""
    async with sms_stand() as stand:
        assert isinstance(stand.far, TwilioFarEnd)
        others = [stand.far.add_phone() for _ in range(3)]

        async def refused(number: str) -> SendError:
            assert isinstance(stand.far, TwilioFarEnd)
            stand.far.faults.next(code=code)
            with pytest.raises(SendError) as met:
                await stand.channel.send(number, HELLO, RECEIPT)
            return met.value

        for _ in range(4):
            error = await refused(others[0])
            assert isinstance(error, Unreachable)
            assert error.tries == 3, "it does not stay in the queue for ever either"
        assert type(await refused(others[1])) is Unreachable
        await stand.channel.send(stand.address, HELLO, RECEIPT)
        for number in others:
            assert type(await refused(number)) is Unreachable
        asked = len(stand.far.received)
        with pytest.raises(Halted) as halted:
            await stand.channel.send(stand.address, HELLO, RECEIPT)
        assert halted.value.retry_after == timedelta(minutes=10)
        assert len(stand.far.received) == asked, "nothing more is asked meanwhile"


async def test_a_number_abroad_is_closed_and_halts_nobody() -> None:
    async with sms_stand() as stand:
        for number in ("+33612345678", "+353851234567", "+12025550123"):
            with pytest.raises(Stopped) as met:
                await stand.channel.send(number, HELLO, RECEIPT)
            assert met.value.code == "21408"
        await stand.channel.send(stand.address, HELLO, RECEIPT)
        assert stand.screen == ["Hello"]


def classes(module: object, base: type[Exception]) -> list[type[Exception]]:
    return [each for _, each in inspect.getmembers(module, inspect.isclass) if issubclass(each, base)]


# One example of each class of the library, and what it means. A class that is new in the library fails the test below.
MEANS: dict[type[TelegramError], tuple[TelegramError, type[SendError]]] = {
    telegram.error.TelegramError: (TelegramError("what?"), Unknown),
    telegram.error.BadRequest: (telegram.error.BadRequest("can't parse entities"), Rejected),
    telegram.error.ChatMigrated: (telegram.error.ChatMigrated(-100), Moved),
    telegram.error.Conflict: (telegram.error.Conflict("terminated by other getUpdates request"), Halted),
    telegram.error.EndPointNotFound: (telegram.error.EndPointNotFound("no such method"), Halted),
    telegram.error.Forbidden: (telegram.error.Forbidden("Forbidden: bot was blocked by the user"), Stopped),
    telegram.error.InvalidToken: (telegram.error.InvalidToken(), Halted),
    telegram.error.NetworkError: (telegram.error.NetworkError("Bad Gateway"), Unknown),
    telegram.error.PassportDecryptionError: (telegram.error.PassportDecryptionError("x"), Unknown),
    telegram.error.RetryAfter: (telegram.error.RetryAfter(5), Throttled),
    telegram.error.TimedOut: (telegram.error.TimedOut(), Unknown),
}


@pytest.mark.parametrize("kind", classes(telegram.error, TelegramError))
def test_each_class_of_the_telegram_library_means_something(kind: type[TelegramError]) -> None:
    example, means = MEANS[kind]
    assert type(example) is kind
    assert type(telegram_errors.translate(example)) is means


@pytest.mark.parametrize(
    ("cause", "means"),
    [
        (ConnectionTimeoutError(), Unreachable),
        (ClientConnectorError(cast("ConnectionKey", None), OSError()), Unreachable),
        (SocketTimeoutError(), Unknown),
        (TimeoutError(), Unknown),
        (ServerDisconnectedError(), Unknown),
        (ClientOSError(), Unknown),
        (ClientPayloadError(), Unknown),
    ],
)
@pytest.mark.parametrize("kind", [telegram.error.TimedOut, telegram.error.NetworkError])
def test_what_never_left_this_machine_is_told_from_a_lost_answer(
    kind: type[TelegramError], cause: Exception, means: type[SendError]
) -> None:
    error = kind("x")
    error.__cause__ = cause
    assert type(telegram_errors.translate(error)) is means


# providers 1.3, whole: HTTP status, what stands in the answer, and what it means. Descriptions as the Bot API server's
# Client.cpp words them.
TELEGRAM = [
    (403, "Forbidden: bot was blocked by the user", Stopped, "blocked"),
    (403, "Forbidden: user is deactivated", Stopped, "deactivated"),
    (403, "Forbidden: bot can't initiate conversation with a user", Stopped, "never-started"),
    (403, "Forbidden: bot was kicked from the group chat", Stopped, "kicked"),
    (403, "Forbidden: bot was kicked from the supergroup chat", Stopped, "kicked"),
    (403, "Forbidden: bot is not a member of the channel chat", Stopped, "kicked"),
    (403, "Forbidden: the group chat was deleted", Stopped, "kicked"),
    (403, "Forbidden: something that is new", Rejected, "forbidden"),
    (400, "Bad Request: not enough rights to send text messages to the chat", Stopped, "no-rights"),
    (400, "Bad Request: have no rights to send a message", Stopped, "no-rights"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Stopped, "no-rights"),
    (400, "Bad Request: chat not found", Unreachable, "chat-not-found"),
    (400, "Bad Request: PEER_ID_INVALID", Unreachable, "chat-not-found"),
    (400, "Bad Request: can't parse entities: unclosed tag", Rejected, "badrequest"),
    (400, "Bad Request: message is too long", Rejected, "badrequest"),
    (401, "Unauthorized", Halted, "token"),
    (404, "Not Found", Halted, "token"),
    (409, "Conflict: terminated by other getUpdates request", Halted, "conflict"),
    (413, "Request Entity Too Large", Rejected, "too-big"),
    (418, "I'm a teapot", Unknown, "network"),
    (429, "Too Many Requests", Throttled, "429"),
    (500, "Internal Server Error", Unknown, "network"),
    (502, "Bad Gateway", Unknown, "network"),
]


@pytest.mark.parametrize(("status", "words", "kind", "code"), TELEGRAM)
async def test_each_answer_of_telegram_means_one_thing(
    status: int, words: str, kind: type[SendError], code: str
) -> None:
    async with telegram_stand() as stand:
        assert isinstance(stand.far, TelegramFarEnd)
        stand.far.faults.next("sendMessage", status=status, description=words)
        with pytest.raises(SendError) as met:
            await stand.channel.send(stand.address, HELLO, RECEIPT)
        assert (type(met.value), met.value.code) == (kind, code)
        assert stand.screen == []


def test_each_word_of_ours_for_a_refusal_has_a_verdict() -> None:
    assert set(telegram_errors.REFUSALS.values()) < set(telegram_errors.VERDICTS)
    assert {code for *_, code in TELEGRAM} - {"network"} == set(telegram_errors.VERDICTS)


def test_429_without_a_time_is_still_a_pause() -> None:
    error = telegram_errors.translate(telegram.error.NetworkError("Too Many Requests"))
    assert isinstance(error, Throttled)
    assert timedelta(seconds=30) <= error.retry_after <= timedelta(seconds=60)


@pytest.mark.parametrize(
    "error", [ClientPayloadError(), ServerDisconnectedError(), ClientConnectionError(), TimeoutError()]
)
def test_a_connection_that_broke_is_unknown_to_twilio(error: Exception) -> None:
    assert type(as_send_error(error, NOW)) is Unknown


def test_whatever_the_twilio_library_raises_is_translated() -> None:
    for kind in classes(exceptions, TwilioException):
        if kind is exceptions.TwilioRestException:
            error: Exception = kind(400, "/Messages", "no", 21610)
        elif kind is exceptions.TwilioServiceException:
            error = kind("about:blank", "no", 21610, 400)
        else:
            error = kind("no")
        assert isinstance(as_send_error(error, NOW), SendError), kind
