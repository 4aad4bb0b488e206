"""Where a member of staff is signed in: /desk/sessions, and how to end that."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from config.errors import NotFound
from staff import service as staff
from web.desk_pages import hour_words
from web.desk_parts import DeskParts
from web.pages import page
from web.signin import HOME, Porter, to_sign_in

ROOM = f"{HOME}sessions"
DEEDS = ("end", "end-others")
DONE = tuple(f"session-{deed}" for deed in DEEDS)


def sessions_router(parts: DeskParts, porter: Porter) -> APIRouter:
    router = APIRouter(prefix="/sessions")

    @router.get("")
    async def listed(request: Request) -> Response:
        """Their sessions, this one marked. No device is named: none is known."""
        visitor = await porter.visitor(request)
        if visitor is None:
            return to_sign_in(ROOM)
        now = parts.clock.now()
        async with parts.database.reading() as tx:
            found = await staff.sessions_of(tx, visitor.staff.id, visitor.token, now)
        done = request.query_params.get("done")
        return page(
            "sessions.html",
            visitor=visitor,
            sessions=[(each, hour_words(each.began, now)) for each in found],
            notice=f"desk-done-{done}" if done in DONE else None,
        )

    @router.post("/{deed}")
    async def end(request: Request, deed: str) -> Response:
        if deed not in DEEDS:
            raise NotFound
        visitor, form = await porter.sent(request)
        if visitor is None:
            return to_sign_in(ROOM, "ended")
        now = parts.clock.now()
        async with parts.database.transaction() as tx:
            if deed == "end-others":
                await staff.end_other_sessions(tx, visitor.staff.id, visitor.token, now)
            else:
                await staff.end_session(tx, visitor.staff.id, form.get("session", ""), now)
        return RedirectResponse(f"{ROOM}?done=session-{deed}", 303)

    return router
