"""The HTTP client below python-telegram-bot: its own spends a millisecond of the processor on each request, and more the
more of them are under way, since its pool looks through all of them each time."""

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.wire import trusted

CONNECT, READ, WRITE, WRITE_FILE, IDLE = 5.0, 5.0, 5.0, 20.0, 15.0  # seconds


class TelegramTransport(BaseRequest):
    """Make it inside the running loop. It never retries: a retried POST is a second message.

    An error's words never hold the address that was called, for the token stands in it; its cause tells whether the
    request was sent (`wire.NOT_SENT`).
    """

    def __init__(self, connections: int) -> None:
        self._connections = connections
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
            trust_env=True,
        )

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
        read = _seconds(read_timeout, READ)
        write = _seconds(write_timeout, WRITE_FILE if files else WRITE)
        connect = _seconds(connect_timeout, CONNECT) + _seconds(pool_timeout, 0)
        # Writing has no clock of its own in aiohttp: the sum of all bounds it.
        limits = ClientTimeout(total=connect + write + read, connect=connect, sock_read=read)
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data) if request_data else None,
                timeout=limits,
                allow_redirects=False,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error


def _body(data: RequestData) -> FormData | dict[str, str]:
    if not data.contains_files:
        return data.json_parameters
    form = FormData(data.json_parameters)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _seconds(given: object, otherwise: float) -> float:
    return given if isinstance(given, int | float) else otherwise
