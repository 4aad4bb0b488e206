"""A team's own program as a channel: a signed POST to its URL. It answers 2xx, and says later that somebody saw it."""

import asyncio
from datetime import timedelta

import httpx

from bot.channels.wire import trusted
from config.errors import Rejected, Stopped, Unreachable
from config.timekeeping import Clock
from delivery.messages import Message
from delivery.pacing import NO_GAP, Gap
from delivery.verdicts import Deed, Verdict
from staff.webhooks import NOTICE, SIGNATURE, TIMESTAMP, sign, split_address

SECONDS = 5.0
VERDICTS = {"http-410": Verdict(Deed.CLOSE)}
# Worth another try; what else is refused is refused for good (RFC 9110, 15.5). A notice told twice has one token.
_LATER = (408, 425, 429)


class WebhookChannel:
    """Posts what it is given, which is JSON. An address holds the door's secret and URL (staff.webhooks)."""

    def __init__(self, client: httpx.AsyncClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        secret, url = split_address(address)
        body = message.text.encode()
        timestamp = str(int(self._clock.now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: timestamp,
            SIGNATURE: sign(secret, NOTICE, timestamp, body),
        }
        try:
            # The answer's head is all that counts: nobody's endless body is read.
            async with (
                asyncio.timeout(SECONDS),
                self._client.stream("POST", url, content=body, headers=headers) as answer,
            ):
                status = answer.status_code
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise Unreachable("timeout" if isinstance(error, TimeoutError) else "connect") from None
        if status == 410:
            raise Stopped("http-410")
        if status in _LATER or status >= 500:
            raise Unreachable(f"http-{status}")
        if not 200 <= status < 300:
            raise Rejected(f"http-{status}")
        return ""

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """What was posted cannot be changed: the new one is posted."""
        return await self.send(address, message, receipt)

    async def delete(self, address: str, ref: str) -> None:
        """What was posted cannot be taken back."""

    def gap(self, address: str) -> Gap:
        return NO_GAP

    def cost(self, message: Message) -> int:
        return 1


def open_client() -> httpx.AsyncClient:
    """A client that goes where it is sent and nowhere else: no redirects, no proxy of the environment."""
    return httpx.AsyncClient(verify=trusted(), follow_redirects=False, trust_env=False, timeout=SECONDS)
