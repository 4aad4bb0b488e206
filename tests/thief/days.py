"""The days themselves: when who does what, what the desk does with it, and how people go on."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from sqlalchemy import select

from alerts.model import Urgency
from config.errors import CommunityError
from intelligence.model import Outcome, TipState
from intelligence.tables import tips
from tests.dialogues.alerting import sent
from tests.thief import deeds
from tests.thief.diary import Person, Told
from tests.thief.town import ThiefTown

Step = Callable[[], Awaitable[None]]
WAITING = "Reply READ"
FIRST_HOUR, LAST_HOUR = 7, 23
DESK_HOURS = (9, 13, 17, 21)
# Of a hundred.
JOINS, TELLS, TELLS_IN_ANSWER = 80, 55, 25
UNDOES, ASKS_AFTER, FORGETS, ADDS = 8, 25, 8, 10
IS_ASKED, IS_CLOSED, READS = 45, 20, 80


class Days:
    """`conversations` spread over `days` among `people`. `come` is called at the end, and within the hour after so many
    of a hundred tips (`followed`)."""

    def __init__(
        self, town: ThiefTown, people: int, conversations: int, days: int, come: Step, followed: int
    ) -> None:
        self._town = town
        self._random = town.random
        self._plan: list[tuple[datetime, int, Step]] = []
        self._numbers = count()
        self._start = town.now
        self._days = days
        self._alert: str | None = None
        self._left = conversations - people
        self.end = self._some_time(days - 1, 9, 22)
        self._people = people
        self._come = come
        self._followed = followed

    async def play(self) -> None:
        for _ in range(self._people):
            self._at(self._any_time(), self._first)
        for _ in range(self._left):
            self._at(self._any_time(), self._again)
        for day in range(self._days):
            for hour in DESK_HOURS:
                self._at(
                    self._day(day) + timedelta(hours=hour, minutes=self._random.randrange(50)), self._desk
                )
            if day % 2 == 1:
                self._at(self._day(day) + timedelta(hours=10, minutes=20), self._send_alert)
        while self._plan and self._plan[0][0] < self.end:
            then, _, step = heapq.heappop(self._plan)
            await self._town.live_until(then)
            await step()
        await self._town.live_until(self.end)
        await self._come()

    async def _first(self) -> None:
        """The first conversation of one more person: most join; a few tell something at once."""
        person = await self._town.newcomer()
        if self._chance(JOINS):
            deed = deeds.join_and_tip if self._chance(10) else deeds.join
        else:
            deed = self._pick(deeds.TIPS if self._chance(TELLS) else deeds.QUIET)
        await self._do(deed, person)

    async def _again(self) -> None:
        if not self._town.people:
            return await self._first()
        person = self._random.choice(self._town.people)
        if not self._chance(TELLS):
            return await self._do(self._pick(deeds.QUIET), person)
        if self._alert and person.has_joined and self._chance(TELLS_IN_ANSWER):
            code = self._alert
            return await self._do(lambda town, who: deeds.saw(town, who, code), person, "saw")
        return await self._do(self._pick(deeds.TIPS), person)

    async def _do(self, deed: deeds.Deed, person: Person, name: str = "") -> None:
        before = len(self._town.diary.told)
        self._town.diary.kinds[name or deed.__name__] += 1
        await deed(self._town, person)
        for told in self._town.diary.told[before:]:
            self._go_on(told)

    def _go_on(self, told: Told) -> None:
        """What its sender will do of their own."""
        now = self._town.now
        if self._chance(self._followed):
            self._at(now + timedelta(minutes=self._random.uniform(1, 59)), self._come)
        if told.kind == "emergency":
            self._at(now + timedelta(seconds=90), self._desk)
        if self._chance(UNDOES):
            self._at(now + timedelta(minutes=2), lambda: self._undo(told))
        elif told.code:
            if self._chance(ASKS_AFTER):
                self._at(self._later(now, 6), lambda: self._ask_after(told))
            if self._chance(FORGETS):
                self._at(self._later(now, 30), lambda: self._forget(told))

    async def _undo(self, told: Told) -> None:
        await self._town.says(told.sender, "UNDO")
        told.touched = self._town.now

    async def _ask_after(self, told: Told) -> None:
        more = " they come with a white van" if self._chance(ADDS) else ""
        await self._town.says(told.sender, f"CASE {told.code}{more}")
        if more:
            told.touched = self._town.now

    async def _forget(self, told: Told) -> None:
        await self._town.says(told.sender, f"FORGET {told.code}")
        told.touched = self._town.now

    async def _read(self, person: Person) -> None:
        """Open what waits, and answer where it was a question."""
        await self._town.says(person, "READ")
        if "?" in person.phone.last:
            await self._town.says(person, "It was dark red I think")
        for told in self._town.diary.told:
            if told.sender is person:
                told.touched = self._town.now

    async def _desk(self) -> None:
        """Somebody at the desk takes on what waits, reads it, asks back, closes."""
        town, ada = self._town, self._town.desk_hand
        database, desk = town.town.database, town.town.stack.desk
        await town.find_everybody()
        async with database.reading() as tx:
            waiting = (await tx.execute(select(tips.c.id, tips.c.state, tips.c.sealed_relay))).all()
        for tip, state, relay in waiting:
            told = next((each for each in town.diary.told if each.tip == tip), None)
            asks = relay is not None and self._chance(IS_ASKED)
            town.town.clock.advance(timedelta(seconds=self._random.uniform(20, 200)))
            try:
                async with database.transaction() as tx:
                    if state == TipState.NEW:
                        await desk.claim(tx, tip, ada, town.now)
                        await desk.read(tx, tip, ada, town.now)
                        if asks:
                            await desk.ask(tx, tip, ada, "What colour was it?", town.now)
                    elif state == TipState.CLAIMED and self._chance(IS_CLOSED):
                        await desk.close(tx, tip, ada, Outcome.ACTED_ON, "", town.now)
                        asks = relay is not None
                    else:
                        continue
            except CommunityError:
                continue  # its sender was faster
            if told and asks:
                told.touched = town.now
            await town.settle()
        for person in town.people:
            if WAITING in person.phone.last and self._chance(READS):
                self._at(self._later(town.now, 10), partial(self._read, person))

    async def _send_alert(self) -> None:
        officer = await self._town.town.officer(f"Officer {self._town.now:%d}")
        self._alert = await sent(self._town.town, officer, urgency=Urgency.ROUTINE)

    def _at(self, when: datetime, step: Step) -> None:
        heapq.heappush(self._plan, (when, next(self._numbers), step))

    def _later(self, now: datetime, hours: float) -> datetime:
        """Some hours on, while people are awake."""
        then = now + timedelta(hours=self._random.uniform(0.1, hours))
        return then if FIRST_HOUR <= then.hour < LAST_HOUR else then + timedelta(hours=9)

    def _day(self, day: int) -> datetime:
        return (self._start + timedelta(days=day)).replace(hour=0, minute=0, second=0, microsecond=0)

    def _some_time(self, day: int, first: int, last: int) -> datetime:
        return self._day(day) + timedelta(seconds=self._random.uniform(first * 3600, last * 3600))

    def _any_time(self) -> datetime:
        when = self._some_time(self._random.randrange(self._days), FIRST_HOUR, LAST_HOUR)
        return max(min(when, self.end - timedelta(minutes=1)), self._start + timedelta(minutes=1))

    def _chance(self, of_a_hundred: float) -> bool:
        return self._random.uniform(0, 100) < of_a_hundred

    def _pick(self, among: dict[deeds.Deed, int]) -> deeds.Deed:
        return self._random.choices(list(among), list(among.values()))[0]
