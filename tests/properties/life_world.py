"""The world of tests/properties/test_alert_life.py: the town and its model, what runs there by itself, and what must hold.

`Life` and `Request` (the model) learn from the database only what is asked and at which stage an alert is; whether that
may be so they judge by themselves.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from alerts.fanout import Fanout
from alerts.schedule import Schedule
from alerts.tables import alert_versions, alerts, approvals
from config.community_model import AlertRules
from database.engine import Tx
from delivery.tables import outbox
from tests.properties.life_copies import TRANSLATIONS, Copy, judge, judge_all, read, recipients
from tests.properties.life_model import AT_RISK, FIRST, MOST, MOST_BY_PHONE, STAFF, Content, Life, Request
from tests.properties.life_town import Place, Town, town
from tests.unit.alerts.streets import NOON, StoppedClock

RULES = AlertRules(people=MOST, telegram_people=MOST_BY_PHONE, groups=frozenset({AT_RISK}))
IN_FORCE = ("sending", "sent")


class World:
    """`asked` is what somebody is about to ask for beside an alert: its kind, and what it would say. `happened` notes
    what the world came to."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = StoppedClock(NOON)
        self.happened: set[str] = set()
        self.asked: tuple[str, Content] | None = None
        self.versions: list[Any] = []
        # Whether what goes by itself goes at once.
        self.is_eager = False

    def open(self, made: bytes | None = None, first: Town | None = None, judged: int = 0) -> None:
        """The town on its first day, or as it was left. `judged`: the newest copy that was looked at."""
        self.place, self.town = town() if made is None else (Place(made), deepcopy(first or Town()))
        self.lives, self.judged = self.town.lives, judged

    def everything(self) -> None:
        waited = [life for life in self.lives.values() if life.stage == "scheduled"]
        self.place.run(Schedule(self.place.database, self.clock, RULES).once())
        self.look()
        for life in waited:
            if life.stage == "sending":
                self.judge_time(life)
            elif life.stage != "scheduled":
                life.permits.clear()
        self.place.run(Fanout(self.place.database, self.clock).once())
        self.check()

    def judge_time(self, life: Life) -> None:
        """Its time came, and it went."""
        assert life.content.send_at is not None
        assert life.content.send_at <= self.now
        permit, people = life.permits[FIRST], self.count(life.content)
        is_free = not life.content.needs_second(people, from_telegram=True)
        assert self.is_as_seen(life, permit) or (permit.decision == "unneeded" and is_free)
        self.note("went at its time")

    def phones_ring(self, is_all: bool) -> None:
        """The dispatcher brings copies to people: all that wait, or some."""
        wait = outbox.c.state == "queued"
        some = wait if is_all else wait & (outbox.c.id % 2 == 0)
        gone = {"state": "sent", "provider_ref": "7", "settled_at": self.now}
        self.place.within(lambda tx: tx.execute(update(outbox).where(some).values(**gone)))

    def check(self) -> None:
        """What must hold."""
        self.look()
        for life in self.lives.values():
            assert life.stage not in ("scheduled", *IN_FORCE) or FIRST in life.permits
        for row in self.versions:
            if row.stage in IN_FORCE and row.kind in ("first", "update", "correction", "outcome"):
                assert row.number in self.lives[row.alert_id].permits
        copies, known = self.place.run(self.copies())
        for at, copy in enumerate(copies):
            if copy.id > self.judged:
                life, person = self.lives[copy.alert], self.town.people[copy.person]
                judge(copy, copies[:at], life, person, self.now)
                self.note(f"told, {copy.kind}")
                if copy.kind not in ("first", "forward") and copy.said() & {*TRANSLATIONS}:
                    self.note(f"told in Polish, {copy.kind}")
        judge_all(copies, self.lives, known)
        self.judged = copies[-1].id if copies else 0

    async def copies(self) -> tuple[list[Copy], set[tuple[int, int, str]]]:
        async with self.place.database.reading() as tx:
            return await read(tx), await recipients(tx)

    def look(self) -> None:
        """Bring the model up to date about stages, and about what is asked of whom."""
        self.place.run(self._look())

    async def _look(self) -> None:
        async with self.place.database.reading() as tx:
            for row in await tx.execute(select(alerts.c.id, alerts.c.stage)):
                if row.id in self.lives:
                    self.lives[row.id].stage = row.stage
            self.versions = list((await tx.execute(select(alert_versions))).all())
            rows = (await tx.execute(select(approvals).order_by(approvals.c.id))).all()
            told = await recipients(tx)
        for row in rows:
            life = self.lives[row.alert_id]
            known = next((each for each in life.requests if each.id == row.id), None)
            if known is None:
                known = self._new(life, row, sum(each[0] == life.id for each in told))
                life.requests.append(known)
            known.decision, known.is_reviewed = row.decision, row.reviewed_by is not None

    def _new(self, life: Life, row: Any, told: int) -> Request:
        same = [each for each in life.requests if each.number == row.number]
        kind, content = ("first", life.content) if row.number == FIRST else self.asked or (None, None)
        if row.number != FIRST and same:
            before = same[-1].content
            kind, content = same[-1].kind, life.following(before.text, before.translations)
        assert kind
        assert content
        assert row.people == (self.count(content) if row.number == FIRST else told), "the count that is shown"
        by = self.town.name(row.asked_by)
        seen = self.vintages(content), row.people, by, row.fingerprint, row.decision
        return Request(row.id, row.number, kind, content, *seen)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def requests(self) -> list[tuple[Life, Request]]:
        """All there ever were: first those that wait, then the newest."""
        found = [(life, each) for life in self.lives.values() for each in life.requests]
        return sorted(found, key=lambda each: (each[1].decision is not None, -each[1].id))

    def some(self, stages: tuple[str, ...]) -> bool:
        return any(each.stage in stages for each in self.lives.values())

    def one(self, pick: int, stages: tuple[str, ...]) -> Life:
        """First those at these stages."""
        found = sorted(self.lives.values(), key=lambda each: each.stage not in stages)
        return found[pick % len(found)]

    def fit(self, who: str, may: Callable[[str], bool]) -> str:
        return who if who != "fit" else next((each for each in STAFF if may(each)), "ada")

    def tried(self, deed: Callable[[Tx], Any]) -> bool:
        if not self.place.tried(deed):
            return False
        self.look()
        return True

    def go_on(self) -> None:
        if self.is_eager:
            self.everything()

    def note(self, what: str) -> None:
        self.happened.add(what)

    def count(self, content: Content) -> int:
        return sum(each.is_meant(content, self.now) for each in self.town.people.values())

    def vintages(self, content: Content) -> tuple[str, ...]:
        return tuple(self.town.vintages[ward] for ward in content.wards)

    def is_as_seen(self, life: Life, request: Request) -> bool:
        return life.is_as_seen(request, self.vintages(life.content), self.count(life.content))
