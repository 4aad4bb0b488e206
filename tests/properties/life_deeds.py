"""What is done in tests/properties/test_alert_life.py, how often, and with what."""

from typing import Any

import hypothesis.strategies as st

from alerts.model import Urgency
from tests.properties.life_changes import changes
from tests.properties.life_copies import LINES, TEXTS, TRANSLATIONS
from tests.properties.life_model import STAFF
from tests.properties.life_neighbours import moves
from tests.properties.life_town import WARDS
from tests.properties.life_world import IN_FORCE

# "fit": the first who may do it. Most deeds are theirs, so that lives go far; the others are to be refused.
hands = st.sampled_from(["fit", "fit", "fit", "fit", *STAFF])
# What a second person says at once, and what happens before they do.
answers = st.sampled_from([None, "fit", "fit", "fit", *STAFF])
meanwhiles = st.one_of(st.none(), st.none(), moves)
picks = st.sampled_from([0, 0, 0, 0, 1, 2])
words = st.sampled_from(TEXTS)
in_polish = st.sampled_from([None, *TRANSLATIONS])
urgencies = st.sampled_from(list(Urgency))
hours = st.sampled_from([0, 0, 0, 1, 2, 30, 80])
later = st.sampled_from([None, None, 1, 30])
kinds = st.sampled_from(["update", "correction", "outcome"])
ends = st.sampled_from(["withdrawn", "stood-down", "cancelled"])
# How often each is done, at which stages of an alert there is something to do, and with what.
DEEDS: dict[str, tuple[int, tuple[str, ...], dict[str, Any]]] = {
    "start": (
        1,
        (),
        {"who": hands, "text": words, "ward": st.sampled_from(list(WARDS)), "urgency": urgencies},
    ),
    "change": (
        4,
        ("draft", "pending", "scheduled"),
        {"pick": picks, "who": hands, "change": changes, "and_sends": st.booleans()},
    ),
    "submit": (
        4,
        ("draft",),
        {
            "pick": picks,
            "who": hands,
            "from_telegram": st.booleans(),
            "hours": later,
            "meanwhile": meanwhiles,
            "answer": answers,
        },
    ),
    "follow": (
        4,
        IN_FORCE,
        {
            "pick": picks,
            "who": hands,
            "kind": kinds,
            "text": words,
            "polish": in_polish,
            "meanwhile": meanwhiles,
            "answer": answers,
        },
    ),
    "approve": (
        3,
        (),
        {"pick": picks, "who": hands, "seen": st.sampled_from(["own", "own", "own", "other", "none"])},
    ),
    "refuse": (1, (), {"pick": picks, "who": hands, "is_back": st.booleans()}),
    "end": (1, ("scheduled", *IN_FORCE), {"pick": picks, "who": hands, "how": ends}),
    "pass_on": (
        3,
        IN_FORCE,
        {
            "pick": picks,
            "number": st.sampled_from([0, 0, 1]),
            "who": st.sampled_from([None, None, *range(7)]),
            "line": st.sampled_from(["", *LINES]),
        },
    ),
    "neighbours": (3, (), {"move": moves}),
    "time_passes": (4, (), {"hours": hours, "rings": st.sampled_from([None, "all", "all", "some"])}),
    "some_pages": (2, (), {"pages": st.integers(1, 3)}),
}
