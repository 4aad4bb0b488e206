"""One clock for all processes of an installation and its far ends, which can be stepped while they run."""

import mmap
import struct
from datetime import timedelta
from pathlib import Path

from config.timekeeping import Clock

_SECONDS = struct.Struct("d")


class SharedClock(Clock):
    """As Clock; how far it is ahead of the machine's stands in a file that every process has mapped."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(_SECONDS.pack(0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _SECONDS.size)
        self.file = file

    @property
    def offset(self) -> timedelta:
        return timedelta(seconds=_SECONDS.unpack(self._shared[:])[0])

    @offset.setter
    def offset(self, offset: timedelta) -> None:
        self._shared[:] = _SECONDS.pack(offset.total_seconds())

    def step(self, seconds: float) -> None:
        """On, or back, as a machine's clock is set."""
        self.offset += timedelta(seconds=seconds)
