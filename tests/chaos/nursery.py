"""Forks the processes of an installation: what `mersey run` and the Procfile's commands start, without the seconds in
which they load. `python -m tests.chaos.nursery CLOCK` reads "ROLE LOGFILE" on standard input and answers with a pid.
The process lives in its log's folder.
"""

import asyncio
import gc
import os
import signal
import sys
from pathlib import Path

import asyncpg  # noqa: F401 - what a process loads late is loaded here, once for all
import httpcore  # noqa: F401 - as above
import pydantic.v1  # noqa: F401 - as above
import uvicorn.protocols.http.auto  # noqa: F401 - as above

from bot import commands, running
from bot.groundwork import read_community
from config.redaction import configure_logging
from tests.chaos.shared_clock import SharedClock
from tests.ending import end_with_parent


def main(clock_file: str) -> None:
    end_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a child ended
    read_community("merseyside")
    gc.freeze()
    for line in sys.stdin:
        role, _, log = line.strip().partition(" ")
        child = os.fork()
        if not child:
            _live(role, Path(log), Path(clock_file))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def _live(role: str, log: Path, clock_file: Path) -> None:
    """One process, from the fork to its end."""
    code = 1
    try:
        end_with_parent()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.chdir(log.parent)
        configure_logging()
        asyncio.run(commands.run(running.Role[role], SharedClock(clock_file)))
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
