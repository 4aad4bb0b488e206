"""Texts: English is complete, other languages fall back to it, and a missing value is our bug, not a person's riddle."""

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from config.texts import ENGLISH, FOLDER, bundle, has_text, languages, text


def test_english_comes_first_and_every_language_has_a_catalogue() -> None:
    assert languages()[0] == ENGLISH
    assert all(list((FOLDER / language).glob("*.ftl")) for language in languages())


def test_a_language_without_the_text_or_without_a_catalogue_falls_back() -> None:
    english = text(ENGLISH, "sorry-send-again")
    assert text("xx", "sorry-send-again") == english
    assert not has_text("xx", "sorry-send-again")
    assert has_text(ENGLISH, "sorry-send-again")


def test_an_unknown_key_raises() -> None:
    with pytest.raises(KeyError, match="no-such-text"):
        text(ENGLISH, "no-such-text")


def test_a_missing_value_raises_and_is_named() -> None:
    with pytest.raises(KeyError, match="place"):
        text(ENGLISH, "notice-new", alias="a", category="b", urgency="c", desk="d")


def test_values_are_written_with_underscores_and_appear_as_they_are() -> None:
    said = text(
        ENGLISH, "notice-new", alias="calm otter", category="x", place="", urgency="y", desk="z/{$alias}"
    )
    assert "calm otter" in said
    assert "{$alias}" in said
    assert "\u2068" not in said


def test_the_catalogues_have_no_junk_and_no_key_twice() -> None:
    """Fluent skips what it cannot parse without a word; a key in two files would win by the order of names."""
    for language in languages():
        seen: dict[str, Path] = {}
        for file in sorted((FOLDER / language).glob("*.ftl")):
            resource = FluentResource(file.read_text(encoding="utf-8"))
            for entry in resource.body:
                assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
                if isinstance(entry, ast.Message | ast.Term):
                    name = f"{type(entry).__name__} {entry.id.name}"
                    assert name not in seen, f"{name} in {file.name} and {seen[name].name}"
                    seen[name] = file
        assert seen
        assert isinstance(bundle(language), FluentBundle)
