"""A town whose far ends outlive our process: it can be ended at any hop and started again on the same database.

Nothing of the product is replaced. The process "dies" as the outside would see it: from one moment on none of its
transactions begins or commits any more, and none of its calls reaches a provider.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import event
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.connecting import connect_telegram, introduce
from bot.providers import Providers, TelegramAccount, TwilioAccount
from bot.running import Role, listen, running
from bot.runtime import open_stack
from bot.stack import Stack
from config.settings import Settings
from config.timekeeping import Clock
from delivery.pacing import NO_GAP
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd
from sandbox.twilio_faults import HangUp
from tests.serving import serve
from tests.world import MORNING, Town, migrated_file, settings_for

# After this long every lease of a dead process has run out.
LEASES_OVER = timedelta(minutes=2)
OURS, TIPS = "+447700900100", "+447700900101"
_SENDING = ("/sendMessage", "/editMessageText", "/deleteMessage", "/getFile")


class Killed(BaseException):
    """The process has ended here. No `except Exception` of the product may survive it."""


@dataclass
class Life:
    """One process: dead once `is_dead`."""

    is_dead: bool = False


class Crash:
    """Counts the hops while armed, and ends the process at number `at` (from 1; None: never).

    Hops: "commit" (right before one), "unsent" (a call that does not reach the provider), "lost" (a call that the
    provider carries out, and whose answer nobody hears).
    """

    def __init__(self, at: int | None = None) -> None:
        self.at = at
        self.hops: list[str] = []
        self.struck: str | None = None
        self.life = Life()
        self._is_armed = False

    @contextmanager
    def armed(self) -> Iterator[None]:
        self._is_armed = True
        try:
            yield
        finally:
            self._is_armed = False

    def hop(self, kind: str) -> bool:
        """Whether the process is dead at this hop."""
        if self._is_armed and not self.struck:
            self.hops.append(kind)
            if len(self.hops) == self.at:
                self.struck = kind
                self.life.is_dead = True
        return self.life.is_dead


class _Wire:
    """In front of the far ends: where calls of a dying process end."""

    def __init__(self, app: ASGIApp, crash: Crash) -> None:
        self._app = app
        self._crash = crash

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        on_texts = scope.get("method"), path.endswith("/Messages.json")
        sends = path.endswith(_SENDING) or on_texts in (("POST", True), ("DELETE", False))
        if not sends:
            await self._app(scope, receive, send)
        elif self._crash.hop("unsent"):
            await HangUp()(scope, receive, send)
        else:
            await self._app(scope, receive, self._unless_lost(scope, receive, send))

    def _unless_lost(self, scope: Scope, receive: Receive, send: Send) -> Send:
        is_lost: list[bool] = []

        async def answer(message: Message) -> None:
            if not is_lost:
                is_lost.append(self._crash.hop("lost"))
                if is_lost[0]:
                    await HangUp()(scope, receive, send)
            if not is_lost[0]:
                await send(message)

        return answer


@dataclass(frozen=True)
class FarEnds:
    telegram: TelegramFarEnd
    twilio: TwilioFarEnd


class LastingTown(Town):
    """As Town; `restart` is a new process on the same database, with the same keys, far ends and address."""

    def __init__(
        self, settings: Settings, clock: Clock, far_url: str, far_ends: FarEnds, crash: Crash, **how: object
    ) -> None:
        # The stack comes with `start`.
        self.sandbox = far_ends  # type: ignore[assignment]  # the two far ends are all that Town asks of it
        self.clock = clock
        self.crash = crash
        self.settings = settings
        self.far_url = far_url
        self.is_called = bool(how.get("is_called", True))
        self.has_tip_number = bool(how.get("has_tip_number"))
        self.telegram_calls = bool(how.get("telegram_calls"))
        self._process = AsyncExitStack()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """A process: nothing of an earlier one is in its memory."""
        twilio, telegram = self.sandbox.twilio, self.sandbox.telegram
        providers = Providers(
            TelegramAccount(telegram.token, f"{self.far_url}/telegram", 1000, NO_GAP, NO_GAP),
            TwilioAccount(
                twilio.account_sid,
                twilio.auth_token,
                f"{self.far_url}/twilio",
                OURS,
                TIPS if self.has_tip_number else None,
                rate=1000,
                inbound_number=OURS,
                with_fictional=True,
            ),
        )
        public_url = str(self.settings.public_url) if self.settings.public_url else None
        self.stack: Stack = await self._process.enter_async_context(
            open_stack(self.settings, self.clock, providers, public_url or self.base_url)
        )
        self.parts, self.database = self.stack.parts, self.stack.parts.database
        self.crash.life = Life()
        watch(self.stack, self.crash, self.crash.life)
        bound = listen(self.port)
        await self._process.enter_async_context(running(self.stack, bound, None, Role.WEB, poll=False))
        if self.telegram_calls:
            await connect_telegram(self.stack, self.base_url)
        else:
            await introduce(self.stack)
        if self.is_called:
            twilio.set_inbound_webhook(
                OURS, f"{self.base_url}/webhooks/twilio/{self.stack.sms_identity}/inbound"
            )

    async def stop(self) -> None:
        """The process ends; people may go on writing."""
        with suppress(Killed):  # a dead process takes leave of nobody
            await self._process.aclose()
        self._process = AsyncExitStack()

    async def restart(self, *, after: timedelta = LEASES_OVER) -> None:
        """The process ended, and a new one came up `after` that time."""
        self.crash.life.is_dead = True
        await self.stop()
        self.clock.advance(after)
        await self.start()

    async def settle(self) -> None:
        """As in Town; where the process is dead by now, a new one is started and works on."""
        try:
            await self._work()
        except Killed:
            await self.restart()
            assert self.stack.reconciler
            await self.stack.reconciler.once()
            await self._work()

    async def _work(self) -> None:
        if not self.is_called and self.stack.reconciler:
            await self.stack.reconciler.once()
        if self.telegram_calls:
            await self.called()
        while not self.telegram_calls and await self.poll():
            pass
        await self.stack.settle()

    async def called(self) -> None:
        """Wait until Telegram has delivered all that waits."""
        async with asyncio.timeout(30):
            while self.sandbox.telegram.pending():
                if self.crash.life.is_dead:
                    raise Killed
                await asyncio.sleep(0.005)


def watch(stack: Stack, crash: Crash, life: Life) -> None:
    """Let the stack's transactions end where its life ends."""
    writer = stack.parts.database.engines[0]

    def on_begin(_connection: object) -> None:
        if life.is_dead:
            raise Killed

    def on_commit(_connection: object) -> None:
        if life.is_dead or crash.hop("commit"):
            raise Killed

    for engine in stack.parts.database.engines:
        event.listen(engine.sync_engine, "begin", on_begin)
    event.listen(writer.sync_engine, "commit", on_commit)


@asynccontextmanager
async def open_lasting_town(
    folder: Path,
    *,
    crash: Crash | None = None,
    telegram_calls: bool = False,
    is_called: bool = True,
    has_tip_number: bool = False,
    public_url: str | None = None,
    start: datetime = MORNING,
    settings: Settings | None = None,
) -> AsyncIterator[LastingTown]:
    """A town in `folder`. telegram_calls: by webhook, else polling. is_called: whether we have a public address at
    all (Twilio posts to us; else its list is read); `public_url` is that address where a proxy stands before us.
    `settings`: with a migrated database of their own."""
    clock = Clock(start - datetime.now(UTC))
    crash = crash or Crash()
    telegram = TelegramFarEnd(clock.now, retry_seconds=0.02)
    twilio = TwilioFarEnd(clock.now, numbers=(OURS, TIPS), auto_deliver=False)
    app = FastAPI()
    app.include_router(telegram.router, prefix="/telegram")
    app.include_router(twilio.router, prefix="/twilio")
    if settings is None:
        (folder / "mersey.db").write_bytes(await asyncio.to_thread(migrated_file))
    async with serve(_Wire(app, crash)) as far_url:
        town = LastingTown(
            settings or settings_for(folder),
            clock,
            far_url,
            FarEnds(telegram, twilio),
            crash,
            is_called=is_called,
            has_tip_number=has_tip_number,
            telegram_calls=telegram_calls,
        )
        if is_called:
            town.settings = town.settings.model_copy(update={"public_url": public_url or town.base_url})
        await town.start()
        try:
            yield town
        finally:
            await town.stop()
            await telegram.close()
            await twilio.close()
