"""`mersey triage review`: its table alone on standard output, and no count below five in it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from config.timekeeping import Clock
from database.engine import Database
from intelligence.model import Outcome, TipState
from intelligence.tables import tips
from tests.unit.commands.terminal import Terminal
from tests.world import migrated_file

# How many, what about, the team that triage chose, the one that has it now, how it ended.
Heap = tuple[int, str, str, str, Outcome | None]
HEAPS: Sequence[Heap] = (
    (11, "other-theft", "npt-sefton", "npt-sefton", None),
    (7, "other-theft", "npt-sefton", "business-crime", Outcome.ACTED_ON),
    (5, "other-theft", "npt-sefton", "npt-wirral", None),
    (3, "other-theft", "npt-sefton", "matrix", None),
    (6, "other-theft", "npt-sefton", "npt-sefton", Outcome.NOT_INTELLIGENCE),
    (60, "drugs", "drugs-team", "drugs-team", None),
    (4, "robbery", "npt-wirral", "matrix", None),
)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    (made.folder / "mersey.db").write_bytes(migrated_file())
    return made


async def filed(url: str, days: int) -> None:
    """The heaps, all come so many days ago."""
    same = {
        "alias": "",
        "urgency": "routine",
        "safeguarding": False,
        "was_opened": True,
        "was_taken_back": False,
    }
    rows = [
        {
            **same,
            "category": category,
            "first_team": first,
            "team": team,
            "outcome": outcome,
            "state": TipState.CLOSED if outcome else TipState.NEW,
            "received_hour": Clock().now() - timedelta(days=days),
        }
        for many, category, first, team, outcome in HEAPS
        for _ in range(many)
    ]
    database = Database(url)
    async with database.transaction() as tx:
        await tx.execute(insert(tips), [{**each, "id": number} for number, each in enumerate(rows, 1)])
    await database.close()


def test_where_officers_differ_most_stands_first(terminal: Terminal) -> None:
    asyncio.run(filed(f"sqlite+aiosqlite:///{terminal.folder / 'mersey.db'}", days=20))
    said = terminal.mersey("triage", "review")
    assert said.code == 0
    head, *lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert head == ("category team tips stayed otherwise not intel. not for us passed on elsewhere to")
    assert lines == [
        "other-theft npt-sefton 30-34 10-14 53% to 71% 5-9 <5 <5 <5 business-crime 5-9, npt-wirral 5-9",
        "drugs drugs-team 60-64 60-64 0% to 6% <5 <5 <5 <5 -",
    ]
    assert "fewer than 5" in said.err
    assert not {"robbery", "matrix"} & set(f"{said.out} {said.err}".split())


def test_how_far_back_is_counted_in_weeks_that_are_over(terminal: Terminal) -> None:
    asyncio.run(filed(f"sqlite+aiosqlite:///{terminal.folder / 'mersey.db'}", days=20))
    assert "drugs-team" in terminal.mersey("triage", "review", "--days", "21").out
    said = terminal.mersey("triage", "review", "--days", "7")
    assert (said.code, said.out, said.is_clear) == (0, "", True)
    assert terminal.mersey("triage", "review", "--days", "0").code == 2
