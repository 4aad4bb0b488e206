"""Bot API "MarkdownV2 style": the markup, its errors in the server's words, the entities that come of it."""

from dataclasses import dataclass

from sandbox.telegram_errors import ApiError
from sandbox.telegram_html import markup_error
from sandbox.telegram_links import link
from sandbox.telegram_text import Entity, Formatted, utf16

_RESERVED = "_*[]()~`>#+-=|{}.!"
# opening mark -> (what the server calls it, entity type, closing mark); longer marks first
_MARKS = {
    "```": ("Pre", "pre", "```"),
    "__": ("Underline", "underline", "__"),
    "||": ("Spoiler", "spoiler", "||"),
    "![": ("CustomEmoji", "custom_emoji", "]"),
    "_": ("Italic", "italic", "_"),
    "*": ("Bold", "bold", "*"),
    "~": ("Strikethrough", "strikethrough", "~"),
    "`": ("Code", "code", "`"),
    "[": ("TextUrl", "text_link", "]"),
}


@dataclass
class _Open:
    name: str
    kind: str
    closing: str
    begin: int
    offset: int
    language: str = ""


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.opened: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            if not (self._escaped() or self._quote() or self._closing() or self._opening()):
                self._plain()
        if self.opened and self.opened[-1].kind == "blockquote":
            self._finish(self.opened.pop())
        if self.opened:
            last = self.opened[-1]
            raise markup_error(f"Can't find end of {last.name} entity at byte offset {last.offset}")
        return Formatted("".join(self.out), self.entities)

    def _here(self) -> int:
        return len(self.source[: self.at].encode())

    def _put(self, piece: str) -> None:
        self.out.append(piece)
        self.length += utf16(piece)

    def _in_code(self) -> bool:
        return bool(self.opened) and self.opened[-1].kind in ("code", "pre")

    def _escaped(self) -> bool:
        following = self.source[self.at + 1 : self.at + 2]
        if self.source[self.at] != "\\" or not following or not 1 <= ord(following) <= 126:
            return False
        self._put(following)
        self.at += 2
        return True

    def _quote(self) -> bool:
        """Lines that begin with ``>`` are one quotation."""
        if self._in_code():
            return False
        line_start = self.at == 0 or self.source[self.at - 1] == "\n"
        quoting = any(entry.kind == "blockquote" for entry in self.opened)
        if line_start and quoting and self.source[self.at] != ">" and self.opened[-1].kind == "blockquote":
            self._finish(self.opened.pop())
            return False
        if not line_start or self.source[self.at] != ">":
            return False
        if not quoting:
            self.opened.append(_Open("BlockQuote", "blockquote", "", self.length, self._here()))
        self.at += 1
        return True

    def _closing(self) -> bool:
        if not self.opened or not self.opened[-1].closing:
            return False
        top = self.opened[-1]
        if not self.source.startswith(top.closing, self.at):
            return False
        if top.closing == "_" and self.source.startswith("__", self.at):
            return False
        self.opened.pop()
        self.at += len(top.closing)
        self._finish(top)
        return True

    def _opening(self) -> bool:
        if self._in_code():
            return False
        for mark, (name, kind, closing) in _MARKS.items():
            if self.source.startswith(mark, self.at):
                entry = _Open(name, kind, closing, self.length, self._here())
                self.at += len(mark)
                if mark == "```":
                    line, newline, _ = self.source[self.at :].partition("\n")
                    if newline and line and "`" not in line and " " not in line:
                        entry.language = line
                        self.at += len(line)
                    self.at += self.source.startswith("\n", self.at)
                self.opened.append(entry)
                return True
        return False

    def _plain(self) -> None:
        character = self.source[self.at]
        if character in _RESERVED and not self._in_code():
            raise markup_error(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        self._put(character)
        self.at += 1

    def _finish(self, entry: _Open) -> None:
        entity: Entity = {"offset": entry.begin, "length": self.length - entry.begin, "type": entry.kind}
        if entry.kind in ("text_link", "custom_emoji"):
            url = self._target()
            if entry.kind == "custom_emoji":
                raise self._bad_emoji()
            target = link(url)
            if target is None:
                return
            entity["url"] = target
        if entry.language:
            entity["language"] = entry.language
        if entity["length"] > 0:
            self.entities.append(entity)

    def _bad_emoji(self) -> ApiError:
        return markup_error("Custom emoji entity must contain a tg://emoji URL")  # no premium bot lives here

    def _target(self) -> str:
        if not self.source.startswith("(", self.at):
            return ""
        begin = self._here()
        self.at += 1
        url: list[str] = []
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "\\" and self.at + 1 < len(self.source):
                self.at += 1
            url.append(self.source[self.at])
            self.at += 1
        if self.at >= len(self.source):
            raise markup_error(f"Can't find end of a URL at byte offset {begin}")
        self.at += 1
        return "".join(url)


def parse_markdown(source: str) -> Formatted:
    """The text without marks and its entities; ``ApiError`` 400 as the server words it."""
    return _Reader(source).read()
