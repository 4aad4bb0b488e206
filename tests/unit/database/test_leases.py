"""Leases: one holder at a time, by rows; who dies loses it when it ends; a new holder is known by its fence."""

from datetime import UTC, datetime, timedelta

from database import leases
from database.engine import Database

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)
HOLD = timedelta(seconds=30)


async def take(database: Database, owner: str, seconds: float = 0, name: str = "clock") -> int | None:
    async with database.transaction() as tx:
        return await leases.take(tx, name, owner, NOW + timedelta(seconds=seconds), HOLD)


async def release(database: Database, owner: str) -> None:
    async with database.transaction() as tx:
        await leases.release(tx, "clock", owner)


async def test_only_one_holds_it(database: Database) -> None:
    assert await take(database, "ann") == 1
    assert await take(database, "ben", 29) is None
    assert await take(database, "ann", 29) == 1


async def test_renewing_prolongs_it(database: Database) -> None:
    await take(database, "ann")
    await take(database, "ann", 20)
    assert await take(database, "ben", 49) is None
    assert await take(database, "ben", 50) == 2


async def test_the_fence_grows_with_each_new_holder(database: Database) -> None:
    fences = [
        await take(database, owner, 40 * n) for n, owner in enumerate(["ann", "ben", "ann", "ann", "ben"])
    ]
    assert fences == [1, 2, 3, 3, 4]


async def test_what_is_released_is_free_at_once_and_its_fence_is_not_used_again(database: Database) -> None:
    await take(database, "ann")
    await release(database, "ben")
    assert await take(database, "ben", 1) is None, "only the holder can let go"
    await release(database, "ann")
    assert await take(database, "ben", 1) == 2
    assert await take(database, "ann", 2) is None


async def test_names_do_not_hinder_each_other(database: Database) -> None:
    assert await take(database, "ann", name="identity:1") == 1
    assert await take(database, "ben", name="identity:2") == 1


async def test_a_clock_that_ran_ahead_does_not_hold_for_hours(database: Database) -> None:
    """The sandbox let a night pass, then the process was killed: the next one reads the machine's time again."""
    await take(database, "ann", seconds=10 * 3600)
    assert await take(database, "ben") == 2
