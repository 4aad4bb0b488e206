"""The figures of one set as docs/triage.md shows them."""

from collections.abc import Callable, Iterator, Sequence

from intelligence.triage import Judgement
from tests.triage.figures import confusion, figures
from tests.triage.sets import Labelled

_CONFUSIONS, _MISSES = 15, 12
_MISSED: dict[str, Callable[[Labelled, Judgement], bool]] = {
    "emergencies not seen": lambda m, j: m.urgency == ("emergency",) and j.urgency != "emergency",
    "people at risk not seen": lambda m, j: m.flags == (True,) and not j.safeguarding,
    "taken for chat": lambda m, j: "not-intelligence" not in m.category and not j.is_intelligence,
    "needless 999": lambda m, j: "emergency" not in m.urgency and j.urgency == "emergency",
}


def report(messages: Sequence[Labelled], judged: Sequence[Judgement]) -> Iterator[str]:
    """Markdown: figures, what was taken for what, and the misses that could cost most."""
    yield f"{len(messages)} messages\n"
    yield "| figure | found |\n|---|---|"
    for name, value in figures(messages, judged).items():
        yield f"| {name} | {value:.3f} |"
    yield "\n| category | taken for | times |\n|---|---|---|"
    for (wanted, got), count in confusion(messages, judged).most_common(_CONFUSIONS):
        yield f"| {wanted} | {got} | {count} |"
    pairs = list(zip(messages, judged, strict=True))
    for title, is_missed in _MISSED.items():
        missed = [message for message, each in pairs if is_missed(message, each)]
        yield f"\n{title}: {len(missed)}\n"
        yield from (f"- {message.category[0]}: {message.text}" for message in missed[:_MISSES])
