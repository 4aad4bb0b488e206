"""Streets with residents and an officer, on a real database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Row, select

from alerts import approval, service
from alerts.fanout import Fanout
from alerts.model import AlertArea, Urgency
from alerts.tables import alert_recipients
from config.community_model import AlertRules
from config.sealing import Ring
from config.timekeeping import Clock
from database.engine import Database
from delivery.messages import SMS, TELEGRAM
from delivery.routes import AddressBook, RouteState, identity_id, set_state
from delivery.tables import outbox
from staff import service as staff
from staff.model import Role, Staff
from subscribers import service as subscribers
from subscribers import ways
from subscribers.model import Spot

SENDER = "Sefton neighbourhood team, Merseyside Police"
LINACRE, DERBY = "E05000942", "E05000939"
# What is approved, and by whom, has tests of its own.
NOBODY_ASKED = AlertRules(people=10**9, telegram_people=10**9, urgencies=frozenset(), groups=frozenset())
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class StoppedClock(Clock):
    """Time stands still at `at`."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at


class Streets:
    """Two wards of Sefton."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = StoppedClock(NOON)
        self.fanout = Fanout(database, self.clock)
        self._numbers = count(1)
        self._book = AddressBook(Ring((b"a" * 32,)), b"l" * 32)

    async def route(self, channel: str = TELEGRAM) -> int:
        async with self.database.transaction() as tx:
            identity = await identity_id(tx, channel, f"our-{channel}")
            number = next(self._numbers)
            address = f"+447400{number:06}" if channel == SMS else str(number)
            return await self._book.find_or_make(tx, identity, address)

    async def resident(
        self,
        *wards: str,
        channel: str = TELEGRAM,
        topics: Sequence[str] = ("burglary",),
        language: str = "en",
    ) -> int:
        """Somebody who joined for these wards; their route."""
        route = await self.route(channel)
        async with self.database.transaction() as tx:
            await subscribers.join(
                tx,
                route,
                Spot(wards[0], wards, "chosen"),
                channel=channel,
                topics=topics,
                language=language,
                wording="yes",
                now=NOON,
            )
        return route

    async def second_way(self, route: int, channel: str = SMS) -> int:
        """Another route to the person behind `route`. (There is no flow for that yet.)"""
        other = await self.route(channel)
        async with self.database.transaction() as tx:
            person = await subscribers.by_route(tx, route)
            assert person
            await ways.add(tx, person.id, other)
        return other

    async def block(self, route: int) -> None:
        async with self.database.transaction() as tx:
            await set_state(tx, route, RouteState.BLOCKED)

    async def officer(self, role: Role = Role.OFFICER, team: str = "npt-sefton") -> Staff:
        route = await self.route()
        async with self.database.transaction() as tx:
            return await staff.accept(
                tx, await staff.invite(tx, f"Ada {route}", role, team, NOON), route, NOON
            )

    async def draft(
        self,
        author: Staff,
        *wards: str,
        urgency: Urgency = Urgency.ROUTINE,
        text: str = "Two sheds were broken into on Monday night.",
    ) -> int:
        """A whole draft about burglary."""
        async with self.database.transaction() as tx:
            draft = await service.start_draft(tx, author, SENDER, NOON)
            await service.set_category(tx, draft, author, "burglary", "burglary", NOON)
            for ward in wards:
                name = "Linacre (Sefton)" if ward == LINACRE else "Derby (Sefton)"
                area = AlertArea(ward, name, "E08000014", "Sefton")
                await service.add_area(tx, draft, author, area, [ward], ("E08000014",), NOON)
            await service.set_urgency(tx, draft, author, urgency, NOON)
            await service.set_text(tx, draft, author, text, NOON)
            await service.set_appeal(tx, draft, author, True, NOON)
        return draft

    async def send(self, draft: int, author: Staff) -> str:
        """Send a draft, whatever it is warned of; its code."""
        async with self.database.transaction() as tx:
            alert = await service.get(tx, draft)
            for warning in (await service.look_at(tx, alert, self.clock.now())).open:
                await service.answer_finding(tx, draft, author, warning.place, self.clock.now())
            sent = await approval.submit(
                tx, draft, author, self.clock.now(), NOBODY_ASKED, from_telegram=True
            )
            return sent.alert.code

    async def rows(self) -> Sequence[Row[Any]]:
        """The outbox."""
        async with self.database.reading() as tx:
            return (await tx.execute(select(outbox).order_by(outbox.c.id))).all()

    async def recipients(self) -> list[int]:
        async with self.database.reading() as tx:
            return list(await tx.scalars(select(alert_recipients.c.subscriber_id)))

    async def mark(self, route: int, state: str) -> None:
        """As if the dispatcher had brought this route's row so far."""
        async with self.database.transaction() as tx:
            theirs = outbox.update().where(outbox.c.route_id == route)
            await tx.execute(theirs.values(state=state, settled_at=self.clock.now()))
