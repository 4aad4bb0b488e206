"""A picture and nothing else: what a camera wrote into it is gone, what is to be seen is there."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms
from PIL.PngImagePlugin import PngInfo

from delivery.pictures import MOST_BYTES, NoPicture, clean
from sandbox.telegram_picture import jpeg, sample_picture

GPS = "GPSLatitude 53.4496 GPSLongitude -2.9943 Make SecretPhone 12"


def png(image: Image.Image, **how: object) -> bytes:
    drawn = BytesIO()
    image.save(drawn, "PNG", **how)
    return drawn.getvalue()


def segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def seen(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def looks_like(one: bytes, other: Image.Image) -> bool:
    """To the eye: no shade differs by more than a twentieth of the way from black to white."""
    differences = ImageChops.difference(seen(one).convert("L"), other.convert("L")).getextrema()
    return seen(one).size == other.size and differences[1] <= 12  # type: ignore[operator]  # one band: two numbers


def test_it_looks_as_it_did() -> None:
    plain = sample_picture()
    assert seen(clean(plain)).format == "JPEG"
    assert looks_like(clean(plain), seen(plain))
    assert looks_like(clean(png(seen(plain))), seen(plain))


def test_where_it_was_taken_is_gone() -> None:
    noted = jpeg([[0, 255], [128, 3]], notes=GPS)
    assert GPS.encode() in noted
    assert clean(noted) == clean(jpeg([[0, 255], [128, 3]]))


def noted_with(kind: int) -> tuple[bytes, bytes]:
    """A picture with a segment of this kind right at its beginning, and before its lines."""
    plain, note = sample_picture(), segment(kind, GPS.encode())
    lines = plain.index(b"\xff\xda")
    return plain[:2] + note + plain[2:], plain[:lines] + note + plain[lines:]


@pytest.mark.parametrize("kind", [0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE], ids=hex)
def test_no_kind_of_note_stays(kind: int) -> None:
    """A small copy of the uncut picture (JFIF), EXIF and XMP, colour profiles and second pictures, captions of agencies,
    comments."""
    for noted in noted_with(kind):
        assert looks_like(clean(noted), seen(sample_picture()))
        assert GPS.encode() not in clean(noted)


@pytest.mark.parametrize("kind", [0xF0, 0xF7, 0xFD], ids=hex)
def test_with_a_segment_that_is_nobodys_it_is_refused(kind: int) -> None:
    for noted in noted_with(kind):
        with pytest.raises(NoPicture):
            clean(noted)


def test_neither_profile_nor_comment_comes_along() -> None:
    drawn = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    seen(sample_picture()).convert("RGB").save(drawn, "JPEG", comment=GPS, icc_profile=profile, dpi=(72, 72))
    assert seen(drawn.getvalue()).info.keys() >= {"comment", "icc_profile", "dpi"}
    assert not seen(clean(drawn.getvalue())).info.keys() & {"comment", "icc_profile", "dpi", "exif"}


def test_it_stands_upright() -> None:
    """Phones note how they were held in place of turning the picture."""
    lying = Image.new("L", (80, 40), 255)
    lying.paste(0, (0, 0, 80, 16))
    exif, drawn = Image.Exif(), BytesIO()
    exif[ExifTags.Base.Orientation] = 6  # the top is on the right
    lying.save(drawn, "JPEG", exif=exif)
    assert looks_like(clean(drawn.getvalue()), lying.rotate(-90, expand=True))


def test_nothing_stays_behind_the_end() -> None:
    """Phones hang a short film there."""
    for plain in (sample_picture(), png(seen(sample_picture()))):
        assert clean(plain + GPS.encode()) == clean(plain + plain) == clean(plain)


def test_a_png_keeps_its_picture_alone() -> None:
    notes = PngInfo()
    notes.add_text("Comment", GPS)
    notes.add_itxt("XML:com.adobe.xmp", GPS)
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = GPS
    plain = seen(sample_picture())
    noted = png(plain, pnginfo=notes, exif=exif)
    assert GPS.encode() in noted
    assert clean(noted) == clean(png(plain))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"GIF89a" + bytes(40),
        b"<svg onload='alert(1)'/>",
        b"\xff\xd8<script>alert(1)</script>\xff\xd9",
        sample_picture()[: len(sample_picture()) // 2],
        png(seen(sample_picture()))[:200],
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IDAT",
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
    assert clean(small) == clean(plain)
    with pytest.raises(NoPicture):
        clean(large)


def test_one_that_no_jpeg_can_hold_is_refused() -> None:
    with pytest.raises(NoPicture):
        clean(png(Image.new("L", (70_000, 1))))


def test_thousands_of_steps_that_show_nothing_are_refused() -> None:
    drawn = BytesIO()
    Image.new("L", (64, 64), 90).save(drawn, "JPEG", progressive=True)
    plain = drawn.getvalue()
    last = plain.rindex(b"\xff\xda")
    assert looks_like(clean(plain), seen(plain))
    with pytest.raises(NoPicture):
        clean(plain[:-2] + plain[last:-2] * 60 + plain[-2:])


@pytest.mark.parametrize("side", [5_001, 10_000, 60_000])
def test_a_few_bytes_that_would_fill_the_memory_are_refused(side: int) -> None:
    """Only the header is read: a line of such a picture is never drawn."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checked

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
    with pytest.raises(NoPicture):
        clean(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b""))


@given(st.binary(max_size=200), st.integers(0, 480), st.integers(0, 255))
def test_whatever_comes_is_cleaned_or_refused(noise: bytes, at: int, byte: int) -> None:
    plain, noted = sample_picture(), jpeg([[7]], notes=GPS)
    for data in (
        b"\xff\xd8" + noise,
        b"\x89PNG\r\n\x1a\n" + noise,
        plain[:at] + bytes([byte]) + plain[at + 1 :],
        noted[:at] + bytes([byte]) + noted[at + 1 :],
    ):
        try:
            body = clean(data)
        except NoPicture:
            continue
        assert seen(body).format == "JPEG"
        assert GPS.encode() not in body
