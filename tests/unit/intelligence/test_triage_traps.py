"""What could lead triage astray: courtesies, short answers, words run together, peoples, floods of letters."""

import pytest

from intelligence.triage import Judgement
from tests.unit.intelligence.words_stand import merseyside_triage


def judge(text: str) -> Judgement:
    return merseyside_triage().judge(text)


def test_courtesies_do_not_hide_a_cry_for_help() -> None:
    kind = "Hello there, I hope that you are well and sorry to trouble you all on such a busy evening. "
    for cry in (
        "There is a man with a gun in the pub.",
        "The house next door is on fire.",
        "he's got a knife",
    ):
        judgement = judge(kind + "I have been meaning to write to you for some time about our road. " + cry)
        assert judgement.urgency == "emergency", cry


@pytest.mark.parametrize(
    "answer",
    [
        "everything",
        "all of them",
        "dont know",
        "maybe",
        "outside",
        "two lads",
        "a man",
        "its Jones",
        "its Patel",
        "Smith",
        "yes contact me",
        "no thats wrong",
        "they have gone now",
        "upstairs",
        "yes send it please",
        "on my way",
        "Bootle",
    ],
)
def test_what_answers_a_question_is_no_danger(answer: str) -> None:
    """Danger is asked of whatever is typed, before the question that it answers."""
    assert merseyside_triage().danger(answer) is None


@pytest.mark.parametrize("text", ["hesgotaknife", "h e s g o t a k n i f e"])
def test_words_run_together_do_not_hide_danger(text: str) -> None:
    assert merseyside_triage().danger(text) is not None


@pytest.mark.parametrize(
    "text", ["two {} lads stood outside the shop every night", "a {} woman begging outside Tesco"]
)
def test_a_people_or_faith_speaks_neither_for_nor_against(text: str) -> None:
    found = {
        judge(text.format(group)).category
        for group in ("polish", "muslim", "scouse", "irish", "african", "jewish")
    }
    assert len(found) == 1


def test_no_text_is_read_beyond_the_longest_message() -> None:
    nice, cry = "It is a nice day here today in the park. ", "help he is stabbing me now"
    triage = merseyside_triage()
    assert triage.danger(nice * 50 + cry) is not None
    assert triage.danger(nice * 110 + cry) is None  # 4,510 letters before it


@pytest.mark.parametrize(
    ("text", "team"),
    [
        (
            "That's the same dark Insignia I clocked outside ours last week, part reg ends in KXF",
            "triage-desk",
        ),
        (
            "girl at our gym says someone filmed her in the changing rooms last week, St Helens",
            "safeguarding-desk",
        ),
    ],
)
def test_what_fits_several_categories_goes_to_a_person_with_two_guesses(text: str, team: str) -> None:
    judgement = judge(text)
    assert judgement.team == team
    [unsure] = [reason for reason in judgement.reasons if reason.startswith("unsure: ")]
    assert unsure.count("%") == 2


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("dealers at Strand Shopping Centre last night", "Sefton"),  # it lies in three wards
        ("dealers on Breck Road last night", "Liverpool"),
        ("dealers in Linacre last night", "Linacre (Sefton)"),
    ],
)
def test_of_a_corner_the_borough_is_kept(text: str, area: str) -> None:
    assert judge(text).area == area
