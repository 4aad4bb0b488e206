"""Who lives there, and everything that was promised to them: each message with a number, each counted later."""

import asyncio
import re
import time
from collections import Counter
from dataclasses import dataclass
from itertools import count

from sqlalchemy import select

from alerts import approval, service
from alerts.model import LANES, AlertArea, Urgency
from alerts.tables import alert_versions
from config.community_model import AlertRules
from delivery.messages import TELEGRAM, Lane, Message, Parcel
from delivery.tables import identities
from staff import service as staff
from staff.model import Role, Staff
from tests.chaos.house import House

SENDER = "Sefton neighbourhood team, Merseyside Police"
LINACRE = AlertArea("E05000942", "Linacre (Sefton)", "E08000014", "Sefton")
# What is approved, and by whom, has tests of its own.
NOBODY_ASKED = AlertRules(people=10**9, telegram_people=10**9, urgencies=frozenset(), groups=frozenset())
URGENCIES = (Urgency.ROUTINE, Urgency.URGENT, Urgency.EMERGENCY)
_NUMBER = re.compile(r"\bNo\. (\d+)\b|\bQ(\d{5})Z\b")
JOIN_SECONDS = 60


@dataclass(frozen=True)
class Person:
    channel: str
    address: str
    route: int


@dataclass(eq=False)
class Promise:
    """One message to one person. `bulletin`: of an alert; `row`: of an answer of ours in the outbox; neither: they wrote
    to us, and what we answer is promised by that."""

    number: int
    person: Person
    lane: Lane
    bulletin: int | None = None
    row: int | None = None

    @property
    def key(self) -> tuple[int, str]:
        return self.number, self.person.address


def number_in(words: str) -> int | None:
    """The number that a message bears; None for one that is none of ours."""
    found = _NUMBER.search(words)
    return int(found[1] or found[2]) if found else None


class Town:
    def __init__(self, house: House, people: list[Person], officer: Staff) -> None:
        self.house = house
        self.people = people
        self.promised: list[Promise] = []
        # How often each may have been sent without our knowing: started when its process died. By key.
        self.unsettled: Counter[tuple[int, str]] = Counter()
        self._officer = officer
        self._numbers = count(1)

    async def wave(self, answers: int = 12) -> None:
        """An alert to everybody, each of another urgency, and a few answers in between."""
        number = next(self._numbers)
        urgency = URGENCIES[number % len(URGENCIES)]
        bulletin = await self._alert(number, urgency)
        self.promised += [Promise(number, each, LANES[urgency], bulletin) for each in self.people]
        await self._answers(
            [self.people[(number * 7 + place) % len(self.people)] for place in range(answers)]
        )

    async def write(self, person: Person) -> None:
        """Somebody writes to us, and is to be answered."""
        number = next(self._numbers)
        await self.house.far.says(person.channel, person.address, f"CHECK Q{number:05}Z")
        self.promised.append(Promise(number, person, Lane.ANSWER))

    async def _answers(self, people: list[Person]) -> None:
        made = []
        async with self.house.database.transaction() as tx:
            for person in people:
                number = next(self._numbers)
                parcel = Parcel((Message(f"Thank you. No. {number}"),))
                row = await self.house.outbox.enqueue(tx, person.route, parcel, now=self.house.clock.now())
                made.append(Promise(number, person, Lane.ANSWER, row=row))
        self.promised += made

    async def _alert(self, number: int, urgency: Urgency) -> int:
        """As an officer sends one; its bulletin."""
        now = self.house.clock.now()
        officer = self._officer
        async with self.house.database.transaction() as tx:
            draft = await service.start_draft(tx, officer, SENDER, now)
            await service.set_category(tx, draft, officer, "burglary", "burglary", now)
            await service.add_area(tx, draft, officer, LINACRE, [LINACRE.code], ("E08000014",), now)
            await service.set_urgency(tx, draft, officer, urgency, now)
            await service.set_text(tx, draft, officer, f"Sheds were broken into. No. {number}", now)
            await service.set_appeal(tx, draft, officer, True, now)
            alert = await service.get(tx, draft)
            for warning in (await service.look_at(tx, alert, now)).open:
                await service.answer_finding(tx, draft, officer, warning.place, now)
            await approval.submit(tx, draft, officer, now, NOBODY_ASKED, from_telegram=True)
            version = await tx.scalar(select(alert_versions.c.id).where(alert_versions.c.alert_id == draft))
        return int(version or 0)


async def settle_down(house: House, *, telegram: int, sms: int) -> Town:
    """So many people join, by their phones; one of the police is there to write alerts."""
    addresses = await house.far.people(telegram + 1, sms)
    desk = addresses[TELEGRAM].pop()
    await house.far.says(TELEGRAM, desk, "/start")
    wanted = [(channel, each) for channel, found in addresses.items() for each in found]
    for channel, address in wanted:
        await house.far.says(channel, address, "JOIN LINACRE")
    give_up = time.monotonic() + JOIN_SECONDS
    while not {desk, *(address for _, address in wanted)} <= {each.person for each in await house.far.read()}:
        assert time.monotonic() < give_up, f"not everybody could join: {house.logs}"
        await asyncio.sleep(0.1)
    now = house.clock.now()
    people = []
    async with house.database.transaction() as tx:
        rows = await tx.execute(select(identities.c.channel, identities.c.id))
        ours = {row.channel: row.id for row in rows}
        for channel, address in wanted:
            route = await house.book.find(tx, ours[channel], address)
            assert route, "who was answered is known"
            people.append(Person(channel, address, route))
        code = await staff.invite(tx, "Ada", Role.OFFICER, "npt-sefton", now)
        officer = await staff.accept(tx, code, await house.book.find_or_make(tx, ours[TELEGRAM], desk), now)
    return Town(house, people, officer)
