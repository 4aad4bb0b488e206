"""A picture without what the camera wrote into it: where it was taken, when, and with what. Pure.

It is drawn anew, so that nothing but what is to be seen comes along: no notes, no small copy of the uncut picture, no
film behind its end. Telegram takes the camera's notes out of photos by itself; this is for the day on which it does not.
"""

import struct
from io import BytesIO

from PIL import Image, ImageOps

JPEG = "image/jpeg"
# 5 MB: a photo by Telegram has some 300 KB, and at most 2,560 pixels on its longer side.
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 10_000_000
# A photo that appears step by step has some ten steps; thousands of empty ones keep a processor busy for minutes.
MOST_SCANS = 50

_FORMATS = ("JPEG", "PNG")
_SCAN = b"\xff\xda"  # the marker that begins one (ITU-T T.81, annex B); never within its lines
_QUALITY = 88  # no loss to be seen, at about the size that Telegram sends
# Longer side and quality, one after another: even noise of the last has some 130 KB.
_SMALLER = ((1600, 85), (1280, 80), (1024, 75), (800, 70), (640, 60))
# A warning counts where somebody made warnings errors.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    OverflowError,
    struct.error,
    Image.DecompressionBombError,
    Warning,
)


class NoPicture(ValueError):
    """Neither a JPEG nor a PNG that can be shown, or one that is too large."""


def clean(data: bytes, most: int | None = None) -> bytes:
    """The picture alone, upright, as a JPEG; drawn smaller until it has at most `most` bytes. A tenth of a second of work
    for a large one.

    Raises NoPicture.
    """
    if len(data) > MOST_BYTES or data.count(_SCAN) > MOST_SCANS:
        raise NoPicture
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NoPicture
            drawn = ImageOps.exif_transpose(image).convert("RGB")
        drawn.info.clear()
        fresh = _as_jpeg(drawn, _QUALITY)
        for side, quality in _SMALLER:
            if most is None or len(fresh) <= most:
                return fresh
            drawn.thumbnail((side, side))
            fresh = _as_jpeg(drawn, quality)
    except _BROKEN as error:
        raise NoPicture from error
    if most is not None and len(fresh) > most:
        raise NoPicture
    return fresh


def _as_jpeg(drawn: Image.Image, quality: int) -> bytes:
    fresh = BytesIO()
    drawn.save(fresh, "JPEG", quality=quality, optimize=True)
    return fresh.getvalue()
