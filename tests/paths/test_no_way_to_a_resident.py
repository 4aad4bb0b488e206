"""No sequence of calls open to staff returns an address: not a page, a header, an error, a service's answer or the log.

A town of residents with numbers, chats, names and case codes; then staff of every role do whatever they can, in random
order and with whatever they have read so far, ids of residents' own rows among it.
"""

import inspect
import io
import random
import re
import typing
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.web_server import open_app
from config.errors import CommunityError
from delivery.messages import SMS, TELEGRAM
from delivery.tables import routes
from intelligence.model import Outcome
from intelligence.service import Desk
from intelligence.tables import tips
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from staff import service as staff
from staff.model import Role, Staff
from staff.tables import doors, staff_routes
from tests.world import Town, open_town

TEAM, OTHER = "npt-sefton", "npt-wirral"
PROOF = re.compile(r'name="proof" value="([0-9a-f]+)"')
CASE = re.compile(r"case words: (.+)\n")
NUMBERS = re.compile(r"/(?:desk/tips|console/alerts)/(\d+)")
# Words that people type, and what an attacker would.
WORDS = (
    "Which street was it?",
    "",
    "x" * 700,
    "<script>alert(1)</script>",
    "CASE",
    "' OR 1=1 --",
    "07911123456",
    "%s{0}",
)
CALLS, SEEDS = 120, range(2)


@dataclass
class Scene:
    """`secrets`: what belongs to residents alone. `ids`: numbers that a call may be made with."""

    town: Town
    people: list[Staff]
    cookies: dict[int, dict[str, str]]
    secrets: list[re.Pattern[str]]
    ids: list[int]
    log: io.StringIO
    seen: list[str] = field(default_factory=list)

    def look(self, what: str, text: str, sent: str = "") -> None:
        """Nothing of a resident stands in what came back, but what the caller `sent` there."""
        for number in re.findall(r"\d+", sent):
            text = re.sub(rf"(?<!\d){number}(?!\d)", "", text)
        for secret in self.secrets:
            found = secret.search(text)
            assert found is None, f"{found and found[0]} came back from {what}, after {self.seen[-5:]}"
        self.seen.append(what)


@pytest.fixture
async def scene(tmp_path: Path, log: io.StringIO) -> AsyncIterator[Scene]:
    async with open_town(tmp_path) as town:
        await town.team_chat(TEAM)
        phones = [
            await town.officer("Ola Officer", "officer", TEAM),
            await town.officer("Sam Supervisor", "supervisor", TEAM),
            await town.officer("Mo Member", "member", TEAM),
            await town.officer("Ada Administrator", "administrator", OTHER),
            await town.officer("Will Wirral", "member", OTHER),
        ]
        residents: list[Handset] = []
        secrets: list[str] = []
        for number in range(6):
            person = await town.subscriber(f"Ottoline Quibbleworth{number}", TELEGRAM if number % 2 else SMS)
            await person.says(
                f"TIP Lads break into sheds behind Knowsley Road in Bootle every night, number {number}"
            )
            await person.chooses("Send, you may ask me")
            secrets += CASE.findall(person.last)
            residents.append(person)
        await town.pass_time(minutes=16)
        assert len(secrets) == len(residents)
        async with town.database.reading() as tx:
            known = set(await tx.scalars(select(doors.c.route_id))) | set(
                await tx.scalars(select(staff_routes.c.route_id))
            )
            of_residents = [each for each in await tx.scalars(select(routes.c.id)) if each not in known]
            people = await staff.roll(tx)
        async with town.database.reading() as tx:
            ids = list(await tx.scalars(select(tips.c.id)))
        assert len(ids) == len(residents) <= len(of_residents)
        cookies = {each.id: await signed_in(town, each) for each in people}
        patterns = [re.compile(re.escape(each), re.IGNORECASE) for each in [*secrets, "Quibbleworth"]]
        for person in residents:
            if isinstance(person, SmsHandset):
                patterns.append(re.compile(re.escape(person.number[3:])))
            if isinstance(person, TelegramHandset):
                patterns.append(re.compile(rf"(?<!\d){person.chat}(?!\d)"))
        patterns += [re.compile(rf"(?<!\d){each}(?!\d)") for each in of_residents]
        assert len(phones) == 5
        yield Scene(town, people, cookies, patterns, [*ids, *of_residents, 0, 1, -1, 2**63], log)


async def signed_in(town: Town, who: Staff) -> dict[str, str]:
    """A session of theirs, as a browser keeps it."""
    now = town.clock.now()
    async with town.database.transaction() as tx:
        return {"desk": await staff.sign_in(tx, await staff.make_signin_code(tx, who.id, now), now)}


def pages(town: Town) -> list[tuple[str, str]]:
    """(method, path) of all that a browser of staff can ask for."""
    found = []
    of_app = open_app(town.stack).routes
    # A router that was included keeps its routes to itself (FastAPI, "_IncludedRouter").
    nested = [
        each
        for router in of_app
        if hasattr(router, "original_router")
        for each in router.original_router.routes
    ]
    for route in [*of_app, *nested]:
        if isinstance(route, APIRoute) and not route.path.startswith("/webhooks"):
            found += [(method, route.path) for method in route.methods - {"HEAD"}]
    return sorted(found)


async def browse(scene: Scene, chance: random.Random, calls: int) -> None:
    known = pages(scene.town)
    assert ("POST", "/desk/tips/{tip_id}/{deed}") in known
    async with httpx.AsyncClient(
        base_url=scene.town.base_url, headers={"accept": "text/html", "Origin": scene.town.base_url}
    ) as http:
        for _ in range(calls):
            method, path = chance.choice(known)
            if chance.random() < 0.5:  # the rest is many pages, and most of what there is to know is on these
                method, path = chance.choice([each for each in known if each[1].startswith("/desk/tips/")])
            who = chance.choice(scene.people)
            page = path
            for name in re.findall(r"{(\w+)(?::\w+)?}", path):
                page = re.sub(rf"{{{name}(:\w+)?}}", filled(name, scene, chance), page)
            http.cookies.clear()
            http.cookies.update(scene.cookies[who.id])
            # The proof of a form stands on the page that the form is on.
            home = (
                await http.get(
                    re.sub(r"/[^/]*$", "", page) if "/tips/" in page or "/alerts/" in page else "/desk/"
                )
            ).text
            proof = PROOF.search(home)
            data = {
                "proof": proof[1] if proof else "",
                "words": chance.choice(WORDS),
                "outcome": chance.choice([*Outcome, "none"]),
                "team": chance.choice([TEAM, OTHER, "control-room", "nobody"]),
                "to": str(chance.choice([each.id for each in scene.people])),
                "staff": str(chance.choice([each.id for each in scene.people])),
                "reason": chance.choice(WORDS),
                "code": chance.choice(["K7QX", "123412341234", "x"]),
            }
            answer = await (
                http.get(page, params={"done": "close", "to": "/desk/"})
                if method == "GET"
                else http.post(page, data=data)
            )
            what = f"{method} {path} as {who.role}: {answer.status_code}"
            scene.look(what, answer.text + str(sorted(answer.headers.items())), page)
            assert answer.status_code < 500, what
            if path in ("/desk/sign-in", "/desk/sign-out") or "sessions" in path:
                scene.cookies[who.id] = await signed_in(scene.town, who)
            scene.ids += [int(each) for each in NUMBERS.findall(answer.text)][:3]


def filled(name: str, scene: Scene, chance: random.Random) -> str:
    """Something for a part of a path."""
    deeds = [
        "claim",
        "ask",
        "answer",
        "close",
        "words",
        "note",
        "pass-on",
        "give-back",
        "hand-over",
        "link",
        "no-intelligence",
        "x",
    ]
    choices = {
        "deed": deeds,
        "code": ["K7QX", "ABCD"],
        "token": ["AAAA", "x"],
        "name": ["desk.css", "..%2f..%2fconfig"],
        "rest": ["nowhere", "tips"],
    }
    if name == "tip_id" and chance.random() < 0.7:
        return str(chance.choice(scene.ids[:6]))
    return str(chance.choice(choices.get(name) or [str(each) for each in scene.ids]))


async def call(scene: Scene, chance: random.Random, calls: int) -> None:
    """The services behind the pages, with whatever fits a parameter. What staff.service changes is rolled back."""
    desk = scene.town.stack.desk
    of_desk = [
        getattr(desk, name)
        for name, _ in inspect.getmembers(Desk, inspect.isfunction)
        if not name.startswith("_")
    ]
    of_staff = [
        getattr(staff, name) for name in staff.__all__ if inspect.iscoroutinefunction(getattr(staff, name))
    ]
    assert len(of_desk) >= 6
    assert len(of_staff) >= 20
    for _ in range(calls):
        service = chance.choice(of_desk if chance.random() < 0.6 else of_staff)
        given = {}
        for name, parameter in list(inspect.signature(service).parameters.items())[1:]:
            given[name] = fitting(
                name, typing.get_type_hints(service).get(name, parameter.annotation), scene, chance
            )
        what = service.__qualname__
        try:
            async with scene.town.database.transaction() as tx:
                result = await service(tx, **given)
                if service in of_staff:
                    raise Undone(repr(result))
                answer = repr(result)
        except (
            Undone,
            CommunityError,
            SQLAlchemyError,
            LookupError,
            TypeError,
            ValueError,
            AttributeError,
        ) as error:
            # A value of the wrong kind, too: what it says may end up in the log.
            answer = f"{error!r} {error}"
            what = f"{what}: {type(error).__name__}"
        scene.look(what, answer, repr(given))


class Undone(Exception):
    """Rolls back what was tried."""


def fitting(name: str, kind: Any, scene: Scene, chance: random.Random) -> Any:
    """A value for a parameter, by its type and name."""
    if kind is Staff or (typing.get_origin(kind) is None and name == "staff"):
        return chance.choice(scene.people)
    if kind is int:
        return chance.choice([each for each in scene.ids if abs(each) < 2**62] if name != "days" else [0, 3])
    if kind is bool:
        return chance.random() < 0.5
    if isinstance(kind, type) and issubclass(kind, (Outcome, Role)):
        return chance.choice([*kind])
    if name == "now":
        return scene.town.clock.now()
    if name in ("team", "other", "last", "teams", "areas", "roles"):
        one: Any = Role.SUPERVISOR if name == "roles" else chance.choice([TEAM, OTHER])
        return [one] if name in ("teams", "areas", "roles") else one
    return chance.choice(WORDS)


WAYS: dict[str, Callable[[Scene, random.Random, int], Any]] = {"pages": browse, "services": call}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", SEEDS)
async def test_no_sequence_of_calls_open_to_staff_returns_an_address(
    scene: Scene, way: str, seed: int
) -> None:
    await WAYS[way](scene, random.Random(seed), CALLS)
    await scene.town.settle()
    scene.look("the log", scene.log.getvalue())
    answered = {
        each for each in scene.seen if each.endswith((": 200", ": 303", ": Undone")) or ":" not in each
    }
    assert len(answered) > 12, answered


async def test_the_look_finds_what_it_looks_for(scene: Scene) -> None:
    for secret in scene.secrets:
        shown = re.sub(r"\(\?<?!\\d\)|\\", "", secret.pattern)
        with pytest.raises(AssertionError, match="came back from a page"):
            scene.look("a page", f"so it is {shown}.")
