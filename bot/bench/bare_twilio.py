"""Twilio's SDK as it comes: the synchronous one in threads, and the asynchronous one in a pool of tasks."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from threading import Lock

from aiohttp import ClientSession, TCPConnector
from requests.adapters import HTTPAdapter
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from bot.bench.far_end import ACCOUNT
from bot.bench.order import SMS_TEXT, Order, Sending
from bot.bench.pool import send_all


@asynccontextmanager
async def threads(order: Order) -> AsyncIterator[Sending]:
    http = TwilioHttpClient()
    # Its own adapter keeps ten connections, whatever the number of threads.
    http.session.mount("http://", HTTPAdapter(pool_maxsize=order.in_flight))
    client = _client(order, http)
    with ThreadPoolExecutor(order.in_flight) as pool:
        yield partial(asyncio.to_thread, _send_by_threads, client, order, pool)


@asynccontextmanager
async def asynchronous(order: Order) -> AsyncIterator[Sending]:
    http = AsyncTwilioHttpClient()
    await http.session.close()
    http.session = ClientSession(connector=TCPConnector(limit=order.in_flight))  # its own keeps a hundred
    client = _client(order, http)

    async def send(number: str) -> None:
        await client.messages.create_async(to=number, from_=order.sender, body=SMS_TEXT)

    try:
        yield lambda: send_all(order.numbers, send, order.in_flight)
    finally:
        await http.session.close()


def _send_by_threads(client: Client, order: Order, pool: ThreadPoolExecutor) -> None:
    left = iter(order.numbers)
    turn = Lock()

    def work() -> None:
        while True:
            with turn:
                number = next(left, None)
            if number is None:
                return
            client.messages.create(to=number, from_=order.sender, body=SMS_TEXT)

    for each in [pool.submit(work) for _ in range(order.in_flight)]:
        each.result()


def _client(order: Order, http: TwilioHttpClient | AsyncTwilioHttpClient) -> Client:
    client = Client(ACCOUNT, order.token, http_client=http)
    client.api.base_url = order.far_end
    return client
