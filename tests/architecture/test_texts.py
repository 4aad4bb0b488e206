"""The catalogues: complete, and every text that can go out by SMS stays in GSM-7."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from config.texts import ENGLISH, FOLDER, languages
from delivery.sms_text import fold, segments

ROOT = Path(__file__).parents[2]
ROOMS = "bot web alerts intelligence subscribers staff delivery places".split()


def entries(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
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
