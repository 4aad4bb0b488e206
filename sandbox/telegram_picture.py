"""A small grey picture as a JPEG, for phones that have no camera: squares of 8 pixels, each of one shade."""

from collections.abc import Sequence
from io import BytesIO

from PIL import ExifTags, Image

_SQUARE = 8


def jpeg(shades: Sequence[Sequence[int]], notes: str = "") -> bytes:
    """Rows of squares, each a shade from 0 (black) to 255. `notes`: what a camera would tell besides."""
    rows, columns = len(shades), len(shades[0])
    small = Image.frombytes("L", (columns, rows), bytes(shade for row in shades for shade in row))
    drawn = BytesIO()
    large = small.resize((columns * _SQUARE, rows * _SQUARE), Image.Resampling.NEAREST)
    exif = Image.Exif()
    if notes:
        exif[ExifTags.Base.ImageDescription] = notes
    large.save(drawn, "JPEG", quality=95, exif=exif)
    return drawn.getvalue()


def sample_picture(number: int = 0) -> bytes:
    """160 by 120 pixels of a pattern; another one for another number."""
    return jpeg([[(12 * x + (7 + number) * y + 40 * number) % 256 for x in range(20)] for y in range(15)])
