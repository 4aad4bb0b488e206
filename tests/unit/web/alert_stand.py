"""Alerts in the console: a team's officers with browsers, residents who would get what they send."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import select

from alerts import service as alerts
from alerts.model import Stage, Urgency
from alerts.tables import approvals
from staff.model import Role, Staff
from tests.unit.alerts.streets import LINACRE, NOON, Streets
from tests.unit.web.desk_stand import TEAM, Browser, DeskStand, open_desk

FIELD = re.compile(r'name="(proof|request|seen|place)" value="([^"]*)"')
FORM = re.compile(r'<form method="post" action="([^"]+)".*?</form>', re.DOTALL)


@dataclass
class AlertStand:
    """The desk's stand with streets below it."""

    desk: DeskStand
    streets: Streets

    async def officer(self, name: str, role: Role = Role.OFFICER, team: str = TEAM) -> Staff:
        return await self.desk.member(name, team, role)

    async def draft(
        self,
        author: Staff,
        *,
        urgency: Urgency = Urgency.EMERGENCY,
        text: str = "Two sheds were broken into on Monday night.",
        ward: str = LINACRE,
    ) -> int:
        return await self.streets.draft(author, ward, urgency=urgency, text=text)

    async def stage(self, alert: int) -> Stage:
        async with self.desk.database.reading() as tx:
            return (await alerts.get(tx, alert)).stage

    async def decisions(self) -> list[str | None]:
        async with self.desk.database.reading() as tx:
            return list(await tx.scalars(select(approvals.c.decision).order_by(approvals.c.id)))


def page_of(alert: int) -> str:
    return f"/console/alerts/{alert}"


def fields(page: str, deed: str) -> dict[str, str]:
    """The hidden fields of the form for a deed as it stands on the page."""
    form = next(found[0] for found in FORM.finditer(page) if found[1].endswith(f"/{deed}"))
    return dict(FIELD.findall(form))


async def press(browser: Browser, alert: int, deed: str, **typed: str) -> httpx.Response:
    """Load the page and send one of its forms."""
    shown = (await browser.get(page_of(alert))).text
    return await resend(browser, alert, deed, fields(shown, deed), **typed)


async def resend(
    browser: Browser, alert: int, deed: str, hidden: dict[str, str], **typed: str
) -> httpx.Response:
    """Send a form that was loaded before."""
    return await browser.client.post(
        f"{page_of(alert)}/{deed}", data={**hidden, **typed}, headers=browser.headers
    )


@asynccontextmanager
async def open_console(folder: Path) -> AsyncIterator[AlertStand]:
    async with open_desk(folder) as desk:
        desk.clock.offset = NOON - datetime.now(UTC)
        streets = Streets(desk.database)
        await streets.resident(LINACRE)
        yield AlertStand(desk, streets)
