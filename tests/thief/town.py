"""The town of the thief's days: people with phones, a desk, and a clock whose jobs run when they are due."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.clock import Job
from bot.running import jobs_of
from config.keys import parse_ring
from config.sealing import Ring
from config.settings import Settings
from config.timekeeping import LONDON
from delivery.messages import SMS, TELEGRAM
from intelligence.tables import tips
from intelligence.vault import Vault
from sandbox.handset import SmsHandset, TelegramHandset
from staff.model import Role, Staff
from tests.thief.diary import Diary, Person
from tests.world import Town, open_town

DOORS = ("npt-sefton", "control-room", "drugs-team")
WARDS = ("Linacre", "Litherland")
QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
# What `settle` does anyway, and asking the provider again for texts that it has handed over.
DONE_ANYWAY = frozenset({"mover", "schedule", "nights", "unsure texts", "reconcile"})
# A job's turn, and a little.
MOMENT = timedelta(seconds=2)


class ThiefTown:
    """`without` names jobs that do not run here: so a measure is switched off, to see whether the thief notices."""

    def __init__(self, town: Town, settings: Settings, seed: int, without: frozenset[str]) -> None:
        self.town = town
        self.random = random.Random(seed)
        self.diary = Diary()
        self.people: list[Person] = []
        self.last_run: dict[str, datetime] = {}
        self.vault = Vault(Ring(parse_ring(settings.tip_keys.get_secret_value())))  # type: ignore[union-attr]  # it is set
        self.desk_hand = Staff(
            1, "Ada", Role.MEMBER, frozenset(team.slug for team in town.parts.community.teams)
        )
        self._jobs = [job for job in jobs_of(town.stack, None) if job.name not in without | DONE_ANYWAY]
        self._chats: list[TelegramHandset] = []
        self._heard: set[tuple[int, int]] = set()

    @property
    def now(self) -> datetime:
        return self.town.clock.now()

    async def open_desk(self) -> None:
        self._chats = [await self.town.team_chat(team) for team in DOORS]

    async def newcomer(self) -> Person:
        name, channel = f"P{len(self.people)}", (TELEGRAM, SMS)[len(self.people) % 2]
        phone = await self.town.person(name, channel)
        phone._settle = self.settle
        person = Person(phone, channel, self.random.choice(WARDS))
        self.people.append(person)
        return person

    async def says(self, person: Person, words: str) -> None:
        self._pause()
        self.diary.note(person, self.now)
        await person.phone.says(words)

    async def chooses(self, person: Person, label: str) -> None:
        self._pause()
        self.diary.note(person, self.now)
        await person.phone.chooses(label)

    async def settle(self) -> None:
        """What a running process does within the second."""
        stack = self.town.stack
        if self.town.sandbox.telegram.pending():
            await self.town.poll()
        while await stack.move() + await stack.relay.once():
            pass
        await stack.dispatcher.drain()
        self._listen()

    async def live_until(self, then: datetime) -> None:
        """Let time pass, and let each job run when it is due (to the quarter of an hour, where something waits)."""
        while (stop := self._next_stop(then)) <= then and self.now < then:
            await self._jump(stop)
        await self._jump(then)

    async def find_everybody(self) -> None:
        """Look up in the database what the thief wants to know: whose route is whose, which tip bears which mark."""
        stack, parts = self.town.stack, self.town.parts
        async with parts.database.reading() as tx:
            for each in self.people:
                if isinstance(each.phone, TelegramHandset):
                    identity, address = stack.telegram_identity, str(each.phone.chat)
                else:
                    assert isinstance(each.phone, SmsHandset)
                    identity, address = stack.sms_identity, each.phone.number
                each.route = await parts.book.find(tx, identity, address) or 0
        async with parts.database.reading() as tx:
            known = {told.tip for told in self.diary.told}
            for tip in set(await tx.scalars(select(tips.c.id))) - known:
                words = "\n".join(each.text for each in await self.vault.messages(tx, tip))
                for told in self.diary.told:
                    if told.mark in words:
                        told.tip = tip

    async def _jump(self, then: datetime) -> None:
        self.town.clock.advance(max(then - self.now, timedelta(0)))
        stack = self.town.stack
        for job in self._jobs:
            if self._is_due(job):
                self.last_run[job.name] = self.now
                await job.run()
        for work in (stack.schedule, stack.fanout, stack.nights, stack.approval_notices):
            while await work.once():
                pass
        await self.settle()

    def _is_due(self, job: Job) -> bool:
        last = self.last_run.get(job.name)
        if job.seconds:
            return last is None or self.now - last >= timedelta(seconds=job.seconds)
        local = self.now.astimezone(LONDON)
        return (local.hour, local.minute) >= (job.daily_at or 0, 30) and (
            last is None or last.astimezone(LONDON).date() < local.date()
        )

    def _next_stop(self, then: datetime) -> datetime:
        """The next full hour, or the next quarter if anything happened in this one; a moment after it."""
        hour = self.now.replace(minute=0, second=0, microsecond=0)
        quarters = (self.now - MOMENT - hour) // QUARTER + 1
        quarter = hour + quarters * QUARTER + MOMENT
        newest = self.diary.turns[-1][0] if self.diary.turns else None
        is_quiet = newest is None or newest < quarter - QUARTER - MOMENT
        full = (self.now - MOMENT).replace(minute=0, second=0, microsecond=0) + HOUR + MOMENT
        return min(full, then + HOUR) if is_quiet else quarter

    def _pause(self) -> None:
        self.town.clock.advance(timedelta(seconds=self.random.uniform(5, 40)))

    def _listen(self) -> None:
        for chat in self._chats:
            for place, words in enumerate(chat.texts):
                if (chat.chat, place) not in self._heard:
                    self._heard.add((chat.chat, place))
                    self.diary.knocks.append((self.now, words))


@asynccontextmanager
async def open_thief_town(
    folder: Path, settings: Settings, start: datetime, seed: int, without: frozenset[str] = frozenset()
) -> AsyncIterator[ThiefTown]:
    async with open_town(folder, start=start, settings=settings) as town:
        opened = ThiefTown(town, settings, seed, without)
        await opened.open_desk()
        yield opened
