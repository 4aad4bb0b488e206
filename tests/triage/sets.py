"""Labelled messages in files of one line each, eight fields with | between them (README.md beside this file)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
# What the weights are learned from, what words and bars are tried on, and what was opened once, at the end.
LEARNING, CHECK, SEALED = "learning", "check", "sealed"


@dataclass(frozen=True)
class Labelled:
    """One message and what a good duty officer decides; where two might differ, all that is right, the first preferred."""

    id: str
    text: str
    category: tuple[str, ...]
    urgency: tuple[str, ...]
    flags: tuple[bool, ...]
    team: tuple[str, ...]
    place: str | None
    reply_category: str | None
    reply_area: str | None
    language: str

    @property
    def is_emergency(self) -> bool:
        return self.urgency[0] == "emergency"

    @property
    def is_flagged(self) -> bool:
        return self.flags[0]


def read(name: str) -> list[Labelled]:
    """The messages of one set (LEARNING, CHECK or SEALED), file by file."""
    return [each for path in sorted((FOLDER / name).glob("*.txt")) for each in read_file(path)]


def read_file(path: Path) -> Iterator[Labelled]:
    """Raises ValueError, which names file and line, for a line that is not eight fields."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != 8:
            raise ValueError(f"{path.name}, line {number}: eight fields are wanted")
        category, urgency, flags, team, place, reply, language, text = fields
        alert, _, area = reply.partition("@")
        yield Labelled(
            f"{path.stem}-{number}",
            text,
            tuple(category.split("/")),
            tuple(urgency.split("/")),
            tuple(flag == "S" for flag in flags.split("/")),
            tuple(team.split("/")),
            None if place == "-" else place,
            None if alert == "-" else alert,
            area or None,
            "en" if language == "-" else language,
        )
