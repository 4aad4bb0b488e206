"""All lanes at once through one process: an alert to everybody, after a while an emergency, and answers to people one by
one, put into the outbox as a turn does it."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.bench.order import Order, Sending
from bot.bench.people import ask
from bot.bench.product import bot_of, stack_of, until_settled
from bot.providers import Providers
from bot.running import Role, running, set_aside_what_stays
from bot.stack import Stack
from database.engine import wake_dispatcher
from delivery.messages import TELEGRAM, Lane, Message, Parcel

EMERGENCY, ANSWER = "EMERGENCY", "ANSWER"
_WORDS = " - Gas leak: Linacre (Sefton)\n\nLeave Linacre Road now, by foot, towards Stanley Road. In danger? Call 999."
# Seconds until the emergency, and until the first answer; as long before the end the last one. Less in a short run.
_UNDER_WAY, _MARGIN, _SHARE = 3.0, 1.0, 0.25


@asynccontextmanager
async def mixed(order: Order) -> AsyncIterator[Sending]:
    async with stack_of(Providers(bot_of(order), None)) as stack:

        async def send() -> dict[str, float]:
            set_aside_what_stays()
            async with running(stack, None, None, Role.DISPATCH):
                times, answered = await asyncio.gather(_emergency(stack, order), _answers(stack, order))
                await until_settled(stack)
            return {**times, **answered}

        yield send


async def _emergency(stack: Stack, order: Order) -> dict[str, float]:
    """When it was committed."""
    await asyncio.sleep(min(_UNDER_WAY, _SHARE * order.seconds))
    async with stack.parts.database.transaction() as tx:
        words = Message(EMERGENCY + _WORDS)
        identity, bulletin = stack.telegram_identity, stack.telegram_identity + 1000
        await ask(tx, identity, TELEGRAM, words, bulletin=bulletin, lane=Lane.EMERGENCY, most=order.emergency)
        wake_dispatcher(tx)
    return {EMERGENCY: time.monotonic()}


async def _answers(stack: Stack, order: Order) -> dict[str, float]:
    """By chat, when its answer was committed. They are spread over the time that the alert takes."""
    parts = stack.parts
    times: dict[str, float] = {}
    margin = min(_MARGIN, _SHARE * order.seconds)
    await asyncio.sleep(margin)
    pause = (order.seconds - 2 * margin) / max(1, order.answers)
    begun = time.monotonic()
    for number, chat in enumerate(order.answered, 1):
        async with parts.database.transaction() as tx:
            route = await parts.book.find_or_make(tx, stack.telegram_identity, str(chat))
            parcel = Parcel((Message(f"{ANSWER} Thank you. Reply MENU for more."),))
            await parts.outbox.enqueue(tx, route, parcel, now=parts.clock.now())
        times[str(chat)] = time.monotonic()
        await asyncio.sleep(max(0.0, begun + number * pause - time.monotonic()))
    return times
