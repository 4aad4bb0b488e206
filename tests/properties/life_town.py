"""The small town of tests/properties/test_alert_life.py: made once, and copied as a file for each of its lives."""

import asyncio
import copy
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, insert

from config.errors import BadInput, Conflict, NotAllowed, NotFound
from database.engine import Database, Tx
from database.metadata import metadata
from delivery.messages import SMS, TELEGRAM
from places.tables import areas
from staff import service as staff_service
from staff.model import Role, Staff
from subscribers import groups, scheme_vetting, schemes
from subscribers import service as subscribers
from subscribers.model import Spot
from subscribers.scheme_model import Scheme
from subscribers.ways import add as add_way
from tests.properties.life_model import AT_RISK, STAFF, Life, Person
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets
from tests.unit.alerts.watches import HOW

CHURCH = "E05000936"
WARDS = {LINACRE: "Linacre (Sefton)", DERBY: "Derby (Sefton)", CHURCH: "Church (Sefton)"}
SEFTON = "E08000014"
PUBS = "pub-watch"
GROUPS = {slug: groups.Group(slug=slug, how=groups.GroupHow.OPEN, kind="people") for slug in (PUBS, AT_RISK)}
REFUSED = (NotAllowed, NotFound, Conflict, BadInput)
# Wards, whether burglary is a wish of theirs, language, ways, groups, and what they are in the two schemes.
_PEOPLE = (
    ((LINACRE,), True, "en", (TELEGRAM,), (), ("member", "")),
    ((LINACRE,), True, "pl", (SMS,), (PUBS,), ("", "member")),
    ((LINACRE, DERBY), True, "en", (TELEGRAM, SMS), (AT_RISK,), ("", "")),
    ((DERBY,), True, "en", (TELEGRAM,), (PUBS, AT_RISK), ("member", "")),
    ((DERBY,), False, "pl", (SMS,), (), ("", "coordinator")),
    ((CHURCH,), True, "en", (TELEGRAM,), (), ("coordinator", "")),
    ((CHURCH,), False, "pl", (SMS,), (), ("member", "")),
)
_Result = TypeVar("_Result")


@dataclass
class Town:
    """`lives` and `people` are the model's, by id; `vintages` tell by which set of boundaries each ward is known."""

    staff: dict[str, Staff] = field(default_factory=dict)
    schemes: list[Scheme] = field(default_factory=list)
    people: dict[int, Person] = field(default_factory=dict)
    lives: dict[int, Life] = field(default_factory=dict)
    vintages: dict[str, str] = field(default_factory=lambda: dict.fromkeys(WARDS, "2023"))
    now: datetime = NOON

    def name(self, staff_id: int) -> str:
        return next(name for name, each in self.staff.items() if each.id == staff_id)


class Place:
    """A copy of the town's database, and one way in."""

    def __init__(self, made: bytes | None = None) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "life.db"
        if made is not None:
            path.write_bytes(made)
        self.database = Database(f"sqlite+aiosqlite:///{path}")
        for engine in self.database.engines:  # no power fails in a test
            event.listen(engine.sync_engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
        self.runner = asyncio.Runner()

    def run(self, awaitable: Awaitable[_Result]) -> _Result:
        async def wait() -> _Result:
            return await awaitable

        return self.runner.run(wait())

    def within(self, deed: Callable[[Tx], Awaitable[_Result]]) -> _Result:
        async def commit() -> _Result:
            async with self.database.transaction() as tx:
                return await deed(tx)

        return self.run(commit())

    def tried(self, deed: Callable[[Tx], Awaitable[Any]]) -> bool:
        """Whether it was done; else it was refused, and nothing is changed."""
        with suppress(*REFUSED):
            self.within(deed)
            return True
        return False

    def close(self) -> bytes:
        self.run(self.database.checkpoint())
        self.run(self.database.close())
        self.runner.close()
        left = (Path(self.folder.name) / "life.db").read_bytes()
        self.folder.cleanup()
        return left


def spot(ward: str) -> Spot:
    return Spot(ward, (ward,), "chosen")


@cache
def _made() -> tuple[bytes, Town]:
    place, town = Place(), Town()
    place.run(_settle(place.database, town))
    return place.close(), town


def town() -> tuple[Place, Town]:
    """As it was on the first day."""
    made, first = _made()
    return Place(made), copy.deepcopy(first)


async def _settle(database: Database, town: Town) -> None:
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
        rows = [
            {
                "code": ward,
                "name": ward,
                "kind": "ward",
                "lat": 53.4,
                "lon": -3,
                "vintage": town.vintages[ward],
            }
            for ward in WARDS
        ]
        await tx.execute(insert(areas), rows)
    streets = Streets(database)
    for name, (role, team) in STAFF.items():
        route = await streets.route()
        async with database.transaction() as tx:
            code = await staff_service.invite(tx, name, Role(role), team, NOON)
            town.staff[name] = await staff_service.accept(tx, code, route, NOON)
    for wards, has_topic, language, ways, in_groups, roles in _PEOPLE:
        topics = ("burglary",) if has_topic else ("asb",)
        route = await streets.resident(wards[0], channel=ways[0], topics=topics, language=language)
        others = [await streets.route(way) for way in ways[1:]]
        async with database.transaction() as tx:
            for ward in wards[1:]:
                await subscribers.add_place(tx, route, spot(ward), **HOW)
            found = await subscribers.by_route(tx, route)
            assert found
            for other in others:
                await add_way(tx, found.id, other)
            for slug in in_groups:
                await groups.join(tx, route, GROUPS[slug], "", **HOW)
        person = Person(found.id, (route, *others), language, dict(enumerate(wards, 1)), set(topics))
        person.groups |= set(in_groups)
        town.people[person.id] = person
        person.schemes = dict(enumerate(roles))
    await _schemes(database, town)


async def _schemes(database: Database, town: Town) -> None:
    for number, name in enumerate(("One", "Two")):
        async with database.transaction() as tx:
            (leader,) = [each for each in town.people.values() if each.schemes[number] == "coordinator"]
            area = {"area_code": CHURCH, "area_label": WARDS[CHURCH], "borough_code": SEFTON}
            asked = await schemes.apply(tx, leader.routes[0], name=name, **area, **HOW)
            scheme = await scheme_vetting.approve(tx, asked.id, town.staff["sue"], (), NOON)
            town.schemes.append(scheme)
            for person in town.people.values():
                if person.schemes[number] == "member":
                    await schemes.join(tx, person.routes[0], scheme, **HOW)
    for person in town.people.values():
        person.schemes = {town.schemes[n].id: role for n, role in person.schemes.items() if role}
