"""What is measured: the process that `mersey dispatch` is, with its whole stack, on a database that was filled before.

And its channel alone, in a pool, with neither outbox nor receipts: what durability costs is the difference.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from sqlalchemy import or_, select

from bot.bench.far_end import ACCOUNT
from bot.bench.order import Order, Sending
from bot.bench.people import ALERT
from bot.bench.pool import send_all
from bot.channels.telegram_channel import TelegramChannel
from bot.providers import Providers, TelegramAccount, TwilioAccount
from bot.running import Role, running, set_aside_what_stays
from bot.runtime import open_bot, open_stack
from bot.stack import Stack
from config.settings import load_settings
from config.timekeeping import Clock
from delivery.messages import State
from delivery.tables import outbox

# Nobody calls it: the far end answers and never calls back.
OUR_ADDRESS = "https://bench.invalid"
_LOOK_SECONDS = 0.2


@asynccontextmanager
async def telegram(order: Order) -> AsyncIterator[Sending]:
    async with stack_of(Providers(bot_of(order), None)) as stack:
        yield lambda: _dispatch(stack)


@asynccontextmanager
async def sms(order: Order) -> AsyncIterator[Sending]:
    account = TwilioAccount(ACCOUNT, "bench", order.far_end, order.sender, None, order.rate, order.sender)
    async with stack_of(Providers(None, account)) as stack:
        yield lambda: _dispatch(stack)


@asynccontextmanager
async def channel(order: Order) -> AsyncIterator[Sending]:
    async with AsyncExitStack() as closing:
        ways = TelegramChannel(open_bot(bot_of(order), closing))

        async def send(chat: int) -> None:
            await ways.send(str(chat), ALERT, "")

        yield lambda: send_all(order.chats, send, order.in_flight)


def bot_of(order: Order) -> TelegramAccount:
    return TelegramAccount(order.token, order.far_end, order.rate)


def stack_of(providers: Providers) -> AbstractAsyncContextManager[Stack]:
    return open_stack(load_settings(None), Clock(), providers, OUR_ADDRESS)


async def _dispatch(stack: Stack) -> None:
    set_aside_what_stays()
    async with running(stack, None, None, Role.DISPATCH):
        await until_settled(stack)


async def until_settled(stack: Stack) -> None:
    """Until no row of this process's identity is on its way."""
    identity = stack.telegram_identity or stack.sms_identity
    # Two conditions, as the two partial indexes have them.
    is_open = or_(outbox.c.state == State.QUEUED, outbox.c.state == State.STARTED)
    unsettled = select(outbox.c.id).where(outbox.c.identity_id == identity, is_open).limit(1)
    while True:
        async with stack.parts.database.reading() as tx:
            if await tx.scalar(unsettled) is None:
                return
        await asyncio.sleep(_LOOK_SECONDS)
