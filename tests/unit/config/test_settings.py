"""Settings: each malformed one stops the start with the key's name and the cure, and never with its value."""

import base64
from pathlib import Path

import pytest

from config.errors import BadSetting
from config.keys import KEY_NAMES
from config.settings import CURES, Settings, load_settings

SID = "AC" + "0123456789abcdef" * 2
SERVICE = "MG" + "0123456789abcdef" * 2
TWILIO = {"TWILIO_ACCOUNT_SID": SID, "TWILIO_AUTH_TOKEN": "secret", "TWILIO_FROM": "+447700900100"}
KEY = base64.b64encode(b"k" * 32).decode()
SECRET = "s3cret-in-the-wrong-place"

MALFORMED = {
    "DATABASE_URL": [
        SECRET,
        "mysql://localhost/x",
        "sqlite:///mersey.db",
        "sqlite+aiosqlite:///",
        "sqlite+aiosqlite:///:memory:",
        "sqlite+aiosqlite:///?x=1",
        "postgresql+asyncpg://",
        "postgresql+asyncpg://me@host",
        "postgresql+asyncpg://me@host:port/name",
    ],
    "PUBLIC_URL": [SECRET, "ftp://example.org", "https://", "https://example.org/?a=b", "http://example.org", "https://[x"],
    "PORT": [SECRET, "0", "65536", "-1", "80.5"],
    "TELEGRAM_BOT_TOKEN": [SECRET, "123456", "123456:", "abc:ABCDEFGHIJ", "123456:ABC DEF GHI", "²:ABCDEFGHIJ"],
    "TELEGRAM_API_URL": [SECRET, "//example.org"],
    "TELEGRAM_RATE": [SECRET, "0", "-1", "nan", "inf", "1001"],
    "TWILIO_ACCOUNT_SID": [SECRET, SID[:-1], "AB" + SID[2:], "AC" + "x" * 32],
    "TWILIO_MESSAGING_SERVICE_SID": [SECRET, SID, "MG" + "x" * 32],
    "TWILIO_FROM": [SECRET, "07700900100", "+44 7700 900100", "+44", "+" + "4" * 16, "+²²²²²²²²²²"],
    "TWILIO_TIP_FROM": [SECRET, "07700900100"],
    "TWILIO_API_URL": [SECRET, "twilio.com"],
    "SMS_RATE": [SECRET, "0", "fast"],
    "SMS_DAILY_CEILING": [SECRET, "0", "99", "-1", "1e9", "12.5"],
    "SMS_PART_PENCE": [SECRET, "-1", "101", "nan"],
    "LOOKUP_KEY": [SECRET, f"{KEY},{KEY}"],
} | {name: [SECRET, "AAAA", f"{KEY},", "ключ"] for name in KEY_NAMES if name != "LOOKUP_KEY"}  # fmt: skip


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CURES:
        monkeypatch.delenv(name, raising=False)


def read(folder: Path, *lines: str, **values: str) -> Settings:
    file = folder / ".env"
    file.write_text(
        "\n".join([*lines, *(f"{name}={value}" for name, value in values.items())]), encoding="utf-8"
    )
    return load_settings(file)


def test_an_empty_folder_has_settings_for_the_sandbox(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert (settings.has_telegram, settings.has_twilio, settings.public_url) == (False, False, None)
    assert (settings.port, settings.community) == (8000, "merseyside")
    assert settings.database_url == "sqlite+aiosqlite:///mersey.db"


def test_every_setting_has_a_cure_and_can_be_malformed() -> None:
    assert set(CURES) == {name.upper() for name in Settings.model_fields}
    # A community's name is looked up among the folders, by config.community.
    assert set(MALFORMED) == set(CURES) - {"COMMUNITY", "TWILIO_AUTH_TOKEN"}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key in MALFORMED for value in MALFORMED[key]])
def test_a_malformed_setting_is_named_with_its_cure_and_without_its_value(
    tmp_path: Path, key: str, value: str
) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, **{**(TWILIO if key.startswith("TWILIO") else {}), key: f"'{value}'"})
    assert caught.value.key == key
    assert str(caught.value) == f"{key}: {CURES[key]}"
    assert SECRET not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("DATABASE_URL", "sqlite+aiosqlite:////var/lib/mersey.db"),
        ("DATABASE_URL", "postgresql+asyncpg://me:secret@db.example.org:5433/mersey"),
        ("PUBLIC_URL", "https://mersey.example.org/base"),
        ("PUBLIC_URL", "http://127.0.0.1:8000"),
        ("PORT", "65535"),
        ("TELEGRAM_BOT_TOKEN", "123456:ABC-def_123"),
        ("TELEGRAM_API_URL", "http://localhost:8081"),
        ("TELEGRAM_RATE", "0.5"),
    ],
)
def test_well_formed_settings_are_taken(tmp_path: Path, key: str, value: str) -> None:
    found = getattr(read(tmp_path, **{key: value}), key.lower())
    shown = found.get_secret_value() if hasattr(found, "get_secret_value") else found
    assert str(shown) == value


def test_a_slash_at_the_end_of_an_address_does_not_double(tmp_path: Path) -> None:
    assert read(tmp_path, PUBLIC_URL="https://mersey.example.org/").public_url == "https://mersey.example.org"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"TWILIO_ACCOUNT_SID": SID}, "TWILIO_AUTH_TOKEN"),
        ({"TWILIO_ACCOUNT_SID": SID, "TWILIO_AUTH_TOKEN": "secret"}, "TWILIO_FROM"),
        ({"TWILIO_AUTH_TOKEN": "secret"}, "TWILIO_ACCOUNT_SID"),
        ({"TWILIO_FROM": "+447700900100"}, "TWILIO_ACCOUNT_SID"),
        ({"TWILIO_MESSAGING_SERVICE_SID": SERVICE}, "TWILIO_ACCOUNT_SID"),
        ({"TWILIO_TIP_FROM": "+447700900200"}, "TWILIO_ACCOUNT_SID"),
    ],
)
def test_half_of_twilio_is_refused_and_the_missing_half_named(
    tmp_path: Path, given: dict[str, str], named: str
) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, **given)
    assert caught.value.key == named


def test_twilio_works_by_number_or_by_messaging_service(tmp_path: Path) -> None:
    assert read(tmp_path, **TWILIO).has_twilio
    by_service = {**TWILIO, "TWILIO_MESSAGING_SERVICE_SID": SERVICE}
    del by_service["TWILIO_FROM"]
    assert read(tmp_path, **by_service).has_twilio


def test_empty_values_are_as_if_not_there(tmp_path: Path) -> None:
    settings = read(
        tmp_path, "PORT=", "TELEGRAM_BOT_TOKEN=", "TWILIO_ACCOUNT_SID=", "ADDRESS_KEYS=", "PUBLIC_URL="
    )
    assert settings.port == 8000
    assert not settings.has_telegram
    assert not settings.has_twilio
    assert settings.address_keys is None


def test_the_environment_wins_over_the_file_and_an_empty_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("TELEGRAM_RATE", "")
    settings = read(tmp_path, PORT="9001", TELEGRAM_RATE="5")
    assert (settings.port, settings.telegram_rate) == (9000, 5)


def test_strangers_in_the_file_do_not_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "# a remark", "", "EDITOR=vi", PORT="9000").port == 9000


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"PORT=\xff\xfe9000\n")
    with pytest.raises(BadSetting) as caught:
        load_settings(file)
    assert caught.value.key == ".env"


def test_a_line_that_cannot_be_read_is_named_by_its_number(tmp_path: Path) -> None:
    """Left out silently, a token would be "not set", and the sandbox would start in place of the real thing."""
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, "PORT=9000", f"TELEGRAM_BOT_TOKEN {SECRET}")
    assert (caught.value.key, SECRET in str(caught.value)) == (".env", False)
    assert "line 2" in str(caught.value)


def test_secrets_print_as_stars(tmp_path: Path) -> None:
    settings = read(tmp_path, TELEGRAM_BOT_TOKEN="123456:ABCDEFGHIJ", LOOKUP_KEY=KEY, **TWILIO)
    shown = repr(settings) + str(settings)
    assert "ABCDEFGHIJ" not in shown
    assert "secret'" not in shown
