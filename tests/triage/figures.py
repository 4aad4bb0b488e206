"""How well triage judges a set: the figures that issue and docs speak of. All are shares, 0 to 1."""

from collections import Counter
from collections.abc import Iterable, Sequence

from intelligence.triage import Judgement, Triage
from tests.triage.sets import Labelled


def judge_all(triage: Triage, messages: Sequence[Labelled]) -> list[Judgement]:
    return [
        triage.judge(each.text, reply_category=each.reply_category, reply_area=each.reply_area)
        for each in messages
    ]


def figures(messages: Sequence[Labelled], judged: Sequence[Judgement]) -> dict[str, float]:
    """Category, team; recall and precision of emergencies and of the flag; F1 of what is no intelligence.

    Where two officers might differ, either answer is right.
    """
    pairs = list(zip(messages, judged, strict=True))
    emergency = _found((m.is_emergency, j.urgency == "emergency", "emergency" in m.urgency) for m, j in pairs)
    flagged = _found((m.is_flagged, j.safeguarding, True in m.flags) for m, j in pairs)
    plain = _found(
        (m.category[0] == "not-intelligence", not j.is_intelligence, "not-intelligence" in m.category)
        for m, j in pairs
    )
    return {
        "category": _share(j.category in m.category for m, j in pairs),
        "team": _share(j.team in m.team for m, j in pairs),
        "urgency": _share(j.urgency in m.urgency for m, j in pairs),
        "emergency recall": emergency[0],
        "emergency precision": emergency[1],
        "safeguarding recall": flagged[0],
        "safeguarding precision": flagged[1],
        "not-intelligence F1": 2 * plain[0] * plain[1] / (plain[0] + plain[1] or 1),
    }


def confusion(messages: Sequence[Labelled], judged: Sequence[Judgement]) -> Counter[tuple[str, str]]:
    """How often each category was taken for each other one."""
    return Counter(
        (m.category[0], j.category)
        for m, j in zip(messages, judged, strict=True)
        if j.category not in m.category
    )


def _share(right: Iterable[bool]) -> float:
    answers = list(right)
    return sum(answers) / len(answers)


def _found(cases: Iterable[tuple[bool, bool, bool]]) -> tuple[float, float]:
    """Recall and precision of (is so, was said, may be so)."""
    hits = misses = wrong = 0
    for so, said, may in cases:
        hits += so and said
        misses += so and not said
        wrong += said and not may
    return hits / (hits + misses or 1), hits / (hits + wrong or 1)
