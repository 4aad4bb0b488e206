"""The demo's own stack, and its people: on a database in a temporary folder, at ten in the morning in London."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.connecting import introduce
from bot.demo.telling import Story
from bot.groundwork import prepare_database, settings_with_keys
from bot.providers import sandbox_providers
from bot.running import Role, listen, running
from bot.runtime import open_stack
from bot.stack import Stack
from config.timekeeping import LONDON, Clock, clock_time
from sandbox.app import Sandbox
from sandbox.handset import Handset, SmsHandset, TelegramHandset


class Demo:
    """The people of the story and the stack that they talk to."""

    def __init__(self, stack: Stack, sandbox: Sandbox, story: Story) -> None:
        self.stack = stack
        self.sandbox = sandbox
        self.story = story

    async def settle(self) -> None:
        poll = self.stack.telegram_poll
        while poll and await poll.once(wait_seconds=0):
            pass
        await self.stack.settle()

    async def later(self, words: str, by: timedelta) -> None:
        self.stack.parts.clock.advance(by)
        self.story.tell("")
        now = clock_time(self.stack.parts.clock.now())
        self.story.tell(f"... {words} ({now})")
        await self.settle()

    def telegram(self, name: str) -> TelegramHandset:
        return TelegramHandset(name, self.settle, self.sandbox.telegram)

    def old_phone(self, name: str) -> SmsHandset:
        return SmsHandset(name, self.settle, self.sandbox.twilio)

    async def says(self, person: Handset, text: str) -> None:
        self.story.does(person.name, text)
        await person.says(text)
        self.show(person)

    async def chooses(self, person: Handset, label: str) -> None:
        self.story.does(person.name, f"[ {label} ]")
        await person.chooses(label)
        self.show(person)

    async def presses(self, person: TelegramHandset, label: str) -> None:
        self.story.does(person.name, f"[ {label} ]")
        await person.presses(label)
        self.show(person)

    def show(self, person: Handset) -> None:
        buttons = person.buttons if isinstance(person, TelegramHandset) else []
        self.story.sees(person.name, person.last or "(nothing)", buttons[:6])


@asynccontextmanager
async def open_town() -> AsyncIterator[tuple[Stack, Sandbox]]:
    """A stack on a fresh database, at ten in the morning in London."""
    with tempfile.TemporaryDirectory(prefix="mersey-demo-") as folder:
        settings = settings_with_keys(Path(folder) / ".env").model_copy(
            update={"database_url": f"sqlite+aiosqlite:///{folder}/demo.db", "community": "merseyside"}
        )
        await prepare_database(settings)
        now = datetime.now(UTC)
        ten = now.astimezone(LONDON).replace(hour=10, minute=0, second=0, microsecond=0)
        if ten < now:
            ten += timedelta(days=1)
        clock = Clock(ten - now)
        bound = listen(0)
        base_url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        providers = sandbox_providers(clock, base_url)
        async with (
            open_stack(settings, clock, providers, base_url) as stack,
            running(stack, bound, None, Role.WEB, poll=False),
        ):
            await introduce(stack)
            if providers.sandbox is None:
                raise RuntimeError("the demo needs the sandbox")
            yield stack, providers.sandbox
