"""Logs carry ids and codes: what a careless call, an exception or a library would add does not get out."""

import asyncio
import io
import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text

from config.redaction import ALLOWED, QUIET_LOGGERS, configure_logging, keep_harmless, place_of
from database.engine import Database
from delivery.messages import SMS, TELEGRAM
from sandbox.handset import SmsHandset, TelegramHandset
from tests.world import open_town

SECRET = "+447700900123"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Standard error, with logging set up as `mersey run` does and every logger left open as wide as it goes."""
    root = logging.getLogger()
    before, handlers = root.level, root.handlers[:]
    levels = {name: logging.getLogger(name).level for name in QUIET_LOGGERS}
    written = io.StringIO()
    root.handlers[:] = []
    with redirect_stderr(written):
        configure_logging(logging.DEBUG)
        root.setLevel(logging.DEBUG)
        yield written
    root.handlers[:] = handlers
    root.setLevel(before)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


def test_unknown_fields_are_dropped(log: io.StringIO) -> None:
    structlog.get_logger().warning("message refused", code="21610", to=SECRET, body=SECRET, kind="send")
    assert log.getvalue().split() == [
        "level='warning'",
        "event='message",
        "refused'",
        "code='21610'",
        "kind='send'",
    ]


@pytest.mark.parametrize(
    "name", ["route", "address", "body", "text", "token", "name", "words", "person", "phone"]
)
def test_no_field_that_could_tell_who_or_what_is_allowed(name: str) -> None:
    assert name not in ALLOWED


def test_an_exception_is_its_class_and_place(log: io.StringIO) -> None:
    try:
        raise ValueError(SECRET) from KeyError(SECRET)
    except ValueError as error:
        structlog.get_logger().error("turn failed", exc_info=error)
        structlog.get_logger().exception("turn failed")
    first, second = log.getvalue().splitlines()
    for line in (first, second):
        assert "error='ValueError'" in line
        assert re.search(r"where='.*test_redaction:\d+'", line)
        assert SECRET not in line


def test_the_place_is_where_it_was_raised() -> None:
    with pytest.raises(ValueError) as caught:
        int("x" + SECRET)
    assert place_of(caught.value).startswith(f"{__name__}:")
    assert place_of(ValueError("never raised")) == "?"
    assert "exc_info" not in keep_harmless(None, "info", {"event": "x", "exc_info": None})


def test_libraries_that_log_addresses_are_quiet(log: io.StringIO) -> None:
    for name in (
        "httpx",
        "telegram.Bot",
        "twilio.http_client",
        "aiosqlite",
        "apscheduler.scheduler",
        "aiohttp.client",
    ):
        logging.getLogger(name).info("POST https://api.telegram.org/bot%s/sendMessage", SECRET)
    assert log.getvalue() == ""


def test_what_a_library_reports_comes_without_values(log: io.StringIO) -> None:
    """A web server prints the traceback of what a request broke, with the message of the exception in it."""
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application for %s", SECRET)
    logged = log.getvalue()
    assert "Exception in ASGI application" in logged
    assert "RuntimeError" in logged
    assert SECRET not in logged


async def test_the_loop_reports_a_lost_task_without_values(log: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": KeyError(SECRET)}
    )
    assert "KeyError" in log.getvalue()
    assert SECRET not in log.getvalue()


async def test_an_error_of_the_database_does_not_carry_its_values(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}")
    try:
        with pytest.raises(Exception, match="no such table") as caught:
            async with database.transaction() as tx:
                await tx.execute(text("INSERT INTO nowhere VALUES (:value)"), {"value": SECRET})
        assert SECRET not in str(caught.value)
    finally:
        await database.close()


async def test_a_town_at_work_tells_nothing_even_at_debug_level(tmp_path: Path, log: io.StringIO) -> None:
    # What a careless handler would print: each record whole, with its values.
    logging.getLogger().addHandler(logging.StreamHandler(log))
    words, case = "kerfuffle", r"case words: (.+)\n"
    async with open_town(tmp_path) as town:
        people = [await town.subscriber("Zebedee", TELEGRAM), await town.subscriber("Ermintrude", SMS)]
        group = await town.team_chat("npt-sefton")
        codes = []
        for person in people:
            await person.says(f"TIP Lads broke into sheds in Bootle {words}")
            await person.chooses("Send, you may ask me")
            codes += re.findall(case, person.last)
            await person.says("L20 4AB")
        await town.pass_time(minutes=15)
        assert len(codes) == 2
        assert "New report" in "".join(group.texts)
        assert town.stack.bot is not None
        twilio = town.stack.providers.twilio
        assert twilio is not None
        secrets = [
            words,
            "L20 4AB",
            "Zebedee",
            *codes,
            town.stack.bot.token,
            town.stack.telegram_secret,
            twilio.auth_token,
        ]
        secrets += [str(person.chat) for person in people if isinstance(person, TelegramHandset)]
        secrets += [person.number for person in people if isinstance(person, SmsHandset)]
    structlog.get_logger().info("the end")
    logged = log.getvalue()
    assert "the end" in logged
    assert [secret for secret in secrets if secret in logged] == []
