"""The two answers of the far end: a Telegram Message and a Twilio Message resource, in the shapes that were captured
(tests/payloads). The same words come again and again, so what is made of them is made once."""

import json
import time
from base64 import b16encode
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_plus

BOT = {"id": 110201543, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_DATE = "Thu, 24 Aug 2023 05:01:45 +0000"
_MOST_KNOWN = 1000


class Unreadable(Exception):
    """A request that the provider would refuse: no recipient, or no words."""


@dataclass(frozen=True)
class _Shape:
    """All of an answer but its number and its recipient, and the first word of what was said."""

    template: bytes
    word: str


class Telegram:
    """Answers sendMessage (core.telegram.org/bots/api#sendmessage), form or JSON."""

    def __init__(self) -> None:
        self._known: dict[bytes, _Shape] = {}
        self._count = 0

    def answer(self, body: bytes, *, is_json: bool) -> tuple[bytes, int, str]:
        """(the answer's body, the chat, the first word). Raises Unreadable."""
        if is_json:
            fields = json.loads(body)
            chat, rest = str(fields.pop("chat_id", "")).encode(), json.dumps(fields).encode()
        else:
            chat, rest = _without(body, b"chat_id")
        shape = self._known.get(rest) or self._learn(rest, is_json=is_json)
        try:
            recipient = int(chat)
        except ValueError:
            raise Unreadable from None
        self._count += 1
        return shape.template % (self._count, recipient, int(time.time())), recipient, shape.word

    def _learn(self, rest: bytes, *, is_json: bool) -> _Shape:
        fields = json.loads(rest) if is_json else dict(parse_qsl(rest.decode()))
        text, markup = fields.get("text"), fields.get("reply_markup")
        if not text:
            raise Unreadable
        said = {"text": text}
        if markup:
            said["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        template = (
            b'{"ok":true,"result":{"message_id":%d,"from":'
            + _fixed(BOT)
            + b',"chat":{"id":%d,"first_name":"Sam","type":"private"},"date":%d,'
            + _fixed(said)[1:]
            + b"}"
        )
        return _remember(self._known, rest, _Shape(template, text.split(maxsplit=1)[0]))


class Twilio:
    """Answers Messages.create (twilio.com/docs/messaging/api/message-resource)."""

    def __init__(self, account: str) -> None:
        self._account = account
        self._known: dict[bytes, _Shape] = {}
        self._count = 0

    def answer(self, body: bytes) -> tuple[bytes, int, str]:
        """(the answer's body, the number without its plus, the first word). Raises Unreadable."""
        to, rest = _without(body, b"To")
        # The address of the receipt differs from message to message, and the answer does not repeat it.
        _, rest = _without(rest, b"StatusCallback")
        shape = self._known.get(rest) or self._learn(rest)
        number = unquote_plus(to.decode())
        if not number[1:].isdecimal():
            raise Unreadable
        self._count += 1
        sid = b"SM" + b16encode(self._count.to_bytes(16)).lower()
        return shape.template % (sid, sid, number.encode(), sid), int(number), shape.word

    def _learn(self, rest: bytes) -> _Shape:
        fields = dict(parse_qsl(rest.decode()))
        text, service = fields.get("Body"), fields.get("MessagingServiceSid")
        if not text or not (service or "From" in fields):
            raise Unreadable
        base = f"/2010-04-01/Accounts/{self._account}/Messages/"
        head = {
            "account_sid": self._account,
            "api_version": "2010-04-01",
            "body": text,
            "date_created": _DATE,
            "date_sent": None,
            "date_updated": _DATE,
            "direction": "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": None if service else fields["From"],
            "messaging_service_sid": service,
            "num_media": "0",
            "num_segments": "0" if service else "1",
            "price": None,
            "price_unit": "USD",
            "status": "accepted" if service else "queued",
        }
        template = (
            _fixed(head)[:-1]
            + b',"sid":"%b","subresource_uris":{"media":"'
            + base.encode()
            + b'%b/Media.json"},"to":"%b","uri":"'
            + base.encode()
            + b'%b.json"}'
        )
        return _remember(self._known, rest, _Shape(template, text.split(maxsplit=1)[0]))


def _without(form: bytes, name: bytes) -> tuple[bytes, bytes]:
    """The value of one field of a form, still encoded, and the form without that field."""
    rest = form.split(b"&")
    start = name + b"="
    for place, pair in enumerate(rest):
        if pair.startswith(start):
            del rest[place]
            return pair[len(start) :], b"&".join(rest)
    return b"", form


def _fixed(value: object) -> bytes:
    """JSON that stands in a template of `%`."""
    return json.dumps(value, separators=(",", ":")).encode().replace(b"%", b"%%")


def _remember(known: dict[bytes, _Shape], rest: bytes, shape: _Shape) -> _Shape:
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[rest] = shape
    return shape
