"""Which far ends this installation talks to: real ones by their credentials, or the sandbox on this machine.

What talks to them is brought in where it is used: most commands need the names alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.settings import Settings
from config.timekeeping import Clock
from delivery.pacing import NO_GAP, Gap

if TYPE_CHECKING:
    from sandbox.app import Sandbox

# About one message a second in a chat, where short bursts pass; 20 a minute in a group (bots FAQ, "My bot is hitting
# limits"). The sandbox has no such limit.
CHAT_GAP, GROUP_GAP = Gap(1, burst=3), Gap(3)
SANDBOX_BOT = "MerseySandboxBot"
_HERE = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class TelegramAccount:
    """One bot: its token, the Bot API server that serves it, and how fast that lets it send: in all (messages a
    second), in one chat and in one group."""

    token: str
    api_url: str
    rate: float
    chat_gap: Gap = CHAT_GAP
    group_gap: Gap = GROUP_GAP

    @property
    def bot_id(self) -> str:
        """The public half of the token."""
        return self.token.partition(":")[0]


@dataclass(frozen=True)
class TwilioAccount:
    """One Twilio account and the numbers (or the messaging service) that we send from. `ceiling`: parts a day, None for
    no such limit. `with_fictional`: it is played on this machine, by phones whose numbers nobody has."""

    sid: str
    auth_token: str
    api_url: str
    sender: str
    tip_number: str | None
    rate: float
    inbound_number: str | None
    ceiling: int | None = None
    with_fictional: bool = False


@dataclass(frozen=True)
class Providers:
    telegram: TelegramAccount | None
    twilio: TwilioAccount | None
    sandbox: Sandbox | None = None


def real_providers(settings: Settings) -> Providers:
    """The providers that the settings name; either may be missing."""
    telegram = twilio = None
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.get_secret_value()
        telegram = TelegramAccount(token, settings.telegram_api_url, settings.telegram_rate)
    if settings.twilio_account_sid and settings.twilio_auth_token:
        twilio = TwilioAccount(
            settings.twilio_account_sid,
            settings.twilio_auth_token.get_secret_value(),
            settings.twilio_api_url,
            settings.twilio_messaging_service_sid or settings.twilio_from or "",
            settings.twilio_tip_from,
            settings.sms_rate,
            settings.twilio_from,
            settings.sms_daily_ceiling,
            with_fictional=urlsplit(settings.twilio_api_url).hostname in _HERE,
        )
    return Providers(telegram, twilio)


def sandbox_providers(clock: Clock, base_url: str, memory: Path | None = None) -> Providers:
    """Both providers played under `base_url`/sandbox; the sandbox may move the clock.

    `memory`: a file that keeps how far it was moved, since time must not go back when the process starts again.
    """
    from sandbox.app import Sandbox

    if memory and memory.exists():
        clock.advance(timedelta(seconds=float(memory.read_text())))

    def advance(by: timedelta) -> None:
        clock.advance(by)
        if memory:
            memory.write_text(str(clock.offset.total_seconds()))

    sandbox = Sandbox(clock.now, advance=advance, base=base_url)
    far = sandbox.twilio
    numbers = far.numbers
    return Providers(
        TelegramAccount(sandbox.telegram.token, f"{base_url}/sandbox/telegram", 1000, NO_GAP, NO_GAP),
        TwilioAccount(
            far.account_sid,
            far.auth_token,
            f"{base_url}/sandbox/twilio",
            numbers[0],
            numbers[1] if len(numbers) > 1 else None,
            rate=1000,
            inbound_number=numbers[0],
            with_fictional=True,
        ),
        sandbox,
    )


async def name_of_bot(settings: Settings) -> str | None:
    """The bot's name for links; None where Telegram is off or does not answer."""
    account = real_providers(settings).telegram
    if account is None:
        return None if settings.has_twilio else SANDBOX_BOT
    from telegram import Bot
    from telegram.error import TelegramError

    try:
        async with Bot(account.token, base_url=f"{account.api_url}/bot") as bot:
            return bot.username
    except TelegramError:
        return None
