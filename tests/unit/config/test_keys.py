"""Keys are made once, for the owner's eyes alone, and never replaced: what they sealed would be lost."""

import base64
from pathlib import Path

import pytest

from config.errors import BadSetting
from config.keys import KEY_NAMES, keep_copy, make_key, make_missing_keys, parse_ring
from config.settings import load_settings

KEY = base64.b64encode(b"k" * 32).decode()


def names_in(file: Path) -> list[str]:
    return [line.partition("=")[0] for line in file.read_text().splitlines()]


def test_all_are_made_once_with_mode_0600(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert make_missing_keys(file, set()) == list(KEY_NAMES)
    assert file.stat().st_mode & 0o777 == 0o600
    assert names_in(file) == list(KEY_NAMES)
    before = file.read_bytes()
    assert make_missing_keys(file, set(KEY_NAMES)) == []
    assert file.read_bytes() == before


def test_what_stands_in_the_file_stays_and_its_mode_is_narrowed(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9000\n# no newline at the end")
    file.chmod(0o644)
    old = make_key()
    make_missing_keys(file, set(KEY_NAMES) - {"TIP_KEYS"})
    assert old not in file.read_text()
    assert file.read_text().startswith("PORT=9000\n# no newline at the end\nTIP_KEYS=")
    assert file.stat().st_mode & 0o777 == 0o600


def test_only_missing_ones_are_made_and_they_are_good(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    kept = make_key()
    file.write_text(f"ADDRESS_KEYS={kept}\nTIP_KEYS=\n")
    settings = load_settings(file)
    made = make_missing_keys(file, {n for n in KEY_NAMES if getattr(settings, n.lower())})
    assert made == [name for name in KEY_NAMES if name != "ADDRESS_KEYS"]
    settings = load_settings(file)
    rings = [getattr(settings, name.lower()).get_secret_value() for name in KEY_NAMES]
    assert rings[0] == kept
    assert len(set(rings)) == len(KEY_NAMES)
    assert all(len(parse_ring(ring)) == 1 for ring in rings)


def test_a_folder_in_the_way_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(BadSetting) as caught:
        make_missing_keys(tmp_path / ".env", set())
    assert caught.value.key == ".env"


def test_a_ring_is_read_newest_first() -> None:
    new, old = b"n" * 32, b"o" * 32
    text = f"{base64.b64encode(new).decode()}, {base64.b64encode(old).decode()}"
    assert parse_ring(text) == (new, old)


@pytest.mark.parametrize("text", ["", ",", "AAAA", "!" * 44, "é" * 44, KEY + ",", KEY[:-4]])
def test_anything_else_is_refused_without_its_text(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_ring(text)
    assert not text.strip(",") or text not in str(caught.value)


def test_no_two_keys_are_alike() -> None:
    assert len({make_key() for _ in range(50)}) == 50


def test_a_key_that_an_empty_line_hides_is_not_made_again(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"TIP_KEYS={make_key()}\nTIP_KEYS=\n")
    before = file.read_bytes()
    with pytest.raises(BadSetting, match=r"TIP_KEYS.*delete"):
        make_missing_keys(file, set(KEY_NAMES) - {"TIP_KEYS"})
    assert file.read_bytes() == before


def test_the_first_copy_of_a_day_stays(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("TIP_KEYS=old\n")
    copy = keep_copy(env)
    env.write_text("TIP_KEYS=new\n")
    assert keep_copy(env) == copy
    assert copy.read_text() == "TIP_KEYS=old\n"
    assert copy.stat().st_mode & 0o777 == 0o600


def test_without_a_file_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="cannot be copied"):
        keep_copy(tmp_path / ".env")
