"""Text messages as a channel: numbered menus, one text per message, no edits. The client is Twilio's SDK."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from aiohttp import ClientError
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.rest import Client

from bot.channels.sms_errors import translate
from bot.channels.sms_pairs import Pairs
from bot.channels.splitting import split
from bot.channels.wire import NOT_SENT
from bot.inbound import Form, Inbound, Media
from config.errors import SendError, Unknown, Unreachable
from config.timekeeping import Clock
from delivery.messages import SMS, Message, State
from delivery.pacing import NO_GAP, Gap
from delivery.sms_text import fold, segments
from delivery.unsure import Record

# Characters of one body (error 21617).
MOST = 1600
# An answer that waits longer in Twilio's queue is worse than none (error 30036); an alert has an end of its own.
VALID_FOR, LONGEST_VALID = timedelta(minutes=30), timedelta(hours=10)
MOST_LISTED = 50
# Twilio's words for where a text stands -> ours; others ("queued", "sending") say no more than that it was taken.
STATES = {
    "sent": State.SENT,
    "delivered": State.DELIVERED,
    "undelivered": State.FAILED,
    "failed": State.FAILED,
    "canceled": State.FAILED,
}


class SmsChannel:
    """Sends from one number or messaging service. `receipts_url` begins the status callback's address, if any."""

    def __init__(self, client: Client, sender: str, receipts_url: str | None, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._pairs = Pairs()
        self._sender = {"messaging_service_sid" if sender.startswith("MG") else "from_": sender}
        self._receipts_url = receipts_url

    async def send(
        self, address: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        callback = {"status_callback": f"{self._receipts_url}/{receipt}"} if self._receipts_url else {}
        self._pairs.check(self._clock.now())
        try:
            for part in render(message):
                sent = await self._client.messages.create_async(
                    to=address,
                    body=part,
                    validity_period=_validity(valid_for),
                    **self._sender,
                    **callback,
                )
        except (TwilioException, ClientError, TimeoutError) as error:
            now = self._clock.now()
            raise self._pairs.judge(address, as_send_error(error, now), now) from error
        self._pairs.worked()
        return str(sent.sid)

    async def edit(
        self, address: str, ref: str, message: Message, receipt: str, valid_for: timedelta | None = None
    ) -> str:
        """A text cannot be changed: the new one is sent."""
        return await self.send(address, message, receipt, valid_for)

    async def delete(self, address: str, ref: str) -> None:
        """Delete a message's record at Twilio; one that is gone already is fine."""
        try:
            await self._client.messages(ref).delete_async()
        except TwilioRestException as error:
            if error.status != 404:
                raise as_send_error(error, self._clock.now()) from error
        except (TwilioException, ClientError, TimeoutError) as error:
            raise as_send_error(error, self._clock.now()) from error

    async def records(self, address: str, since: datetime) -> list[Record]:
        """Twilio's own list of what we sent there since then, oldest first. Asked for by number alone: what waits in its
        queue has no date of sending, and any filter by date misses that (docs/messaging/api/message-resource)."""
        try:
            listed = await self._client.messages.list_async(
                to=address, limit=MOST_LISTED, page_size=MOST_LISTED
            )
        except (TwilioException, ClientError, TimeoutError) as error:
            raise as_send_error(error, self._clock.now()) from error
        return [
            Record(each.sid, each.body or "", STATES.get(each.status, State.SENT), _code(each.error_code))
            for each in reversed(listed)
            if each.direction == "outbound-api" and each.date_created >= since and self._is_ours(each)
        ]

    def bodies(self, message: Message) -> list[str]:
        return render(message)

    def _is_ours(self, listed: Any) -> bool:
        return self._sender in (
            {"from_": listed.from_},
            {"messaging_service_sid": listed.messaging_service_sid},
        )

    def gap(self, address: str) -> Gap:
        return NO_GAP

    def cost(self, message: Message) -> int:
        return _rendered(message)[1]


def render(message: Message) -> list[str]:
    """The text with its choices as a numbered menu, folded to GSM-7 where that loses no meaning; one body, or several
    where it is very long."""
    return list(_rendered(message)[0])


@lru_cache(maxsize=16)
def _rendered(message: Message) -> tuple[tuple[str, ...], int]:
    """The bodies and their segments: the same for every copy of an alert, and a fifth of what sending one took."""
    menu = [f"{number} {choice.label}" for number, choice in enumerate(message.choices, 1)]
    bodies = tuple(split(fold("\n".join([message.text, *menu])), MOST))
    return bodies, sum(segments(body).parts for body in bodies)


def _validity(wanted: timedelta | None) -> int:
    """Seconds: what Twilio takes is from one to ten hours (error 21624). Before the first it is too late anyway."""
    return max(int(min(wanted if wanted is not None else VALID_FOR, LONGEST_VALID).total_seconds()), 1)


def _code(found: int | None) -> str | None:
    return str(found) if found else None


def as_send_error(error: Exception, now: datetime) -> SendError:
    """Most specific first; a transport that never connected is told from one that lost the answer."""
    match error:
        case TwilioRestException():
            return translate(error.status, error.code, now)
        case TwilioServiceException():
            return translate(error.status, error.code, now)
        case _ if isinstance(error, NOT_SENT):
            return Unreachable("connect")
        case _:
            return Unknown("timeout" if isinstance(error, TimeoutError) else "network")


def read(form: dict[str, str], identity: int) -> Inbound:
    """Twilio's inbound parameters in our words. Raises KeyError for a form that is not a message."""
    has_media = form.get("NumMedia", "0") != "0"
    return Inbound(
        channel=SMS,
        identity=identity,
        address=form["From"],
        key=form["MessageSid"],
        form=Form.UNREADABLE if has_media and not form.get("Body") else Form.TEXT,
        text=form.get("Body", ""),
        ref=form["MessageSid"],
        media=Media.MMS if has_media else None,
    )
