"""Forms that come back to us: read within bounds, and proven to come from our own page."""

import re
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request

from config.errors import BadInput, NotAllowed
from config.sealing import keyed, same
from delivery.sms_text import costly, fold, segments
from web.safe_words import check_safe

MOST_BYTES = 16_384
MOST_FIELDS = 20
# What the sender gets: two text messages in plain letters, and in no writing more than three.
MOST_CHARACTERS = 300
MOST_PARTS = 3

# Control characters that no keyboard makes; PostgreSQL takes no NUL. Lines and tabs are left.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Form = dict[str, str]


async def read_form(request: Request) -> Form:
    """The fields of an ordinary form. Raises BadInput for what no page of ours sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise BadInput("desk-form-too-large")
    try:
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadInput("desk-form-stale") from None
    if any(_CONTROL.search(each) for field in fields for each in field):
        raise BadInput("desk-form-stale")
    return dict(fields)


def check_origin(request: Request) -> None:
    """Raises NotAllowed where the browser says that another site sent this form.

    Sec-Fetch-Site is a browser's own word (W3C Fetch Metadata) and comes on https and loopback; for the
    rest there is Origin.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        ours = site == "same-origin"
    elif origin is not None:
        ours = urlsplit(origin).netloc == request.headers.get("host", "")
    else:
        ours = True  # no browser of today: it has no cookies of a victim either
    if not ours:
        raise NotAllowed


def proof_for(key: bytes, token: str) -> str:
    """What each form of a session carries: a keyed hash of its token, which no other site can know."""
    return keyed(key, "form-proof", token).hex()


def check_proof(form: Form, proof: str) -> None:
    """Raises NotAllowed for a form without the session's proof."""
    if not same(form.get("proof", ""), proof):
        raise NotAllowed


def words_of(form: Form) -> str:
    """What staff wrote to the sender, in plain letters where that changes no word.

    Raises BadInput where it would be too long for a phone, or could show who the sender is. Empty words are left to
    the desk's service.
    """
    words = fold(form.get("words", "")).strip()
    if len(words) > MOST_CHARACTERS:
        raise BadInput("desk-words-too-long", most=MOST_CHARACTERS, over=len(words) - MOST_CHARACTERS)
    if segments(words).parts > MOST_PARTS:
        raise BadInput("desk-words-costly", letters=" ".join(costly(words)[:10]))
    check_safe(words)
    return words
