"""`mersey bench audience`: its people are like real ones, and who is counted is who gets it."""

from pathlib import Path

from alerts import counts, records
from bot.bench import audience, population
from database.engine import Database
from database.migrate import migrate
from tests.unit.subscribers.in_step import out_of_step


async def test_the_audience_of_generated_people_says_what_their_routes_say(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'people.db'}"
    await migrate(url)
    database = Database(url)
    await population.settle(database, 500)
    async with database.reading() as tx:
        assert await out_of_step(tx) == []
    await database.close()


async def test_a_line_for_each_audience() -> None:
    said: list[str] = []
    assert await audience.run([300], None, said.append) == 0
    lines = [line for line in said if line.startswith("| 300 |")]
    assert len(lines) == 8
    assert "everywhere, half of all" in lines[5]
    assert "5 km round a place" in lines[7]


async def test_of_generated_people_some_live_in_a_circle_and_most_outside(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'people.db'}"
    await migrate(url)
    database = Database(url)
    await population.settle(database, 3_000)
    ward = population.ward(149)
    async with database.transaction() as tx:
        for alert in (1, 2):
            await population.write_alert(tx, alert, [ward], population.topic(0), audience.NOW)
        await population.draw_circle(tx, 1, [ward], population.cells(ward)[:10])
        alert = await records.get(tx, 1)
        people, _ = await counts.count(tx, alert, audience.NOW)
        inside, by_ward = await counts.count_in_circle(tx, alert, people, audience.NOW)
        everybody, _ = await counts.count(tx, await records.get(tx, 2), audience.NOW)
    assert 0 < inside < by_ward < everybody
    await database.close()
