"""The web application with all its rooms, and the server that it runs in. A process without the web role never loads
them: they would be 11 MB of its memory."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI
from starlette.responses import RedirectResponse

from bot.stack import Stack
from bot.webhooks import TwilioProof, telegram_door, twilio_door
from config.sealing import keyed
from staff.webhooks import NoticeTokens
from web.app import create_app
from web.console import ConsoleParts, console_router
from web.desk import desk_router
from web.desk_parts import DeskParts
from web.notices import NoticeParts, notices_router
from web.photo import photo_router
from web.public import PublicParts, public_router, to_alerts


def open_app(stack: Stack) -> FastAPI:
    """All doors of an installation: the providers' webhooks, the desk, the public pages; the sandbox's phones."""
    parts, providers = stack.parts, stack.providers
    is_https = parts.public_url.startswith("https")
    database, clock, community = parts.database, parts.clock, parts.community
    app = create_app(database, is_https=is_https)
    if stack.bot:
        door = telegram_door(stack.bot, stack.telegram_identity, stack.telegram_secret, stack.take)
        app.include_router(door)
    if providers.twilio:
        proof = TwilioProof(providers.twilio.auth_token, parts.public_url)
        door = twilio_door(proof, stack.sms_identity, stack.take, database, parts.receipts, clock)
        app.include_router(door)
    desk = DeskParts(
        database=database,
        clock=clock,
        community=community,
        desk=stack.desk,
        form_key=keyed(parts.lookup_key, "desk-forms", ""),
        is_https=is_https,
    )
    app.include_router(desk_router(desk))
    app.include_router(console_router(ConsoleParts(database, clock, community, desk.form_key, desk.is_https)))
    app.include_router(photo_router(database, clock))
    public = PublicParts(
        database, clock, community, parts.gazetteer, parts.sms_number, lambda: parts.bot_name
    )
    app.include_router(public_router(public))
    tokens = NoticeTokens(parts.conversation_ring)
    app.include_router(notices_router(NoticeParts(database, clock, parts.book, tokens, parts.intake)))
    if providers.sandbox:
        app.mount("/sandbox", providers.sandbox.app)
    app.add_api_route("/", _to_the_phones if providers.sandbox else to_alerts, methods=["GET", "HEAD"])
    return app


@asynccontextmanager
async def serving(stack: Stack, bound: socket.socket, *, behind_proxy: bool) -> AsyncIterator[None]:
    """The application on `bound` inside the block."""
    server = _Server(
        uvicorn.Config(
            open_app(stack),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
            # Who calls is what a proxy on this machine says, and only where one is meant to stand before us.
            proxy_headers=behind_proxy,
            forwarded_allow_ips="127.0.0.1",
        )
    )
    task = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        while not server.started:
            if task.done():
                task.result()
            await asyncio.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        await task


class _Server(uvicorn.Server):
    """Signals are ours: the whole process ends, not just the server."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _to_the_phones() -> RedirectResponse:
    return RedirectResponse("/sandbox/")
