"""PostgreSQL itself keeps tips apart from people: who works on the one side is refused on the other, by the server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.backup import backup
from bot.groundwork import prepare_database
from bot.key_rotation import Rotation
from bot.keyring import RINGS
from bot.rewriting import Rewriting
from config.keys import KEY_NAMES
from config.settings import Settings
from database.engine import Database
from database.migrate import advice, migrate
from database.tips_apart import PEOPLE, TIPS, open_for_migrations, set_apart
from delivery.messages import SMS
from delivery.tables import outbox, routes
from intelligence import retention
from intelligence import tables as intelligence_tables
from intelligence.tables import intake, outgoing, tip_keys, tips
from tests import seams
from tests.dialogues.test_answer import at_desk, file
from tests.postgres_server import Postgres
from tests.seams import table_names
from tests.world import MORNING, Town, open_town, settings_for

pytest_plugins = ["tests.postgres"]
REFUSED = "42501"  # insufficient_privilege (PostgreSQL, "Error Codes")


async def owned(postgres: Postgres, name: str, rights: str) -> str:
    """An empty database that belongs to a login of its own, which is no superuser; its address."""
    await postgres.say(f"CREATE ROLE {name} LOGIN {rights}")
    await postgres.say(f"CREATE DATABASE {name} OWNER {name}")
    return postgres.url(name).replace("//postgres@", f"//{name}@")


@pytest.fixture
async def settings(postgres: Postgres, tmp_path: Path) -> AsyncIterator[Settings]:
    opened = settings_for(tmp_path, database_url=await owned(postgres, "town", "CREATEROLE"))
    await prepare_database(opened)
    yield opened
    for gone in ("DATABASE town WITH (FORCE)", "ROLE town_intelligence", "ROLE town"):
        await postgres.say(f"DROP {gone}")


@pytest.fixture
async def town(settings: Settings, tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, settings=settings) as opened:
        yield opened


async def refused(database: Database, statement: object, *, on_tips: bool = False) -> bool:
    try:
        async with database.transaction(on_tips=on_tips) as tx:
            await tx.execute(statement)  # type: ignore[call-overload]  # any statement
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != REFUSED:
            raise
        return True
    return False


def test_every_table_is_on_the_side_that_the_listener_knows() -> None:
    assert table_names(intelligence_tables) == TIPS
    assert seams.PEOPLE == PEOPLE


async def test_the_server_refuses_each_side_the_other(settings: Settings) -> None:
    database = Database(settings.database_url)
    envelope = insert(intake).values(id=1, lane=0, batch=MORNING, sealed=b"")
    assert await refused(database, select(tips))
    assert await refused(database, select(tip_keys))
    assert await refused(database, select(intake))
    assert not await refused(database, envelope)
    assert not await refused(database, select(outgoing))
    assert await refused(database, update(outgoing).values(id=2))
    assert not await refused(database, select(routes))
    assert not await refused(database, select(tips), on_tips=True)
    assert not await refused(database, select(intake), on_tips=True)
    for table in (routes, outbox):
        assert await refused(database, select(table), on_tips=True)
    async with database.reading() as tx:
        with pytest.raises(DBAPIError, match="permission denied"):
            await tx.execute(select(tips))
    # The role ends with its transaction, also where that failed.
    assert await refused(database, select(tips))
    await database.close()
    assert await advice(settings.database_url) == []


async def tidied(database: Database) -> set[str]:
    """The tables that VACUUM has been at: one that the login may not tidy is left out with no more than a warning."""
    async with database.reading() as tx:
        seen = text("SELECT relname FROM pg_stat_user_tables WHERE last_vacuum IS NOT NULL")
        return set(await tx.scalars(seen))


async def test_a_town_works_so(town: Town, settings: Settings, postgres: Postgres, tmp_path: Path) -> None:
    # The owner of a database may tidy all of it (PostgreSQL, "VACUUM"): this login shall not be one.
    await postgres.say("ALTER DATABASE town OWNER TO CURRENT_USER")
    group = await town.team_chat("npt-sefton")
    ann = await town.person("Ann", SMS)
    code = await file(town, ann)
    assert "New report" in group.last
    async with at_desk(town) as desk:
        await desk.claim_and_read("sheds")
        await desk.ask("What colour is their van?")
        await town.settle()
        await ann.says("READ")
        await ann.says("It is white with a dent in it")
        await town.pass_time(minutes=15)
        await desk.look()
        assert "It is white with a dent in it" in desk.words
        for room in ("", "figures", "answers", "sessions"):
            assert (await desk._http.get(f"/desk/{room}")).status_code == 200, room
        await Rewriting(town.database, town.clock).once()
        assert await tidied(town.database) >= {"tips", "tip_messages", "intake", "conversations", "outbox"}
        await desk.close("acted-on")
    await ann.says(f"CASE {code}")
    await town.pass_time(days=200)
    for _ in range(2):
        await retention.purge(town.database, town.clock, 0)
    async with town.database.reading(on_tips=True) as tx:
        assert (await tx.execute(select(tip_keys))).all() == []
    await file(town, ann)
    assert await backup(settings.database_url, tmp_path / "copy.db")
    env, said = tmp_path / ".env", list[str]()
    lines = {name: getattr(settings, name.lower()).get_secret_value() for name in KEY_NAMES}
    lines["DATABASE_URL"] = settings.database_url
    env.write_text("".join(f"{name}={value}\n" for name, value in lines.items()))
    await town.stack.key_holder.leave()
    assert all([await Rotation(town.database, env, said.append).go_on(name) for name in RINGS]), said


async def test_later_migrations_change_the_tables_of_tips(settings: Settings) -> None:
    """As Alembic would: by names without a schema, as the login."""
    database = Database(settings.database_url)
    async with database.reading(on_tips=True) as tx:
        before = await tx.scalar(text("SELECT count(*) FROM information_schema.role_table_grants"))
    assert await migrate(settings.database_url)
    async with database.reading(on_tips=True) as tx:
        assert await tx.scalar(text("SELECT count(*) FROM information_schema.role_table_grants")) == before
    assert await refused(database, text("ALTER TABLE intelligence.tips ADD COLUMN more int"))
    async with database.transaction() as tx:
        await tx.run_sync(open_for_migrations)
        await tx.execute(text("ALTER TABLE tips ADD COLUMN more int"))
        await tx.execute(text("CREATE TABLE tip_pictures (id bigint REFERENCES tips (id))"))
        await tx.run_sync(set_apart)
    assert await refused(database, select(tips.c.id))
    await database.close()


async def test_a_login_that_may_make_no_role_hears_what_an_administrator_has_to_run(
    postgres: Postgres, tmp_path: Path
) -> None:
    settings = settings_for(tmp_path, database_url=await owned(postgres, "small", ""))
    await prepare_database(settings)
    database = Database(settings.database_url)
    for on_tips in (True, False):
        assert not await refused(database, select(tips), on_tips=on_tips)
    lines = await advice(settings.database_url)
    assert [line.split()[0] for line in lines] == ["CREATE", "GRANT"]
    for line in lines:
        await postgres.say(line)
    await migrate(settings.database_url)
    assert await advice(settings.database_url) == []
    await database.close()
    database = Database(settings.database_url)
    assert await refused(database, select(tips))
    assert not await refused(database, select(tips), on_tips=True)
    assert await refused(database, select(routes), on_tips=True)
    await database.close()
    for gone in ("DATABASE small WITH (FORCE)", "ROLE small_intelligence", "ROLE small"):
        await postgres.say(f"DROP {gone}")
