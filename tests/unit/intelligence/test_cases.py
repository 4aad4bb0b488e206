"""Case codes and aliases: made of friendly words, read with slips, found only by their owner."""

import pytest
from mnemonic import Mnemonic

from intelligence.aliases import load_word_lists, make_alias
from intelligence.cases import Cases, case_tag
from intelligence.model import Envelope, EnvelopeKind, TipState
from tests.unit.intelligence.conftest import BURGLARY, Room

WORDS = load_word_lists()
CASES = Cases(b"l" * 32, WORDS)


def test_a_code_is_four_words_of_the_standard_list() -> None:
    codes = {CASES.make() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code.split()) == 4 for code in codes)
    assert {word for code in codes for word in code.split()} <= set(Mnemonic("english").wordlist)
    assert not {"murder", "knife", "police", "victim", "danger", "help"} & set(WORDS.case_words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lemon river artist cloth", ""),
        ("Lemon  RIVER, artist\ncloth.", ""),
        ("lemon-river-artist-cloth", ""),
        ("lemno river artist cloth", None),
        ("lemon rivver artist clothh", None),
        ("lemons rivers artists cloths", ""),
        ("lemon river artist cloth he is back", "he is back"),
        ("lemon river artist cloth: he is back, with a van", "he is back, with a van"),
        ("lemon river artist", None),
        ("of beer was stolen last night", None),
        ("", None),
    ],
)
def test_codes_are_read_with_what_follows(typed: str, words: str | None) -> None:
    assert CASES.read(typed) == (None if words is None else ("lemon river artist cloth", words))


@pytest.mark.parametrize(
    ("typed", "is_like"),
    [
        ("lemno river artist cloth", True),
        ("lemon river artist", True),
        ("apple bread chair dog0 they are back", True),
        ("lemon river", True),
        ("of beer was stolen", False),
        ("closed", False),
        ("what I said about the bikes", False),
        ("", False),
    ],
)
def test_codes_with_a_slip_are_told_from_sentences(typed: str, is_like: bool) -> None:
    assert CASES.resembles(typed) == is_like


async def test_state_follows_the_tip(room: Room) -> None:
    code = room.cases.make()
    verifier = await room.cases.verifier(code)

    async def state() -> tuple[TipState, bool, bool] | None:
        async with room.database.reading() as tx:
            found = await room.cases.state(tx, await room.cases.verifier(code))
        return found and (found.state, found.was_opened, found.has_way_back)

    assert await state() is None
    await room.leave(Envelope(EnvelopeKind.FILE, "x", verifier=verifier.hex(), routed=BURGLARY))
    await room.move()
    assert await state() == (TipState.NEW, False, False)
    await room.read()
    await room.claim()
    assert await state() == (TipState.CLAIMED, True, False)


async def test_the_hash_needs_the_key() -> None:
    code = CASES.make()
    assert await CASES.verifier(code) != await Cases(b"m" * 32, WORDS).verifier(code)
    assert len(case_tag(code)) == 2


def test_aliases_are_two_words_and_differ_among_open_tips() -> None:
    taken: set[str] = set()
    for _ in range(500):
        alias = make_alias(WORDS, taken)
        first, second = alias.split()
        assert first in WORDS.first
        assert second in WORDS.second
        assert alias not in taken
        taken.add(alias)


def test_when_all_aliases_are_taken_a_number_helps() -> None:
    taken = {f"{first} {second}" for first in WORDS.first for second in WORDS.second}
    assert make_alias(WORDS, taken) not in taken
