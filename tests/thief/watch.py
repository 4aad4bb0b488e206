"""One thief's visit: the days are played, everything is taken, and each tip becomes a question."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from config.settings import Settings
from tests.thief.days import Days
from tests.thief.diary import Diary, Person, Told
from tests.thief.dump import Dump, Traces
from tests.thief.keys import Opened, open_all
from tests.thief.postgres_dump import take_postgres
from tests.thief.ranking import Question
from tests.thief.sqlite_dump import take_sqlite
from tests.thief.town import ThiefTown, open_thief_town

REWRITING = "rewriting"


@dataclass
class Visit:
    """What the thief took, beside what really happened."""

    dump: Dump
    diary: Diary
    people: list[Person]
    rewritten: datetime
    opened: Opened

    def is_old(self, told: Told) -> bool:
        """Whether all was rewritten since anything passed between this tip and its sender."""
        return told.touched < self.rewritten

    @property
    def old(self) -> list[Told]:
        return [each for each in self.diary.live if self.is_old(each)]

    @property
    def young(self) -> list[Told]:
        return [each for each in self.diary.live if not self.is_old(each)]

    def questions(self, told: list[Told]) -> list[Question]:
        tips, routes = self.dump.tips(), self.dump.routes()
        asked = []
        for each in told:
            about = {person.route for person in self.diary.about[each.at.date()]}
            suspects = {route: routes[route] for route in about if route in routes}
            if len(suspects) > 1 and each.sender.route in suspects:
                asked.append(Question(tips[each.tip] | self._heard(each), suspects, each.sender.route))
        return asked

    def _heard(self, told: Told) -> Traces:
        """When the team's chat rang for it: the notice names the alias, and so does the row."""
        alias = next(row["alias"] for row in self.dump.rows["tips"] if row["id"] == told.tip)
        return {"knock": [when.timestamp() for when, words in self.diary.knocks if alias in words]}


async def visit(
    folder: Path,
    settings: Settings,
    start: datetime,
    *,
    people: int,
    conversations: int,
    days: int,
    seed: int,
    without: frozenset[str] = frozenset(),
) -> Visit:
    """Play it all on the migrated database of `settings`; the thief comes at a random minute of the last day."""
    async with open_thief_town(folder, settings, start, seed, without) as town:
        await Days(town, people, conversations, days).play()
        await town.find_everybody()
        dump = await _take(town, settings, folder)
        opened = await open_all(town, settings, dump.rows)
        rewritten = town.last_run.get(REWRITING, town.now - timedelta(hours=1))
        return Visit(dump, town.diary, town.people, rewritten, opened)


async def _take(town: ThiefTown, settings: Settings, folder: Path) -> Dump:
    if settings.database_url.startswith("sqlite"):
        return take_sqlite(Path(settings.database_url.partition("///")[2]), folder / "taken", town.now)
    return await take_postgres(settings.database_url, town.now)
