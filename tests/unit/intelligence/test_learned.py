"""Weights that are learned: what is looked at in a text, how it is weighed, and a file that is broken."""

import math
from pathlib import Path

import pytest

from bot.folder_commands import read_places, read_words
from config.errors import BadCommunity
from intelligence.features import features_of
from intelligence.findings import Finder
from intelligence.learned import LEARNED, Learned
from intelligence.triage import Triage
from intelligence.whereabouts import Whereabouts
from tests.unit.intelligence.words_stand import routing_folder

SMALL = """burglary	drugs	emergency
0.5	0.0	-2.0
shed	35.0	0 3.0 1 -1.0
weed	35.0	1 4.0
blank	1.0	2 0.0
@alert drugs	1.0	1 10.0
@emergency	2.0	0 3.0 1 -3.0
"""


@pytest.fixture
def learned(tmp_path: Path) -> Learned:
    path = tmp_path / LEARNED
    path.write_text(SMALL, "utf-8")
    return Learned.read(path)


def shown(text: str) -> dict[str, str]:
    places = Whereabouts(read_places("merseyside"))
    return features_of(Finder(read_words("merseyside"), places).find(text))


def test_a_text_is_weighed_by_what_is_known_of_it(learned: Learned) -> None:
    shares = learned.weigh({"shed": "shed", "never seen": "never seen"}).shares(["burglary", "drugs"])
    assert list(shares) == ["burglary", "drugs"]
    assert shares["burglary"] == pytest.approx(0.9890, abs=1e-4)  # log odds 0.5 + 3 against -1


def test_length_does_not_shout(learned: Learned) -> None:
    """Two features are brought to the length of one."""
    both = learned.weigh({"shed": "shed", "weed": "weed"})
    assert both.shares(["burglary", "drugs"])["drugs"] == pytest.approx(0.3775, abs=1e-3)


def test_one_common_word_is_little_to_go_by(learned: Learned) -> None:
    assert learned.weigh({"blank": "x"}).chance("emergency") == pytest.approx(0.1192, abs=1e-3)


def test_nothing_known_leaves_the_starting_weights(learned: Learned) -> None:
    assert learned.weigh({}).chance("emergency") == pytest.approx(0.1192, abs=1e-4)


def test_the_alert_counts_whatever_the_text(learned: Learned) -> None:
    assert next(iter(learned.weigh({"shed": "shed"}).shares(["burglary", "drugs"]))) == "burglary"
    weighed = learned.weigh({"blank": "x"})
    weighed.answering("drugs")
    assert next(iter(weighed.shares(["burglary", "drugs"]))) == "drugs"
    weighed.answering("nothing that we know")


def test_points_are_added(learned: Learned) -> None:
    weighed = learned.weigh({})
    weighed.add("emergency", 2.0)
    assert weighed.chance("emergency") == pytest.approx(0.5)


def test_the_category_speaks_for_danger_or_against_it(learned: Learned) -> None:
    """Twice what was weighed, -2.0, and 3.0 for a burglary, or -3.0 for drugs."""
    for word, wanted in (("shed", -1.0), ("weed", -7.0)):
        weighed = learned.weigh({word: word})
        weighed.heed_category(["burglary", "drugs"])
        assert weighed.chance("emergency") == pytest.approx(1 / (1 + math.exp(-wanted)), abs=0.02)


def test_it_shows_its_words(learned: Learned) -> None:
    weighed = learned.weigh({"shed": "shed", "weed": "weed", "blank": "and"})
    assert weighed.words_for("burglary") == ["shed"]
    assert weighed.words_for("drugs") == ["weed"]


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "burglary\n",
        "a\tb\n0.1\n",
        "a\nx\n",
        "a\n0.1\nshed\n",
        "a\n0.1\nshed\t1.0\t7 1.0\n",
        "a\n0.1\nshed\tx\t0 1.0\n",
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, broken: str) -> None:
    path = tmp_path / LEARNED
    path.write_text(broken, "utf-8")
    with pytest.raises(BadCommunity, match=r"learned\.tsv"):
        Learned.read(path)


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    lines = (routing_folder() / LEARNED).read_text("utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines[-2:]] == ["@emergency", "@safeguarding"]
    path = tmp_path / LEARNED
    path.write_text("\n".join([*lines[:200], ""]), "utf-8")
    places = Whereabouts(read_places("merseyside"))
    with pytest.raises(BadCommunity, match="last lines are missing"):
        Triage(read_words("merseyside"), Learned.read(path), places)


def test_where_somebody_lives_speaks_neither_for_nor_against_them() -> None:
    texts = ("lads dealing by the shops in Toxteth", "lads dealing by the shops in Formby")
    one, other = map(shown, texts)
    assert one == other


def test_ages_count_and_numbers_do_not() -> None:
    assert shown("she is 14") == shown("she is 15")
    assert shown("she is 14") != shown("she is 84")
    assert "#few" in shown("3 lads")
    assert shown("²")  # a digit that is no number


def test_pieces_of_words_survive_bad_spelling() -> None:
    assert len(shown("burglary").keys() & shown("burglery").keys()) >= 4
