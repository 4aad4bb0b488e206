"""A picture and nothing else: what a camera wrote into it is gone, what is needed to draw it is there."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.pictures import JPEG, MOST_BYTES, PNG, NoPicture, clean
from sandbox.telegram_picture import jpeg, sample_picture

GPS = b"II*\0 GPSLatitude 53.4496 GPSLongitude -2.9943 Make SecretPhone 12"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*notes: bytes) -> bytes:
    """One grey pixel."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            header,
            *notes,
            chunk(b"IDAT", zlib.compress(b"\0\x80")),
            chunk(b"IEND", b""),
        ]
    )


def segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def test_a_photo_without_notes_stays_as_it_is() -> None:
    assert clean(sample_picture()) == (JPEG, sample_picture())
    assert clean(png()) == (PNG, png())


def test_where_it_was_taken_is_gone() -> None:
    noted = jpeg([[0, 255], [128, 3]], exif=GPS)
    assert GPS in noted
    assert clean(noted) == (JPEG, jpeg([[0, 255], [128, 3]]))


@pytest.mark.parametrize("kind", [0xE1, 0xE2, 0xED, 0xEF, 0xFE], ids=hex)
def test_no_kind_of_note_stays(kind: int) -> None:
    """EXIF and XMP, colour profiles and second pictures, captions of agencies, comments."""
    plain = sample_picture()
    assert clean(plain[:2] + segment(kind, GPS) + plain[2:])[1] == plain
    before_scan = plain.index(b"\xff\xda")
    assert clean(plain[:before_scan] + segment(kind, GPS) + plain[before_scan:])[1] == plain


def test_what_says_how_to_draw_stays() -> None:
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    plain = sample_picture()
    with_it = plain[:20] + adobe + plain[20:]
    assert clean(with_it)[1] == with_it


def test_nothing_stays_behind_the_end() -> None:
    """Phones hang a short film there."""
    for plain in (sample_picture(), png()):
        assert clean(plain + GPS)[1] == plain
        assert clean(plain + plain)[1] == plain


def test_several_scans_are_one_picture() -> None:
    """A progressive JPEG: notes may stand between the scans too; restarts and stuffed bytes belong to them."""
    plain = sample_picture()
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    twice = plain[:-2] + scan + b"\xff\xd9"
    assert clean(twice)[1] == twice
    assert clean(plain[:-2] + segment(0xE1, GPS) + scan + b"\xff\xd9")[1] == twice
    assert clean(plain[:-2] + b"\xff\xff" + scan[1:] + b"\xff\xd9")[1] == twice, "fill bytes"


def test_a_png_keeps_what_is_needed_alone() -> None:
    notes = [chunk(kind, GPS) for kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"caBX")]
    assert clean(png(*notes)) == (PNG, png())
    gamma = chunk(b"gAMA", struct.pack(">I", 45455))
    assert clean(png(gamma)) == (PNG, png(gamma))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"GIF89a" + bytes(40),
        b"<svg onload='alert(1)'/>",
        b"\xff\xd8<script>alert(1)</script>\xff\xd9",
        sample_picture()[:-2],
        sample_picture()[:40],
        png()[:-12],
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IDAT",
        b"\xff\xd8" + segment(0xE0, b"")[:3],
        b"\xff\xd8\xff\xe0\x00\x00" + bytes(20),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NoPicture):
        clean(data)


def test_a_picture_of_many_megabytes_is_refused() -> None:
    plain = sample_picture()
    note = segment(0xFE, bytes(60_000))
    small, large = (plain[:2] + note * count + plain[2:] for count in (80, 90))
    assert len(small) <= MOST_BYTES < len(large)
    assert clean(small)[1] == plain
    with pytest.raises(NoPicture):
        clean(large)


@given(st.binary(max_size=200), st.integers(0, 480), st.integers(0, 255))
def test_whatever_comes_is_cleaned_or_refused(noise: bytes, at: int, byte: int) -> None:
    plain = sample_picture()
    for data in (
        b"\xff\xd8" + noise,
        b"\x89PNG\r\n\x1a\n" + noise,
        plain[:at] + bytes([byte]) + plain[at + 1 :],
    ):
        try:
            media_type, body = clean(data)
        except NoPicture:
            continue
        assert media_type in (JPEG, PNG)
        assert clean(body) == (media_type, body)
