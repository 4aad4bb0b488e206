"""A small grey picture as a JPEG, for phones that have no camera: squares of 8 pixels, each of one shade. Pure.

Baseline, one component, and nothing but a mean for each square (ITU-T T.81, annexes B and F).
"""

import struct
from collections.abc import Sequence

# Codes for the sizes of differences between means (T.81, table K.3), and one code that ends a square.
_DC_COUNTS = bytes([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
_DC_CODES = (
    "00",
    "010",
    "011",
    "100",
    "101",
    "110",
    "1110",
    "11110",
    "111110",
    "1111110",
    "11111110",
    "111111110",
)
_END = "0"


def jpeg(shades: Sequence[Sequence[int]], exif: bytes = b"") -> bytes:
    """Rows of squares, each a shade from 0 (black) to 255. `exif`: what a camera would tell besides."""
    rows, columns = len(shades), len(shades[0])
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
            _segment(0xE1, b"Exif\0\0" + exif) if exif else b"",
            _segment(0xDB, b"\0" + bytes([8]) + bytes([1]) * 63),
            _segment(0xC0, struct.pack(">BHHBBBB", 8, rows * 8, columns * 8, 1, 1, 0x11, 0)),
            _segment(0xC4, b"\x00" + _DC_COUNTS + bytes(range(12))),
            _segment(0xC4, b"\x10" + bytes([1]) + bytes(15) + b"\0"),
            _segment(0xDA, b"\1\1\0\0\x3f\0"),
            _scan([shade for row in shades for shade in row]),
            b"\xff\xd9",
        )
    )


def sample_picture(number: int = 0) -> bytes:
    """160 by 120 pixels of a pattern; another one for another number."""
    return jpeg([[(12 * x + (7 + number) * y + 40 * number) % 256 for x in range(20)] for y in range(15)])


def _segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def _scan(shades: Sequence[int]) -> bytes:
    """A mean of a square is coded as its difference from the one before: size, then value (T.81, F.1.2.1)."""
    bits, before = [], 0
    for shade in shades:
        mean = shade - 128  # eight times that, divided by the quantum of eight
        step, before = mean - before, mean
        size = abs(step).bit_length()
        value = step if step > 0 else step + (1 << size) - 1
        bits.append(_DC_CODES[size] + (f"{value:0{size}b}" if size else "") + _END)
    stream = "".join(bits)
    stream += "1" * (-len(stream) % 8)
    return int(stream, 2).to_bytes(len(stream) // 8, "big").replace(b"\xff", b"\xff\0")
