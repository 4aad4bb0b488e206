"""Twilio calling us: signed form posts, its patience, its one retry, and what it makes of our answer.

Sources: www.twilio.com/docs/usage/security (signature), /docs/usage/webhooks/webhooks-connection-overrides
(times, retry), /docs/api/errors/{11200,11205,11210,12100,12300} (what the debugger then shows).
"""

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

import aiohttp
from yarl import URL

CONNECT_SECONDS, TOTAL_SECONDS = 5.0, 15.0
BAD_ANSWER, NO_CONNECTION, BAD_HOST, BAD_XML, BAD_CONTENT_TYPE = 11200, 11205, 11210, 12100, 12300
XML_TYPES = frozenset({"text/xml", "application/xml"})


@dataclass(frozen=True)
class Posted:
    """One attempt to call us. `status` is our answer's, None when there was none."""

    url: str
    params: dict[str, str]
    signature: str | None
    token: str
    status: int | None


@dataclass(frozen=True)
class Answer:
    """What we answered."""

    status: int
    content_type: str
    body: str

    @property
    def is_success(self) -> bool:
        """Whether Twilio takes it as received."""
        return 200 <= self.status < 300


def sign(auth_token: str, url: str, params: Mapping[str, str]) -> str:
    """X-Twilio-Signature: HMAC-SHA1 over the exact public URL and the sorted names and values, in base64."""
    signed = _without_fragment(url) + "".join(name + params[name] for name in sorted(params))
    return base64.b64encode(hmac.new(auth_token.encode(), signed.encode(), hashlib.sha1).digest()).decode()


class Webhooks:
    """Posts to us and remembers: `posted` each attempt, `debugger` the codes of what went wrong.

    Only addresses on this machine are called; any other is error 11210: a sandbox tells nobody anything.
    """

    def __init__(self, auth_token: str, *, patience: float = TOTAL_SECONDS) -> None:
        self._auth_token = auth_token
        self._patience = patience
        self._session: aiohttp.ClientSession | None = None
        self.posted: list[Posted] = []
        self.debugger: list[int] = []

    async def post(self, url: str, params: Mapping[str, str]) -> Answer | None:
        """Post a signed form. None when no answer came; what is no success goes to the debugger."""
        return await self.forge(url, params, sign(self._auth_token, url, params))

    async def forge(self, url: str, params: Mapping[str, str], signature: str | None) -> Answer | None:
        """The same with any signature (None: no such header)."""
        if not _is_here(url):
            self.debugger.append(BAD_HOST)
            return None
        token = str(uuid.uuid4())
        code = NO_CONNECTION
        try:
            async with asyncio.timeout(self._patience):
                for _attempt in range(2):  # rc=1, rp=ct: one more try, for connections alone
                    try:
                        answer = await self._send(url, dict(params), signature, token)
                    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
                        continue
                    if not answer.is_success:
                        self.debugger.append(BAD_ANSWER)
                    return answer
        except (aiohttp.ClientError, TimeoutError):
            code = BAD_ANSWER
        self.debugger.append(code)
        return None

    def replies(self, answer: Answer) -> list[str]:
        """The texts of `<Message>` in a TwiML answer; what is no TwiML goes to the debugger."""
        if not answer.body and answer.status == 204:
            return []
        if answer.content_type not in XML_TYPES:
            self.debugger.append(BAD_CONTENT_TYPE)
            return []
        try:
            root = ElementTree.fromstring(answer.body)  # noqa: S314 - the product's own answer
        except ElementTree.ParseError:
            root = None
        if root is None or root.tag != "Response":
            self.debugger.append(BAD_XML)
            return []
        return [(each.findtext("Body") or each.text or "").strip() for each in root.iter("Message")]

    async def close(self) -> None:
        """Let go of the client."""
        if self._session:
            await self._session.close()

    async def _send(self, url: str, params: dict[str, str], signature: str | None, token: str) -> Answer:
        if self._session is None:
            times = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)
            self._session = aiohttp.ClientSession(
                timeout=times, connector=aiohttp.TCPConnector(force_close=True, limit=0)
            )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": token,
        }
        if signature is not None:
            headers["X-Twilio-Signature"] = signature
        status = None
        try:
            async with self._session.post(
                # As it stands: what is called must be what was signed, to the last percent sign.
                URL(_without_fragment(url), encoded=True),
                data=urlencode(params).encode(),
                headers=headers,
                allow_redirects=False,
            ) as response:
                body = await response.text(errors="replace")
                status = response.status
                return Answer(status, response.content_type, body)
        finally:
            self.posted.append(Posted(url, params, signature, token, status))


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]


def _is_here(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
