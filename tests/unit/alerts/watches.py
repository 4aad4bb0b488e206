"""Neighbourhood Watch schemes on the streets of a test: made, joined and led without the screens for that."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from alerts import forwards
from alerts.tables import alert_recipients, alert_versions
from delivery.messages import TELEGRAM, Parcel
from delivery.tables import outbox, renderings
from staff.model import Role
from subscribers import scheme_vetting, schemes, service
from subscribers.scheme_model import Scheme
from tests.unit.alerts.streets import DERBY, LINACRE, NOON, Streets

HOW = {"channel": TELEGRAM, "wording": "yes", "now": NOON}


class Watches:
    """Schemes by name. People live in Derby, so that alerts for Linacre reach them by a scheme alone."""

    def __init__(self, streets: Streets) -> None:
        self.streets = streets

    async def scheme(self, name: str) -> tuple[Scheme, int]:
        """One that runs, and the route of its coordinator."""
        route = await self.streets.resident(DERBY)
        officer = await self.streets.officer(Role.SUPERVISOR)
        area = {"area_code": LINACRE, "area_label": "Linacre (Sefton)", "borough_code": "E08000014"}
        async with self.streets.database.transaction() as tx:
            asked = await schemes.apply(tx, route, name=name, **area, **HOW)  # type: ignore[arg-type]  # HOW holds several types
            return await scheme_vetting.approve(tx, asked.id, officer, (), NOON), route

    async def join(self, scheme: Scheme, route: int) -> None:
        async with self.streets.database.transaction() as tx:
            await schemes.join(tx, route, scheme, **HOW)  # type: ignore[arg-type]  # HOW holds several types

    async def member(self, scheme: Scheme, channel: str = TELEGRAM) -> int:
        route = await self.streets.resident(DERBY, channel=channel)
        await self.join(scheme, route)
        return route

    async def leave(self, scheme: Scheme, route: int) -> None:
        async with self.streets.database.transaction() as tx:
            await schemes.leave(tx, await self.person(route), scheme, **HOW)  # type: ignore[arg-type]  # HOW holds several types

    async def forward(self, scheme: Scheme, route: int, code: str, line: str = "") -> forwards.Forward:
        person, now = await self.person(route), self.streets.clock.now()
        async with self.streets.database.transaction() as tx:
            return await forwards.pass_on(tx, person, scheme.id, code, line, now)

    async def person(self, route: int) -> int:
        async with self.streets.database.reading() as tx:
            found = await service.by_route(tx, route)
        assert found
        return found.id

    async def copies(self) -> dict[int, list[str]]:
        """What is in the outbox for each person, word for word."""
        rows: Sequence[Row[Any]]
        async with self.streets.database.reading() as tx:
            bodies = select(outbox.c.person_id, renderings.c.parcel).join(
                renderings, renderings.c.id == outbox.c.rendering_id
            )
            rows = (await tx.execute(bodies.order_by(outbox.c.id))).all()
        found = defaultdict(list)
        for row in rows:
            found[row.person_id].append(Parcel.from_bytes(row.parcel).messages[0].text)
        return found

    async def via(self, how: str) -> set[int]:
        async with self.streets.database.reading() as tx:
            of = alert_recipients.c
            return set(await tx.scalars(select(of.subscriber_id).where(of.via == how)))

    async def versions(self) -> list[tuple[str, str]]:
        """Kind and stage of each, oldest first."""
        async with self.streets.database.reading() as tx:
            rows = await tx.execute(select(alert_versions).order_by(alert_versions.c.number))
            return [(row.kind, row.stage) for row in rows]
