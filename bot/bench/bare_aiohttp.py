"""aiohttp without any library of the provider's: the fastest that is still simple."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, TCPConnector, encode_basic_auth

from bot.bench.far_end import ACCOUNT
from bot.bench.order import BUTTONS, SMS_TEXT, TEXT, Order, Sending
from bot.bench.pool import send_all


@asynccontextmanager
async def telegram(order: Order) -> AsyncIterator[Sending]:
    url = f"{order.far_end}/bot{order.token}/sendMessage"
    buttons = [{"text": label, "callback_data": data} for label, data in BUTTONS]
    constant = {
        "text": TEXT,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [buttons[:2], buttons[2:]]},
    }
    async with ClientSession(connector=TCPConnector(limit=order.in_flight)) as session:

        async def send(chat: int) -> None:
            async with session.post(url, json={"chat_id": chat, **constant}) as answer:
                if not (await answer.json())["ok"]:
                    raise RuntimeError(f"the far end answered {answer.status}")

        yield lambda: send_all(order.chats, send, order.in_flight)


@asynccontextmanager
async def twilio(order: Order) -> AsyncIterator[Sending]:
    url = f"{order.far_end}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    headers = {"Authorization": encode_basic_auth(ACCOUNT, order.token)}
    async with ClientSession(connector=TCPConnector(limit=order.in_flight), headers=headers) as session:

        async def send(number: str) -> None:
            data = {"To": number, "From": order.sender, "Body": SMS_TEXT}
            async with session.post(url, data=data) as answer:
                if not (await answer.json())["sid"]:
                    raise RuntimeError(f"the far end answered {answer.status}")

        yield lambda: send_all(order.numbers, send, order.in_flight)
