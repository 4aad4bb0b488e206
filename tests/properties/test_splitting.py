"""Long texts in parts: nothing but blanks is lost, nothing that a reader takes for one is cut in two."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.splitting import split
from sandbox.telegram_text import utf16

# Each of these is one to its reader, and stays so beside any other.
LETTERS = ("a", "Z", "7", "é", "e\u0301", "ż", "ب", "ش", "n\u0303", "ı")
PICTURES = ("🚓", "👍🏽", "👨‍👩‍👧", "🇬🇧", "☎\ufe0f", "3\ufe0f\u20e3", "🏴󠁧󠁢󠁥󠁮󠁧󠁿")
BLANKS = (" ", "\n")
ONES = st.lists(st.sampled_from([*LETTERS, *PICTURES, *BLANKS, "."]), max_size=600)
WORD = st.text(st.sampled_from("abcZé7'-"), min_size=1, max_size=12)
SENTENCE = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORD, min_size=1, max_size=6),
    st.sampled_from([".", "!", "?", "…", '."', "?)", "؟"]),
)


@given(st.text(max_size=6000), st.integers(min_value=10, max_value=4096))
def test_a_split_text_fits_and_loses_only_blanks(text: str, most: int) -> None:
    parts = split(text, most)
    assert all(utf16(part) <= most for part in parts)
    assert all(part.strip() for part in parts) or parts == [text]
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(ONES, st.integers(min_value=40, max_value=300))
def test_what_is_one_to_its_reader_stays_whole(ones: list[str], most: int) -> None:
    parts = split("".join(ones), most)
    between = {0, *accumulate(len(each) for each in ones if each.strip())}
    cuts = accumulate(len("".join(part.split())) for part in parts)
    assert between.issuperset(cuts)


@given(st.lists(SENTENCE, min_size=1, max_size=60), st.sampled_from([" ", "\n"]))
def test_where_sentences_fit_a_part_ends_with_one(sentences: list[str], between: str) -> None:
    most = 2 * max(len(each) for each in sentences) + 2
    for part in split(between.join(sentences), most):
        assert part.rstrip("\"')")[-1] in ".!?…؟"


@given(st.lists(WORD, max_size=200))
def test_where_words_fit_none_is_cut(words: list[str]) -> None:
    parts = split(" ".join(words), 26)
    assert [word for part in parts for word in part.split()] == words


@given(st.lists(st.sampled_from(["Line one", "A longer line, of some words"]), max_size=80))
def test_lines_stay_whole_before_sentences_do(lines: list[str]) -> None:
    parts = split("\n".join(lines), 60)
    assert [line for part in parts for line in part.split("\n") if line] == lines


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        ("abcde fghij", 5, ["abcde", "fghij"]),
        ("One. Two four", 9, ["One.", "Two four"]),
        ("A. Bcd efg hij", 11, ["A. Bcd efg", "hij"]),  # no crumbs
        ("One two. Three", 10, ["One two.", "Three"]),
        ("Ring\u00a0999 now or wait", 14, ["Ring\u00a0999 now", "or wait"]),
        ("🚓" * 5, 4, ["🚓🚓", "🚓🚓", "🚓"]),
        ("e\u0301" * 3, 3, ["e\u0301", "e\u0301", "e\u0301"]),
        ("a" + "\u0301" * 9, 5, ["a" + "\u0301" * 4, "\u0301" * 5]),  # one that is too long for any part
    ],
)
def test_cuts(text: str, most: int, parts: list[str]) -> None:
    assert split(text, most) == parts
