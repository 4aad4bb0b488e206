"""One installation on one database, whose processes can be started and killed one by one."""

import asyncio
import os
import re
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from config.keys import KEY_NAMES, make_key, parse_ring
from config.sealing import Ring
from config.timekeeping import LONDON
from database.engine import Database
from delivery.outbox import Outbox
from delivery.routes import AddressBook
from tests.chaos.far_end import OURS, FarEnd
from tests.chaos.shared_clock import SharedClock
from tests.postgres_server import Postgres
from tests.serving import free_port
from tests.world import migrated_file

ROOT = Path(__file__).parents[2]
UP_SECONDS = 60
# Processes of the Procfile; SQLite has one for all.
ON_SQLITE = ("run",)
ON_POSTGRES = ("web", "dispatch 1", "dispatch 2", "clock")
ROLES = {"run": "ALL", "web": "WEB", "dispatch": "DISPATCH", "clock": "CLOCK"}
HOOK = r"must call (\S+) by POST"
TELEGRAM_RATE, SMS_RATE = 40, 40


class House:
    """Its folder, its database, its far ends and its clock; `running` are pids by name."""

    def __init__(self, folder: Path, url: str, ground: "Ground", keys: dict[str, str]) -> None:
        self.folder = folder
        self.clock = ground.clock
        self.far = ground.far
        self._nursery = ground.nursery
        self.database = Database(url)
        lookup = parse_ring(keys["LOOKUP_KEY"])[0]
        self.book = AddressBook(Ring(parse_ring(keys["ADDRESS_KEYS"])), lookup, with_fictional=True)
        self.outbox = Outbox(Ring(parse_ring(keys["CONVERSATION_KEYS"])))
        self.running: dict[str, int] = {}
        self._before: dict[str, int] = {}  # how long its log was when it was last started

    @property
    def names(self) -> tuple[str, ...]:
        return ON_SQLITE if self.database.is_sqlite else ON_POSTGRES

    @property
    def dispatchers(self) -> tuple[str, ...]:
        return tuple(each for each in self.running if each.startswith(("run", "dispatch")))

    async def begin(self) -> None:
        """All processes up, and texts posted to them."""
        for name in self.names:
            await self.start(name)
        for name in self.names:
            await self.until_up(name)
        hook = await self._until_says(self.names[0], HOOK)
        await self.far.calls(sms=hook[1])

    async def start(self, name: str) -> None:
        """Fork a process ("run", "dispatch 2"); it is up a little later."""
        assert self._nursery.stdin
        assert self._nursery.stdout
        log = self.folder / f"{name}.log"
        role = ROLES[name.partition(" ")[0]]
        self._before[name] = len(self.log(name))
        self._nursery.stdin.write(f"{role} {log}\n".encode())
        self.running[name] = int(await self._nursery.stdout.readline())

    async def until_up(self, name: str) -> None:
        await self._until_says(name, "is running")

    async def _until_says(self, name: str, wanted: str) -> re.Match[str]:
        """What it tells its operators, line by line, since it was started."""
        give_up = time.monotonic() + UP_SECONDS
        while (found := re.search(wanted, self.log(name)[self._before[name] :])) is None:
            assert time.monotonic() < give_up, self.log(name)
            assert is_alive(self.running[name]), self.log(name)
            await asyncio.sleep(0.02)
        return found

    def kill(self, name: str) -> None:
        """As a machine that loses its power."""
        os.kill(self.running.pop(name), signal.SIGKILL)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Meanwhile no process of it does anything."""
        for pid in self.running.values():
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in self.running.values():
                os.kill(pid, signal.SIGCONT)

    def log(self, name: str) -> str:
        file = self.folder / f"{name}.log"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    @property
    def logs(self) -> str:
        """What all processes wrote to their operators."""
        return "\n".join(f"{file.name}\n{file.read_text()}" for file in sorted(self.folder.glob("*.log")))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@dataclass(frozen=True)
class Ground:
    """What houses stand on, one after the other: the clock, the far ends, and where processes come from."""

    clock: SharedClock
    nursery: Process
    far: FarEnd
    secrets: tuple[str, str, str]  # the bot's token, the account at Twilio and its own


@asynccontextmanager
async def open_ground(folder: Path, seed: int) -> AsyncIterator[Ground]:
    """It is nine in the morning."""
    clock = SharedClock(folder / "clock")
    london = datetime.now(LONDON)
    clock.step((london.replace(hour=9, minute=0) - london) / timedelta(seconds=1))
    async with (
        _python("far_end", clock.file, seed, folder=folder) as far_process,
        _python("nursery", clock.file, folder=folder) as nursery,
    ):
        assert far_process.stdout
        control, url, *secrets = (await far_process.stdout.readline()).decode().split()
        far = FarEnd(control, url)
        try:
            yield Ground(clock, nursery, far, (secrets[0], secrets[1], secrets[2]))
        finally:
            await far.close()


@asynccontextmanager
async def open_house(folder: Path, ground: Ground, postgres: Postgres | None) -> AsyncIterator[House]:
    """A house at work, on SQLite where no server is given."""
    if postgres:
        url = await postgres.make()
    else:
        url = f"sqlite+aiosqlite:///{folder / 'mersey.db'}"
        (folder / "mersey.db").write_bytes(await asyncio.to_thread(migrated_file))
    token, account, secret = ground.secrets
    keys = {name: make_key() for name in KEY_NAMES}
    port = free_port()
    lines = {
        **keys,
        "DATABASE_URL": url,
        "PORT": port,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": f"{ground.far.url}/telegram",
        "TELEGRAM_RATE": TELEGRAM_RATE,
        "TWILIO_ACCOUNT_SID": account,
        "TWILIO_AUTH_TOKEN": secret,
        "TWILIO_API_URL": f"{ground.far.url}/twilio",
        "TWILIO_FROM": OURS,
        "SMS_RATE": SMS_RATE,
        # A day's alerts to a town that joined today: what holds back a flood of newcomers has tests of its own.
        "SMS_DAILY_CEILING": 1_000_000,
    }
    env = folder / ".env"
    env.write_text("".join(f"{name}={value}\n" for name, value in lines.items()))
    env.chmod(0o600)
    house = House(folder, url, ground, keys)
    try:
        await house.begin()
        yield house
    finally:
        for name in tuple(house.running):
            with suppress(ProcessLookupError):
                house.kill(name)
        await house.database.close()


@asynccontextmanager
async def _python(module: str, *words: object, folder: Path) -> AsyncIterator[Process]:
    """A process of the campaign's own; what it started ends with it."""
    with (folder / f"{module}.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"tests.chaos.{module}", *map(str, words),
            cwd=folder,
            env={"PATH": os.defpath, "HOME": str(folder), "PYTHONPATH": str(ROOT)},
            stdin=PIPE, stdout=PIPE, stderr=log,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        await process.wait()
