"""The doors of Telegram and Twilio: prove who calls, take the turn, answer only then. A wrong proof is 403 and no work."""

import json
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from telegram import Bot
from twilio.request_validator import RequestValidator

from bot import failures
from bot.channels import sms_channel, telegram_codec
from bot.inbound import Inbound
from config.errors import BadWebhook
from config.sealing import same
from config.timekeeping import Clock
from database.engine import Database
from delivery.receipts import Receipts

Take = Callable[[Inbound], Awaitable[None]]
# A text is at most 4,096 characters; an update that repeats the message it answers holds two, with entities.
MOST_UPDATE_BYTES = 1024 * 1024
MOST_FORM_BYTES = 64 * 1024
# An empty TwiML document: replies leave through the outbox, where they can be tried again.
TWIML = Response("<?xml version='1.0' encoding='UTF-8'?><Response/>", media_type="text/xml")


def telegram_door(bot: Bot, identity: int, secret: str, take: Take) -> APIRouter:
    """`POST /webhooks/telegram/{identity}`: one update, proven by the secret header that setWebhook was given."""
    router = APIRouter()

    @router.post(f"/webhooks/telegram/{identity}")
    async def receive(request: Request) -> Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not same(given, secret):
            raise BadWebhook
        try:
            update = json.loads(await _body(request, MOST_UPDATE_BYTES))
        except ValueError:
            raise BadWebhook from None
        if not isinstance(update, dict):
            raise BadWebhook
        inbound = telegram_codec.read_raw(update, bot, identity)
        if inbound:
            await take(inbound)
        return Response()

    return router


async def _body(request: Request, most: int) -> bytes:
    """The body, within bounds: who has proven nothing yet must not fill our memory. Raises BadWebhook."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise BadWebhook
    return bytes(body)


class TwilioProof:
    """Twilio's signature (HMAC over the public address and the sorted form), checked against `public_url`.

    The address is built from our setting, never from the request: behind a proxy the request says http.
    """

    def __init__(self, auth_token: str, public_url: str) -> None:
        self._validator = RequestValidator(auth_token)
        self._public_url = public_url

    async def form(self, request: Request) -> dict[str, str]:
        """The proven form. Raises BadWebhook. Blanks are kept: an empty Body is part of what was signed."""
        try:
            body = (await _body(request, MOST_FORM_BYTES)).decode()
            fields = dict(parse_qsl(body, keep_blank_values=True, strict_parsing=bool(body)))
        except ValueError:
            raise BadWebhook from None
        url = self._public_url + request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if not self._validator.validate(url, fields, request.headers.get("X-Twilio-Signature", "")):
            raise BadWebhook
        return fields


def twilio_door(
    proof: TwilioProof, identity: int, take: Take, database: Database, receipts: Receipts, clock: Clock
) -> APIRouter:
    """`POST /webhooks/twilio/{identity}/inbound` and `…/status/{id}.{mac}`."""
    router = APIRouter()

    @router.post(f"/webhooks/twilio/{identity}/inbound")
    async def inbound(request: Request) -> Response:
        form = await proof.form(request)
        try:
            message = sms_channel.read(form, identity)
        except KeyError:
            raise BadWebhook from None
        await take(message)
        return TWIML

    @router.post(f"/webhooks/twilio/{identity}/status/{{mark}}")
    async def status(mark: str, request: Request) -> Response:
        form = await proof.form(request)
        row = receipts.row_of(mark)
        state = sms_channel.STATES.get(form.get("MessageStatus", ""))
        if state:
            code, sid, number = (form.get(name) for name in ("ErrorCode", "MessageSid", "To"))
            news = failures.News(row, state, code, sid, number)
            async with database.transaction() as tx:
                await failures.reported(tx, receipts, news, clock.now())
        return TWIML

    return router
