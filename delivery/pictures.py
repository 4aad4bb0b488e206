"""A picture without what the camera wrote into it: where it was taken, when, and with what. Pure.

Only the parts that are needed to draw it are kept (JPEG: ITU-T T.81 annex B; PNG: W3C "PNG specification", section 11).
Telegram takes the camera's notes out of photos by itself; this is for the day on which it does not.
"""

from collections.abc import Iterator

JPEG, PNG = "image/jpeg", "image/png"
# 5 MB: a photo by Telegram has some 300 KB.
MOST_BYTES = 5 * 1024 * 1024

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"IDAT", b"IEND"})
_START, _END, _SCAN, _STUFFED = 0xD8, 0xD9, 0xDA, 0x00
# JFIF (APP0) and the colour transform (APP14) say how to draw; other APPn and comments say something about it.
_JFIF, _ADOBE = 0xE0, 0xEE
_NOTES = (*range(0xE0, 0xF0), 0xFE)
_RESTARTS = range(0xD0, 0xD8)


class NoPicture(ValueError):
    """Neither a JPEG nor a PNG that can be shown, or one that is too large."""


def clean(data: bytes) -> tuple[str, bytes]:
    """Its media type, and the picture alone: nothing of what a camera noted, nothing behind its end.

    Raises NoPicture.
    """
    if len(data) > MOST_BYTES:
        raise NoPicture
    if data.startswith(_PNG_START):
        return PNG, _PNG_START + b"".join(_png_parts(data))
    if data.startswith(b"\xff\xd8"):
        return JPEG, b"\xff\xd8" + b"".join(_jpeg_parts(data)) + b"\xff\xd9"
    raise NoPicture


def _png_parts(data: bytes) -> Iterator[bytes]:
    at = len(_PNG_START)
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            break
        if kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end
    raise NoPicture


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """The segments between start and end of the image."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # any number of these may stand before a marker
            at += 1
            continue
        if kind == _END:
            return
        if kind in (_START, _STUFFED, *_RESTARTS):
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < at + 4:
            break
        if kind == _SCAN:
            end = _scan_end(data, end)
        if kind not in _NOTES or kind in (_JFIF, _ADOBE):
            yield data[at:end]
        at = end
    if data[at : at + 2] != b"\xff\xd9":
        raise NoPicture


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded lines end: at the next marker that is no restart of them."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != _STUFFED and data[at + 1] not in _RESTARTS:
            return at
        at += 2
    raise NoPicture
