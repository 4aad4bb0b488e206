"""Bot API "HTML style": the markup, its errors in the server's words, the entities that come of it."""

import re
from dataclasses import dataclass, field

from sandbox.telegram_errors import ApiError, bad_request
from sandbox.telegram_links import link
from sandbox.telegram_text import Entity, Formatted, utf16

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "tg-emoji": "custom_emoji", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8})|#([0-9]{1,10})|(lt|gt|amp|quot));?")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[A-Za-z0-9.\-]+))?")


def markup_error(reason: str) -> ApiError:
    """400 ``can't parse entities: reason``."""
    return bad_request(f"can't parse entities: {reason}")


@dataclass
class _Open:
    tag: str
    begin: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> Formatted:
    """The text without tags and its entities; ``ApiError`` 400 as the server words it."""
    out: list[str] = []
    length = 0
    opened: list[_Open] = []
    entities: list[Entity] = []
    at = 0

    def here(position: int) -> int:
        return len(source[:position].encode())

    while at < len(source):
        character = source[at]
        if character == "&":
            piece, at = _reference(source, at)
        elif character != "<":
            piece, at = character, at + 1
        elif source.startswith("</", at):
            at = _close(source, at, here(at), opened, entities, "".join(out), length)
            continue
        else:
            tag, attributes, at = _start(source, at, here(at))
            opened.append(_Open(tag, length, attributes))
            continue
        out.append(piece)
        length += utf16(piece)
    if opened:
        raise markup_error(f'Can\'t find end tag corresponding to start tag "{opened[-1].tag}"')
    return Formatted("".join(out), entities)


def _reference(source: str, at: int) -> tuple[str, int]:
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name], match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", at + 1
    return chr(code), match.end()


def _name_end(source: str, at: int) -> int:
    while at < len(source) and source[at] != ">" and not source[at].isspace():
        at += 1
    return at


def _start(source: str, at: int, offset: int) -> tuple[str, dict[str, str], int]:
    end = _name_end(source, at + 1)
    if end >= len(source):
        raise markup_error(f"Unclosed start tag at byte offset {offset}")
    tag = source[at + 1 : end].lower()
    if tag not in _TYPES:
        raise markup_error(f'Unsupported start tag "{tag}" at byte offset {offset}')
    attributes: dict[str, str] = {}
    while True:
        while end < len(source) and source[end].isspace():
            end += 1
        if end >= len(source):
            raise markup_error(f"Unclosed start tag at byte offset {offset}")
        if source[end] == ">":
            break
        found = _ATTRIBUTE.match(source, end)
        if found is None:
            position = len(source[:end].encode())
            raise markup_error(f'Empty attribute name in the tag "{tag}" at byte offset {position}')
        if found.end() >= len(source) or source[found.end()] == "=":
            raise markup_error(f"Unclosed start tag at byte offset {offset}")
        attributes[found.group(1).lower()] = _unquoted(found.group(2) or "")
        end = found.end()
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise markup_error(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
        raise markup_error("Invalid custom emoji identifier specified")
    return tag, attributes, end + 1


def _unquoted(value: str) -> str:
    inner = value[1:-1] if value[:1] in ("'", '"') else value
    return _REFERENCE.sub(lambda match: _reference(match.group(), 0)[0], inner)


def _close(
    source: str, at: int, offset: int, opened: list[_Open], entities: list[Entity], text: str, length: int
) -> int:
    if not opened:
        raise markup_error(f"Unexpected end tag at byte offset {offset}")
    name_end = end = _name_end(source, at + 2)
    while end < len(source) and source[end].isspace():
        end += 1
    if end >= len(source) or source[end] != ">":
        raise markup_error(f"Unclosed end tag at byte offset {offset}")
    tag = opened[-1].tag
    found = source[at + 2 : name_end].lower()
    if found and found != tag:
        raise markup_error(
            f'Unmatched end tag at byte offset {offset}, expected "</{tag}>", found "</{found}>"'
        )
    start = opened.pop()
    if length > start.begin:
        entity = _entity(start, text, length, opened)
        if entity is not None:
            entities.append(entity)
    return end + 1


def _entity(start: _Open, text: str, length: int, opened: list[_Open]) -> Entity | None:
    kind = _TYPES[start.tag]
    entity: Entity = {"offset": start.begin, "length": length - start.begin, "type": kind}
    if start.tag == "a":
        inner = text.encode("utf-16-le")[2 * start.begin :].decode("utf-16-le")
        url = start.attributes.get("href") or inner
        target = link(url)
        if target is None:
            return None
        entity["url"] = target
    elif start.tag == "tg-emoji":
        entity["custom_emoji_id"] = start.attributes["emoji-id"]
    elif start.tag == "blockquote" and "expandable" in start.attributes:
        entity["type"] = "expandable_blockquote"
    elif start.tag == "code" and opened and opened[-1].tag == "pre" and opened[-1].begin == start.begin:
        language = start.attributes.get("class", "")
        opened[-1].attributes["language"] = language.removeprefix("language-")
        return None  # <pre><code class="language-x"> is one entity of type pre
    elif start.tag == "pre" and start.attributes.get("language"):
        entity["language"] = start.attributes["language"]
    return entity
