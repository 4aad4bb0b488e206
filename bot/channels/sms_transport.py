"""The HTTP client below Twilio's SDK: its own asynchronous one switches time-outs off and keeps the last message."""

import logging
from urllib.parse import urlencode

from aiohttp import ClientSession, ClientTimeout, encode_basic_auth
from twilio.http import AsyncHttpClient
from twilio.http.response import Response

# Twilio itself answers within a second or two; connecting is told apart because nothing was sent then.
TIMEOUT = ClientTimeout(total=15, connect=5)


class SmsTransport(AsyncHttpClient):  # type: ignore[misc]  # the SDK has no types
    """Make it inside the running loop; close it at the end. It never retries: a retried POST is a second text."""

    def __init__(self) -> None:
        super().__init__(logging.getLogger("twilio.async_http_client"), True, None)
        self._session = ClientSession(timeout=TIMEOUT)

    async def request(
        self,
        method: str,
        url: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        async with self._session.request(
            method.upper(),
            url,
            params=_without_none(params),
            # aiohttp's own form is prepared for files too, and takes four times as long.
            data=urlencode(fields).encode() if (fields := _without_none(data)) else None,
            headers={**(headers or {}), **({"Authorization": encode_basic_auth(*auth)} if auth else {})},
            allow_redirects=allow_redirects,
        ) as answer:
            return Response(answer.status, await answer.text(), answer.headers)

    async def close(self) -> None:
        await self._session.close()


def _without_none(values: dict[str, object] | None) -> dict[str, str] | None:
    return {key: str(value) for key, value in values.items() if value is not None} if values else None
