"""Small worlds of an alert's life: whatever officers, colleagues and supervisors do in whatever order, and whoever moves
in meanwhile, nothing goes that was not approved, in no other words, and to nobody outside the areas that were approved.
"""

import asyncio
import json
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from alerts import approval, following, service
from alerts.approval import Submitted
from alerts.asked import Asked, find, hands_of, history, waiting_for
from alerts.fingerprint import fingerprint
from alerts.model import Alert, AlertArea, Stage, Urgency, VersionKind
from alerts.rules import Decision
from alerts.schedule import Schedule
from alerts.tables import alert_recipients, alert_versions
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from database.engine import Database, Tx
from database.metadata import metadata
from delivery.messages import Parcel
from delivery.tables import outbox, renderings
from staff.model import Role, Staff
from subscribers import service as subscribers
from tests.unit.alerts.streets import DERBY, LINACRE, Streets

# So few people that each who joins may tip the scales.
RULES = AlertRules(people=2, telegram_people=1)
STAFF = (
    ("ada", Role.OFFICER, "npt-sefton"),
    ("ben", Role.OFFICER, "npt-sefton"),
    ("sue", Role.SUPERVISOR, "npt-sefton"),
    ("far", Role.SUPERVISOR, "npt-wirral"),
    ("mo", Role.OFFICER, "npt-wirral"),
)
NAMES = [name for name, _, _ in STAFF]
persons = st.sampled_from(NAMES)
# Those who have a word in most of it, more often than the others.
hands = st.sampled_from(["ada", "ben", "sue", *NAMES])
words = st.sampled_from(["Lock your sheds.", "Lock every shed tonight.", "Keep away from the canal."])
wards = st.sampled_from([LINACRE, DERBY])
which = st.sampled_from([0, 0, 1])
REFUSED = (NotAllowed, Conflict, BadInput)


class AlertWorld(RuleBasedStateMachine):
    """`alerts` are ids; `places` the wards of residents; `asked` what was ever shown to somebody who may decide."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite+aiosqlite:///{Path(self.folder.name) / 'life.db'}")
        self.alerts: list[int] = []
        self.places: dict[int, set[str]] = {}
        self.asked: list[tuple[int, bytes]] = []
        self.do(self.begin())

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(coroutine)

    async def begin(self) -> None:
        async with self.database.transaction() as tx:
            await tx.run_sync(metadata.create_all)
        self.streets = Streets(self.database)
        self.staff: dict[str, Staff] = {
            name: await self.streets.officer(role, team) for name, role, team in STAFF
        }
        for ward in (LINACRE, DERBY):
            await self.move_in(ward)
        for urgency in (Urgency.EMERGENCY, Urgency.ROUTINE):
            self.alerts.append(await self.streets.draft(self.staff["ada"], LINACRE, urgency=urgency))

    async def move_in(self, *where: str) -> None:
        route = await self.streets.resident(*where)
        async with self.database.reading() as tx:
            person = await subscribers.by_route(tx, route)
        assert person
        self.places[person.id] = set(where)

    async def work(self) -> None:
        """What runs by itself."""
        await Schedule(self.database, self.streets.clock, RULES).once()
        await self.streets.fanout.once()

    async def attempt(self, deed: Any) -> None:
        """A deed of staff, which may be refused; then what runs by itself."""
        with suppress(*REFUSED):
            async with self.database.transaction() as tx:
                done = await deed(tx, self.streets.clock.now())
                if isinstance(done, Submitted) and done.approval is not None:
                    self.asked.append((done.approval, (await find(tx, done.approval)).fingerprint))
        await self.work()

    @initialize()
    def begin_with_what_waits(self) -> None:
        self.submit(0, "ada", from_telegram=True)

    @rule(number=which, who=hands, text=words, and_sends=st.booleans())
    def change(self, number: int, who: str, text: str, and_sends: bool) -> None:
        alert = self.alerts[number]
        self.do(self.attempt(lambda tx, now: service.set_text(tx, alert, self.staff[who], text, now)))
        if and_sends:
            self.submit(number, who, from_telegram=False)

    @rule(number=which, who=hands, ward=wards)
    def add_area(self, number: int, who: str, ward: str) -> None:
        alert = self.alerts[number]
        area = AlertArea(ward, ward, "E08000014", "Sefton")
        self.do(
            self.attempt(lambda tx, now: service.add_area(tx, alert, self.staff[who], area, [ward], (), now))
        )

    @rule(number=which, who=hands, hours=st.sampled_from([None, 1, 30]), and_sends=st.booleans())
    def choose_time(self, number: int, who: str, hours: int | None, and_sends: bool) -> None:
        alert = self.alerts[number]
        at = self.streets.clock.now() + timedelta(hours=hours) if hours else None
        self.do(self.attempt(lambda tx, now: service.set_send_at(tx, alert, self.staff[who], at, now)))
        if and_sends:
            self.submit(number, who, from_telegram=False)

    @rule(number=which, who=hands, from_telegram=st.booleans())
    def submit(self, number: int, who: str, from_telegram: bool) -> None:
        alert = self.alerts[number]
        self.do(
            self.attempt(
                lambda tx, now: approval.submit(
                    tx, alert, self.staff[who], now, RULES, from_telegram=from_telegram
                )
            )
        )

    @rule(who=hands, pick=st.sampled_from([0, 0, 1, 2]), is_old=st.booleans())
    def approve(self, who: str, pick: int, is_old: bool) -> None:
        """What they saw may be another request than the one that they answer."""
        if self.asked:
            request = self.asked[-1 - pick % len(self.asked)][0]
            self.say_yes(request, who, self.asked[-1 - (pick + is_old) % len(self.asked)][1])

    @rule(who=st.sampled_from(["ben", "far"]), is_seen=st.booleans())
    def approve_what_waits(self, who: str, is_seen: bool) -> None:
        async def waiting() -> list[tuple[Asked, Alert]]:
            async with self.database.reading() as tx:
                return await waiting_for(tx, self.staff[who])

        for request, _ in self.do(waiting())[:1]:
            self.say_yes(request.id, who, request.fingerprint if is_seen else b"\0" * 32)

    def say_yes(self, request: int, who: str, seen: bytes) -> None:
        async def deed(tx: Tx, now: datetime) -> Submitted:
            done = await approval.approve(tx, request, self.staff[who], now, seen)
            assert (await find(tx, request)).fingerprint == seen
            return done

        self.do(self.attempt(deed))

    @rule(who=hands, pick=st.integers(0, 9), is_back=st.booleans())
    def refuse(self, who: str, pick: int, is_back: bool) -> None:
        if self.asked:
            request = self.asked[-1 - pick % len(self.asked)][0]
            verb = approval.send_back if is_back else approval.reject
            self.do(self.attempt(lambda tx, now: verb(tx, request, self.staff[who], "No", now)))

    @rule(number=which, who=hands)
    def stop(self, number: int, who: str) -> None:
        alert = self.alerts[number]
        self.do(self.attempt(lambda tx, now: service.cancel(tx, alert, self.staff[who], now)))

    @rule(number=which, who=hands, kind=st.sampled_from(["update", "correction", "outcome"]), text=words)
    def follow(self, number: int, who: str, kind: str, text: str) -> None:
        async def deed(tx: Tx, now: datetime) -> None:
            await following.follow_up(
                tx, alert, self.staff[who], VersionKind(kind), text, now, RULES, from_telegram=True
            )
            newest = (await history(tx, alert))[0]
            self.asked.append((newest.id, newest.fingerprint))

        alert = self.alerts[number]
        self.do(self.attempt(deed))

    @rule(number=which, who=hands, is_over=st.booleans())
    def end(self, number: int, who: str, is_over: bool) -> None:
        alert = self.alerts[number]
        verb = following.stand_down if is_over else following.withdraw
        self.do(self.attempt(lambda tx, now: verb(tx, alert, self.staff[who], now)))

    @rule(where=st.lists(wards, min_size=1, max_size=2, unique=True), people=st.sampled_from([1, 1, 26]))
    def neighbours_join(self, where: list[str], people: int) -> None:
        for _ in range(people):
            self.do(self.move_in(*where))

    @rule(hours=st.sampled_from([1, 2, 30, 80]))
    def wait(self, hours: int) -> None:
        self.streets.clock.at += timedelta(hours=hours)
        self.do(self.work())

    @invariant()
    def nothing_went_but_what_was_approved(self) -> None:
        self.do(self.check())

    async def check(self) -> None:
        async with self.database.reading() as tx:
            sent = (Stage.SENDING, Stage.SENT)
            versions = (await tx.execute(select(alert_versions))).all()
            bulletins = set(await tx.scalars(select(outbox.c.bulletin_id)))
            for row in versions:
                if row.kind in (VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN):
                    continue  # words of the catalogue
                if row.stage not in sent and row.id not in bulletins:
                    continue
                yes = await self.approval_of(tx, row.alert_id, row.number)
                assert yes.text == row.text
                assert yes.fingerprint == fingerprint(yes.content)
                bodies = await tx.scalars(
                    select(renderings.c.parcel).where(renderings.c.bulletin_id == row.id)
                )
                assert all(row.text in Parcel.from_bytes(each).messages[0].text for each in bodies)
                content = json.loads(yes.content)
                recipients = await tx.scalars(
                    select(alert_recipients.c.subscriber_id).where(
                        alert_recipients.c.alert_id == row.alert_id
                    )
                )
                approved = {ward for ward, _ in content["wards"]}
                assert all(self.places[person] & approved for person in recipients)

    async def approval_of(self, tx: Tx, alert_id: int, number: int) -> Asked:
        """The one yes to a version that went: by somebody who may say it."""
        alert = await service.get(tx, alert_id)
        rows = [each for each in await history(tx, alert_id) if each.number == number]
        yes = rows[0]
        assert yes.decision in (Decision.APPROVED, Decision.UNNEEDED, Decision.BYPASSED)
        assert not [each for each in rows[1:] if each.decision is None]
        decider = next(each for each in self.staff.values() if each.id == yes.decided_by)
        if yes.decision == Decision.APPROVED:
            assert decider.id not in await hands_of(tx, yes)
            assert decider.id != alert.author
            assert decider.role == Role.SUPERVISOR or alert.team in decider.teams
            assert yes.reasons
        elif yes.decision == Decision.BYPASSED:
            assert decider.role == Role.SUPERVISOR
            assert json.loads(yes.content)["urgency"] == Urgency.EMERGENCY
        else:
            assert json.loads(yes.content)["urgency"] != Urgency.EMERGENCY
            assert yes.people <= RULES.people
            assert not yes.reasons
        return yes

    def teardown(self) -> None:
        try:
            self.do(self.check())
        finally:
            self.do(self.database.close())
            self.runner.close()
            self.folder.cleanup()


TestAlertLife = AlertWorld.TestCase
TestAlertLife.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
