"""Fetching what came in where nobody can call us: Telegram's long poll, and Twilio's list of inbound texts.

The list also serves beside webhooks: what our downtime missed is found there within a minute.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from aiohttp import ClientError
from telegram.error import RetryAfter, TelegramError
from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from bot.channels import sms_channel, telegram_codec
from bot.channels.telegram_updates import PollingBot
from bot.inbound import Inbound
from config.timekeeping import Clock

log = structlog.get_logger()
Take = Callable[[Inbound], Awaitable[None]]
WAIT_SECONDS = 25
PAUSE_SECONDS = 3
LOOK_BACK = timedelta(days=1)


class TelegramPoll:
    """Reads updates by long poll. One is confirmed (by the next call's offset) only after its turn is committed."""

    def __init__(self, bot: PollingBot, identity: int, take: Take) -> None:
        self._bot = bot
        self._identity = identity
        self._take = take
        self._offset: int | None = None

    async def once(self, wait_seconds: int = WAIT_SECONDS) -> int:
        """Take what is there, or what comes within `wait_seconds`; how many updates."""
        updates = await self._bot.raw_updates(self._offset, wait_seconds, telegram_codec.WANTED)
        for update in updates:
            inbound = telegram_codec.read_raw(update, self._bot, self._identity)
            if inbound:
                await self._take(inbound)
            self._offset = update["update_id"] + 1
        if not updates:
            # All is confirmed. After a week without updates ids start anywhere, also lower (Bot API, "Update"):
            # an old offset would hide them for ever.
            self._offset = None
        return len(updates)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.once()
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
            except Exception as error:
                # The provider or the database is away: nothing was confirmed, so nothing is lost.
                if not isinstance(error, TelegramError):
                    log.error("polling paused", exc_info=error)
                await asyncio.sleep(PAUSE_SECONDS)


class SmsReconciler:
    """Lists inbound texts at Twilio and takes those that we have not seen (the turn itself knows which)."""

    def __init__(
        self, client: Client, numbers: tuple[str, ...], identity: int, take: Take, clock: Clock
    ) -> None:
        self._client = client
        self._numbers = numbers
        self._identity = identity
        self._take = take
        self._clock = clock
        # What this process took already: spares a transaction each, and is no truth.
        self._known: set[str] = set()

    async def once(self) -> int:
        """Take what is new, oldest first; how many were looked at."""
        count = 0
        since = self._clock.now() - LOOK_BACK
        for number in self._numbers:
            try:
                listed = await self._client.messages.list_async(to=number, date_sent_after=since, limit=1000)
            except (TwilioException, ClientError, TimeoutError) as error:
                log.warning("inbound list failed", error=type(error).__name__)
                continue
            for message in reversed(listed):
                if message.direction != "inbound" or message.sid in self._known:
                    continue
                form = {"From": message.from_, "MessageSid": message.sid, "Body": message.body or ""}
                form["NumMedia"] = message.num_media or "0"
                await self._take(sms_channel.read(form, self._identity))
                self._known.add(message.sid)
                count += 1
        return count
