"""A whole town for a test: the real stack on a real database, the two far ends over real HTTP, and people with phones."""

import asyncio
import re
import secrets
import tempfile
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import event

from bot.connecting import introduce
from bot.groundwork import prepare_database
from bot.providers import sandbox_providers
from bot.running import Role, listen, running
from bot.runtime import open_stack
from bot.stack import Stack
from config.keys import KEY_NAMES, make_key
from config.settings import Settings
from config.timekeeping import Clock
from database.engine import Database
from delivery.messages import SMS
from sandbox.app import Sandbox
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from staff import service as staff
from staff.model import Role as StaffRole

PIN = "482915"
MORNING = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)  # a Tuesday in winter time


def settings_for(folder: Path, **changes: object) -> Settings:
    """Settings of an installation in `folder`, with keys of its own and nothing from the environment."""
    keys = {name.lower(): SecretStr(make_key()) for name in KEY_NAMES}
    url = f"sqlite+aiosqlite:///{folder / 'mersey.db'}"
    return Settings(_env_file=None, **{"database_url": url, **keys, **changes})


@cache
def migrated_file() -> bytes:
    """A migrated SQLite file with the community in it, made once for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(prepare_database(settings_for(Path(folder))))
        return (Path(folder) / "mersey.db").read_bytes()


class Work:
    """Whether anything was written since the last look that gives the jobs work. Most of what people say only wants an
    answer, and to look at all that could be due takes longer than to give it."""

    _TABLES = "alerts|alert_versions|approvals|scheme_messages|outgoing|photos|tip_photos"
    _WRITES = re.compile(rf"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (?:\w+\.)?(?:{_TABLES})\b")

    _ENVELOPE = re.compile(r"\s*INSERT INTO (?:\w+\.)?intake\b")

    def __init__(self, database: Database) -> None:
        self.is_there = True
        self.is_envelope_there = False
        for engine in database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._on_execute)

    def _on_execute(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        self.is_there = self.is_there or self._WRITES.match(statement) is not None
        self.is_envelope_there = self.is_envelope_there or self._ENVELOPE.match(statement) is not None


class Town:
    """The stack, its far ends and the people. `settle` lets everything happen that is due now."""

    def __init__(self, stack: Stack, sandbox: Sandbox, clock: Clock, base_url: str) -> None:
        self.stack = stack
        self.parts = stack.parts
        self.database = stack.parts.database
        self.sandbox = sandbox
        self.clock = clock
        self.base_url = base_url
        self._work = Work(stack.parts.database)
        self._settled_at = clock.offset

    async def poll(self) -> int:
        """Read what came in by Telegram, up to a hundred updates, and confirm those before; how many."""
        return await self.stack.telegram_poll.once(wait_seconds=0)  # type: ignore[union-attr]  # the sandbox has a bot

    async def settle(self) -> None:
        """Read what came in by Telegram, then do all work that is due. A running process asks for both all the time;
        here it is enough where something came, was written or time has passed."""
        has_time_passed = self._settled_at != self.clock.offset
        if self.sandbox.telegram.pending() or has_time_passed:
            await self.poll()
        if self._work.is_envelope_there:
            # Every turn leaves one, most of them empty.
            self._work.is_envelope_there = False
            await self.stack.move()
            await self.stack.relay.once()
        if self._work.is_there or has_time_passed:
            self._work.is_there, self._settled_at = False, self.clock.offset
            await self.stack.settle()
        else:
            await self.stack.dispatcher.drain()

    async def pass_time(self, **delta: float) -> None:
        """Let time pass: `pass_time(minutes=15)`."""
        self.clock.advance(timedelta(**delta))
        await self.settle()

    async def person(self, name: str, channel: str, *, language: str = "en") -> Handset:
        if channel == SMS:
            return SmsHandset(name, self.settle, self.sandbox.twilio)
        return TelegramHandset(name, self.settle, self.sandbox.telegram, language)

    async def subscriber(self, name: str, channel: str, ward: str = "Linacre") -> Handset:
        """A person who has joined for a ward."""
        person = await self.person(name, channel)
        if channel != SMS:
            await person.says("/start")
        await person.says(f"JOIN {ward}" if channel == SMS else ward)
        return person

    async def officer(
        self,
        name: str = "Linacre beat officer",
        role: str = "officer",
        team: str = "npt-sefton",
        areas: Collection[str] = (),
    ) -> TelegramHandset:
        """A member of staff, bound to a Telegram account by an invitation, with an open shift."""
        async with self.database.transaction() as tx:
            code = await staff.invite(tx, name, StaffRole(role), team, self.clock.now(), areas)
        person = TelegramHandset(name, self.settle, self.sandbox.telegram)
        await person.starts(f"i-{code}")
        await person.says(PIN)
        return person

    async def team_chat(self, team: str) -> TelegramHandset:
        """A Telegram group that is the team's door, as one of the team sees it."""
        member = await self.officer(f"Somebody of {team}", StaffRole.MEMBER, team)
        async with self.database.transaction() as tx:
            code = await staff.make_door_code(tx, team, self.clock.now())
        group = TelegramHandset.of_group(f"Team {team}", self.settle, self.sandbox.telegram, member)
        await group.says(f"/link {code}")
        return group


@asynccontextmanager
async def open_town(
    folder: Path, *, start: datetime = MORNING, settings: Settings | None = None
) -> AsyncIterator[Town]:
    """A town on a fresh database in `folder` (or on the one that is there: a restart), serving on a free port."""
    settings = settings or settings_for(folder)
    clock = Clock(start - datetime.now(UTC))
    bound = listen(0)
    base_url = f"http://127.0.0.1:{bound.getsockname()[1]}"
    providers = sandbox_providers(clock, base_url)
    file = folder / "mersey.db"
    if settings.database_url.startswith("sqlite") and not file.exists():
        file.write_bytes(await asyncio.to_thread(migrated_file))
    async with (
        open_stack(settings, clock, providers, base_url) as stack,
        running(stack, bound, None, Role.WEB, poll=False),
    ):
        await introduce(stack)
        assert providers.sandbox is not None
        yield Town(stack, providers.sandbox, clock, base_url)


def fresh_name() -> str:
    return f"person-{secrets.token_hex(3)}"
