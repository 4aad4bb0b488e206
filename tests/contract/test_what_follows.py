"""What follows an alert, on both databases: two processes at once, a crash between two pages, an end in the middle."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import select, update

from alerts import following, following_fanout, service
from alerts.fanout import Fanout
from alerts.model import Stage, VersionKind
from alerts.reach import reach
from alerts.tables import alert_versions
from database.engine import Database
from delivery.messages import SMS, Kind, Parcel, State
from delivery.tables import outbox, renderings
from staff.model import Staff
from tests.unit.alerts.streets import LINACRE, NOBODY_ASKED, Streets

pytest_plugins = ["tests.postgres"]
NEWS = "One man was arrested. Please still lock your sheds."


async def out(streets: Streets, people: int) -> tuple[Staff, int]:
    """An alert that half of its people have and for which the other half waits."""
    for number in range(people):
        await streets.resident(LINACRE, **({"channel": SMS} if number % 3 == 0 else {}))
    author = await streets.officer()
    alert = await streets.draft(author, LINACRE)
    await streets.send(alert, author)
    await streets.fanout.once()
    had = [row.id for row in await streets.rows()][: people // 2]
    async with streets.database.transaction() as tx:
        gone = {"state": State.SENT, "provider_ref": "7", "settled_at": streets.clock.now()}
        await tx.execute(update(outbox).where(outbox.c.id.in_(had)).values(**gone))
    return author, alert


async def say(streets: Streets, alert: int, author: Staff, kind: VersionKind = VersionKind.UPDATE) -> None:
    async with streets.database.transaction() as tx:
        await following.follow_up(
            tx, alert, author, kind, NEWS, streets.clock.now(), NOBODY_ASKED, from_telegram=True
        )


async def latest(streets: Streets) -> Counter[tuple[int, str, str]]:
    """(version, kind, state) of the rows, as often as there are."""
    async with streets.database.reading() as tx:
        numbers = {
            row.id: row.number
            for row in await tx.execute(select(alert_versions.c.id, alert_versions.c.number))
        }
    return Counter((numbers[row.bulletin_id], row.kind, row.state) for row in await streets.rows())


async def test_each_language_has_the_words_of_its_version(database: Database) -> None:
    streets = Streets(database)
    for language in ("en", "pl"):
        await streets.resident(LINACRE, language=language, channel=SMS)
    author = await streets.officer()
    alert = await streets.draft(author, LINACRE)
    async with database.transaction() as tx:
        await service.set_translation(tx, alert, author, "pl", "Pierwsze.", streets.clock.now())
    await streets.send(alert, author)
    await streets.fanout.once()
    for words, theirs in (("Second.", (("pl", "Drugie."),)), ("Third.", ())):
        async with database.transaction() as tx:
            await following.follow_up(
                tx,
                alert,
                author,
                VersionKind.UPDATE,
                words,
                streets.clock.now(),
                NOBODY_ASKED,
                translations=theirs,
                from_telegram=True,
            )
        await streets.fanout.once()
    async with database.reading() as tx:
        joined = outbox.join(renderings, renderings.c.id == outbox.c.rendering_id)
        rows = await tx.execute(
            select(renderings.c.language, renderings.c.parcel).select_from(joined).order_by(outbox.c.id)
        )
        said = [(row.language, Parcel.from_bytes(row.parcel).messages[0].text) for row in rows]
    for language, own in (
        ("en", ("Two sheds", "Second.", "Third.")),
        ("pl", ("Pierwsze.", "Drugie.", "Third.")),
    ):
        got = [words for tongue, words in said if tongue == language]
        assert len(got) == 3
        assert all(each in words for each, words in zip(own, got, strict=True))


async def test_two_processes_bring_it_to_everybody_once(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_fanout, "PAGE", 2)
    streets = Streets(database)
    author, alert = await out(streets, 12)
    await say(streets, alert, author)
    both = streets.fanout, Fanout(other, streets.clock)
    await asyncio.gather(*(each.once() for each in both))
    rows = [row for row in await streets.rows() if row.state == State.QUEUED]
    assert len(rows) == len({row.person_id for row in rows}) == 12
    async with database.reading() as tx:
        assert (await reach(tx, alert)).people == 12


async def test_a_crash_between_two_pages_neither_skips_nor_doubles(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_fanout, "PAGE", 3)
    streets = Streets(database)
    author, alert = await out(streets, 8)
    await say(streets, alert, author)
    # Each page by a process of its own.
    steps = 0
    while await following_fanout.page(database, streets.clock.now()):
        steps += 1
    assert steps == 1 + 3
    found = await latest(streets)
    assert found[1, Kind.SEND, State.SENT] == 4
    assert found[1, Kind.SEND, State.SUPPRESSED] == 4
    assert sum(count for (number, _, _), count in found.items() if number == 2) == 8


async def test_an_end_in_the_middle_of_an_update(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_fanout, "PAGE", 2)
    streets = Streets(database)
    author, alert = await out(streets, 8)
    await say(streets, alert, author)
    for _ in range(3):
        await following_fanout.page(database, streets.clock.now())

    async def end() -> None:
        async with other.transaction() as tx:
            await following.withdraw(tx, alert, author, streets.clock.now())

    await asyncio.gather(end(), streets.fanout.once())
    await streets.fanout.once()
    found = await latest(streets)
    # Nothing waits any more but the end itself, for the four who had it.
    assert sum(count for (_, _, state), count in found.items() if state == State.QUEUED) == 4
    assert sum(count for (number, _, _), count in found.items() if number == 3) == 4
    async with database.reading() as tx:
        stages = list(await tx.scalars(select(alert_versions.c.stage).order_by(alert_versions.c.number)))
    assert stages[-1] == Stage.SENT


async def test_two_officers_end_it_at_once_and_one_of_them_did(database: Database, other: Database) -> None:
    streets = Streets(database)
    author, alert = await out(streets, 2)

    async def end(each: Database, how: str) -> None:
        async with each.transaction() as tx:
            await getattr(following, how)(tx, alert, author, streets.clock.now())

    ends = end(database, "withdraw"), end(other, "stand_down")
    results = await asyncio.gather(*ends, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["Conflict", "NoneType"]


async def test_two_updates_at_once_have_two_numbers(database: Database, other: Database) -> None:
    streets = Streets(database)
    author, alert = await out(streets, 4)

    async def tell(each: Database) -> None:
        async with each.transaction() as tx:
            await following.follow_up(
                tx,
                alert,
                author,
                VersionKind.UPDATE,
                NEWS,
                streets.clock.now(),
                NOBODY_ASKED,
                from_telegram=True,
            )

    await asyncio.gather(tell(database), tell(other))
    await streets.fanout.once()
    rows = [row for row in await streets.rows() if row.state == State.QUEUED]
    assert len(rows) == len({row.person_id for row in rows}) == 4
