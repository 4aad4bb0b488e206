"""SQLite and PostgreSQL carry the same installation: the same story, the same promises of a transaction."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import DBAPIError

from bot.demo.desk_visit import DeskVisit
from config.settings import Settings
from database import audit
from database.audit import audit as audit_rows
from database.engine import Database, is_database_away
from database.leases import leases
from database.metadata import metadata
from database.migrate import check, migrate
from delivery.messages import SMS, TELEGRAM, State
from delivery.tables import outbox
from intelligence.tables import intake, outgoing, tips
from tests.dialogues.asking import subscribers_of
from tests.dialogues.test_compose import TEXT, write
from tests.world import Town

if TYPE_CHECKING:
    from tests.postgres_server import Postgres

pytest_plugins = ["tests.postgres"]
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


async def test_the_whole_story(town: Town) -> None:
    ann = await town.subscriber("Ann", TELEGRAM)
    bob = await town.subscriber("Bob", SMS)
    group = await town.team_chat("npt-sefton")
    officer = await town.officer()
    await write(officer)
    assert "2 people will get it: 1 by Telegram, 1 by text" in officer.last
    await officer.chooses("Send now")
    assert [sum(TEXT[:20] in text for text in each.texts) for each in (ann, bob)] == [1, 1]

    await ann.chooses("I saw something")
    await ann.says("Two lads put bikes into a white van behind Knowsley Road")
    await ann.chooses("Send, you may ask me")
    code = re.search(r"case words: (.+)\n", ann.last)
    assert code
    await town.pass_time(minutes=16)
    assert "New report" in group.last
    member = await town.officer("Ada", "member")
    await member.says("/desk")
    async with DeskVisit(town.base_url, member.last) as desk:
        assert await desk.sign_in()
        await desk.claim_and_read("white van")
        await ann.says(f"CASE {code[1]}")
        assert ann.last == "Somebody has read it and is dealing with it."
        await desk.ask("Which way did it go?")
        await town.settle()
        await ann.says("READ")
        assert "Which way did it go?" in ann.last
        await ann.says("Towards the docks")
        await town.pass_time(minutes=16)
        assert "More words" in group.last
        await desk.look()
        assert desk.words.endswith("Towards the docks")
        await desk.close("acted-on")
    await town.settle()
    await ann.says("READ")
    assert "was acted on" in ann.last

    await bob.says("STOP")
    await ann.says("MYDATA")
    await ann.chooses("Erase everything")
    await ann.chooses("Yes, erase it")
    assert [person.is_active for person in await subscribers_of(town)] == [False]
    await write(officer)
    assert "nobody to send it to" in officer.last
    await town.pass_time(minutes=15)  # the longest that an envelope waits, empty ones too
    async with town.database.reading() as tx:
        assert set(await tx.scalars(select(outbox.c.state))) == {State.SENT, State.DELIVERED}
    async with town.database.reading() as tx:
        left = [await tx.scalar(select(func.count()).select_from(each)) for each in (tips, intake, outgoing)]
    assert left == [1, 0, 0]


async def test_what_a_reader_sees_does_not_change(database: Database, other: Database) -> None:
    """A page that counts twice counts the same."""
    count = select(func.count()).select_from(audit_rows)
    async with database.reading() as tx:
        before = await tx.scalar(count)
        async with other.transaction() as writing:
            await audit.record(writing, NOW, None, "deed", "thing")
        assert await tx.scalar(count) == before
    async with database.reading() as tx:
        assert await tx.scalar(count) == (before or 0) + 1


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        async with database.reading() as tx:
            await tx.execute(insert(audit_rows).values(at=NOW, deed="deed", about="thing"))
    async with database.transaction() as tx:
        await audit.record(tx, NOW, None, "deed", "a writer still can")


async def test_every_turn_may_look_while_it_writes(database: Database) -> None:
    """As many transactions as there may be, and each reads beside itself (CASE does): nobody waits for ever."""

    async def turn(depth: int) -> None:
        async with database.transaction() as tx:
            await audit.record(tx, NOW, None, "deed", f"turn:{depth}")
            if depth and not database.is_sqlite:
                await turn(depth - 1)
            async with database.reading() as beside:
                await beside.scalar(select(func.count()).select_from(audit_rows))

    await turn(9)


async def test_migrations_make_what_the_rooms_declare(settings: Settings, database: Database) -> None:
    def compare(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    async with database.transaction() as tx:
        assert await tx.run_sync(compare) == []
    before, now = await migrate(settings.database_url)
    assert before == now == await check(settings.database_url)


async def test_a_value_that_does_not_fit_is_no_failing_database(database: Database) -> None:
    """Only PostgreSQL counts the characters; both refuse a row that is there already."""
    lease = {
        "name": "clock",
        "owner": "x" * (4 if database.is_sqlite else 400),
        "expires_at": NOW,
        "fence": 1,
    }
    with pytest.raises(DBAPIError) as raised:  # noqa: PT012 - the first may raise, or the second
        async with database.transaction() as tx:
            await tx.execute(insert(leases).values(lease))
            await tx.execute(insert(leases).values(lease))
    assert not is_database_away(raised.value)


async def test_a_server_that_is_gone_is_a_failing_database(postgres: "Postgres", postgres_url: str) -> None:
    """Both for who was connected and for who comes; afterwards all goes on without a restart of ours."""
    database = Database(postgres_url)
    try:
        with pytest.raises(Exception) as cut:  # noqa: PT012 - what it is, is the question
            async with database.transaction() as tx:
                await tx.execute(select(1))
                postgres.stop()
                await tx.execute(select(1))
        assert is_database_away(cut.value), repr(cut.value)
        with pytest.raises(Exception) as refused:
            async with database.reading() as tx:
                await tx.execute(select(1))
        assert is_database_away(refused.value), repr(refused.value)
    finally:
        await postgres.start()
    async with database.transaction() as tx:
        assert await tx.scalar(select(1)) == 1
    await database.close()
