"""A backup is rehearsed: a town is restored from it, on the other database, and works; nobody in it can be asked back."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, insert, select

from bot.backup import NoBackup, backup, restore
from bot.backup_rules import EMPTIED, LEAP, LEFT_OUT
from bot.demo.desk_visit import DeskVisit
from bot.groundwork import rings_of
from config.errors import BadSetting, CommunityError
from config.settings import Settings
from database.engine import Database
from database.metadata import metadata
from delivery.messages import SMS, TELEGRAM
from delivery.tables import outbox
from intelligence.tables import outgoing, tips
from sandbox.handset import TelegramHandset
from tests.contract.conftest import POSTGRESQL, SQLITE
from tests.dialogues.test_answer import file
from tests.dialogues.test_compose import write
from tests.paths.lasting_town import LEASES_OVER, LastingTown, open_lasting_town
from tests.postgres_server import Postgres
from tests.world import migrated_file, settings_for

pytest_plugins = ["tests.postgres"]
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
# Binary columns of a backup: hashes, what is public, and what is sealed and leads to no sender of a tip.
KNOWN = {
    ("audit", "hash"), ("audit_seals", "mac"), ("approvals", "fingerprint"), ("group_codes", "code"),
    ("key_checks", "value"), ("outbox", "sealed_parcel"), ("photos", "body"), ("renderings", "parcel"),
    ("routes", "lookup"), ("routes", "sealed_address"), ("seen_messages", "hash"), ("staff", "pin"),
    ("suppressions", "lookup"), ("tip_keys", "wrapped"), ("tip_messages", "sealed"),
    ("tip_photos", "sealed"), ("tips", "sealed_reasons"),
    # By which CASE finds a tip. It is a slow hash of four words that only the sender has.
    ("tips", "verifier"),
}  # fmt: skip


@pytest.fixture(params=[SQLITE, POSTGRESQL])
async def urls(request: pytest.FixtureRequest, tmp_path: Path, postgres: Postgres) -> tuple[str, str]:
    """A migrated database, and an empty one of the other kind."""
    of_file = f"sqlite+aiosqlite:///{tmp_path / 'town.db'}"
    if request.param == POSTGRESQL:
        return await postgres.make(), of_file
    (tmp_path / "town.db").write_bytes(await asyncio.to_thread(migrated_file))
    return of_file, await postgres.empty()


@pytest.fixture
def settings(urls: tuple[str, str], tmp_path: Path) -> Settings:
    return settings_for(tmp_path, database_url=urls[0])


@pytest.fixture
async def town(settings: Settings, tmp_path: Path) -> AsyncIterator[LastingTown]:
    async with open_lasting_town(tmp_path, settings=settings) as opened:
        yield opened


async def at_the_desk(town: LastingTown, member: TelegramHandset) -> DeskVisit:
    """A new visit of somebody who is known already."""
    await member.says("/desk")
    visit = DeskVisit(town.base_url, member.last)
    assert await visit.sign_in()
    return visit


def test_what_is_new_in_the_database_is_considered() -> None:
    found = {
        (table.name, column.name)
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary) and table not in LEFT_OUT and column not in EMPTIED
    }
    assert found == KNOWN, (
        "does it lead to a person who told something? Put it into bot/backup_rules.py, or here"
    )
    refers = {(key.column.table, table) for table in metadata.tables.values() for key in table.foreign_keys}
    assert [(to, of) for to, of in refers if to in LEFT_OUT and of not in LEFT_OUT] == []


async def test_a_town_comes_back(town: LastingTown, urls: tuple[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    ann, bob = await town.person("Ann", TELEGRAM), await town.person("Bob", SMS)
    await ann.says("/start")
    await ann.says("Linacre")
    officer, ada = await town.officer(), await town.officer("Ada", "member")
    code = await file(town, bob)
    async with await at_the_desk(town, ada) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await bob.says("TIP Somebody deals from a car behind the shops in Bootle every night")
        await bob.chooses("Send, you may ask me")
        await desk.ask("How many are they?")
    assert await backup(urls[0], copy) > 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.glob("copy*")] == ["copy.db"]
    with sqlite3.connect(copy) as opened:
        for table in LEFT_OUT:
            rows = opened.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608  # names of our own
            assert rows == [], table.name
        assert opened.execute("SELECT count(*) FROM tips WHERE sealed_relay IS NOT NULL").fetchone() == (0,)
        # Bob only told something; Ann and the staff are known for other things.
        assert opened.execute("SELECT count(*) FROM routes").fetchone() == (3,)
    opened.close()

    await town.stop()
    assert await restore(urls[1], copy, rings_of(town.settings)) > 0
    town.settings = town.settings.model_copy(update={"database_url": urls[1]})
    town.clock.advance(LEASES_OVER)
    await town.start()
    await write(officer)
    await officer.chooses("Send now")
    assert "Two sheds were broken into" in ann.last, officer.texts
    async with await at_the_desk(town, ada) as desk:
        await desk.claim_and_read("sheds")
        assert "What colour is their van?" in desk.words
        assert "This sender cannot be written to" in desk.page
        await desk.ask("And where?")
        await town.settle()
    before = len(bob.texts)
    await bob.says(f"CASE {code}")
    assert bob.texts[before:] == ["Somebody has read it and is dealing with it."]
    await bob.says("READ")
    assert bob.last == "No message is waiting for you."
    await bob.says("TIP They are in Bootle again, behind the same sheds")
    assert "Send, you may ask me" in bob.labels
    async with town.database.reading() as tx:
        assert (await tx.scalars(select(tips.c.sealed_relay))).all() == [None]
        assert (await tx.execute(select(outgoing))).all() == []


async def test_numbers_of_the_outbox_never_come_again(urls: tuple[str, str], tmp_path: Path) -> None:
    copy, settings = tmp_path / "copy.db", settings_for(tmp_path)
    source, target = Database(urls[0]), Database(urls[1])
    row = {"identity_id": 1, "route_id": 7, "kind": "send", "lane": 1, "state": "queued", "due_at": LONG_AGO}
    async with source.transaction() as tx:
        # Of an alert, which is kept; of a conversation, which is not.
        ours = [{**row, "bulletin_id": 3, "person_id": 5}, {**row, "bulletin_id": None, "person_id": None}]
        numbers = [await tx.scalar(insert(outbox).values(**each).returning(outbox.c.id)) for each in ours]
    await backup(urls[0], copy)
    await restore(urls[1], copy, rings_of(settings))
    async with target.transaction() as tx:
        kept = (await tx.execute(select(outbox))).one()
        again = await tx.scalar(insert(outbox).values(**ours[1]).returning(outbox.c.id))
    assert (kept.id, kept.state, kept.reason) == (numbers[0], "unknown", "restored")
    assert again == numbers[1] + LEAP + 1
    await source.close()
    await target.close()


async def test_nothing_is_written_over(urls: tuple[str, str], tmp_path: Path) -> None:
    copy, settings = tmp_path / "copy.db", settings_for(tmp_path)
    await backup(urls[0], copy)
    before = copy.read_bytes()
    with pytest.raises(CommunityError, match="there already"):
        await backup(urls[0], copy)
    with pytest.raises(BadSetting, match="in use"):
        await restore(urls[0], copy, rings_of(settings))
    assert copy.read_bytes() == before
    other = tmp_path / "other"
    for content in (b"", b"no database" * 100):
        other.write_bytes(content)
        with pytest.raises(NoBackup):
            await restore(urls[1], other, rings_of(settings))
    with pytest.raises(CommunityError, match="cannot be read"):
        await restore(urls[1], tmp_path / "nowhere", rings_of(settings))
    with pytest.raises(CommunityError, match="cannot be written"):
        await backup(urls[0], tmp_path / "no folder" / "copy.db")


async def test_other_keys_open_no_backup(town: LastingTown, urls: tuple[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await backup(urls[0], copy)
    with pytest.raises(BadSetting, match=r"put back the \.env"):
        await restore(urls[1], copy, rings_of(settings_for(tmp_path)))
    await restore(urls[1], copy, rings_of(town.settings))
