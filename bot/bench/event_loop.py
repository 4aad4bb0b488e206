"""asyncio's own loop, or uvloop; and what else `make bench` fetched, in a folder that no installation sees."""

import asyncio
import sys
from collections.abc import Coroutine
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

# Beside the product's own packages, for some of them are older than those.
FETCHED = Path(__file__).parents[2] / ".bench"
T = TypeVar("T")


def see_fetched(*, first: bool = False) -> None:
    """Let this process import what was fetched: what it has not itself, or (`first`) all of it."""
    if first:
        sys.path.insert(0, str(FETCHED))
    else:
        sys.path.append(str(FETCHED))


def has_aiogram() -> bool:
    return (FETCHED / "aiogram").exists()


def has_uvloop() -> bool:
    return (FETCHED / "uvloop").exists() or find_spec("uvloop") is not None


def run(work: Coroutine[Any, Any, T], *, uvloop: bool) -> T:
    factory = import_module("uvloop").new_event_loop if uvloop else None
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(work)
