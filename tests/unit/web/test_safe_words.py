"""What staff write leads no nameless sender to where they would be known."""

import pytest

from config.errors import BadInput
from config.texts import has_text
from delivery.pointers import KNOWN_NUMBERS
from web.forms import words_of
from web.safe_words import check_safe


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Look at https://evil.test/a", "desk-words-link"),
        ("Look at HTTP://10.0.0.1", "desk-words-link"),
        ("Look at 203.0.113.9/x", "desk-words-link"),
        ("Look at www evil", "desk-words-link"),
        ("Is it the van on x.co/abc?", "desk-words-link"),
        ("Write to t.me/officer", "desk-words-link"),
        ("Look at \u0445.\u0440\u0444", "desk-words-link"),
        ("Look at evil\uff0etest", "desk-words-link"),
        ("Mail me: asha@police.uk", "desk-words-at"),
        ("I am @asha_m in Telegram", "desk-words-at"),
        ("Ring me on 07700 900123", "desk-words-number"),
        ("Ring me on +44 (0)151 496-0123", "desk-words-number"),
        ("Text 60123", "desk-words-number"),
        ("Ring \u0660\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0661\u0662\u0663", "desk-words-number"),
        ("What is your name?", "desk-words-who"),
        ("Do not worry. What is your address?", "desk-words-who"),
        ("Who are you", "desk-words-who"),
        ("Where do you live?", "desk-words-who"),
        ("please follow him and note his plate", "desk-words-task"),
        ("Could you take a photo of the van?", "desk-words-task"),
        ("If you can find out when they come back", "desk-words-task"),
        ("Thanks \U0001f44d", "desk-words-pictures"),
        ("Thanks \u200bnow \U0001f44d", "desk-words-pictures"),
    ],
)
def test_what_would_show_who_the_sender_is_goes_back_with_the_reason(words: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        words_of({"words": words})
    assert refused.value.key == key
    assert has_text("en", key)


@pytest.mark.parametrize(
    "words",
    [
        "Which way did they go at 6.30pm on 17/11/2026 or 17.11.2026, about 10 to 12 of them?",
        "Was it no. 12-14 or 215? The van, e.g. a white one, at 23:15. 2026-11-17",
        "Please do not tell us your name. Did you see its number plate?",
        "In danger ring 999. Crimestoppers: 0800 555 111. Samaritans: 116 123.",
        "Was it the same van?\nThanks",
        "Please do not follow them. Did anybody film it? Do you know his name?",
        "Did you see which way they went back?",
        "Где это было?",
        "",
    ],
)
def test_ordinary_questions_pass(words: str) -> None:
    check_safe(words)


@pytest.mark.parametrize("number", sorted(KNOWN_NUMBERS))
def test_helplines_pass(number: str) -> None:
    check_safe(f"You can ring {number} now.")
