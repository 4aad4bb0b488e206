"""The listener of design part 5: no transaction may touch tips and the people behind them.

`intake` and `outgoing` are the two seams, and no third: they may stand in either kind of transaction.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Table, event

from bot import tables as bot_tables
from delivery import tables as delivery_tables
from intelligence import tables as intelligence_tables
from subscribers import tables as subscriber_tables

SEAMS = frozenset({"intake", "outgoing"})
_TOUCHED = "tables_touched"


class SeamBroken(AssertionError):
    """One transaction touched tips and people."""


def table_names(*modules: ModuleType) -> frozenset[str]:
    return frozenset(
        each.name for module in modules for each in vars(module).values() if isinstance(each, Table)
    )


TIPS = table_names(intelligence_tables) - SEAMS
PEOPLE = table_names(bot_tables, delivery_tables, subscriber_tables)
_NAMES = re.compile(r"\b(" + "|".join(sorted(TIPS | PEOPLE, key=len, reverse=True)) + r")\b", re.IGNORECASE)


@cache
def touched(statement: str) -> frozenset[str]:
    """The tables of ours that an SQL statement names."""
    # A definition (create_all, migrations) reads and writes no row, nor does tidying up (VACUUM, each table by itself).
    if re.match(r"\s*(CREATE|PRAGMA|DROP|GRANT|REVOKE|ALTER|VACUUM)\b", statement, re.IGNORECASE):
        return frozenset()
    return frozenset(name.lower() for name in _NAMES.findall(statement))


@pytest.fixture(autouse=True)
def seams(request: pytest.FixtureRequest) -> Iterator[None]:
    """Watches every test once this module is a plugin; the listener's own tests watch for themselves."""
    if request.path.name == "test_seams.py":
        yield
    else:
        with watched():
            yield


@contextmanager
def watched() -> Iterator[list[str]]:
    """Watch every transaction of every engine; raises SeamBroken in one that breaks a seam, and at the end.

    At the end too, because the product catches what goes wrong within a turn. Yields what was found so far.
    """
    broken: list[str] = []

    def on_begin(connection: Connection) -> None:
        connection.info[_TOUCHED] = set()

    def on_execute(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        so_far = connection.info.setdefault(_TOUCHED, set())
        so_far |= touched(statement)
        if so_far & TIPS and so_far & PEOPLE:
            broken.append(f"{sorted(so_far & TIPS)} with {sorted(so_far & PEOPLE)}: {statement[:120]}")
            raise SeamBroken(broken[-1])

    event.listen(Engine, "begin", on_begin)
    event.listen(Engine, "before_cursor_execute", on_execute)
    try:
        yield broken
    finally:
        event.remove(Engine, "begin", on_begin)
        event.remove(Engine, "before_cursor_execute", on_execute)
    if broken:
        raise SeamBroken("\n".join(broken))
