"""Telling the demo: each line is read back from the far ends, and each claim about it is counted."""

import textwrap
from collections.abc import Callable

Say = Callable[[str], None]


class Story:
    """Prints what is seen and keeps the count of what was checked."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.held = 0
        self.failed: list[str] = []

    def chapter(self, title: str) -> None:
        self._say("")
        self._say(f"== {title}")

    def tell(self, line: str) -> None:
        self._say(f"   {line}")

    def does(self, who: str, what: str) -> None:
        self._say(f"   {who:>12} > {what}")

    def sees(self, who: str, text: str, choices: list[str] | None = None) -> None:
        """What stands on the phone now, as it stands there."""
        lines = [wrapped for line in text.splitlines() for wrapped in textwrap.wrap(line, 88) or [""]]
        for number, line in enumerate(lines):
            self._say(f"   {who if not number else '':>12} | {line}")
        if choices:
            self._say(f"   {'':>12} | [ {' ] [ '.join(choices)} ]")

    def check(self, claim: str, holds: bool) -> None:
        """Count a claim; one that does not hold is shown at once."""
        if holds:
            self.held += 1
        else:
            self.failed.append(claim)
        self._say(f"   {'':>12} {'ok' if holds else 'FAILED'}: {claim}")

    def end(self) -> int:
        """Say the count; the exit code."""
        self._say("")
        if self.failed:
            self._say(f"{self.held} checks held, {len(self.failed)} failed: {'; '.join(self.failed)}")
        else:
            self._say(f"{self.held} checks, all held.")
        return 1 if self.failed else 0
