"""Counting parts: worked out by hand from GSM 03.38."""

import pytest

from sandbox.twilio_segments import encoding_of, segments_of


@pytest.mark.parametrize(
    ("body", "encoding", "segments"),
    [
        ("", "GSM-7", 1),
        ("£5 @ ÄÖÑÜ àèéùìò", "GSM-7", 1),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        # 152 letters, then a euro that does not fit into the last septet of the part
        ("a" * 152 + "€" + "a" * 151, "GSM-7", 2),
        ("a" * 152 + "€" + "a" * 152, "GSM-7", 3),
        ("€" * 153, "GSM-7", 3),  # 306 septets: two parts by division, but only 76 euros fit into one
        ("it\u2019s", "UCS-2", 1),
        ("ç", "UCS-2", 1),
        ("`", "UCS-2", 1),
        ("ш" * 70, "UCS-2", 1),
        ("ш" * 71, "UCS-2", 2),
        ("ш" * 134, "UCS-2", 2),
        ("ш" * 135, "UCS-2", 3),
        ("🚓" * 35, "UCS-2", 1),
        ("🚓" * 36, "UCS-2", 2),
        ("🚓" * 67, "UCS-2", 3),  # 134 units: two parts by division, but only 33 pairs fit into one
    ],
)
def test_parts_of_a_text(body: str, encoding: str, segments: int) -> None:
    assert encoding_of(body) == encoding
    assert segments_of(body) == segments


def test_every_character_of_the_table_is_seven_bits() -> None:
    assert encoding_of("ΔΦΓΛΩΠΨΣΘΞ\f^{}\\[~]|€\r\n¤§¿¡ÆæßÉØøÅå_") == "GSM-7"
