"""Nothing leads from a tip to its sender: not ids, order, times or sizes, not the team's messages, not the logs."""

import io
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import Table, select, text

from bot import tables as bot_tables
from bot.demo.desk_visit import DeskVisit
from database.metadata import metadata
from delivery import tables as delivery_tables
from delivery.messages import SMS, TELEGRAM
from intelligence import tables as intelligence_tables
from intelligence.tables import desk_clock, intake, outgoing, tip_messages, tips
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from subscribers import tables as subscriber_tables
from tests.seams import PEOPLE, TIPS
from tests.world import Town, open_town

# One marker word each, found nowhere else.
MARKERS = [
    "gallimaufry",
    "rigmarole",
    "taradiddle",
    "flibbert",
    "codswallop",
    "brouhaha",
    "skulduggery",
    "kerfuffle",
]
ANSWER = "bumbershoot"
QUESTION = "collywobbles"


@dataclass
class Scene:
    """A town after eight people told something; two were asked back, one answered."""

    town: Town
    people: list[Handset]
    codes: list[str]
    team_read: list[str]
    log: io.StringIO


@pytest.fixture
async def scene(tmp_path: Path, log: io.StringIO) -> AsyncIterator[Scene]:
    async with open_town(tmp_path) as town:
        group = await town.team_chat("npt-sefton")
        people: list[Handset] = []
        codes = []
        for number, marker in enumerate(MARKERS):
            person = await town.subscriber(f"P{number}", TELEGRAM if number % 2 else SMS)
            await person.says(f"TIP Lads broke into sheds in Bootle {marker}" + " and again" * number * 5)
            await person.chooses("Send, you may ask me")
            codes += re.findall(r"case words: (.+)\n", person.last)
            people.append(person)
            await town.pass_time(minutes=1)
        await town.pass_time(minutes=15)
        member = await town.officer("Ada", "member", "npt-sefton")
        await member.says("/desk")
        async with DeskVisit(town.base_url, member.last) as desk:
            assert await desk.sign_in()
            for marker in MARKERS[:2]:
                await desk.claim_and_read(marker)
                await desk.ask(f"Where is the {QUESTION}?")
            await town.settle()
            await people[0].says("READ")
            await people[0].says(f"Behind the {ANSWER}")
            await people[2].says(f"CASE {codes[2]}")
            await town.pass_time(minutes=15)
        yield Scene(town, people, codes, [*group.texts, *member.texts], log)


async def rows_of(town: Town, names: frozenset[str]) -> dict[Table, list[dict[str, Any]]]:
    """All rows of these tables, each table read in a transaction of its own."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name in names:
            async with town.database.reading() as tx:
                found[table] = [dict(row._mapping) for row in await tx.execute(select(table))]
    return found


def telling(value: object) -> bool:
    """Whether equal values would tie two rows together: ids, hashes, seals; not flags, small counts, slugs."""
    return isinstance(value, bytes) or (
        isinstance(value, int) and not isinstance(value, bool) and value > 10_000
    )


async def test_no_value_joins_tips_and_people(scene: Scene) -> None:
    tip_side = await rows_of(scene.town, TIPS | {"outgoing", "intake"})
    people_side = await rows_of(scene.town, PEOPLE)
    assert len(tip_side[tips]) == len(MARKERS)
    ours = {value for rows in tip_side.values() for row in rows for value in row.values() if telling(value)}
    theirs = {
        value for rows in people_side.values() for row in rows for value in row.values() if telling(value)
    }
    assert len(ours) > len(MARKERS) * 5
    assert len(theirs) > len(MARKERS) * 5
    assert not ours & theirs
    # Nor does a seal, an id or a hash of one side stand inside a value of the other.
    sealed = [value for value in ours if isinstance(value, bytes)]
    for value in theirs:
        needle = value if isinstance(value, bytes) else str(value).encode()
        assert not any(needle in each for each in sealed)


async def test_no_time_joins_them(scene: Scene) -> None:
    """Every time on the tips' side is a full hour; the desk's clock has five minutes."""
    for table, rows in (await rows_of(scene.town, TIPS | {"outgoing"})).items():
        for row in rows:
            for name, value in row.items():
                if isinstance(value, datetime):
                    step = 5 if table is desk_clock else 60
                    assert (value.minute % step, value.second, value.microsecond) == (0, 0, 0), (
                        table.name,
                        name,
                    )


async def test_no_size_joins_them(scene: Scene) -> None:
    """The longest tip and the shortest, an answer and a question, look alike."""
    rows = await rows_of(scene.town, TIPS | PEOPLE)
    by_sender = {len(row["sealed"]) for row in rows[tip_messages] if row["staff_id"] is None}
    by_team = {len(row["sealed"]) for row in rows[tip_messages] if row["staff_id"] is not None}
    assert len(by_sender) == len(by_team) == 1
    assert len({len(row["sealed_relay"]) for row in rows[tips]}) == 1
    assert len({len(row["blob"]) for row in rows[bot_tables.conversations]}) == 1


async def test_no_order_joins_them(scene: Scene) -> None:
    """Rows stand in the order of their random ids, and there is no rowid that counts."""
    for table in (intake, outgoing, *(t for t in vars(intelligence_tables).values() if isinstance(t, Table))):
        async with scene.town.database.reading() as tx:
            sql = await tx.scalar(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table.name}
            )
        assert "WITHOUT ROWID" in str(sql), table.name
    for table in (delivery_tables.routes, bot_tables.conversations, bot_tables.seen_messages):
        assert table.dialect_options["sqlite"]["with_rowid"] is False


async def test_nothing_readable_lies_in_the_files(scene: Scene) -> None:
    """Words, case codes and addresses are in no file of the database, deleted pages and the log included."""
    url = scene.town.database.url.removeprefix("sqlite+aiosqlite:///")
    content = b"".join(file.read_bytes() for file in Path(url).parent.glob(f"{Path(url).name}*"))
    secrets = [*MARKERS, ANSWER, QUESTION, *scene.codes, *addresses(scene.people)]
    assert not [secret for secret in secrets if secret.encode() in content]


async def test_the_team_never_reads_who(scene: Scene) -> None:
    shown = "\n".join(scene.team_read)
    assert "New report" in shown
    assert "More words" in shown
    names = [person.name for person in scene.people]
    for secret in [*MARKERS, ANSWER, *scene.codes, *addresses(scene.people), *names]:
        assert not re.search(rf"\b{re.escape(secret)}\b", shown), secret


async def test_the_logs_tell_nothing(scene: Scene) -> None:
    structlog.get_logger().info("last line of this test", text=MARKERS[0])
    logged = scene.log.getvalue()
    assert "last line of this test" in logged
    for secret in [*MARKERS, ANSWER, QUESTION, *scene.codes, *addresses(scene.people)]:
        assert secret not in logged


async def test_consents_and_audit_know_nothing_of_tips(scene: Scene) -> None:
    """What stays for ever about people names no tip, and what stays about tips names staff alone."""
    stored = await rows_of(scene.town, TIPS | PEOPLE | {"audit"})
    ids = {str(row["id"]) for row in stored[tips]}
    for table, rows in stored.items():
        if table.name in PEOPLE:
            assert not [row for row in rows if ids & {str(value) for value in row.values()}], table.name
    routes = {str(row["id"]) for row in stored[delivery_tables.routes]}
    audited = " ".join(str(value) for row in stored[metadata.tables["audit"]] for value in row.values())
    assert not [route for route in routes if route in audited]
    assert subscriber_tables.subscribers.name in PEOPLE


def addresses(people: list[Handset]) -> list[str]:
    """Numbers and chat ids."""
    found = [person.number for person in people if isinstance(person, SmsHandset)]
    return found + [str(person.chat) for person in people if isinstance(person, TelegramHandset)]
