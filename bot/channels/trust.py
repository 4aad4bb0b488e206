"""By which certificates our clients know the other end of a wire: those that come with httpx, read from the disk once."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """For every client of httpx: reading them takes longer than all else that opening a client does."""
    return httpx.create_ssl_context()
