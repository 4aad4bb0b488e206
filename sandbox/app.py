"""The sandbox put together: both far ends and the page of phones in one app, to be mounted at /sandbox."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from sandbox.phones import Phones
from sandbox.phones_api import phones_router, show_problems
from sandbox.telegram_far_end import TelegramFarEnd
from sandbox.twilio_far_end import TwilioFarEnd

STATIC = Path(__file__).parent / "static"
PAGE_HEADERS = {
    # The page shows what strangers' bots and texts say: no script but our file, nothing from elsewhere.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",  # an updated product is not shown with yesterday's script
}


class _PageFiles(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(PAGE_HEADERS)
        return response


class Sandbox:
    """Telegram and Twilio played on this machine, and phones to try them with.

    `now` gives aware UTC; `advance` moves that clock forward (None: the page offers no such buttons);
    `base` is where the app that mounts us listens, without a slash at the end; `numbers` are
    our senders of texts, the usual one first, a second for tips.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        advance: Callable[[timedelta], None] | None = None,
        base: str = "http://127.0.0.1:8000",
        numbers: tuple[str, ...] = ("+447700900100",),
    ) -> None:
        self.base = base
        self.telegram = TelegramFarEnd(now)
        self.twilio = TwilioFarEnd(now, numbers=numbers)
        self.phones = Phones(now, self.telegram, self.twilio, advance)
        self.app = FastAPI(title="Mersey Messenger sandbox", openapi_url=None)
        self.app.include_router(self.telegram.router, prefix="/telegram")
        self.app.include_router(self.twilio.router, prefix="/twilio")
        self.app.include_router(phones_router(self.phones), prefix="/api")
        show_problems(self.app)

        @self.app.get("/")
        async def page() -> FileResponse:
            return FileResponse(STATIC / "phones.html", headers=PAGE_HEADERS)

        self.app.mount("/static", _PageFiles(directory=STATIC))

    @property
    def page_url(self) -> str:
        """Where people look."""
        return f"{self.base}/sandbox/"

    @property
    def telegram_url(self) -> str:
        """What stands for https://api.telegram.org."""
        return f"{self.base}/sandbox/telegram"

    @property
    def twilio_url(self) -> str:
        """What stands for https://api.twilio.com."""
        return f"{self.base}/sandbox/twilio"

    async def close(self) -> None:
        """End long polls, webhook pushers and deliveries. Call it before the server stops."""
        await self.telegram.close()
        await self.twilio.close()
