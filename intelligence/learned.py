"""Weights learned from labelled messages: how much each feature speaks for each answer. Pure, but for reading the file.

The file is plain text, so that a difference can be read: a line of answers, a line of their starting weights, then a
line a feature, "feature<TAB>rarity<TAB>answer weight answer weight ...", answers by number. A rare feature counts for
more (inverse document frequency), and all features of a message together count for as much in a long text as in a
short one, but for the very short. A row "@emergency" says how much each category speaks for that answer, once the
category is weighed: what is going on now is an emergency in a burglary and none in a street deal.
`python -m tests.triage learn` writes it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from config.errors import BadCommunity

# In a community's `routing`.
LEARNED = "learned.tsv"
# The alert answered counts for so much, whatever the length of the text.
ALERT_VALUE = 0.3
# The length (norm) of a message of about seven words. Shorter ones are not stretched to it: one word is little to go by.
FULL_LENGTH = 35.0
_SHOWN = 4


def alert_feature(category: str) -> str:
    """No word of a text begins with such a sign."""
    return f"@alert {category}"


def category_feature(answer: str) -> str:
    """The row of what each category says about `answer`; in place of a rarity it has a factor for all that was weighed."""
    return f"@{answer}"


@dataclass
class Weighed:
    """How strongly one message speaks for each answer, in log odds."""

    _learned: "Learned"
    _sums: Any
    _rows: Any
    _said: list[str]

    def add(self, answer: str, points: float) -> None:
        """Count `points` for `answer` beside what was learned."""
        self._sums[self._learned.number[answer]] += points

    def heed_category(self, categories: Iterable[str]) -> None:
        """Let what a message is likely to be about speak for each yes or no."""
        numbers = [self._learned.number[category] for category in categories]
        likely = np.zeros(len(self._sums))
        likely[numbers] = _likely(self._sums[numbers])
        asked, scales, points = self._learned.by_category
        self._sums[asked] = self._sums[asked] * scales + points @ likely

    def answering(self, alert: str) -> None:
        """Count that an alert of this category is answered."""
        self._sums = self._sums + self._learned.of_alert(alert)

    def chance(self, answer: str) -> float:
        """How likely a yes to `answer` is, 0 to 1."""
        return float(1 / (1 + np.exp(-self._sums[self._learned.number[answer]])))

    def shares(self, answers: Iterable[str]) -> dict[str, float]:
        """How likely each of `answers` is where one of them must be right; the likeliest first."""
        asked = list(answers)
        sums = self._sums[[self._learned.number[answer] for answer in asked]]
        likely = _likely(sums)
        return {asked[at]: float(likely[at]) for at in np.argsort(-likely, kind="stable")}

    def words_for(self, answer: str) -> list[str]:
        """The words of the text that speak most for `answer`, the strongest first."""
        spoken: dict[str, float] = {}
        worth = self._learned.worth(self._rows, answer)
        for said, value in zip(self._said, worth, strict=True):
            spoken[said] = spoken.get(said, 0.0) + value
        kept: list[str] = []
        for said in sorted(spoken, key=lambda each: -spoken[each]):
            if len(kept) == _SHOWN or spoken[said] <= 0:
                break
            if said and not any({*said.split()} & {*other.split()} for other in kept):
                kept.append(said)
        return kept


def _likely(sums: Any) -> Any:
    """Log odds of answers of which one must be right, as shares of one."""
    powers = np.exp(sums - sums.max())
    return powers / powers.sum()


class Learned:
    """The weights of one community. `matrix`: a row a feature, a column an answer, 32-bit floats."""

    def __init__(
        self, answers: list[str], starts: list[float], rows: Mapping[str, int], rarity: Any, matrix: Any
    ) -> None:
        self.number = {answer: number for number, answer in enumerate(answers)}
        self._starts = np.array(starts)
        self._rows = rows
        self._rarity = rarity
        self._matrix = matrix
        # What each category says about a yes or no: those asked, the factors, the points of each category.
        seconds = [(number, rows.get(category_feature(answer))) for answer, number in self.number.items()]
        found = [(number, row) for number, row in seconds if row is not None]
        asked, its = [number for number, _ in found], [row for _, row in found]
        self.by_category = asked, np.asarray(rarity)[its], np.asarray(matrix)[its]

    def weigh(self, shown: Mapping[str, str]) -> Weighed:
        """Weigh the features of a message (`features_of`)."""
        known = {row: said for feature, said in shown.items() if (row := self._rows.get(feature)) is not None}
        rows = np.fromiter(known, dtype=np.int64, count=len(known))
        rarity = self._rarity[rows]
        sums = self._starts + rarity @ self._matrix[rows] / max(np.sqrt(rarity @ rarity), FULL_LENGTH)
        return Weighed(self, sums, rows, list(known.values()))

    def of_alert(self, category: str) -> Any:
        """What an alert of `category` adds for each answer."""
        row = self._rows.get(alert_feature(category))
        return 0 if row is None else self._matrix[row] * ALERT_VALUE

    def worth(self, rows: Any, answer: str) -> list[float]:
        """How much each of `rows` speaks for `answer`."""
        worth: list[float] = (self._rarity[rows] * self._matrix[rows, self.number[answer]]).tolist()
        return worth

    @classmethod
    def read(cls, path: Path) -> "Learned":
        """Raises BadCommunity, which names the file."""
        name = f"{path.parent.name}/{path.name}"
        try:
            lines = path.read_text("utf-8").splitlines()
            answers = lines[0].split("\t")
            starts = [float(start) for start in lines[1].split("\t")]
            features, rarities, weights = zip(*(line.split("\t") for line in lines[2:]), strict=True)
            # Pairs of two numbers, so many blanks more by one than numbers, of which a row without weights has none.
            counts = [(each.count(" ") + 1) // 2 if each else 0 for each in weights]
            flat = np.fromstring(" ".join(weights), dtype=np.float32, sep=" ")
            rows = np.repeat(np.arange(len(features)), counts)
            matrix = np.zeros((len(features), len(starts)), dtype=np.float32)
            matrix[rows, flat[0::2].astype(int)] = flat[1::2]
            rarity = np.fromstring(" ".join(rarities), dtype=np.float32, sep=" ")
        except (OSError, UnicodeDecodeError, ValueError, IndexError) as error:
            raise BadCommunity(name, f"cannot be read, write it anew: {error}") from error
        if len(answers) != len(starts):
            raise BadCommunity(name, "line 2: a starting weight for each answer is wanted")
        return cls(answers, starts, {feature: row for row, feature in enumerate(features)}, rarity, matrix)
