"""The words of this room: two by which staff call a tip, and those of which case codes are made."""

import secrets
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mnemonic import Mnemonic

from config.errors import BadCommunity

FILE = Path(__file__).parent.parent / "config" / "aliases.toml"


@dataclass(frozen=True)
class WordLists:
    """`first` and `second` make an alias; `case_words` are those a case code may hold."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    case_words: tuple[str, ...]


@cache
def load_word_lists(file: Path = FILE) -> WordLists:
    """Read config/aliases.toml and the standard list (BIP 39, English). Raises BadCommunity."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    lists: dict[str, tuple[str, ...]] = {}
    for key in ("first", "second", "left_out_of_cases"):
        words = tuple(str(content.get(key, "")).split())
        if not words or len(set(words)) != len(words):
            raise BadCommunity(file.name, f"{key}: give words, each once")
        lists[key] = words
    left_out = frozenset(lists["left_out_of_cases"])
    standard = Mnemonic("english").wordlist
    case_words = tuple(word for word in standard if word not in left_out)
    return WordLists(lists["first"], lists["second"], case_words)


def make_alias(words: WordLists, taken: Collection[str]) -> str:
    """Two random words, such as "Quiet Otter", that no open tip bears; with a number only when luck runs out.

    Drawn from the machine's randomness alone, so it cannot be derived from sender, time or matter.
    """
    for _ in range(200):
        alias = f"{secrets.choice(words.first)} {secrets.choice(words.second)}"
        if alias not in taken:
            return alias
    return f"{alias} {secrets.randbelow(90_000) + 10_000}"


def read_alias(words: WordLists, typed: str) -> str | None:
    """The alias that somebody typed, in any case; None for anything else."""
    found = typed.rstrip(".!").title().split()
    first, second, *number = found if len(found) > 1 else ("", "")
    is_one = first in words.first and second in words.second and len(number) <= 1
    return " ".join(found) if is_one and all(each.isdecimal() for each in number) else None
