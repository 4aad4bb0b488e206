"""The account at Twilio: its numbers, services and messages, and what each call of the API does to them.

Source: www.twilio.com/docs/messaging/api/message-resource and the pages of the errors raised.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sandbox.twilio_deliveries import Deliveries
from sandbox.twilio_errors import ApiError
from sandbox.twilio_messages import API_VERSION, Direction, Message
from sandbox.twilio_numbers import E164, kind_of
from sandbox.twilio_stops import StopList

BODY_LIMIT = 1600
URL_LIMIT = 4000
LONGEST_VALIDITY = 36_000  # seconds, and the default
CREATE_PARAMETERS = frozenset(
    {"To", "From", "MessagingServiceSid", "Body", "StatusCallback", "ValidityPeriod"}
)
UPDATE_PARAMETERS = frozenset({"Body", "Status"})
HOST_NAME = re.compile(r"[a-z0-9.:\-]+")  # no underscores: error 21609


class Account:
    """Messages by their sid, in the order of their creation. Every refusal is an ApiError.

    `unknown_parameters` collects what was sent but is not played here (or does not exist at Twilio, which
    ignores it silently), as ``create.Tags``.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        sid: str,
        numbers: tuple[str, ...],
        services: Mapping[str, tuple[str, ...]],
        deliveries: Deliveries,
    ) -> None:
        self._now = now
        self._deliveries = deliveries
        self.sid = sid
        self.numbers = numbers
        self.services = dict(services)
        self.stops = StopList()
        self.messages: dict[str, Message] = {}
        self.unknown_parameters: list[str] = []

    def service_of(self, number: str) -> str | None:
        """The messaging service whose pool holds one of our numbers."""
        return next((sid for sid, pool in self.services.items() if number in pool), None)

    def scope(self, number: str) -> str:
        """Where a STOP to this number counts: the number, or its whole pool."""
        return self.service_of(number) or number

    def create(self, params: Mapping[str, str]) -> Message:
        """Check as Twilio does, then take the text."""
        self._note("create", params, CREATE_PARAMETERS)
        theirs, ours = params.get("To", ""), params.get("From", "")
        service = params.get("MessagingServiceSid", "")
        if not theirs:
            raise ApiError(21604)
        if not ours and not service:
            raise ApiError(21603)
        kind = kind_of(theirs)
        if kind == "invalid":
            raise ApiError(21211, theirs)
        body = params.get("Body", "")
        if not body.strip():
            raise ApiError(21602)
        if len(body) > BODY_LIMIT:
            raise ApiError(21617)
        ours = self._sender(ours, service)
        if ours == theirs:
            raise ApiError(21266)
        if kind == "abroad":
            raise ApiError(21408, theirs)
        if kind == "other":
            raise ApiError(21614, theirs)
        callback = params.get("StatusCallback") or None
        if callback is not None and not _is_url(callback):
            raise ApiError(21609, callback)
        validity = _validity(params.get("ValidityPeriod", str(LONGEST_VALIDITY)))
        if self.stops.has(self.scope(ours), theirs):
            raise ApiError(21610)
        return self.send(
            "outbound-api", ours, theirs, body, service=service or None, callback=callback, validity=validity
        )

    def send(
        self,
        direction: Direction,
        ours: str,
        theirs: str,
        body: str,
        *,
        service: str | None = None,
        callback: str | None = None,
        validity: timedelta = timedelta(seconds=LONGEST_VALIDITY),
    ) -> Message:
        """Keep a text of ours and set it on its way, unchecked: Twilio's own replies come in here too."""
        now = self._now()
        message = Message(
            account=self.sid,
            direction=direction,
            ours=ours,
            theirs=theirs,
            body=body,
            created=now,
            expires=now + validity,
            status="accepted" if service else "queued",
            service=service,
            callback=callback,
        )
        self.messages[message.sid] = message
        self._deliveries.begin(message)
        return message

    def receive(self, ours: str, theirs: str, body: str, media: int = 0) -> Message:
        """Keep a text that came in; it is "receiving" until our webhook has answered."""
        now = self._now()
        message = Message(
            account=self.sid,
            direction="inbound",
            ours=ours,
            theirs=theirs,
            body=body,
            created=now,
            expires=now,
            status="receiving",
            service=self.service_of(ours),
            arrived=True,
            media=media,
        )
        message.sent = now
        self.messages[message.sid] = message
        return message

    def fetch(self, sid: str) -> Message:
        """One message. 20404: there is none, or none any more."""
        if sid not in self.messages:
            raise ApiError(20404, f"/{API_VERSION}/Accounts/{self.sid}/Messages/{sid}.json")
        return self.messages[sid]

    def update(self, sid: str, params: Mapping[str, str]) -> Message:
        """Redact by an empty Body. Nothing is scheduled here, so nothing can be cancelled (30409)."""
        self._note("update", params, UPDATE_PARAMETERS)
        message = self.fetch(sid)
        if "Status" in params:
            raise ApiError(30409) if params["Status"] == "canceled" else ApiError(20001, "Status")
        if params.get("Body"):
            raise ApiError(20001, "Body")
        if "Body" in params:
            message.body, message.updated = "", self._now()
        return message

    def delete(self, sid: str) -> None:
        """Forget a message whose status is final; "sent" is not, and may stay for an hour (20009)."""
        message = self.fetch(sid)
        if not message.is_final:
            raise ApiError(20009, message.status.upper())
        del self.messages[sid]

    def _sender(self, ours: str, service: str) -> str:
        pool = self.numbers
        if service:
            if service not in self.services:
                raise ApiError(21701)
            pool = self.services[service]
            if not pool:
                raise ApiError(21703)
        if not ours:
            return pool[0]
        if not E164.fullmatch(ours):
            raise ApiError(21212, ours)
        if ours not in pool:
            raise ApiError(21659, ours)
        return ours

    def _note(self, method: str, params: Mapping[str, str], known: frozenset[str]) -> None:
        self.unknown_parameters += [f"{method}.{name}" for name in params if name not in known]


def _validity(written: str) -> timedelta:
    if not written.isascii() or not written.isdigit() or not 1 <= int(written) <= LONGEST_VALIDITY:
        raise ApiError(21624)
    return timedelta(seconds=int(written))


def _is_url(written: str) -> bool:
    try:
        parts = urlsplit(written)
        _ = parts.port  # a port that is no number
    except ValueError:
        return False
    plain = written.isascii() and not any(each.isspace() for each in written) and len(written) <= URL_LIMIT
    return plain and parts.scheme in ("http", "https") and bool(HOST_NAME.fullmatch(parts.hostname or ""))
