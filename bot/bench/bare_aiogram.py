"""aiogram as it comes, in a pool of tasks. It belongs to no installation: `make bench` fetches it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from bot.bench.order import BUTTONS, TEXT, Order, Sending
from bot.bench.pool import send_all


@asynccontextmanager
async def pool(order: Order) -> AsyncIterator[Sending]:
    buttons = [InlineKeyboardButton(text=label, callback_data=data) for label, data in BUTTONS]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[buttons[:2], buttons[2:]])
    preview = LinkPreviewOptions(is_disabled=True)
    session = AiohttpSession(api=TelegramAPIServer.from_base(order.far_end), limit=order.in_flight)
    async with Bot(order.token, session=session) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, reply_markup=keyboard, link_preview_options=preview)

        yield lambda: send_all(order.chats, send, order.in_flight)
