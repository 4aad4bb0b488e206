"""The environment, read once. `.env` in the working folder is read too; the real environment wins."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.errors import BadSetting
from config.keys import parse_ring

CURES: dict[str, str] = {
    "DATABASE_URL": "give sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER@HOST/NAME",
    "PUBLIC_URL": "give the https:// address under which providers reach this server, or leave it out",
    "PORT": "give a port number from 1 to 65535",
    "COMMUNITY": "give the name of a folder below config/community",
    "ADDRESS_KEYS": "give base64 keys of 32 bytes, newest first, separated by commas, or delete the line to have one made",
    "CONVERSATION_KEYS": "as ADDRESS_KEYS",
    "LOOKUP_KEY": "give one base64 key of 32 bytes, or delete the line in a new installation to have one made",
    "INTAKE_KEYS": "as ADDRESS_KEYS",
    "RELAY_KEYS": "as ADDRESS_KEYS",
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
}


def _check(ok: bool) -> None:
    if not ok:
        raise ValueError("malformed")


def _url(value: str) -> str:
    parts = urlsplit(value)
    _check(parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query)
    return value.rstrip("/")


def _database_url(value: str) -> str:
    _check(value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")))
    return value


def _number(value: str) -> str:
    _check(value.startswith("+") and value[1:].isdigit() and 8 <= len(value) <= 16)
    return value


def _token(value: SecretStr) -> SecretStr:
    bot_id, colon, secret = value.get_secret_value().partition(":")
    _check(bot_id.isdigit() and bool(colon) and len(secret) >= 5)
    return value


def _sid(prefix: str) -> AfterValidator:
    def check(value: str) -> str:
        _check(value.startswith(prefix) and len(value) == 34)
        return value

    return AfterValidator(check)


def _ring(value: SecretStr) -> SecretStr:
    parse_ring(value.get_secret_value())
    return value


def _port(value: int) -> int:
    _check(0 < value < 65536)
    return value


def _rate(value: float) -> float:
    _check(0 < value <= 1000)
    return value


Url = Annotated[str, AfterValidator(_url)]
Number = Annotated[str, AfterValidator(_number)]
Ring = Annotated[SecretStr, NoDecode, AfterValidator(_ring)]


class Settings(BaseSettings):
    """One field per environment variable of design section 8; secrets print as stars."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite+aiosqlite:///mersey.db"
    public_url: Url | None = None
    port: Annotated[int, AfterValidator(_port)] = 8000
    community: str = "merseyside"
    address_keys: Ring | None = None
    conversation_keys: Ring | None = None
    lookup_key: Ring | None = None
    intake_keys: Ring | None = None
    relay_keys: Ring | None = None
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

    @property
    def has_telegram(self) -> bool:
        return self.telegram_bot_token is not None

    @property
    def has_twilio(self) -> bool:
        return self.twilio_account_sid is not None


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and `.env`. Raises BadSetting for the first key that is malformed or half set."""
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
    elif settings.twilio_auth_token or settings.twilio_from or settings.twilio_messaging_service_sid:
        raise BadSetting("TWILIO_ACCOUNT_SID", CURES["TWILIO_ACCOUNT_SID"])
    return settings
