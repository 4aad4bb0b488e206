"""`mersey audit`: a line a deed, with names for people, on standard output alone."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from database.audit import record
from database.engine import Database
from staff.model import Role
from staff.tables import staff
from tests.unit.commands.terminal import Terminal

SUMMER, WINTER = datetime(2026, 7, 1, 9, 30, 5, 7, tzinfo=UTC), datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


async def work(url: str) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        await tx.execute(staff.insert().values(id=7, name="Linacre\tbeat\nofficer", role=Role.OFFICER))
        await record(tx, SUMMER, 7, "alert sent, urgent", "alert:7")
        await record(tx, WINTER, None, "tip purged", "tip:99")
        await record(tx, WINTER, 8, "alert stopped", "alert:7")
        await record(tx, WINTER, 7, "alert stopped", "alert:70")
        await record(tx, WINTER, None, "staff revoked", "staff:7")
    await database.close()


def test_who_did_what_and_when(terminal: Terminal) -> None:
    assert terminal.mersey("migrate").code == 0
    assert terminal.mersey("audit").out == ""
    asyncio.run(work(f"sqlite+aiosqlite:///{terminal.folder / 'mersey.db'}"))
    said = terminal.mersey("audit")
    assert (said.code, said.err) == (0, "")
    assert [line.split("\t") for line in said.out.splitlines()] == [
        ["2026-07-01T10:30:05+01:00", "Linacre beat officer", "alert sent, urgent", "alert:7"],
        ["2026-11-17T10:00:00+00:00", "-", "tip purged", "tip:99"],
        ["2026-11-17T10:00:00+00:00", "staff:8", "alert stopped", "alert:7"],
        ["2026-11-17T10:00:00+00:00", "Linacre beat officer", "alert stopped", "alert:70"],
        ["2026-11-17T10:00:00+00:00", "-", "staff revoked", "staff:7 (Linacre beat officer)"],
    ]
    about = terminal.mersey("audit", "--about", "alert:7").out
    assert [line.split("\t")[1] for line in about.splitlines()] == ["Linacre beat officer", "staff:8"]


def test_without_a_database_it_says_what_to_do(terminal: Terminal) -> None:
    said = terminal.mersey("audit")
    assert (said.code, said.out, said.is_clear) == (1, "", True)
    assert "mersey migrate" in said.err
