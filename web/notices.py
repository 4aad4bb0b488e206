"""Where a team's own program says that somebody has seen a notice: `POST /api/v1/notices/{token}/seen`, signed.

A token that is none of ours, a door that is one no longer and a wrong signature hear the same: 403.
"""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from config.errors import BadWebhook, NotFound
from config.timekeeping import Clock
from database import audit
from database.engine import Database
from delivery.routes import AddressBook
from delivery.tables import routes
from intelligence.intake import Intake
from intelligence.model import Envelope, EnvelopeKind, IntakeLane
from staff import service as staff
from staff.webhooks import SIGNATURE, TIMESTAMP, NoticeTokens, answer_to, is_signed, split_address

MOST_BYTES = 4096


@dataclass(frozen=True)
class NoticeParts:
    database: Database
    clock: Clock
    book: AddressBook
    tokens: NoticeTokens
    intake: Intake


def notices_router(parts: NoticeParts) -> APIRouter:
    router = APIRouter()

    @router.post("/api/v1/notices/{token}/seen")
    async def seen(request: Request, token: str) -> Response:
        """204, as often as it is said."""
        body = await _body(request)
        now = parts.clock.now()
        try:
            route, alias = parts.tokens.read(token)
        except NotFound:
            raise BadWebhook from None
        async with parts.database.transaction() as tx:
            sealed = await tx.scalar(select(routes.c.sealed_address).where(routes.c.id == route))
            teams = await staff.teams_at(tx, route)
            if sealed is None or not teams:
                raise BadWebhook
            secret, _ = split_address(parts.book.address(route, sealed))
            timestamp, signature = (request.headers.get(name, "") for name in (TIMESTAMP, SIGNATURE))
            if not is_signed(secret, answer_to(token), timestamp, body, signature, now):
                raise BadWebhook
            await staff.mark_door_tested(tx, route, now)
            if alias:
                await audit.record(tx, now, None, "notice seen", f"notice:{alias}")
                heard = await staff.heard_for(tx, teams, now)
                envelope = Envelope(EnvelopeKind.SEEN, alias=alias, teams=heard)
                await parts.intake.leave(tx, envelope, IntakeLane.NOW, now)
        return Response(status_code=204)

    return router


async def _body(request: Request) -> bytes:
    """Nothing needs to be in it; what is there was signed. Raises BadWebhook."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise BadWebhook
    return bytes(body)
