"""`mersey bench audience`: its people are like real ones, and who is counted is who gets it."""

from pathlib import Path

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
    assert len(lines) == 6
    assert "everywhere, half of all" in lines[-1]
