"""Twilio's Messages API played strictly on this machine, in memory, with the phones behind it.

Not played: media themselves (only that some came), scheduling, Content templates, Advanced Opt-Out, short codes and names as
senders, prices.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from fastapi import APIRouter

from sandbox.twilio_account import Account
from sandbox.twilio_api import Api, build_router
from sandbox.twilio_deliveries import Deliveries, Order
from sandbox.twilio_faults import Call, Faults
from sandbox.twilio_handsets import Handsets, Text
from sandbox.twilio_messages import Message
from sandbox.twilio_webhooks import Posted, Webhooks

__all__ = ["Call", "Faults", "Order", "Posted", "Text", "TwilioFarEnd"]

ACCOUNT_SID = "AC5a4db0c05a4db0c05a4db0c05a4db0c0"
AUTH_TOKEN = "sandbox-auth-token-known-to-all"  # noqa: S105 - no secret: nothing real knows it


class TwilioFarEnd:
    """One account. `router` holds "/2010-04-01/…"; whoever mounts it adds a prefix.

    now: aware UTC, the date of every message. numbers: our senders in E.164, the first is the usual one.
    services: messaging services (MG…) with the numbers of their pools. auto_deliver: statuses move on by
    themselves soon after creation; without it they wait for `deliver()`.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        account_sid: str = ACCOUNT_SID,
        auth_token: str = AUTH_TOKEN,
        numbers: tuple[str, ...] = ("+447700900100",),
        *,
        services: Mapping[str, tuple[str, ...]] | None = None,
        auto_deliver: bool = True,
    ) -> None:
        pools = services or {}
        if not numbers or any(each not in numbers for pool in pools.values() for each in pool):
            raise ValueError("every number of a pool must be one of ours, and there must be one")
        self.account_sid, self.auth_token, self.numbers = account_sid, auth_token, numbers
        self.faults = Faults()
        self.received: list[Call] = []
        self._now = now
        self._webhooks = Webhooks(auth_token)
        self._handsets = Handsets(numbers)
        self._deliveries = Deliveries(now, self._handsets, self._webhooks, by_themselves=auto_deliver)
        self._account = Account(now, account_sid, numbers, pools, self._deliveries)
        self._inbound_urls: dict[str, str] = {}
        self._came_in: dict[str, tuple[str, dict[str, str]]] = {}
        self.router: APIRouter = build_router(Api(self._account, auth_token, self.faults, self.received))

    @property
    def unknown_parameters(self) -> list[str]:
        """Parameters sent to us that are not played, as ``create.Tags``: a client should have none."""
        return self._account.unknown_parameters

    @property
    def debugger(self) -> list[int]:
        """Codes of what went wrong when Twilio called us (11200, 11205, 11210, 12100, 12300, 21610)."""
        return self._webhooks.debugger

    @property
    def posted(self) -> list[Posted]:
        """Every attempt to call our webhooks, inbound and status."""
        return self._webhooks.posted

    @property
    def read_out(self) -> list[str]:
        """Landlines that a text was sent to: the network takes them and may speak them, at any hour."""
        return [each.theirs for each in self._handsets.read_out]

    def set_inbound_webhook(self, number: str, url: str | None) -> None:
        """Where texts to one of our numbers are posted; None: they are only kept, to be listed."""
        self._own(number)
        if url is None:
            self._inbound_urls.pop(number, None)
        else:
            self._inbound_urls[number] = url

    def add_phone(self, number: str | None = None) -> str:
        """A mobile phone, by default with the next number kept for drama. ValueError: taken or no mobile."""
        return self._handsets.add(number)

    def offline(self, number: str, on: bool) -> None:
        """Take a phone off the network, or back on. What waits comes in then, or ends as 30003 on expiry."""
        self._handsets.switch(number, on, self._now())

    def fails(self, number: str, code: int | None) -> None:
        """Let texts to this number end as undelivered or failed with a code such as 30005; None ends that."""
        self._handsets.fail(number, code)

    def screen(self, number: str) -> list[Text]:
        """What a phone shows now, oldest first."""
        return self._handsets.screen(number)

    def messages_of(self, sender: str) -> list[Message]:
        """What a person sent to us and is still in the account's records, oldest first."""
        return [each for each in self._account.messages.values() if each.sender == sender]

    def media_kept(self, sender: str) -> int:
        """How many pictures and the like that a person sent are still kept. They go with the record of their message
        (help.twilio.com 223133687, since October 2020)."""
        return sum(each.media for each in self.messages_of(sender))

    async def text(self, sender: str, body: str, *, to: str | None = None, media: int = 0) -> str:
        """A person texts us, with `media` pictures; returns the SM sid once our webhook (if there is one) has answered.

        Twilio's own words (STOP …) act first, whatever the webhook says. A phone that texts do not reach may
        still send. ValueError: no such phone or number.
        """
        ours = self._own(to or self.numbers[0])
        if not self._handsets.knows(sender) or sender in self.numbers:
            raise ValueError(f"nobody has the phone {sender}")
        message = self._account.receive(ours, sender, body, media)
        self._handsets.wrote(message)
        reply = self._account.stops.hear(self._account.scope(ours), sender, body)
        if reply is not None:
            self._account.send("outbound-reply", ours, sender, reply)
        try:
            url = self._inbound_urls.get(ours)
            if url is not None:
                self._came_in[message.sid] = (url, message.inbound_form())
                await self._call(message)
        finally:
            message.move("received", self._now())
        return message.sid

    async def replay(self, sid: str) -> int | None:
        """Post an inbound text again, as a provider does that missed our answer; the status of our answer.

        KeyError: no such text was posted before.
        """
        answer = await self._webhooks.post(*self._came_in[sid])
        return answer.status if answer else None

    async def forge(self, url: str, params: Mapping[str, str], signature: str | None) -> int | None:
        """Post what anyone could: a form with any signature (None: no header); the status of our answer."""
        answer = await self._webhooks.forge(url, params, signature)
        return answer.status if answer else None

    async def deliver(self, order: Order = "straight") -> None:
        """Move every text as far as it goes (queued, sent, delivered) and post the status callbacks.

        order: "late" keeps the callbacks back until the next call, "reversed" posts the last first, "twice"
        all of them twice.
        """
        await self._deliveries.settle(order)

    async def close(self) -> None:
        """End what runs by itself."""
        await self._deliveries.close()
        await self._webhooks.close()

    async def _call(self, message: Message) -> None:
        """Post an inbound text and send what a TwiML answer replies."""
        url, form = self._came_in[message.sid]
        answer = await self._webhooks.post(url, form)
        for body in self._webhooks.replies(answer) if answer and answer.is_success else []:
            if self._account.stops.has(self._account.scope(message.ours), message.theirs):
                self.debugger.append(21610)
            elif body:
                self._account.send("outbound-reply", message.ours, message.theirs, body)

    def _own(self, number: str) -> str:
        if number not in self.numbers:
            raise ValueError(f"{number} is none of our numbers")
        return number
