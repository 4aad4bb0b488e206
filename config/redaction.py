"""Logging that cannot tell who wrote or what: only known harmless fields leave the process."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# Ids and codes only. A field that is not listed is dropped, so a careless call leaks nothing.
ALLOWED = frozenset(
    "event level at kind code job count seconds identity lane alert state version method path status url file "
    "problem error where setting".split()
)
QUIET_LOGGERS = (
    "httpx",
    "httpcore",
    "twilio",
    "telegram",
    "aiohttp",
    "aiosqlite",
    "apscheduler",
    "alembic",
    "uvicorn.access",
)


def keep_harmless(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what is not on the list; an exception becomes its class and the place it was raised."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = place_of(error)
    return {key: value for key, value in event.items() if key in ALLOWED}


def place_of(error: BaseException) -> str:
    """Innermost file and line of an exception: enough to find the bug, and no values."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"


class _Report(logging.Formatter):
    """What a library reports by `logging`: its sentence without the values, an exception as its class and place.

    Only the first line: asyncio writes whole tasks below it, with the exception's message in them.
    """

    def format(self, record: logging.LogRecord) -> str:
        sentence = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        told = f"level={record.levelname.lower()!r} event={sentence.partition(chr(10))[0]!r}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{told} error={type(error).__name__!r} where={place_of(error)!r}" if error else told


def configure_logging(level: int = logging.INFO) -> None:
    """Set up structlog and logging. Libraries that log URLs (with tokens and numbers) or SQL stay at WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Report())
    root = logging.getLogger()
    root.handlers = [each for each in root.handlers if not isinstance(each.formatter, _Report)] + [handler]
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        processors=[
            structlog.processors.add_log_level,
            keep_harmless,
            structlog.processors.KeyValueRenderer(key_order=["level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
