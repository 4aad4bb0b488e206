"""The desk and the console alone on a real database: staff who were invited, tips that were filed, browsers that sign in."""

import html
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import select

from config.community import load_community
from config.sealing import Boxes, Ring
from config.timekeeping import Clock
from database.engine import Database
from database.metadata import metadata
from delivery.routes import AddressBook, identity_id
from intelligence.aliases import load_word_lists
from intelligence.filing import Filing
from intelligence.model import AnswerFacts, Envelope, EnvelopeKind, Routed
from intelligence.photos import TipPhotos
from intelligence.relays import Relays
from intelligence.service import Desk
from intelligence.tables import tips
from intelligence.vault import Vault
from staff import service as staff
from staff.model import Role, Staff
from web.app import create_app
from web.console import ConsoleParts, console_router
from web.desk import desk_router
from web.desk_parts import DeskParts

TEAM = "npt-sefton"
START = datetime(2026, 11, 17, 10, 20, tzinfo=UTC)  # a Tuesday in winter time
BURGLARY = Routed("burglary", "routine", False, TEAM, "Linacre (Sefton)")
PROOF = re.compile(r'name="proof" value="([0-9a-f]+)"')


@dataclass
class Browser:
    """A browser without scripts: it loads pages and sends the forms that stand on them."""

    client: httpx.AsyncClient
    headers: dict[str, str] = field(default_factory=lambda: {"sec-fetch-site": "same-origin"})

    async def get(self, path: str = "/desk/") -> httpx.Response:
        return await self.client.get(path)

    async def send(self, path: str, **fields: str) -> httpx.Response:
        """Send a form as it stands on its page: that of a tip or an alert, or the list."""
        own = re.match(r"/desk/tips/[^/]+|/console/alerts/[^/]+", path)
        proof = await self.proof(own[0] if own else "/desk/")
        return await self.client.post(path, data={**proof, **fields}, headers=self.headers)

    async def proof(self, path: str = "/desk/") -> dict[str, str]:
        """What the forms of a page carry besides what is typed."""
        found = PROOF.search((await self.client.get(path)).text)
        return {"proof": found[1]} if found else {}


def said(page: httpx.Response) -> str:
    """What stands on a page, as people read it."""
    return html.unescape(page.text)


class DeskStand:
    """The room, its keys, and who comes in."""

    def __init__(self, database: Database, *, is_https: bool = False) -> None:
        self.database = database
        self.clock = Clock(START - datetime.now(UTC))
        self.relays = Relays(Boxes((secrets.token_bytes(32),)))
        vault = Vault(Ring((secrets.token_bytes(32),)))
        self.photos = TipPhotos(vault)
        self.filing = Filing(vault, self.relays, load_word_lists())
        self.is_https = is_https
        self.app: FastAPI = create_app(database, is_https=is_https)
        community, form_key = load_community("merseyside"), secrets.token_bytes(32)
        parts = DeskParts(
            database=database,
            clock=self.clock,
            community=community,
            desk=Desk(vault, self.relays),
            form_key=form_key,
            is_https=is_https,
        )
        self.app.include_router(desk_router(parts))
        console = ConsoleParts(database, self.clock, community, form_key, is_https)
        self.app.include_router(console_router(console))

    def pass_time(self, **delta: float) -> None:
        self.clock.advance(timedelta(**delta))

    async def member(self, name: str = "Asha Malik", team: str = TEAM, role: Role = Role.MEMBER) -> Staff:
        now = self.clock.now()
        async with self.database.transaction() as tx:
            identity = await identity_id(tx, "telegram", "bot")
            book = AddressBook(Ring((b"a" * 32,)), b"l" * 32)
            route = await book.find_or_make(tx, identity, secrets.token_hex(4))
            return await staff.accept(tx, await staff.invite(tx, name, role, team, now), route, now)

    async def code(self, member: Staff) -> str:
        async with self.database.transaction() as tx:
            return await staff.make_signin_code(tx, member.id, self.clock.now())

    async def tip(
        self,
        text: str,
        routed: Routed = BURGLARY,
        *,
        relay: bool = True,
        reply: AnswerFacts | None = None,
        handle: str | None = None,
        photos: tuple[str, ...] = (),
        contact: str | None = None,
    ) -> int:
        """File a report as the mover does; its id."""
        now = self.clock.now()
        envelope = Envelope(
            EnvelopeKind.FILE,
            text=text,
            routed=routed,
            handle=handle,
            relay=self.relays.seal(1, now) if relay else None,
            reply=reply,
            photos=photos,
            contact=contact,
        )
        async with self.database.transaction() as tx:
            known = set(await tx.scalars(select(tips.c.id)))
            await self.filing.carry_out(tx, envelope, now)
            (made,) = set(await tx.scalars(select(tips.c.id))) - known
        return int(made)

    async def alias(self, tip_id: int) -> str:
        async with self.database.reading() as tx:
            return str(await tx.scalar(select(tips.c.alias).where(tips.c.id == tip_id)))

    @asynccontextmanager
    async def browser(self, member: Staff | None = None) -> AsyncIterator[Browser]:
        """A browser of its own, signed in as `member`."""
        base = "https://desk.test" if self.is_https else "http://desk.test"
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url=base, headers={"accept": "text/html"}
        ) as client:
            made = Browser(client)
            if member:
                answer = await made.send("/desk/sign-in", code=await self.code(member))
                assert answer.status_code == 303, answer.text
            yield made


@asynccontextmanager
async def open_desk(folder: Path, *, is_https: bool = False) -> AsyncIterator[DeskStand]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'desk.db'}")
    async with database.transaction() as tx:
        await tx.run_sync(metadata.create_all)
    yield DeskStand(database, is_https=is_https)
    await database.close()
