"""One message as Twilio keeps it: the resource of the REST API and what webhooks say of it.

Sources: www.twilio.com/docs/messaging/api/message-resource, /docs/messaging/guides/webhook-request,
/docs/messaging/guides/track-outbound-message-status.
"""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, Literal

from sandbox.twilio_errors import ENDINGS
from sandbox.twilio_segments import Encoding, encoding_of, segments_of

API_VERSION = "2010-04-01"
Direction = Literal["inbound", "outbound-api", "outbound-reply"]
Status = Literal["accepted", "queued", "sent", "delivered", "undelivered", "failed", "received", "receiving"]
FINAL: frozenset[Status] = frozenset({"delivered", "undelivered", "failed", "received"})


@dataclass(kw_only=True)
class Message:
    """A text on its way in or out. Dates are aware UTC; `body` is emptied by redaction, `text` never."""

    account: str
    direction: Direction
    ours: str
    theirs: str
    body: str
    created: datetime
    expires: datetime
    status: Status
    service: str | None = None
    callback: str | None = None
    sid: str = field(default_factory=lambda: "SM" + secrets.token_hex(16))
    updated: datetime = field(init=False)
    sent: datetime | None = None
    error: int | None = None
    arrived: bool = False  # it is in the hand of the person
    media: int = 0  # pictures and the like that came with it, and go with its record

    def __post_init__(self) -> None:
        self.updated = self.created
        if self.media:
            self.sid = f"MM{self.sid[2:]}"
        self.text = self.body

    @property
    def is_final(self) -> bool:
        """Whether its status will not change any more."""
        return self.status in FINAL

    @property
    def segments(self) -> int:
        """Parts that it is sent in."""
        return segments_of(self.text)

    @property
    def encoding(self) -> Encoding:
        """GSM-7 or UCS-2."""
        return encoding_of(self.text)

    @property
    def sender(self) -> str:
        """The From of it."""
        return self.theirs if self.direction == "inbound" else self.ours

    @property
    def recipient(self) -> str:
        """The To of it."""
        return self.ours if self.direction == "inbound" else self.theirs

    def move(self, status: Status, at: datetime, error: int | None = None) -> None:
        """Take a new status. The date of sending is the moment that it left us."""
        self.status, self.updated, self.error = status, at, error
        if status == "sent":
            self.sent = at

    def resource(self) -> dict[str, Any]:
        """The JSON document of the message. No sender is chosen yet while a service has only accepted it."""
        unchosen = self.status == "accepted"
        uri = f"/{API_VERSION}/Accounts/{self.account}/Messages/{self.sid}"
        return {
            "account_sid": self.account,
            "api_version": API_VERSION,
            "body": self.body,
            "date_created": rfc2822(self.created),
            "date_sent": rfc2822(self.sent) if self.sent else None,
            "date_updated": rfc2822(self.updated),
            "direction": self.direction,
            "error_code": self.error,
            "error_message": ENDINGS.get(self.error, "Unknown error") if self.error else None,
            "from": None if unchosen else self.sender,
            "messaging_service_sid": self.service,
            "num_media": str(self.media),
            "num_segments": "0" if unchosen else str(self.segments),
            "price": None,  # Twilio fills it in later, at no promised time
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.recipient,
            "uri": f"{uri}.json",
        }

    def inbound_form(self) -> dict[str, str]:
        """What the inbound webhook is posted. Places are blank for mobiles, and blanks are signed too."""
        form = {
            "ToCountry": "GB",
            "ToState": "",
            "SmsMessageSid": self.sid,
            "NumMedia": str(self.media),
            "ToCity": "",
            "FromZip": "",
            "SmsSid": self.sid,
            "FromState": "",
            "SmsStatus": "received",
            "FromCity": "",
            "Body": self.text,
            "FromCountry": "GB",
            "To": self.recipient,
            "ToZip": "",
            "NumSegments": str(self.segments),
            "MessageSid": self.sid,
            "AccountSid": self.account,
            "From": self.sender,
            "ApiVersion": API_VERSION,
        }
        if self.service:
            form["MessagingServiceSid"] = self.service
        for number in range(self.media):
            url = f"https://api.twilio.com/{API_VERSION}/Accounts/{self.account}/Messages/{self.sid}/Media"
            form[f"MediaUrl{number}"] = f"{url}/ME{number:032x}"
            form[f"MediaContentType{number}"] = "image/jpeg"
        return form

    def status_form(self) -> dict[str, str]:
        """What the status callback is posted, for the status it has now."""
        form = {
            "SmsSid": self.sid,
            "SmsStatus": self.status,
            "MessageStatus": self.status,
            "To": self.recipient,
            "MessageSid": self.sid,
            "AccountSid": self.account,
            "From": self.sender,
            "ApiVersion": API_VERSION,
        }
        if self.service:
            form["MessagingServiceSid"] = self.service
        if self.error:
            form["ErrorCode"] = str(self.error)
        if self.status == "delivered":
            form["RawDlrDoneDate"] = self.updated.astimezone(UTC).strftime("%y%m%d%H%M")
        return form


def rfc2822(moment: datetime) -> str:
    """As the API writes dates: ``Thu, 30 Jul 2015 20:12:31 +0000``."""
    return format_datetime(moment.astimezone(UTC))
