"""Words by which a sender may show who they are, and words of victims."""

import re
from functools import cache
from itertools import pairwise

import pytest

from intelligence.selves import MASK, Selves, hide, shown
from intelligence.words import load_words
from tests.unit.intelligence.words_stand import routing_folder


@cache
def selves() -> Selves:
    words = load_words(routing_folder())
    return Selves(words.selves, words.speller(), words.short_forms, words.reader.vocabulary)


def found(text: str, own: str = "") -> list[str]:
    return shown(text, selves().find(text, own))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I live opposite and see them dealing every night", ["I live opposite"]),
        ("i live next door to them", ["i live next door"]),
        ("I live on Breck Road, they come at night", ["I live on Breck Road"]),
        ("I\u2019m at number 12 Smith Street, they deal", ["I\u2019m at number 12 Smith Street"]),
        ("My name is Bob Smith and they deal", ["My name is Bob Smith"]),
        ("my name is bob smith and they deal", ["my name is bob smith"]),
        ("I am John, he is dealing", ["I am John"]),
        ("im doris from the bakery, lads fight", ["im doris"]),
        ("its tommy here from number 9, they deal at number 12", ["its tommy"]),
        (
            "My name is John Smith. John Smith saw it. drugs at park",
            ["My name is John Smith", "John Smith"],
        ),
        ("no road lights. im doris at number 12 lads on bikes", ["im doris at number 12"]),
        ("I'm Mohammed. They deal by the shop", ["I'm Mohammed"]),
        ("My ex is selling weed", ["My ex"]),
        ("My son got threatened by them, my neighbour saw it", ["My son", "my neighbour"]),
        ("They deal outside my flat", ["my flat"]),
        ("Lads in our street at night", ["our street"]),
        ("I work at the Asda and they nick stuff", ["I work at the Asda"]),
        ("They come every night, ring me on 07700 900123", ["ring me on 07700 900123"]),
        ("Mail bob@example.com", ["bob@example.com"]),
        ("I'm @bobby on insta", ["@bobby"]),
        ("Mieszkam naprzeciwko, mój sąsiad sprzedaje narkotyki", ["Mieszkam naprzeciwko", "mój sąsiad"]),
        ("Mă numesc Ion Popescu, vecinul meu vinde droguri", ["Mă numesc Ion Popescu", "vecinul meu"]),
        (
            "Me llamo Juan. Vivo enfrente, mi vecino vende drogas",
            ["Me llamo Juan", "Vivo enfrente", "mi vecino"],
        ),
        ("جاري يبيع المخدرات", ["جاري"]),
        ("اسمي احمد", ["اسمي احمد"]),
        ("Dwi'n byw drws nesaf, maen nhw'n gwerthu cyffuriau", ["Dwi'n byw drws nesaf"]),
    ],
)
def test_words_of_ones_own_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "He lives at number 12 Smith Street",
        "They live next door to the shop",
        "Lads on bikes in my local park",
        "Two lads on scramblers tearing up Derby Park in Bootle every night",
        "They are breaking into sheds behind Knowsley Road in Bootle most nights",
        "I'm Scouse and sick of this",
        "I am sure he is the one",
        "I am Sure he is the one",
        "I saw two lads by the school",
        "He sells from 07700 900123",
        "07700900123 is selling weed to kids",
        "The dealer is @bigman on insta",
        "He works at the garage",
        "Its loud here every night",
        "Its Darren Hughes who deals",
        "Its Bootle where they meet",
        "im fed up, its dangerous here",
        "Ar ochr y ffordd mae ceir wedi'u dwyn",
        "On sprzedaje narkotyki przy szkole",
        "يبيع المخدرات قرب المدرسة",
    ],
)
def test_what_is_said_of_others_stays_silent(text: str) -> None:
    assert found(text) == []


def test_the_number_that_they_write_from_is_always_theirs() -> None:
    text = "He sells from 07700 900 123"
    assert found(text, "+447700900123") == ["07700 900 123"]
    assert found(text, "+447700900124") == []


def test_what_is_hidden_is_gone_and_the_rest_stays() -> None:
    text = "I live opposite. They deal at 9, my ex too; ring me on 07700 900123."
    hidden = hide(text, selves().find(text))
    assert hidden == f"{MASK}. They deal at 9, {MASK} too; {MASK}."
    assert selves().find(hidden) == ()


def test_spans_are_words_of_the_text_in_order_and_apart() -> None:
    text = "my ex, my son and my neighbour 🙏 my flat; Mam na imię Ola i mieszkam obok"
    spans = selves().find(text)
    assert list(spans) == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(re.match(r"\w", text[start:end]) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    [
        "I was burgled last night",
        "My car was stolen from outside the shop",
        "he hit me last night",
        "someone has broken into our shed",
        "we've been scammed",
        "Okradziono mnie wczoraj",
        "Am fost jefuit",
        "Me robaron el bolso",
        "ضربني امس",
        "Mae rhywun wedi dwyn fy meic",
    ],
)
def test_a_victim_is_heard(text: str) -> None:
    assert selves().tells_of_a_victim(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was burgled",
        "They hit him",
        "The shop was robbed",
        "A stolen car is in the alley",
        "They steal bikes in Bootle",
    ],
)
def test_a_witness_is_no_victim(text: str) -> None:
    assert not selves().tells_of_a_victim(text)
