"""What the product logs on a journey is kept as data: structlog's own printing shows every local, and takes seconds."""

import io
import logging
from collections.abc import Iterator, MutableMapping
from contextlib import redirect_stderr
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from config.redaction import configure_logging


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs() as found:
        yield found


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that the process logs, set up as it really is."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    with redirect_stderr(written):
        configure_logging()
        yield written
    logging.getLogger().removeHandler(handler)
    structlog.reset_defaults()
