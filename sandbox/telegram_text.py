"""Texts as Telegram keeps them: trimmed, links and commands found, entities counted in UTF-16 units."""

import re
from dataclasses import dataclass
from typing import Any

Entity = dict[str, Any]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)'\]]|(?<![\w@.-])t\.me/[\w/?=%&-]+)"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w/@])@[A-Za-z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<!\w)\#\w*[^\W\d]\w*)"
)


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the unit of entity offsets (core.telegram.org/api/entities)."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


@dataclass(frozen=True)
class Formatted:
    """A text and what is marked in it, in the order of appearance."""

    text: str
    entities: list[Entity]


def tidy(text: str, entities: list[Entity]) -> Formatted:
    """Drop carriage returns, blank control characters, trim both ends, find links; entities move along."""
    entities = _without_returns(text, entities)
    cleaned = _CONTROL.sub(" ", text.replace("\r", ""))
    cut = utf16(cleaned) - utf16(cleaned.lstrip())
    cleaned = cleaned.strip()
    end = utf16(cleaned)
    kept: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    kept.extend(_automatic(cleaned, kept))
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(cleaned, kept)


def _without_returns(text: str, entities: list[Entity]) -> list[Entity]:
    if "\r" not in text:
        return entities
    returns = [utf16(text[: match.start()]) for match in re.finditer("\r", text)]

    def moved(offset: int) -> int:
        return offset - sum(1 for position in returns if position < offset)

    return [
        {**e, "offset": moved(e["offset"]), "length": moved(e["offset"] + e["length"]) - moved(e["offset"])}
        for e in entities
    ]


def _automatic(text: str, marked: list[Entity]) -> list[Entity]:
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in marked
        if entity["type"] in ("text_link", "code", "pre", "text_mention")
    ]
    found: list[Entity] = []
    for match in _FOUND.finditer(text):
        start = utf16(text[: match.start()])
        stop = start + utf16(match.group())
        if not any(start < other_stop and other_start < stop for other_start, other_stop in taken):
            found.append({"offset": start, "length": stop - start, "type": str(match.lastgroup)})
    return found


def commands(formatted: Formatted) -> list[str]:
    """The commands in a text, such as ``/start`` or ``/help@SomeBot``."""
    units = formatted.text.encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in formatted.entities
        if e["type"] == "bot_command"
    ]
