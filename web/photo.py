"""The picture of an alert, for anybody who may read the alert, and only as long as it is in force: somebody is in it."""

from fastapi import APIRouter, Request, Response

from alerts import service as alerts
from alerts.model import read_code
from alerts.published import Standing, standing
from config.errors import NotFound
from config.timekeeping import Clock
from database.engine import Database
from delivery.photos import body_of

# As long as the page that shows it: a withdrawal must not wait for longer.
_KEPT = {"Cache-Control": "public, max-age=60"}
# What nobody but staff may see yet.
NOT_KEPT = {"Cache-Control": "no-store"}
PICTURE_HEADERS = {
    # The bytes came from a stranger's phone: a browser draws them, and does nothing else with them.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def photo_router(database: Database, clock: Clock) -> APIRouter:
    """/alerts/{code}/photo. To be included before the public pages, which answer for all that lies below /alerts."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/alerts/{code}/photo", methods=["GET", "HEAD"])
    async def photo(request: Request, code: str) -> Response:
        known = read_code(code)
        async with database.reading() as tx:
            alert = await alerts.check(tx, known) if known else None
            if alert is None or alert.photo is None or not alert.is_public:
                raise NotFound
            if standing(alert, clock.now()) != Standing.IN_FORCE:
                raise NotFound
            found = await body_of(tx, alert.photo)
        if found is None:
            raise NotFound
        return picture(request, alert.photo, *found, _KEPT)

    return router


def picture(request: Request, number: int, media_type: str, body: bytes, kept: dict[str, str]) -> Response:
    """The bytes, or nothing but the headers where the reader has them already. A number never stands for another."""
    tag = f'"photo-{number}"'
    headers = {**PICTURE_HEADERS, **kept, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
