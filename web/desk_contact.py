"""The number that a sender shared to be rung at: a page of its own, since every look at it is on record."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from config.errors import NotAllowed, NotFound
from config.sealing import CannotOpen
from database.engine import Tx
from intelligence.model import TipState
from staff.model import Staff
from web.desk_pages import hour_words
from web.desk_parts import DeskParts
from web.pages import page, problem_page
from web.signin import HOME, Porter, row_number, to_sign_in


def contact_router(parts: DeskParts, porter: Porter) -> APIRouter:
    """/desk/tips/{tip}/contact. A tip that waits is claimed before anything of it is opened."""
    router = APIRouter(prefix="/tips/{tip_id}")

    @router.get("/contact")
    async def contact(request: Request, tip_id: str) -> Response:
        visitor = await porter.visitor(request)
        tip = row_number(tip_id) or 0
        if visitor is None:
            return to_sign_in(f"{HOME}tips/{tip}")
        now = parts.clock.now()
        try:
            async with parts.database.transaction(on_tips=True) as tx:
                if not await _may_open(parts, tx, tip, visitor.staff):
                    return RedirectResponse(f"{HOME}tips/{tip}", 303)
                line = await parts.desk.look(tx, tip, visitor.staff)
                found = await parts.desk.contacts.of_tip(tx, tip, visitor.staff, now)
        except NotAllowed:
            return problem_page(403, "desk-other-team", home=HOME)
        except CannotOpen:
            raise NotFound from None
        if found is None:
            raise NotFound
        when = hour_words(found.hour, now)
        return page("contact.html", visitor=visitor, line=line, contact=found, when=when)

    return router


async def _may_open(parts: DeskParts, tx: Tx, tip_id: int, member: Staff) -> bool:
    """Not before somebody has taken it on; a copy at any time. Raises NotFound, NotAllowed."""
    line = await parts.desk.look(tx, tip_id, member)
    return line.state != TipState.NEW or line.team not in member.teams
