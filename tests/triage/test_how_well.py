"""How well triage judges what it did not learn from; and the sets themselves."""

from collections import Counter

import pytest

from bot.folder_commands import read_triage, read_words
from tests.triage.decided import floors
from tests.triage.figures import figures, judge_all
from tests.triage.sets import CHECK, LEARNING, SEALED, Labelled, read

ROUNDED = 0.00005


@pytest.mark.parametrize("name", [CHECK, SEALED])
def test_no_figure_falls(name: str) -> None:
    """`python -m tests.triage check` says which messages are decided otherwise."""
    messages = read(name)
    found = figures(messages, judge_all(read_triage("merseyside"), messages))
    least = floors()[name]
    assert least.keys() == found.keys()
    assert not {
        figure: (value, found[figure]) for figure, value in least.items() if found[figure] < value - ROUNDED
    }


def test_labels_are_known_slugs_and_agree_with_each_other() -> None:
    words = read_words("merseyside")
    for message in (each for name in (LEARNING, CHECK, SEALED) for each in read(name)):
        assert set(message.category) <= set(words.rulings.order), message.id
        assert set(message.urgency) <= {"emergency", "urgent", "routine"}, message.id
        assert not (message.is_flagged and message.urgency[0] == "routine"), message.id
        assert (
            message.is_flagged
            or message.category[0] not in words.always_flagged
            or len(message.flags) > 1
            or len(message.category) > 1
        ), message.id
        if message.is_emergency:
            assert message.team[0] == "control-room", message.id
        assert message.text


def test_what_is_measured_was_not_learned() -> None:
    learned = {_bare(message) for message in read(LEARNING)}
    measured = [message for name in (CHECK, SEALED) for message in read(name)]
    long = [message for message in measured if len(_bare(message).split()) > 4]
    assert len(long) > 900
    assert not [message.id for message in long if _bare(message) in learned]


def test_all_categories_are_measured() -> None:
    order = set(read_words("merseyside").rulings.order)
    for name in (CHECK, SEALED):
        count = Counter(message.category[0] for message in read(name))
        assert set(count) == order
        assert min(count.values()) >= 10


def _bare(message: Labelled) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in message.text.casefold()).split())
