"""Introducing ourselves to the providers at start: who are we, which commands are there, where do messages go."""

import asyncio

import structlog
from telegram import BotCommand
from telegram.error import TelegramError

from bot.channels import telegram_codec
from bot.stack import Stack
from config.texts import ENGLISH, text
from config.texts import languages as catalogues

log = structlog.get_logger()
PAUSE_SECONDS = 5
MENU = ("start", "places", "topics", "alerts", "tip", "case", "scheme", "settings", "mydata", "stop", "help")


async def connect_telegram(stack: Stack, public_url: str | None) -> None:
    """Until cancelled: introduce the bot (trying again while Telegram is away), then poll where nobody can call us."""
    bot = stack.bot
    if bot is None:
        return
    while True:
        try:
            await introduce(stack)
            if public_url:
                await bot.set_webhook(
                    f"{public_url}/webhooks/telegram/{stack.telegram_identity}",
                    allowed_updates=telegram_codec.WANTED,
                    secret_token=stack.telegram_secret,
                )
                return
            await bot.delete_webhook()
            break
        except TelegramError as error:
            log.warning("telegram is away", error=type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
    if stack.telegram_poll:
        await stack.telegram_poll.run()


async def introduce(stack: Stack) -> None:
    """Learn the bot's own name and set its list of commands. Raises TelegramError."""
    bot = stack.bot
    if bot is None:
        return
    await bot.initialize()
    stack.parts.bot_name = bot.username
    for language in catalogues():
        commands = [BotCommand(name, text(language, f"command-{name}")) for name in MENU]
        await bot.set_my_commands(commands, language_code=None if language == ENGLISH else language)
