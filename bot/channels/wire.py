"""What our HTTP clients share: how they know the other end of a wire, and which errors say that nothing was sent."""

import ssl
from functools import cache

import httpx
from aiohttp import ClientConnectorError, ConnectionTimeoutError

# The request never left this machine: there was no connection to be had, or none in time.
NOT_SENT = (ClientConnectorError, ConnectionTimeoutError)


@cache
def trusted() -> ssl.SSLContext:
    """The certificates that come with httpx, read from the disk once: that takes longer than all else that opening a
    client does."""
    return httpx.create_ssl_context()
