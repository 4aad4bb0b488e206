"""One process's working whole: the way in (`take`), the steps that its loops repeat."""

import asyncio
from dataclasses import dataclass, field

from telegram import Bot

from alerts.fanout import Fanout
from alerts.nights import Nights
from alerts.notices import ApprovalNotices
from alerts.schedule import Schedule
from bot.channels.telegram_channel import TelegramChannel
from bot.conversation import Conversation
from bot.inbound import Inbound
from bot.parts import Parts
from bot.photo_fetch import PhotoFetch
from bot.polling import SmsReconciler, TelegramPoll
from bot.providers import Providers
from bot.relay import Relay
from bot.rewriting import Rewriting
from database.key_holders import KeyHolder
from delivery.dispatcher import Dispatcher
from delivery.unsure import Unsure
from intelligence.mover import Mover
from intelligence.photo_fetching import PhotoFetching
from intelligence.reminders import DutyClock
from intelligence.service import Desk


@dataclass
class Stack:
    """Built by bot.runtime; kept alive by bot.running, or step by step by a script."""

    parts: Parts
    conversation: Conversation
    dispatcher: Dispatcher
    relay: Relay
    key_holder: KeyHolder
    rewriting: Rewriting
    schedule: Schedule
    fanout: Fanout
    nights: Nights
    approval_notices: ApprovalNotices
    mover: Mover
    duty: DutyClock
    desk: Desk
    providers: Providers
    owner: str
    bot: Bot | None = None
    telegram: TelegramChannel | None = None
    telegram_poll: TelegramPoll | None = None
    telegram_identity: int = 0
    photo_fetch: PhotoFetch | None = None
    tip_photos: PhotoFetching | None = None
    telegram_secret: str = ""
    sms_identity: int = 0
    reconciler: SmsReconciler | None = None
    unsure: tuple[Unsure, ...] = ()
    _presses: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, inbound: Inbound) -> None:
        """One message in; the button's spinner is stopped after the commit, without waiting for it."""
        await self.conversation.take(inbound)
        if inbound.press_id and self.telegram:
            task = asyncio.create_task(self.telegram.settle_press(inbound.press_id))
            self._presses.add(task)
            task.add_done_callback(self._presses.discard)

    async def move(self) -> int:
        """Turn the envelopes that are due into tips."""
        return await self.mover.once(self.parts.clock.now())

    async def fetch_tip_photos(self) -> int:
        """Fetch the photos that came with tips."""
        return await self.tip_photos.once(self.parts.clock.now()) if self.tip_photos else 0

    async def look_up(self) -> int:
        """Ask the provider's list about texts of unknown fate; how many are so no more."""
        return sum([await each.once() for each in self.unsure])

    async def settle(self) -> None:
        """Do all work that is due now, until there is none (a running process has loops instead)."""
        await self.rewriting.once()
        done = 1
        while done:
            done = (
                await self.schedule.once()
                + await self.fanout.once()
                + await self.nights.once()
                + await self.approval_notices.once()
                + await self.move()
                + await self.duty.once()
                + await self.relay.once()
                + (await self.photo_fetch.once() if self.photo_fetch else 0)
                + await self.fetch_tip_photos()
            )
            await self.dispatcher.drain()
            done += await self.look_up()
