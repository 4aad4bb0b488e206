"""`mersey deliveries`: people by how they stand, on standard output alone."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from alerts.tables import alert_recipients, alert_versions, alerts
from database.engine import Database
from delivery.messages import Kind, State
from delivery.tables import identities, outbox
from tests.unit.commands.terminal import Terminal

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)
STANDS = (
    *[(State.DELIVERED, None)] * 3,
    (State.SENT, None),
    (State.UNKNOWN, "timeout"),
    (State.HELD, None),
    (State.QUEUED, None),
    (State.FAILED, "30006"),
    (State.FAILED, "21610"),
    (State.FAILED, "21610"),
    (State.SUPPRESSED, "expired"),
)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    assert made.mersey("migrate").code == 0
    return made


async def send(url: str) -> None:
    """One alert to eleven people: the last by a scheme, and one of them by Telegram."""
    database = Database(url)
    async with database.transaction() as tx:
        await tx.execute(insert(identities), [{"id": 1, "channel": "sms", "name": "a"}])
        await tx.execute(insert(identities), [{"id": 2, "channel": "telegram", "name": "b"}])
        common = {"stage": "sent", "author_id": 1, "team": "t", "sender": "s", "changed_at": NOW}
        await tx.execute(insert(alerts), [{"id": 1, "code": "K7QX", **common}])
        version = {"id": 10, "alert_id": 1, "number": 1, "text": "x", "made_at": NOW}
        await tx.execute(insert(alert_versions), [version])
        for person, (state, reason) in enumerate(STANDS):
            via = "scheme" if person == 10 else "audience"
            await tx.execute(insert(alert_recipients).values(alert_id=1, subscriber_id=person, via=via))
            row = {"kind": Kind.SEND, "lane": 3, "due_at": NOW, "state": state, "reason": reason}
            row |= {"identity_id": 2 if person == 3 else 1, "route_id": person}
            await tx.execute(insert(outbox).values(**row, bulletin_id=10, person_id=person))
    await database.close()


def test_a_table_and_an_object_that_add_up(terminal: Terminal) -> None:
    asyncio.run(send(f"sqlite+aiosqlite:///{terminal.folder / 'mersey.db'}"))
    said = terminal.mersey("deliveries", "k7-qx")
    assert (said.code, said.err) == (0, "")
    lines = [line.split() for line in said.out.splitlines()]
    assert lines[0] == ["Alert", "K7QX,", "sent"]
    assert lines[1] == ["people", "sms", "telegram", "audience", "scheme"]
    assert [line[:6] for line in lines if line[0] in ("delivered", "sent", "waiting", "all")] == [
        ["delivered", "3", "3", "0", "3", "0"],
        ["sent", "1", "0", "1", "1", "0"],
        ["waiting", "2", "2", "0", "2", "0"],
        ["all", "11", "10", "1", "10", "1"],
    ]
    assert ["21610", "2", "2", "0", "2", "0", "they", "texted", "STOP"] in lines
    assert ["held", "1", "1", "0", "1", "0", "held", "for", "the", "morning"] in lines

    found = json.loads(terminal.mersey("deliveries", "K7QX", "--json").out)
    figures = ("delivered", "sent", "unknown", "waiting", "failed", "suppressed")
    assert [found[each] for each in figures] == [3, 1, 1, 2, 3, 1]
    assert sum(found[each] for each in figures) == found["people"] == 11
    assert found["reasons"] == {"failed": {"21610": 2, "30006": 1}, "suppressed": {"expired": 1}}
    assert found["by_channel"]["telegram"] == {"sent": 1}
    assert found["by_via"]["scheme"] == {"suppressed": 1}


@pytest.mark.parametrize("typed", ["K7QX", "no code"])
def test_a_code_that_nobody_knows(terminal: Terminal, typed: str) -> None:
    said = terminal.mersey("deliveries", typed)
    assert (said.code, said.out, said.is_clear) == (1, "", True)
    assert "no alert has the code" in said.err
