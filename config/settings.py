"""The environment, read once. `.env` in the working folder is read too; the real environment wins."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.errors import BadSetting
from config.keys import is_public, parse_public, parse_ring

ENV_FILE = Path(".env")
CURES: dict[str, str] = {
    "DATABASE_URL": "give sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER@HOST/NAME",
    "PUBLIC_URL": "give the https:// address under which providers reach this server, without a query, or leave it out",
    "PORT": "give a port number from 1 to 65535",
    "COMMUNITY": "give the name of a folder below config/community",
    "ADDRESS_KEYS": "give base64 keys of 32 bytes, newest first, separated by commas, or delete the line to have one made",
    "CONVERSATION_KEYS": "as ADDRESS_KEYS",
    "LOOKUP_KEY": "give one base64 key of 32 bytes, or delete the line in a new installation to have one made",
    "INTAKE_KEYS": "as ADDRESS_KEYS; or the public halves that `mersey keys public` prints",
    "RELAY_KEYS": "as INTAKE_KEYS",
    "TIP_KEYS": "as ADDRESS_KEYS",
    "TELEGRAM_BOT_TOKEN": "copy the token that @BotFather gave you (123456:ABC...)",
    "TELEGRAM_API_URL": "leave it out, or give the http(s) address of a Bot API server",
    "TELEGRAM_RATE": "give messages a second (25 unless you bought more)",
    "TWILIO_ACCOUNT_SID": "copy the Account SID (AC and 32 hex digits) from the Twilio console",
    "TWILIO_AUTH_TOKEN": "copy the auth token from the Twilio console",
    "TWILIO_MESSAGING_SERVICE_SID": "give MG and 32 hex digits, or leave it out and set TWILIO_FROM",
    "TWILIO_FROM": "give your Twilio number as +44...",
    "TWILIO_TIP_FROM": "give a second Twilio number as +44..., or leave it out",
    "TWILIO_API_URL": "leave it out, or give an http(s) address",
    "SMS_RATE": "give segments a second (1 unless Twilio granted more)",
    "SMS_DAILY_CEILING": "give the most text segments a day, from 100 up",
    "SMS_PART_PENCE": "give what one text segment costs you, in pence, such as 4.2",
}


def _check(ok: bool) -> None:
    if not ok:
        raise ValueError("malformed")


def _url(value: str) -> str:
    parts = urlsplit(value)
    _check(parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query)
    return value.rstrip("/")


def _public_url(value: str) -> str:
    """Providers call https alone; plain http is for trying things on this machine."""
    url = _url(value)
    parts = urlsplit(url)
    _check(parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1"))
    return url


def _database_url(value: str) -> str:
    """A file, since a database in memory ends with each connection; or a database on a server."""
    parts = urlsplit(value)
    if parts.scheme == "sqlite+aiosqlite":
        _check(value.startswith("sqlite+aiosqlite:///") and parts.path not in ("", "/", "/:memory:"))
    else:
        _check(parts.scheme == "postgresql+asyncpg" and len(parts.path) > 1 and parts.port != 0)
    return value


def _number(value: str) -> str:
    _check(re.fullmatch(r"\+[0-9]{7,15}", value) is not None)
    return value


def _token(value: SecretStr) -> SecretStr:
    _check(re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{5,}", value.get_secret_value()) is not None)
    return value


def _sid(prefix: str) -> AfterValidator:
    def check(value: str) -> str:
        _check(re.fullmatch(prefix + r"[0-9a-fA-F]{32}", value) is not None)
        return value

    return AfterValidator(check)


def _ring(value: SecretStr) -> SecretStr:
    parse_ring(value.get_secret_value())
    return value


def _box_ring(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    (parse_public if is_public(text) else parse_ring)(text)
    return value


def _one_key(value: SecretStr) -> SecretStr:
    """Hashes under an older key would never be found again, so a second one cannot be of use."""
    _check(len(parse_ring(value.get_secret_value())) == 1)
    return value


def _port(value: int) -> int:
    _check(0 < value < 65536)
    return value


def _rate(value: float) -> float:
    _check(0 < value <= 1000)
    return value


def _ceiling(value: int) -> int:
    """Below a hundred the first signs of danger, answers and approvals of a morning would be all there is."""
    _check(value >= 100)
    return value


def _pence(value: float) -> float:
    _check(0 <= value <= 100)
    return value


Url = Annotated[str, AfterValidator(_url)]
Number = Annotated[str, AfterValidator(_number)]
Ring = Annotated[SecretStr, NoDecode, AfterValidator(_ring)]
BoxRing = Annotated[SecretStr, NoDecode, AfterValidator(_box_ring)]
OneKey = Annotated[SecretStr, NoDecode, AfterValidator(_one_key)]


class Settings(BaseSettings):
    """One field per environment variable of design section 8; secrets print as stars."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite+aiosqlite:///mersey.db"
    public_url: Annotated[str, AfterValidator(_public_url)] | None = None
    port: Annotated[int, AfterValidator(_port)] = 8000
    community: str = "merseyside"
    address_keys: Ring | None = None
    conversation_keys: Ring | None = None
    lookup_key: OneKey | None = None
    intake_keys: BoxRing | None = None
    relay_keys: BoxRing | None = None
    tip_keys: Ring | None = None
    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Url = "https://api.telegram.org"
    telegram_rate: Annotated[float, AfterValidator(_rate)] = 25
    twilio_account_sid: Annotated[str, _sid("AC")] | None = None
    twilio_auth_token: SecretStr | None = None
    twilio_messaging_service_sid: Annotated[str, _sid("MG")] | None = None
    twilio_from: Number | None = None
    twilio_tip_from: Number | None = None
    twilio_api_url: Url = "https://api.twilio.com"
    sms_rate: Annotated[float, AfterValidator(_rate)] = 1
    sms_daily_ceiling: Annotated[int, AfterValidator(_ceiling)] = 10_000
    sms_part_pence: Annotated[float, AfterValidator(_pence)] = 4

    @property
    def has_telegram(self) -> bool:
        return self.telegram_bot_token is not None

    @property
    def has_twilio(self) -> bool:
        return self.twilio_account_sid is not None


def load_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """Read the environment and `.env`. Raises BadSetting for the first key that is malformed or half set."""
    if env_file:
        _check_lines(env_file)
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0]).upper()
        raise BadSetting(key, CURES.get(key, "see docs/settings.md")) from None
    if settings.has_twilio:
        if settings.twilio_auth_token is None:
            raise BadSetting("TWILIO_AUTH_TOKEN", CURES["TWILIO_AUTH_TOKEN"])
        if settings.twilio_from is None and settings.twilio_messaging_service_sid is None:
            raise BadSetting("TWILIO_FROM", CURES["TWILIO_FROM"])
    elif (
        settings.twilio_auth_token
        or settings.twilio_from
        or settings.twilio_messaging_service_sid
        or settings.twilio_tip_from
    ):
        raise BadSetting("TWILIO_ACCOUNT_SID", CURES["TWILIO_ACCOUNT_SID"])
    return settings


def _check_lines(env_file: Path) -> None:
    """Raises BadSetting for a file with lines that the reader would leave out: a token lost so would go unnoticed."""
    try:
        with env_file.open(encoding="utf-8") as lines:
            bad = next((line.original.line for line in parse_stream(lines) if line.error), None)
    except FileNotFoundError:
        return
    except IsADirectoryError:
        raise BadSetting(env_file.name, "is a folder: move it away, settings stand in a file") from None
    except PermissionError:
        raise BadSetting(env_file.name, "may not be read by this user") from None
    except UnicodeDecodeError:
        raise BadSetting(env_file.name, "is no plain text: write it in UTF-8") from None
    if bad is not None:
        raise BadSetting(env_file.name, f"line {bad} cannot be read: write NAME=value")
