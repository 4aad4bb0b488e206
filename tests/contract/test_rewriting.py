"""Once an hour conversations and tips are written anew: nothing is lost, and their order inside the database is gone."""

import asyncio
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Table, select, text

from bot import memory as memories
from bot.memory import Memory
from bot.rewriting import Rewriting
from bot.tables import conversations
from delivery.messages import SMS
from delivery.tables import routes
from intelligence.model import Envelope, EnvelopeKind, IntakeLane, Routed
from intelligence.tables import tip_messages, tips
from tests.contract.test_turns_of_two import text_from
from tests.world import Town

pytest_plugins = ["tests.postgres"]
MANY = 24
# Of 23 neighbours more than 18 are in order by chance once in a million times (Eulerian numbers: 11.5, deviation 1.4).
IN_ORDER = 0.8
ROUTED = Routed("burglary", "emergency", False, "npt-sefton", "Bootle")


async def in_place(town: Town, table: Table) -> list[int]:
    """The keys of a table in the order in which PostgreSQL holds its rows, oldest transaction first."""
    (key,) = table.primary_key.columns
    async with town.database.reading() as tx:
        return list(
            await tx.scalars(
                select(key).select_from(table).order_by(text("xmin::text::bigint"), text("ctid"))
            )
        )


async def in_file(town: Town, table: Table) -> list[int]:
    """The keys of conversations in the order of the pages that SQLite gave to the ends of their blobs."""
    async with town.database.reading() as tx:
        rows = (await tx.execute(select(table.c.route_id, table.c.blob))).all()
    await town.database.checkpoint()
    file = Path(town.database.url.removeprefix("sqlite+aiosqlite:///"))
    data = await asyncio.to_thread(file.read_bytes)
    return [key for _, key in sorted((data.index(row.blob[-64:]), row.route_id) for row in rows)]


def ascents(found: list[int], came: list[int]) -> float:
    """How many neighbours stand in the order in which they came: 1 for all, about a half by chance."""
    at = [came.index(each) for each in found if each in came]
    return sum(one < other for one, other in pairwise(at)) / (len(at) - 1)


async def written_one_after_another(town: Town) -> tuple[list[int], list[int]]:
    """Conversations and tips, and the order in which they came."""
    people, told = [], []
    for number in range(MANY):
        async with town.database.transaction() as tx:
            route = await town.parts.book.find_or_make(tx, town.stack.sms_identity, f"+4477009001{number:02}")
            memory = Memory(draft={"number": number})
            await memories.save(tx, town.parts.conversation_ring, route, memory, town.clock.now().date())
        people.append(route)
        envelope = Envelope(EnvelopeKind.FILE, f"Report {number}", routed=ROUTED)
        async with town.database.transaction() as tx:
            await town.parts.intake.leave(tx, envelope, IntakeLane.NOW, town.clock.now())
        await town.stack.move()
        async with town.database.reading() as tx:
            told += [each for each in await tx.scalars(select(tips.c.id)) if each not in told]
    return people, told


async def test_what_is_written_anew_is_all_there(town: Town) -> None:
    people, told = await written_one_after_another(town)
    await Rewriting(town.database, town.clock).once()
    for number, route in enumerate(people):
        async with town.database.reading() as tx:
            memory = await memories.load(tx, town.parts.conversation_ring, route)
        assert memory.draft == {"number": number}
    async with town.database.reading() as tx:
        assert set(await tx.scalars(select(tip_messages.c.tip_id))) == set(told)


async def test_the_order_in_which_rows_came_is_gone(town: Town) -> None:
    people, told = await written_one_after_another(town)
    look = in_file if town.database.is_sqlite else in_place
    tables = (conversations,) if town.database.is_sqlite else (conversations, routes, tips)
    came = {conversations: people, routes: people, tips: told}
    for table in tables:
        assert ascents(await look(town, table), came[table]) > IN_ORDER, table.name
    await Rewriting(town.database, town.clock).once()
    for table in tables:
        found = await look(town, table)
        assert set(found) >= set(came[table])
        assert ascents(found, came[table]) < IN_ORDER, table.name


async def test_who_writes_meanwhile_is_not_disturbed(town: Town) -> None:
    """Turns and rewriting at once: each turn is answered, and none is asked to send their words again."""
    rewriting = [Rewriting(town.database, town.clock).once() for _ in range(6)]
    turns = [
        town.stack.take(text_from(f"+4477009007{number % 6:02}", "JOIN BOOTLE", town.stack.sms_identity))
        for number in range(24)
    ]
    await asyncio.gather(
        *(each for pair in zip(turns[::4], rewriting, strict=True) for each in pair),
        *[turn for number, turn in enumerate(turns) if number % 4],
    )
    bob = await town.person("Bob", SMS)
    await bob.says("MENU")
    assert "again" not in bob.last
    async with town.database.reading() as tx:
        assert len(list(await tx.scalars(select(conversations.c.route_id)))) == 7
