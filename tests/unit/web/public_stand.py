"""The public pages alone on a real database: alerts as officers left them, and browsers that know nothing of us."""

import html
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import insert, update

from alerts.model import Stage, Urgency, VersionKind
from alerts.tables import alert_areas, alert_groups, alert_translations, alert_versions, alert_wards, alerts
from config.community import load_community
from config.timekeeping import Clock
from database.engine import Database
from database.metadata import metadata
from places.gazetteer import Gazetteer
from web.app import create_app
from web.public import PublicParts, public_router

START = datetime(2026, 11, 17, 10, 20, tzinfo=UTC)  # a Tuesday in winter time
LINACRE, SEFTON = "E05000942", "E08000014"
NUMBER, BOT = "+447700900100", "mersey_bot"
WORDS = "Two sheds were broken into on Monday night.\nPlease lock yours."


class PublicStand:
    """The pages and what is to be read there."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Clock(START - datetime.now(UTC))
        self.community = load_community("merseyside")
        self.bot_name: str | None = BOT
        gazetteer = Gazetteer(self.community)
        self.app: FastAPI = create_app(database)
        parts = PublicParts(database, self.clock, self.community, gazetteer, NUMBER, lambda: self.bot_name)
        self.app.include_router(public_router(parts))

    def pass_time(self, **delta: float) -> None:
        self.clock.advance(timedelta(**delta))

    async def alert(
        self,
        code: str = "K7QX",
        words: str = WORDS,
        *,
        stage: Stage = Stage.SENT,
        urgency: Urgency = Urgency.ROUTINE,
        ward: str = LINACRE,
        label: str = "Linacre (Sefton)",
        sender: str = "Sefton team, Merseyside Police",
        to_public: bool = True,
        groups: tuple[tuple[str, str], ...] = (),
    ) -> int:
        """An alert as it stands after it was sent; its id."""
        now = self.clock.now()
        async with self.database.transaction() as tx:
            made = await tx.scalar(
                insert(alerts)
                .values(
                    code=code,
                    stage=stage,
                    author_id=1,
                    team="npt-sefton",
                    sender=sender,
                    category="burglary",
                    topic="burglary",
                    urgency=urgency,
                    text=words,
                    is_appeal=True,
                    to_public=to_public,
                    changed_at=now,
                    sent_at=now,
                    expires_at=now + timedelta(hours=72),
                )
                .returning(alerts.c.id)
            )
            alert = int(made or 0)
            await tx.execute(
                insert(alert_areas).values(
                    alert_id=alert,
                    number=1,
                    area_code=ward,
                    label=label,
                    borough_code=SEFTON,
                    borough_label="Sefton",
                )
            )
            await tx.execute(insert(alert_wards).values(alert_id=alert, ward_code=ward))
            for slug, rule in groups:
                await tx.execute(insert(alert_groups).values(alert_id=alert, group_slug=slug, rule=rule))
        await self.says(alert, VersionKind.FIRST, words)
        return alert

    async def says(
        self,
        alert: int,
        kind: VersionKind,
        words: str,
        *,
        number: int = 1,
        stage: Stage = Stage.SENT,
        line: str | None = None,
        **in_others: str,
    ) -> None:
        """One version; `in_others`: the officer's words in further languages."""
        async with self.database.transaction() as tx:
            await tx.execute(
                insert(alert_versions).values(
                    alert_id=alert,
                    number=number,
                    kind=kind,
                    stage=stage,
                    text=words,
                    line=line,
                    made_at=self.clock.now(),
                )
            )
            for language, text in in_others.items():
                row = {"alert_id": alert, "number": number, "language": language, "text": text}
                await tx.execute(insert(alert_translations).values(**row))

    async def becomes(self, alert: int, stage: Stage) -> None:
        async with self.database.transaction() as tx:
            await tx.execute(update(alerts).where(alerts.c.id == alert).values(stage=stage))

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://public.test", headers={"accept": "text/html"}
        ) as client:
            yield client

    async def read(self, path: str) -> str:
        """What stands on a page, as people read it."""
        async with self.browser() as client:
            return html.unescape((await client.get(path)).text)


@asynccontextmanager
async def open_public(folder: Path) -> AsyncIterator[PublicStand]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'public.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield PublicStand(database)
    await database.close()
