"""Parts as Twilio's own calculator counts them, for 10,000 random texts, with every difference explained."""

import json

import pytest

from delivery.sms_text import GSM_ALONE, GSM_PART, UCS_ALONE, UCS_PART, Segments, segments
from sandbox import twilio_segments
from tests.unit.delivery.segment_texts import CLUSTERS, COUNT, DOUBLE, PINNED, fingerprint, texts


@pytest.fixture(scope="module")
def counted() -> list[tuple[list[str], Segments]]:
    """Each text with what the calculator said of it."""
    pinned = json.loads(PINNED.read_text())
    written = list(texts())
    assert pinned["texts"] == fingerprint(["".join(ones) for ones in written])
    said = " ".join(pinned["said"]).split()
    assert len(said) == len(written) == COUNT
    return [(ones, read(each)) for ones, each in zip(written, said, strict=True)]


def read(said: str) -> Segments:
    units, _, parts = said[1:].partition("/")
    return Segments("GSM-7" if said[0] == "G" else "UCS-2", int(units), int(parts))


def parts_of_whole_clusters(ones: list[str], encoding: str) -> int:
    """How many parts a text takes if what is read as one character is never divided."""
    alone, part = (GSM_ALONE, GSM_PART) if encoding == "GSM-7" else (UCS_ALONE, UCS_PART)
    if encoding == "GSM-7":
        sizes = [2 if each in DOUBLE else 1 for each in ones]
    else:
        sizes = [len(each.encode("utf-16-le")) // 2 for each in ones]
    if sum(sizes) <= alone:
        return 1
    parts, used = 1, 0
    for size in sizes:
        if used + size > part:
            parts, used = parts + 1, 0
        used += size
    return parts


def test_encoding_and_units_are_the_same_for_every_text(counted: list[tuple[list[str], Segments]]) -> None:
    for ones, theirs in counted:
        ours = segments("".join(ones))
        assert (ours.encoding, ours.units) == (theirs.encoding, theirs.units)


def test_parts_differ_only_where_a_cluster_would_be_divided(
    counted: list[tuple[list[str], Segments]],
) -> None:
    """The calculator keeps an emoji family, a flag, a letter with a loose accent in one part. The networks' rule is
    narrower: 3GPP TS 23.040 (9.2.3.24.1) forbids to divide one character of the alphabet, and Twilio's pages say no
    more; so we count a part as full as it may be, and the calculator at times one part more. An alert is linted for
    such pictures before it goes."""
    different = 0
    for ones, theirs in counted:
        ours = segments("".join(ones)).parts
        assert theirs.parts == parts_of_whole_clusters(ones, theirs.encoding)
        assert ours == twilio_segments.segments_of("".join(ones))
        if ours != theirs.parts:
            different += 1
            assert ours < theirs.parts
            assert any(each in CLUSTERS for each in ones)
    assert 0 < different < COUNT / 20


def test_the_texts_stand_at_the_edges(counted: list[tuple[list[str], Segments]]) -> None:
    """A comparison of texts far from any edge would show nothing."""
    at = {(theirs.encoding, theirs.units, theirs.parts) for _, theirs in counted}
    for edge in (
        ("GSM-7", 160, 1), ("GSM-7", 161, 2), ("GSM-7", 306, 2), ("GSM-7", 306, 3), ("GSM-7", 307, 3),
        ("UCS-2", 70, 1), ("UCS-2", 71, 2), ("UCS-2", 134, 2), ("UCS-2", 134, 3), ("UCS-2", 135, 3),
    ):  # fmt: skip
        assert edge in at
