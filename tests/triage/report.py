"""The figures of one set as docs/triage.md shows them."""

from collections.abc import Iterator, Sequence

from intelligence.triage import Judgement
from tests.triage.figures import confusion, figures
from tests.triage.sets import Labelled

_CONFUSIONS, _MISSES = 15, 12


def report(messages: Sequence[Labelled], judged: Sequence[Judgement]) -> Iterator[str]:
    """Markdown: figures, what was taken for what, and the misses that could cost most."""
    yield f"{len(messages)} messages\n"
    yield "| figure | found |\n|---|---|"
    for name, value in figures(messages, judged).items():
        yield f"| {name} | {value:.3f} |"
    yield "\n| category | taken for | times |\n|---|---|---|"
    for (wanted, got), count in confusion(messages, judged).most_common(_CONFUSIONS):
        yield f"| {wanted} | {got} | {count} |"
    yield from _misses(
        "emergencies not seen",
        [
            message
            for message, each in _pairs(messages, judged)
            if message.urgency == ("emergency",) and each.urgency != "emergency"
        ],
    )
    yield from _misses(
        "people at risk not seen",
        [
            message
            for message, each in _pairs(messages, judged)
            if message.flags == (True,) and not each.safeguarding
        ],
    )
    yield from _misses(
        "taken for chat",
        [
            message
            for message, each in _pairs(messages, judged)
            if "not-intelligence" not in message.category and not each.is_intelligence
        ],
    )
    yield from _misses(
        "needless 999",
        [
            message
            for message, each in _pairs(messages, judged)
            if "emergency" not in message.urgency and each.urgency == "emergency"
        ],
    )


def _pairs(messages: Sequence[Labelled], judged: Sequence[Judgement]) -> Iterator[tuple[Labelled, Judgement]]:
    return zip(messages, judged, strict=True)


def _misses(title: str, missed: list[Labelled]) -> Iterator[str]:
    yield f"\n{title}: {len(missed)}\n"
    for message in missed[:_MISSES]:
        yield f"- {message.category[0]}: {message.text}"
