"""Which addresses Telegram accepts in buttons and links, and why not the others."""

from urllib.parse import urlsplit

_OWN_SCHEMES = ("tg", "ton", "tonsite")


def complaint(url: str) -> str | None:
    """Why an address is refused, in the server's words; None if it is accepted.

    A host needs a dot, so ``http://localhost`` is refused and ``http://127.0.0.1`` is not.
    """
    if not url.strip():
        return "URL host is empty"
    if any(character.isspace() for character in url):
        return "Wrong HTTP URL"
    try:
        parts = urlsplit(url if ":" in url.split("/")[0] or "://" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme in _OWN_SCHEMES:
        return None
    if parts.scheme not in ("http", "https"):
        return "Unsupported URL protocol"
    if not host:
        return "URL host is empty"
    if "." not in host.strip("."):
        return "Wrong HTTP URL"
    return None


def link(url: str) -> str | None:
    """The address as it is kept in an entity, or None where the text stays without a link."""
    if complaint(url) is not None:
        return None
    return url if "://" in url else f"http://{url}/"
