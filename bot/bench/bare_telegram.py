"""python-telegram-bot as it comes: the naive loop (one in flight) and a pool. Stock client, no database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.request import HTTPXRequest

from bot.bench.order import BUTTONS, TEXT, Order, Sending
from bot.bench.pool import send_all

_PATIENCE = 60.0  # seconds for a connection of the pool: with its own second it gives up


@asynccontextmanager
async def stock(order: Order) -> AsyncIterator[Sending]:
    buttons = [InlineKeyboardButton(label, callback_data=data) for label, data in BUTTONS]
    keyboard = InlineKeyboardMarkup([buttons[:2], buttons[2:]])
    preview = LinkPreviewOptions(is_disabled=True)
    request = HTTPXRequest(
        connection_pool_size=order.in_flight, pool_timeout=_PATIENCE, read_timeout=_PATIENCE
    )
    async with Bot(order.token, base_url=f"{order.far_end}/bot", request=request) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, reply_markup=keyboard, link_preview_options=preview)

        yield lambda: send_all(order.chats, send, order.in_flight)
