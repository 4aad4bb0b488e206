"""Sealing: what is sealed for one row opens for no other, under no other key, and changed not at all."""

import pytest

from config.sealing import Boxes, CannotOpen, Ring, keyed, pad, same, slow_keyed, unpad

NEW, OLD, OTHER = b"n" * 32, b"o" * 32, b"x" * 32


def test_a_ring_opens_what_it_sealed() -> None:
    ring = Ring((NEW,))
    sealed = ring.seal(b"0151 496 0000", "route:7")
    assert ring.open(sealed, "route:7") == b"0151 496 0000"
    assert b"0151" not in sealed


def test_a_sealing_is_bound_to_its_row() -> None:
    ring = Ring((NEW,))
    with pytest.raises(CannotOpen):
        ring.open(ring.seal(b"text", "route:7"), "route:8")


def test_equal_texts_are_sealed_differently() -> None:
    ring = Ring((NEW,))
    assert ring.seal(b"text", "route:7") != ring.seal(b"text", "route:7")


def test_a_turned_ring_opens_the_old_and_seals_with_the_new() -> None:
    before, after = Ring((OLD,)), Ring((NEW, OLD))
    assert after.open(before.seal(b"text", "a"), "a") == b"text"
    assert after.open_and_tell(after.seal(b"text", "a"), "a") == (b"text", 0)
    with pytest.raises(CannotOpen):
        before.open(after.seal(b"text", "a"), "a")
    with pytest.raises(CannotOpen):
        Ring((OTHER,)).open(after.seal(b"text", "a"), "a")


def test_every_changed_byte_and_every_stump_is_refused() -> None:
    ring = Ring((NEW, OLD))
    sealed = ring.seal(b"text", "a")
    for at in range(len(sealed)):
        with pytest.raises(CannotOpen):
            ring.open(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], "a")
        with pytest.raises(CannotOpen):
            ring.open(sealed[:at], "a")


def test_boxes_open_by_old_and_new_keys_and_by_no_other() -> None:
    before, after = Boxes((OLD,)), Boxes((NEW, OLD))
    assert after.open(before.seal(b"tip")) == b"tip"
    assert after.open(after.seal(b"tip")) == b"tip"
    for sealed in (after.seal(b"tip"), b"", b"stump", after.seal(b"tip")[:-1]):
        with pytest.raises(CannotOpen):
            before.open(sealed)


@pytest.mark.parametrize("data", [b"", b"x", b"\x80", b"\x80\x00\x00", b"ends in zeros\x00\x00", b"x" * 63])
def test_padding_hides_the_length_and_comes_off_again(data: bytes) -> None:
    assert len(pad(data, 64)) == 64
    assert unpad(pad(data, 64)) == data


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError):
        pad(b"x" * 64, 64)


def test_a_keyed_hash_depends_on_key_purpose_and_value() -> None:
    hashes = {keyed(k, p, v) for k in (NEW, OLD) for p in ("route", "seen") for v in ("a", "b")}
    assert len(hashes) == 8
    assert {len(each) for each in hashes} == {16}
    assert keyed(NEW, "route", "a") == keyed(NEW, "route", "a")


def test_a_purpose_is_never_cut_into_another() -> None:
    """BLAKE2b takes 16 bytes of personalisation."""
    assert keyed(NEW, "telegram-webhook", "a")
    with pytest.raises(ValueError):
        keyed(NEW, "telegram-webhook-secret", "a")


def test_the_slow_hash_depends_on_all_three_too() -> None:
    hashes = {slow_keyed(NEW, "case", "a"), slow_keyed(NEW, "case", "b"), slow_keyed(NEW, "door", "a")}
    hashes |= {slow_keyed(OLD, "case", "a"), keyed(NEW, "case", "a")}
    assert len(hashes) == 5
    assert slow_keyed(NEW, "case", "a") in hashes


def test_same_compares_text_and_bytes_of_any_alphabet() -> None:
    assert same("päss", "päss".encode())
    assert not same("pass", "Pass")
    assert not same("", "x")
