"""For every test: no transaction may join people and tips, and no socket may leave this machine."""

import gc
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.dependencies import models
from hypothesis import HealthCheck, settings

from tests.seams import seams

__all__ = ["seams"]

# Two busy cores are no failing test: only what an example shows counts.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
_LOCAL = ("127.0.0.1", "::1", "localhost")


def pytest_collection_finish() -> None:
    """What was imported stays: the garbage collector need not go through it each time."""
    gc.freeze()


@pytest.fixture(autouse=True)
def routes_forgotten() -> Iterator[None]:
    """FastAPI remembers thousands of route functions, and each of ours holds a whole installation: a gigabyte at the end
    of the suite, through which the garbage collector went again and again."""
    yield
    for remembered in vars(models).values():
        if forget := getattr(remembered, "cache_clear", None):
            forget()


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Refuse to connect anywhere but to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            raise AssertionError("a test tried to leave this machine")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]  # for the session, undone below
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]  # as it was
