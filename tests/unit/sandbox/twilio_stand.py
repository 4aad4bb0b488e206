"""A Twilio far end on a real port, Twilio's own client pointed at it, and a site of ours for it to call."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiohttp import encode_basic_auth
from fastapi import FastAPI, Request
from fastapi.responses import Response
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response as SdkResponse
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageList

from sandbox.twilio_far_end import TwilioFarEnd
from tests.serving import serve

OURS, TIPS = "+447700900100", "+447700900101"
SERVICE = "MG" + "5" * 32


@dataclass
class Clock:
    """The time of the far end."""

    at: datetime = datetime(2026, 5, 4, 10, 1, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: int) -> None:
        """Let time pass, as timedelta counts it."""
        self.at += timedelta(**by)


@dataclass(frozen=True)
class Heard:
    """One call of Twilio's that reached us."""

    url: str
    form: dict[str, str]
    signature: str | None
    token: str | None


@dataclass
class Site:
    """Our web site: it keeps what it hears and answers as told."""

    base: str = ""
    heard: list[Heard] = field(default_factory=list)
    status: int = 200
    content_type: str = "text/xml"
    body: str = "<Response/>"
    slow: float = 0.0
    bell: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def has_heard(self, count: int) -> None:
        """Wait until so many calls have come in."""
        async with self.bell:
            await self.bell.wait_for(lambda: len(self.heard) >= count)

    def url(self, path: str) -> str:
        return self.base + path

    async def take(self, request: Request) -> Response:
        async with request.form() as form:
            fields = {name: str(value) for name, value in form.items()}
        # What was really asked for, to the percent sign: signatures are made over that.
        query = request.scope["query_string"].decode()
        url = self.base + request.scope["raw_path"].decode() + (f"?{query}" if query else "")
        headers = request.headers
        self.heard.append(
            Heard(url, fields, headers.get("X-Twilio-Signature"), headers.get("I-Twilio-Idempotency-Token"))
        )
        async with self.bell:
            self.bell.notify_all()
        await asyncio.sleep(self.slow)
        return Response(self.body, self.status, {"Content-Type": self.content_type})


class SdkHttp(AsyncTwilioHttpClient):  # type: ignore[misc] # Twilio's module is not typed
    """Twilio's own, but for the sign-in: 9.13 uses a class that aiohttp 3.14 warns against."""

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
    ) -> SdkResponse:
        signed = dict(headers or {})
        if auth:
            signed["Authorization"] = encode_basic_auth(*auth)
        return await super().request(method, url, params, data, signed, None, timeout, allow_redirects)


@dataclass
class Stand:
    """Everything that a test needs."""

    far: TwilioFarEnd
    clock: Clock
    client: Client
    base: str
    site: Site

    @property
    def path(self) -> str:
        """The messages of the account, under the base address."""
        return f"/2010-04-01/Accounts/{self.far.account_sid}/Messages.json"

    @property
    def sign_in(self) -> dict[str, str]:
        """The header of Basic authentication."""
        return {"Authorization": encode_basic_auth(self.far.account_sid, self.far.auth_token)}

    @property
    def messages(self) -> MessageList:
        return self.client.messages

    @property
    def statuses(self) -> list[str]:
        """What the status callbacks said, in order."""
        return [each.form["MessageStatus"] for each in self.site.heard]


@asynccontextmanager
async def twilio_stand(
    *, auto_deliver: bool = False, pool: tuple[str, ...] = (OURS,)
) -> AsyncIterator[Stand]:
    """Far end and site on one port, with one service whose pool is our first number unless told."""
    clock, site = Clock(), Site()
    far = TwilioFarEnd(clock, numbers=(OURS, TIPS), services={SERVICE: pool}, auto_deliver=auto_deliver)
    app = FastAPI()
    app.include_router(far.router, prefix="/sandbox/twilio")
    app.add_api_route("/{path:path}", site.take, methods=["POST"], response_model=None)
    async with serve(app) as site.base, SdkHttp() as http:
        base = f"{site.base}/sandbox/twilio"
        client = Client(far.account_sid, far.auth_token, http_client=http)
        client.api.base_url = base
        try:
            yield Stand(far, clock, client, base, site)
        finally:
            await far.close()
