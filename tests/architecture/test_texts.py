"""The catalogues: complete, and every text that can go out by SMS stays in GSM-7."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from config.texts import ENGLISH, FOLDER, languages, text
from delivery.sms_text import MOST_PARTS, fold, segments

ROOT = Path(__file__).parents[2]
ROOMS = "bot web alerts intelligence subscribers staff delivery places".split()
# What residents read; the rest is for staff, in English. So is what these files hold for teams.
RESIDENTS = (
    "general join places topics-flow topics privacy menu tip guard thanks contact enough deleting media alert schemes follow"
    " hand groups photo public"
).split()
FOR_TEAMS = ("notice-", "tip-words-", "tip-no-way-back")


def entries(language: str, only: str = "*") -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob(f"{only}.ftl")):
        source = file.read_text(encoding="utf-8")
        for entry in FluentParser(with_spans=True).parse(source).body:
            assert type(entry).__name__ != "Junk", (
                f"{file.name}: {source[entry.span.start : entry.span.end][:80]}"
            )
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = source[entry.span.start : entry.span.end]
    return found


ENTRIES = entries(ENGLISH)


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_knows_no_text_that_english_lacks(language: str) -> None:
    assert set(entries(language)) - set(ENTRIES) == set()


@pytest.mark.parametrize("language", languages())
def test_a_translation_asks_for_the_same_values(language: str) -> None:
    placeholder = re.compile(r"\{\s*\$([\w-]+)")
    for key, source in entries(language).items():
        assert set(placeholder.findall(source)) <= set(placeholder.findall(ENTRIES[key])), key


@pytest.mark.parametrize("file", RESIDENTS)
@pytest.mark.parametrize("language", languages())
def test_residents_read_everything_in_their_language(language: str, file: str) -> None:
    wanted = {key for key in entries(ENGLISH, file) if not key.startswith(FOR_TEAMS)}
    assert wanted
    assert wanted - set(entries(language, file)) == set()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("key", sorted(key for key in ENTRIES if key.startswith("danger-")))
def test_words_of_danger_fit_three_texts_and_keep_every_number(key: str, language: str) -> None:
    said, english = text(language, key), text(ENGLISH, key)
    assert segments(fold(said)).parts <= MOST_PARTS, said
    numbers, wanted = (re.findall(r"\d+", each) for each in (said, english))
    assert sorted(numbers) == sorted(wanted), said
    assert numbers[:1] == wanted[:1], "999 stands first"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ring", ["danger-ring", "danger-ring-suicide", "danger-ring-home"])
@pytest.mark.parametrize("then", ["danger-passed-on", "danger-kept"])
def test_the_answer_to_danger_fits_as_it_is_sent(ring: str, then: str, language: str) -> None:
    sent = segments(fold(f"{text(language, ring)}\n{text(language, then)}"))
    # Two texts in one message, and other scripts have less than half the room.
    assert sent.parts <= (MOST_PARTS if sent.encoding == "GSM-7" else 5)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("key", ["tip-filed-ask", "tip-filed-silent", "answer-sent", "case-added"])
def test_the_thanks_fit_as_they_are_sent(key: str, language: str) -> None:
    thanks = text(language, key, code="mountain umbrella elephant merchant")
    sent = segments(fold(f"{thanks}\n{text(language, 'tip-removed-sms')}"))
    # Other scripts have less than half the room.
    assert sent.parts <= (MOST_PARTS if sent.encoding == "GSM-7" else 6), sent


# A key that ends so is said on Telegram alone, where every sign is free.
@pytest.mark.parametrize("key", sorted(key for key in ENTRIES if not key.endswith("-telegram")))
def test_english_texts_are_gsm7_as_they_stand(key: str) -> None:
    value = ENTRIES[key]
    assert segments(fold(value)).encoding == "GSM-7", value
    assert fold(value) == value, "write the plain character in the catalogue"


def test_every_text_key_used_in_code_exists() -> None:
    used: set[str] = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in ("say", "text")
                ):
                    first = node.args[0] if node.args else None
                    if (
                        isinstance(first, ast.Constant)
                        and isinstance(first.value, str)
                        and "-" in first.value
                    ):
                        used.add(first.value)
    assert used - set(ENTRIES) == set()
