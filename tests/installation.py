"""A whole installation as an operator starts it: processes of the Procfile, in a folder with a `.env`.

The far ends are served by the test on loopback; people use them by hand, and wait for answers as people do.
"""

import asyncio
import os
import re
import signal
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from config.keys import KEY_NAMES, make_key
from config.timekeeping import Clock
from delivery.messages import SMS
from sandbox.handset import Handset, SmsHandset, TelegramHandset
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd
from tests.serving import serve

ROOT = Path(__file__).parents[1]
OURS = "+447700900100"
UP_SECONDS = 60
ANSWER_SECONDS = 20
# Nothing more has come for so long: whoever spoke has finished.
QUIET_SECONDS = 1.3  # a chat gets its further messages a second apart
_SENDING = ("sendMessage", "editMessageText")


async def until(holds: Callable[[], object], what: str, seconds: float = ANSWER_SECONDS) -> None:
    """Wait for something to become true; fails naming it."""
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, f"never: {what}"
        await asyncio.sleep(0.02)


class Installation:
    def __init__(self, folder: Path, telegram: TelegramFarEnd, twilio: TwilioFarEnd) -> None:
        self.folder = folder
        self.telegram = telegram
        self.twilio = twilio
        self.running: dict[str, Process] = {}
        self._sent = 0

    def log(self, name: str) -> str:
        """What a process wrote to its operator."""
        file = self.folder / f"{name}.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    async def mersey(self, *words: str) -> str:
        """Run a command to its end; its standard output. Fails where it does."""
        command = await self._spawn(*words, out=asyncio.subprocess.PIPE, log="commands")
        out, _ = await command.communicate()
        assert command.returncode == 0, self.log("commands")
        return out.decode()

    async def start(self, name: str) -> None:
        """Start a process ("web", "dispatch 2") and wait until it says that it is up."""
        word = name.partition(" ")[0]
        process = self.running[name] = await self._spawn(word, out=asyncio.subprocess.DEVNULL, log=name)

        def is_up() -> bool:
            return "is running" in self.log(name) or process.returncode is not None

        await until(is_up, f"{name} is up", UP_SECONDS)
        assert process.returncode is None, self.log(name)

    async def kill(self, name: str) -> None:
        """As a machine that loses its power."""
        process = self.running.pop(name)
        process.kill()
        await process.wait()

    async def end(self) -> dict[str, int]:
        """Tell all processes to end, as a supervisor does; how each of them did."""
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(UP_SECONDS):
            codes = {name: await process.wait() for name, process in self.running.items()}
        self.running.clear()
        return codes

    def find(self, pattern: str, name: str) -> str:
        """What a process told its operator."""
        found = re.search(pattern, self.log(name))
        assert found, self.log(name)
        return found[1]

    def person(self, name: str, channel: str) -> Handset:
        if channel == SMS:
            return SmsHandset(name, self.answered, self.twilio)
        return TelegramHandset(name, self.answered, self.telegram)

    async def answered(self) -> None:
        """Until somebody has been answered, and nothing more comes."""
        await until(lambda: self._count() > self._sent, "an answer")
        while self._count() > self._sent:
            self._sent = self._count()
            await asyncio.sleep(QUIET_SECONDS)

    def _count(self) -> int:
        said = [call for call in self.telegram.received if call.method in _SENDING]
        texts = [call for call in self.twilio.received if call.method == "create" and call.status == 201]
        return len(said) + len(texts)

    async def _spawn(self, *words: str, out: int, log: str) -> Process:
        with (self.folder / f"{log}.log").open("ab") as file:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *words,
                cwd=self.folder,
                env={"PATH": os.defpath, "HOME": str(self.folder), "PYTHONPATH": str(ROOT)},
                stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=file,
            )  # fmt: skip


@asynccontextmanager
async def open_installation(folder: Path, **settings: object) -> AsyncIterator[Installation]:
    """An installation with both providers and keys of its own; `settings` are further lines of its `.env`."""
    clock = Clock()
    telegram = TelegramFarEnd(clock.now, retry_seconds=0.2)
    twilio = TwilioFarEnd(clock.now, numbers=(OURS,))
    far_ends = FastAPI()
    far_ends.include_router(telegram.router, prefix="/telegram")
    far_ends.include_router(twilio.router, prefix="/twilio")
    async with serve(far_ends) as far_url:
        lines = {
            **{name: make_key() for name in KEY_NAMES},
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": f"{far_url}/telegram",
            "TWILIO_ACCOUNT_SID": twilio.account_sid,
            "TWILIO_AUTH_TOKEN": twilio.auth_token,
            "TWILIO_API_URL": f"{far_url}/twilio",
            "TWILIO_FROM": OURS,
            "SMS_RATE": 100,
            **settings,
        }
        env = folder / ".env"
        env.write_text("".join(f"{name}={value}\n" for name, value in lines.items() if value is not None))
        env.chmod(0o600)
        installation = Installation(folder, telegram, twilio)
        try:
            yield installation
        finally:
            for process in installation.running.values():
                process.kill()
                await process.wait()
            await telegram.close()
            await twilio.close()
