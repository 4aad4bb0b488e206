"""The HTTP client below python-telegram-bot: its own spends a millisecond of the processor on each request, and more the
more of them are under way, since its pool looks through all of them each time.

What a request costs was measured (docs/performance.md): words go as JSON, since the standard library quotes a form letter
by letter; the environment's proxies are read once, where aiohttp's `trust_env` looks for them in a thread each time.
"""

import json
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.wire import trusted

CONNECT, READ, WRITE, WRITE_FILE, IDLE = 5.0, 5.0, 5.0, 20.0, 15.0  # seconds
# Where nobody asks for other times. A bound on reading alone would be set anew with each piece of an answer.
_USUAL = ClientTimeout(total=CONNECT + WRITE + READ, connect=CONNECT)
_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class _Fields:
    """As much of RequestData as a client reads, without an object for each field."""

    json_parameters: dict[str, str]
    contains_files: bool = False
    multipart_data: None = None


async def call(bot: Bot, method: str, fields: dict[str, str]) -> dict[str, Any]:
    """The result of a Bot API method, as it comes: the library's objects for it cost as much as the call itself.
    Raises TelegramError as the library's own methods do."""
    result = await bot.request.post(f"{bot.base_url}/{method}", cast(RequestData, _Fields(fields)))
    if not isinstance(result, dict):
        raise TelegramError("Invalid server response")
    return result


class TelegramTransport(BaseRequest):
    """Make it inside the running loop. It never retries: a retried POST is a second message.

    An error's words never hold the address that was called, for the token stands in it; its cause tells whether the
    request was sent (`wire.NOT_SENT`).
    """

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._proxies = getproxies()
        self._session = self._open()

    @property
    def read_timeout(self) -> float | None:
        return READ

    async def initialize(self) -> None:
        if self._session.closed:
            self._session = self._open()

    async def shutdown(self) -> None:
        await self._session.close()

    def _open(self) -> ClientSession:
        return ClientSession(
            connector=TCPConnector(limit=self._connections, ssl=trusted(), keepalive_timeout=IDLE),
            cookie_jar=DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    def _proxy(self, url: str) -> str | None:
        """As the environment has it (HTTPS_PROXY, NO_PROXY)."""
        if not self._proxies:
            return None
        target = urlsplit(url)
        return None if proxy_bypass(target.hostname or "") else self._proxies.get(target.scheme)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The library's own writes what it cannot read to the log: that can be what we said to somebody."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut, NetworkError."""
        files = bool(request_data and request_data.contains_files)
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data) if request_data else None,
                headers=_JSON if request_data and not files else None,
                timeout=_limits(files, read_timeout, write_timeout, connect_timeout, pool_timeout),
                proxy=self._proxy(url),
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error


def _body(data: RequestData) -> FormData | bytes:
    if not data.contains_files:
        return json.dumps(data.json_parameters, ensure_ascii=False).encode()
    form = FormData(data.json_parameters)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _limits(files: bool, read: object, write: object, connect: object, pool: object) -> ClientTimeout:
    if not files and not any(isinstance(given, int | float) for given in (read, write, connect, pool)):
        return _USUAL
    reading = _seconds(read, READ)
    connecting = _seconds(connect, CONNECT) + _seconds(pool, 0)
    # Writing has no clock of its own in aiohttp: the sum of all bounds it.
    whole = connecting + _seconds(write, WRITE_FILE if files else WRITE) + reading
    return ClientTimeout(total=whole, connect=connecting, sock_read=reading)


def _seconds(given: object, otherwise: float) -> float:
    return given if isinstance(given, int | float) else otherwise
