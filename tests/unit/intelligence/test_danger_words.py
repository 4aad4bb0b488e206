"""Danger now, in six languages, however it is spelt; and what only sounds like it."""

import pytest

from tests.unit.intelligence.words_stand import DANGER, NO_DANGER, merseyside_triage

LANGUAGES = ("en", "pl", "ro", "ar", "es", "cy")


@pytest.mark.parametrize("text", [text for texts in DANGER.values() for text in texts])
def test_danger_is_found(text: str) -> None:
    assert merseyside_triage().danger(text) is not None


@pytest.mark.parametrize("text", NO_DANGER)
def test_what_only_sounds_like_danger_is_left(text: str) -> None:
    assert merseyside_triage().danger(text) is None


def test_every_planned_language_is_covered() -> None:
    assert set(DANGER) == set(LANGUAGES)
    assert min(len(texts) for texts in DANGER.values()) >= 12


@pytest.mark.parametrize(
    "text",
    [
        "HES GOT A KNIFE",
        "hes got a knife",
        "he’s got a knife",
        "He's got a kniiiife!!!",
        "he's got a kn1fe",
        "hes got a 🔪",
        "He's\ngot\ta knife",
        "he\u200b's got a k\u200bnife",
    ],
)
def test_spelling_does_not_hide_danger(text: str) -> None:
    assert merseyside_triage().danger(text) is not None


@pytest.mark.parametrize(
    "text", ["lad got stabed", "lad got satbbed", "lad got stabbbed", "lad got stabbeed"]
)
def test_a_slip_in_a_grave_word_does_not_hide_danger(text: str) -> None:
    assert merseyside_triage().danger(text) is not None


@pytest.mark.parametrize(
    "text", ["chcę się zabić", "chce sie zabic", "quiero matarme", "vreau să mor", "vreau sa mor"]
)
def test_accents_may_be_left_out(text: str) -> None:
    danger = merseyside_triage().danger(text)
    assert danger is not None
    assert danger.kind == "suicide"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("i want to kill myself", "suicide"),
        ("my mate says he's going to kill himself now", "suicide"),
        ("dw i eisiau marw", "suicide"),
        ("أريد أن أموت", "suicide"),
        ("hes going to kill me", "danger"),
        ("house on fire", "danger"),
    ],
)
def test_kind_says_whose_hand(text: str, kind: str) -> None:
    danger = merseyside_triage().danger(text)
    assert danger is not None
    assert danger.kind == kind


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("they were fighting outside the pub last night", "they are fighting outside the pub now"),
        (
            "lads fighting outside the pub every weekend",
            "lads fighting outside the pub, every weekend, at it now",
        ),
        ("a lad was stabbed outside the shops last week", "lad stabbed outside the shops"),
        ("apparently there was a shooting on our road", "shooting on our road right now"),
        ("no fighting here all quiet", "fighting in the precinct"),
    ],
)
def test_time_decides(then: str, now: str) -> None:
    assert merseyside_triage().danger(then) is None
    assert merseyside_triage().danger(now) is not None


def test_own_words_of_suicide_count_whenever() -> None:
    assert merseyside_triage().danger("every night i want to die") is not None
    assert merseyside_triage().danger("yesterday i wanted to die") is not None


def test_a_refusal_is_not_a_denial() -> None:
    assert merseyside_triage().danger("no he has got a knife in his hand") is not None


def test_a_laugh_silences_only_what_is_said_in_jest() -> None:
    assert merseyside_triage().danger("mum is going to kill me when she sees this 😂") is None
    assert merseyside_triage().danger("mum is going to kill me when she sees this") is not None
    assert merseyside_triage().danger("lad stabbed outside the shop 😂") is not None


@pytest.mark.parametrize(
    "text",
    [
        "999",
        "999!",
        "999 999",
        "9 9 9",
        "112",
        "help 999",
        "ring 999",
        "emergency",
        "police",
        "policja",
        "٩٩٩",
    ],
)
def test_a_bare_number_wants_999_and_is_no_emergency_to_route(text: str) -> None:
    danger = merseyside_triage().danger(text)
    assert danger is not None
    assert danger.kind == "number"
    assert merseyside_triage().judge(text).urgency == "routine"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "999 help me"),
        ("en", "call an ambulance"),
        ("en", "police please"),
        ("en", "send the police"),
        ("en", "Can you send the police to 12 Smith Street"),
        ("en", "need police now"),
        ("en", "Ambulance!"),
        ("en", "fire brigade"),
        ("pl", "karetka"),
        ("pl", "policja proszę"),
        ("pl", "straż pożarna"),
        ("ro", "ambulanță"),
        ("ro", "poliția vă rog"),
        ("ro", "trimiteți pompierii"),
        ("es", "una ambulancia por favor"),
        ("es", "policía por favor"),
        ("es", "bomberos"),
        ("cy", "ambiwlans"),
        ("cy", "heddlu plis"),
        ("cy", "brigâd dân"),
        ("ar", "إسعاف"),
        ("ar", "الشرطة من فضلك"),
        ("ar", "أرسلوا سيارة إسعاف"),
    ],
)
def test_who_asks_for_somebody_to_come_is_in_danger(language: str, text: str) -> None:
    danger = merseyside_triage().danger(text)
    assert danger is not None
    assert (danger.kind, danger.language) == ("danger", language)
    assert merseyside_triage().judge(text).urgency == "emergency"
