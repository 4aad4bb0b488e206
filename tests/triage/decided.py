"""What triage decided when its decisions were last kept, and what a change of words, weights or code does to them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intelligence.triage import Judgement
from tests.triage.sets import FOLDER, Labelled

# One line a message: what triage made of it.
DECIDED = FOLDER / "decided.txt"
# The figures below which no change may fall.
FLOORS = FOLDER / "figures.toml"


@dataclass(frozen=True)
class Decision:
    """The part of a judgement that labels speak of."""

    category: str
    urgency: str
    flag: str
    team: str

    @classmethod
    def of(cls, judged: Judgement) -> "Decision":
        return cls(judged.category, judged.urgency, "flagged" if judged.safeguarding else "-", judged.team)

    def wrong(self, message: Labelled) -> set[str]:
        """What of it no officer would have decided."""
        flags = {"flagged" if each else "-" for each in message.flags}
        right = {
            "category": self.category in message.category,
            "urgency": self.urgency in message.urgency,
            "flag": self.flag in flags,
            "team": self.team in message.team,
        }
        return {name for name, is_right in right.items() if not is_right}

    def __str__(self) -> str:
        return f"{self.category}|{self.urgency}|{self.flag}|{self.team}"


def changed(
    before: Mapping[str, Decision], messages: Sequence[Labelled], judged: Sequence[Judgement]
) -> list[str]:
    """A line for each message that is decided otherwise than before, what became worse first."""
    lines = []
    for message, each in zip(messages, judged, strict=True):
        was, now = before.get(message.id), Decision.of(each)
        if was is not None and was != now:
            cost = len(now.wrong(message)) - len(was.wrong(message))
            word = "worse" if cost > 0 else "better" if cost < 0 else "other"
            lines.append((-cost, f"{word}: {was} -> {now}\n       {message.text}"))
    return [line for _, line in sorted(lines)]


def kept() -> dict[str, Decision]:
    """The decisions last kept, by the message's id."""
    lines = DECIDED.read_text("utf-8").splitlines() if DECIDED.exists() else []
    return {number: Decision(*rest) for number, *rest in (line.split("|") for line in lines)}


def keep(path: Path, messages: Sequence[Labelled], judged: Sequence[Judgement]) -> None:
    """Write these decisions as those to compare with."""
    pairs = zip(messages, judged, strict=True)
    path.write_text("".join(f"{message.id}|{Decision.of(each)}\n" for message, each in pairs), "utf-8")


def floors() -> dict[str, dict[str, float]]:
    """The figures of each set as last kept."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def keep_floors(found: Mapping[str, Mapping[str, float]]) -> None:
    """Write these figures as the least from now on."""
    lines = [
        "# The least that triage has to reach, each set for itself. `python -m tests.triage check --keep` writes it."
    ]
    for name, values in found.items():
        lines += ["", f"[{name}]", *(f'"{figure}" = {value:.4f}' for figure, value in values.items())]
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")
