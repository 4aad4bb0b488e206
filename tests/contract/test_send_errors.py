"""The tables of errors, walked whole: each code and each class of the vendors' libraries means one thing to us."""

import inspect
from datetime import timedelta
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
from config.errors import Rejected, SendError, Stopped, Throttled, Unknown, Unreachable

# providers 2.7, what its calls and callbacks can end in (11200, 11205, 12100 and 12300 are about our own webhooks, 14107
# about replies by TwiML, of which we make none).
TABLE = {
    Stopped: {21211, 21614, 21635, 21610, 30004, 30005, 30006},
    Throttled: {21611, 30001, 20429, 63038, 30450},
    Unreachable: {21408, 21612, 21606, 21659, 21212, 21703, 21704, 20003, 30002},
    Unknown: {20500, 20503, 30003, 30008, 30410},
    Rejected: {21617, 30007, 30034, 30036},
}


@pytest.mark.parametrize(
    ("kind", "code"), [(kind, code) for kind, codes in TABLE.items() for code in sorted(codes)]
)
def test_each_code_of_twilio_means_one_thing(kind: type[SendError], code: int) -> None:
    error = sms_errors.translate(400, code)
    assert type(error) is kind
    assert error.code == str(code)
    sets = (
        sms_errors.STOPPED,
        sms_errors.THROTTLED,
        sms_errors.UNREACHABLE,
        sms_errors.REJECTED,
        sms_errors.UNKNOWN,
    )
    assert sum(code in one for one in sets) == 1


@pytest.mark.parametrize(
    ("status", "kind"), [(500, Unknown), (503, Unknown), (429, Throttled), (400, Rejected), (404, Rejected)]
)
def test_a_code_that_nobody_knows_goes_by_its_status(status: int, kind: type[SendError]) -> None:
    assert type(sms_errors.translate(status, 99999)) is kind
    assert type(sms_errors.translate(status, None)) is kind


def classes(module: object, base: type[Exception]) -> list[type[Exception]]:
    return [each for _, each in inspect.getmembers(module, inspect.isclass) if issubclass(each, base)]


# One example of each class of the library, and what it means. A class that is new in the library fails the test below.
MEANS: dict[type[TelegramError], tuple[TelegramError, type[SendError]]] = {
    telegram.error.TelegramError: (TelegramError("what?"), Unknown),
    telegram.error.BadRequest: (telegram.error.BadRequest("can't parse entities"), Rejected),
    telegram.error.ChatMigrated: (telegram.error.ChatMigrated(-100), Stopped),
    telegram.error.Conflict: (telegram.error.Conflict("terminated by other getUpdates request"), Unreachable),
    telegram.error.EndPointNotFound: (telegram.error.EndPointNotFound("no such method"), Unreachable),
    telegram.error.Forbidden: (telegram.error.Forbidden("Forbidden: bot was blocked by the user"), Stopped),
    telegram.error.InvalidToken: (telegram.error.InvalidToken(), Unreachable),
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


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: user is deactivated", "deactivated"),
        ("Forbidden: bot can't initiate conversation with a user", "never-started"),
        ("Forbidden: bot was kicked from the group chat", "kicked"),
        ("Forbidden: bot was kicked from the supergroup chat", "kicked"),
        ("Forbidden: bot is not a member of the channel chat", "kicked"),
    ],
)
def test_each_refusal_of_telegram_that_closes_a_route(words: str, code: str) -> None:
    error = telegram_errors.translate(telegram.error.Forbidden(words))
    assert (type(error), error.code) == (Stopped, code)


def test_429_without_a_time_is_still_a_pause() -> None:
    error = telegram_errors.translate(telegram.error.NetworkError("Too Many Requests"))
    assert isinstance(error, Throttled)
    assert timedelta(seconds=30) <= error.retry_after <= timedelta(seconds=60)


@pytest.mark.parametrize(
    "error", [ClientPayloadError(), ServerDisconnectedError(), ClientConnectionError(), TimeoutError()]
)
def test_a_connection_that_broke_is_unknown_to_twilio(error: Exception) -> None:
    assert type(as_send_error(error)) is Unknown


def test_whatever_the_twilio_library_raises_is_translated() -> None:
    for kind in classes(exceptions, TwilioException):
        if kind is exceptions.TwilioRestException:
            error: Exception = kind(400, "/Messages", "no", 21610)
        elif kind is exceptions.TwilioServiceException:
            error = kind("about:blank", "no", 21610, 400)
        else:
            error = kind("no")
        assert isinstance(as_send_error(error), SendError), kind
