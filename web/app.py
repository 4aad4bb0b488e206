"""The web application without its rooms: errors mapped once, security headers, health."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlalchemy import text
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.base import RequestResponseEndpoint

from config.errors import BadInput, BadWebhook, CommunityError, Conflict, NotAllowed, NotFound
from database.engine import Database, is_database_away
from web.pages import problem_page

log = structlog.get_logger()
STATUS: dict[type[CommunityError], int] = {
    BadWebhook: 403,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    BadInput: 400,
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
# Once seen over https, browsers ask for nothing of this host without it, for a year (RFC 6797).
HSTS = {"Strict-Transport-Security": "max-age=31536000"}
DESK = "/desk/"
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def create_app(database: Database, lifespan: Lifespan | None = None, *, is_https: bool = False) -> FastAPI:
    """The application, ready for routers. No generated API pages: there is nothing for the public to call.

    `is_https`: how browsers reach us.
    """
    headers = HEADERS | (HSTS if is_https else {})
    app = FastAPI(
        title="Mersey Messenger", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )

    @app.middleware("http")
    async def add_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    @app.exception_handler(CommunityError)
    async def refused(request: Request, error: CommunityError) -> Response:
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
        log.info("refused", status=status, kind=type(error).__name__)
        key = error.key if isinstance(error, BadInput) else None
        return _problem(request, status, type(error).__name__, key)

    @app.exception_handler(StarletteHTTPException)
    async def not_served(request: Request, error: StarletteHTTPException) -> Response:
        response = _problem(request, error.status_code, error.detail)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        log.error("request failed", exc_info=error)
        return _problem(request, 503 if is_database_away(error) else 500, "")

    @app.get("/health")
    async def health() -> Response:
        """200 while the database answers."""
        try:
            async with database.reading() as tx:
                await tx.execute(text("SELECT 1"))
        except Exception as error:
            log.error("health", exc_info=error)
            return JSONResponse({"database": "away"}, 503)
        return JSONResponse({"database": "ok"})

    return app


def _problem(request: Request, status: int, plain: str, key: str | None = None) -> Response:
    """What went wrong: a page for browsers, one word for programs."""
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(plain, status)
    return problem_page(status, key, home=DESK if request.url.path.startswith(DESK) else None)
