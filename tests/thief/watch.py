"""The days are played, the thief comes and takes everything, and each tip becomes a question."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from structlog.testing import capture_logs

from config.redaction import keep_harmless
from config.settings import Settings
from tests.thief.days import Days
from tests.thief.diary import Diary, Person, Told
from tests.thief.dump import Dump, Traces, number
from tests.thief.keys import Opened, open_all
from tests.thief.postgres_dump import take_postgres
from tests.thief.ranking import Question
from tests.thief.sqlite_dump import take_sqlite
from tests.thief.town import ThiefTown, open_thief_town


@dataclass
class Visit:
    """What the thief took, and what there is to ask. `old`: all was rewritten since anything passed between tip and
    sender; `young`: not yet. Each question knows its answer, which comes from the diary."""

    dump: Dump
    old: list[Question]
    young: list[Question]
    opened: Opened


@dataclass
class Play:
    """The days as they really were, and every visit; the last is at their end."""

    diary: Diary
    visits: list[Visit] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    logs: str = ""

    @property
    def last(self) -> Visit:
        return self.visits[-1]

    def young(self) -> list[Question]:
        """Each young tip once: as the first visit found it."""
        found: dict[float, Question] = {}
        for each in (question for visit in self.visits for question in visit.young):
            found.setdefault(each.tip["tips.id"][0], each)
        return list(found.values())


@dataclass(frozen=True)
class Scale:
    """How much is played, and with which seed. `followed`: of a hundred tips, so many by a visit within the hour.
    `without`: jobs of the clock that do not run."""

    people: int
    conversations: int
    days: int
    seed: int
    followed: int = 0
    without: frozenset[str] = frozenset()


async def play(folder: Path, settings: Settings, start: datetime, scale: Scale) -> Play:
    """Play it all on the migrated database of `settings`; the thief comes at the end, too."""
    with capture_logs() as logs:
        played = await _play(folder, settings, start, scale)
    played.logs = "\n".join(str(keep_harmless(None, "", each)) for each in logs)
    return played


async def _play(folder: Path, settings: Settings, start: datetime, scale: Scale) -> Play:
    async with open_thief_town(folder, settings, start, scale.seed, scale.without) as town:
        played = Play(town.diary)

        async def come() -> None:
            await town.find_everybody()
            dump = await _take(town, settings, folder / f"taken-{len(played.visits)}")
            # All is written anew at the first look in each hour.
            rewritten = town.now.replace(minute=0, second=0, microsecond=0)
            there = {row["id"] for row in dump.rows["tips"]}
            live = [told for told in town.diary.told if told.tip in there]
            tips = _known_of_tips(dump, town)
            old = _questions(dump, tips, town.diary, [told for told in live if told.touched < rewritten])
            young = _questions(dump, tips, town.diary, [told for told in live if told.touched >= rewritten])
            played.visits.append(Visit(dump, old, young, await open_all(town, settings, dump.rows)))

        days = Days(town, scale.people, scale.conversations, scale.days, come, scale.followed)
        await days.play()
        played.people = town.people
        return played


def _known_of_tips(dump: Dump, town: ThiefTown) -> dict[int, Traces]:
    """What the dump tells of each tip, with what everybody knows: which code an area has, and when the team's chat rang
    (the notice names the alias, and so does the row)."""
    known = dump.tips()
    for row in dump.rows["tips"]:
        known[row["id"]]["knock"] = [
            when.timestamp() for when, words in town.diary.knocks if row["alias"] in words
        ]
        found = town.town.parts.gazetteer.find_in_text(row["area"] or "")
        if found:
            known[row["id"]]["area"] = [number(area.code) or 0.0 for area in found.areas]
    return known


def _questions(dump: Dump, tips: dict[int, Traces], diary: Diary, told: list[Told]) -> list[Question]:
    routes = dump.routes()
    asked = []
    for each in told:
        about = {person.route for person in diary.about[each.at.date()]}
        suspects = {route: routes[route] for route in about if route in routes}
        if len(suspects) > 1 and each.sender.route in suspects:
            asked.append(Question(each.kind, tips[each.tip], suspects, each.sender.route))
    return asked


async def _take(town: ThiefTown, settings: Settings, folder: Path) -> Dump:
    if settings.database_url.startswith("sqlite"):
        return take_sqlite(Path(settings.database_url.partition("///")[2]), folder, town.now)
    return await take_postgres(settings.database_url, town.now)
