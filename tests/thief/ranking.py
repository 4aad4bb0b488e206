"""How well a guess does: the true sender's place among the routes that were about on the day.

A place is normalised: 0 is the guesser's first choice, 1 the last, ties share the middle. Whoever knows nothing has 0.5
on average, exactly. `Verdict.deviation` is the mean's distance from that in standard deviations of pure chance, which is
counted out from the ties that the guesser left; beyond SURE of them no chance explains it.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.thief.dump import Traces

# Both ways together less than once in 15,000 (normal tail beyond 4).
SURE = 4.0
# For thousands of guessers at once: a tail of 2e-8 each.
SURE_OF_MANY = 5.5
# What chance gives often is no reason to trust a guesser.
WORTH_IT = 1.0
Guess = Callable[[Traces, Traces], float]


@dataclass(frozen=True)
class Question:
    """Who told this tip of that kind? `suspects` are routes; one of them is `sender`."""

    kind: str
    tip: Traces
    suspects: Mapping[int, Traces]
    sender: int


@dataclass(frozen=True)
class Verdict:
    """`mean` place of the true senders, how far that is from chance, how often the first choice was right."""

    tips: int
    mean: float
    deviation: float
    first: float

    @property
    def is_chance(self) -> bool:
        return abs(self.deviation) < SURE


def places(scores: Mapping[int, float]) -> dict[int, float]:
    """The normalised place of each route; the lowest score is the first."""
    ordered = sorted(scores.values())
    first = {score: place for place, score in reversed(list(enumerate(ordered)))}
    count = {score: ordered.count(score) for score in first}
    size = len(ordered)
    return {route: (first[score] + (count[score] - 1) / 2 + 0.5) / size for route, score in scores.items()}


def guesses(guess: Guess, questions: Sequence[Question]) -> list[dict[int, float]]:
    return [
        places({route: guess(each.tip, traces) for route, traces in each.suspects.items()})
        for each in questions
    ]


def judge(placed: Sequence[Mapping[int, float]], questions: Sequence[Question]) -> Verdict:
    if not questions:
        return Verdict(0, 0.5, 0.0, 0.0)
    found = [each[question.sender] for each, question in zip(placed, questions, strict=True)]
    spread = sum(sum((place - 0.5) ** 2 for place in each.values()) / len(each) for each in placed)
    mean = sum(found) / len(found)
    deviation = (mean - 0.5) * len(found) / math.sqrt(spread) if spread > 1e-9 else 0.0
    first = sum(place <= 1 / len(each) for place, each in zip(found, placed, strict=True)) / len(found)
    return Verdict(len(found), mean, deviation, first)


def together(guessers: Iterable[Guess], questions: Sequence[Question]) -> Verdict:
    """All guessers as one. The thief has practised on every other tip, and weighs each guesser by what it was worth there;
    judged are the tips in between, of which the weights know nothing."""
    practice, real = questions[::2], questions[1::2]
    scores: list[dict[int, float]] = [dict.fromkeys(each.suspects, 0.0) for each in real]
    for guess in guessers:
        tried = judge(guesses(guess, practice), practice)
        if abs(tried.deviation) < WORTH_IT:
            continue
        for each, placed in zip(scores, guesses(guess, real), strict=True):
            for route, place in placed.items():
                each[route] += (0.5 - tried.mean) * place
    return judge([places({route: round(score, 9) for route, score in each.items()}) for each in scores], real)
