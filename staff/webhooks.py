"""Doors that are programs: what is sealed as their address, how both sides sign, and the token of a notice.

Signature: "v1=" and the HMAC-SHA256, in hexadecimal, of what it is for, the time stamp and the body, with full stops
between them, under the door's secret. What we post is for NOTICE, the answer to it for `seen` and its token: neither
can be sent back as the other, nor one answer as that to another notice. Whoever gets a message compares it, and
refuses a time stamp that is minutes off: it may be an old one again.
"""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from config.errors import BadInput, NotFound
from config.sealing import CannotOpen, Ring, same

# The name of the identity that such doors are written to from.
DOORS = "webhook:doors"
SKEW = timedelta(minutes=5)
NOTICE = "notice"
SIGNATURE, TIMESTAMP = "Mersey-Signature", "Mersey-Timestamp"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_ABOUT = "notice"


def new_secret() -> str:
    """What both sides sign with; for no URL and no log."""
    return secrets.token_hex(32)


def check_url(url: str) -> str:
    """The URL, if notices may go there: https, or http on this machine. Raises BadInput."""
    try:
        parts = urlsplit(url)
        is_local = parts.scheme == "http" and parts.hostname in _LOOPBACK
        is_good = bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        raise BadInput("door-webhook-url") from None
    if not is_good or not (parts.scheme == "https" or is_local) or any(each.isspace() for each in url):
        raise BadInput("door-webhook-url")
    return url


def join_address(secret: str, url: str) -> str:
    """What is kept, sealed, as the address of such a door."""
    return f"{secret} {url}"


def split_address(address: str) -> tuple[str, str]:
    """(secret, URL)"""
    secret, _, url = address.partition(" ")
    return secret, url


def answer_to(token: str) -> str:
    """What a door signs for when it says that somebody has seen the notice with this token."""
    return f"seen.{token}"


def sign(secret: str, what: str, timestamp: str, body: bytes) -> str:
    """`what` it is for: NOTICE, or `answer_to` one."""
    mac = hmac.new(secret.encode(), f"{what}.{timestamp}.".encode() + body, hashlib.sha256)
    return f"v1={mac.hexdigest()}"


def is_signed(secret: str, what: str, timestamp: str, body: bytes, signature: str, now: datetime) -> bool:
    """Whether `signature` was made with this secret for `what` and this body, within five minutes of `now`."""
    is_recent = timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12
    is_recent = is_recent and abs(now.timestamp() - int(timestamp)) <= SKEW.total_seconds()
    return same(sign(secret, what, timestamp, body), signature) and is_recent


class NoticeTokens:
    """Names of notices that only we can read: which door was told, and of what. Nothing is stored for them."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring

    def make(self, route: int, alias: str) -> str:
        """The token of what the door at `route` is told; an empty alias for the one that tries the door."""
        sealed = self._ring.seal(json.dumps([route, alias]).encode(), _ABOUT)
        return base64.urlsafe_b64encode(sealed).decode().rstrip("=")

    def read(self, token: str) -> tuple[int, str]:
        """(route, alias). Raises NotFound for a token that is none of ours."""
        try:
            sealed = base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4))
            route, alias = json.loads(self._ring.open(sealed, _ABOUT))
        except (CannotOpen, ValueError):
            raise NotFound from None
        return int(route), str(alias)


def notice_body(token: str, seen_url: str, facts: dict[str, object]) -> str:
    """What a door that is a program gets: these facts, never a word of what was told, and where to say "seen"."""
    return json.dumps({**facts, "notice": token, "seen": seen_url}, ensure_ascii=False)
