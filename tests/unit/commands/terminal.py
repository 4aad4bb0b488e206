"""A terminal in an empty folder: `mersey` as an operator meets it, with an empty environment and a fresh home."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
MERSEY = Path(sys.executable).with_name("mersey")
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def is_clear(self) -> bool:
        """No stack trace."""
        return "Traceback" not in self.err + self.out


class Terminal:
    def __init__(self, folder: Path) -> None:
        self.folder = folder / "empty"
        self.home = folder / "home"
        self.folder.mkdir()
        self.home.mkdir()

    def environment(self, **more: str) -> dict[str, str]:
        own = {"HOME": str(self.home), "PATH": os.defpath, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
        return {**own, **more}

    def mersey(self, *words: str, given: str | bytes = b"", **environment: str) -> Said:
        ended = subprocess.run(
            [MERSEY, *words],
            cwd=self.folder,
            env=self.environment(**environment),
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Said(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def starts(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [MERSEY, *words],
            cwd=self.folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def write_env(self, *lines: str) -> None:
        (self.folder / ".env").write_text("\n".join(lines) + "\n")
        (self.folder / ".env").chmod(0o600)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> tuple[int, str]:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own loopback address
        return int(answer.status), answer.read().decode()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Until the process answers there; fails if it ends, or after a minute."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        if process.poll() is not None:
            break
        try:
            fetch(url)
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(process.communicate()[1].decode())


def end(process: subprocess.Popen[bytes]) -> tuple[float, Said]:
    """Terminate it as a supervisor does: seconds it took, and what it said."""
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return time.monotonic() - begun, Said(process.returncode, out.decode(), err.decode())
