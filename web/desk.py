"""The staff desk: where tips are read and answered (design 5). Rights are checked by the service."""

from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from alerts.quiet import is_quiet
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from database.engine import Tx
from intelligence.exchanges import MANY_QUESTIONS
from intelligence.model import TipLine, TipPage, TipState
from intelligence.notes import MOST_NOTE
from staff import service as staff
from staff.model import Staff
from web.desk_answers import answers_router
from web.desk_choices import choices_for
from web.desk_contact import contact_router
from web.desk_deeds import DEEDS, OUTCOMES, Doing
from web.desk_figures import figures_router
from web.desk_loop import appeal_answered, appeal_to_end
from web.desk_pages import card, groups, reason_words, reply_words, said
from web.desk_parts import DeskParts
from web.desk_photo import DeskPhotos
from web.desk_sessions import sessions_router
from web.forms import MOST_CHARACTERS, Form
from web.pages import FOLDER, page, problem_page
from web.signin import HOME, Porter, Visitor, row_number, sign_in_page, to_sign_in

# Of each group of the list, before somebody wants them all.
MOST_SHOWN = 50
FILES = {"desk.css": "text/css", "desk.svg": "image/svg+xml"}
DONE = (*DEEDS, "signed-out", "ended")


def desk_router(parts: DeskParts) -> APIRouter:
    """Everything under /desk/."""
    porter = Porter(parts.database, parts.clock, parts.form_key, is_https=parts.is_https)
    rooms = _Pages(parts, porter)
    router = APIRouter(prefix="/desk", include_in_schema=False)
    router.add_api_route("/", rooms.tips, methods=["GET"])
    router.add_api_route("/sign-in", porter.sign_in, methods=["POST"])
    router.add_api_route("/sign-out", porter.sign_out, methods=["POST"])
    router.add_api_route("/static/{name}", static_file, methods=["GET"])
    router.add_api_route("/tips/{tip_id}", rooms.tip, methods=["GET"])
    router.add_api_route("/tips/{tip_id}/words", rooms.words, methods=["GET"])
    router.add_api_route("/tips/{tip_id}/photos/{number}", DeskPhotos(parts, porter).photo, methods=["GET"])
    router.add_api_route("/tips/{tip_id}/{deed}", rooms.act, methods=["POST"])
    router.include_router(contact_router(parts, porter))
    router.include_router(answers_router(parts, porter))
    router.include_router(figures_router(parts, porter))
    router.include_router(sessions_router(parts, porter))
    router.add_api_route("/{rest:path}", nowhere, methods=["GET"])
    return router


async def static_file(name: str) -> Response:
    if name not in FILES:
        raise NotFound
    path = FOLDER / "static" / name
    return FileResponse(path, media_type=FILES[name], headers={"Cache-Control": "no-cache"})


async def nowhere(rest: str) -> Response:
    """An address that somebody mistyped, or the target of a form opened by hand."""
    raise NotFound


class _Pages:
    def __init__(self, parts: DeskParts, porter: Porter) -> None:
        self._parts = parts
        self._porter = porter

    async def tips(self, request: Request) -> Response:
        """The list, or the way in."""
        done = request.query_params.get("done")
        notice = f"desk-done-{done}" if done in DONE else None
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return sign_in_page(request, request.query_params.get("to"), notice=notice)
        now = self._parts.clock.now()
        async with self._parts.database.reading(on_tips=True) as tx:
            lines = await self._parts.desk.waiting(tx, visitor.staff)
            names = await _names(tx, {line.claimed_by for line in lines})
            appeal = await appeal_to_end(tx, request.query_params.get("appeal"), visitor.staff)
        # Doors are addresses, so tips are not read beside them (design part 5).
        async with self._parts.database.reading() as tx:
            is_told = bool(visitor.staff.team) and await staff.is_heard(tx, visitor.staff.team, now)
        cards = [card(line, visitor.staff, names, self._parts.community, now) for line in lines]
        return page(
            "tips.html",
            visitor=visitor,
            is_told=is_told,
            groups=groups(cards, len(cards) if "all" in request.query_params else MOST_SHOWN),
            waiting=sum(each.is_new for each in cards),
            notice=notice,
            appeal=appeal,
        )

    async def tip(self, request: Request, tip_id: str) -> Response:
        """One tip: its facts, and its words for whoever has claimed it."""
        done = request.query_params.get("done")
        ready = request.query_params.get("for", ""), request.query_params.get("answer")
        return await self._shown(
            request, tip_id, notice=f"desk-done-{done}" if done in DONE else None, ready=ready
        )

    async def words(self, request: Request, tip_id: str) -> Response:
        """The words of a tip that a colleague has claimed, that is closed, or that is a copy for the team."""
        return await self._shown(request, tip_id, opens=True)

    async def act(self, request: Request, tip_id: str, deed: str) -> Response:
        """Do what a form asks for. Afterwards the browser is sent to a page that it may load again."""
        visitor, form = await self._porter.sent(request)
        number = _number(tip_id)
        if visitor is None:
            return to_sign_in(f"{HOME}tips/{number}", "ended")
        if deed not in DEEDS:
            raise NotFound
        try:
            async with self._parts.database.transaction(on_tips=True) as tx:
                now = self._parts.clock.now()
                await DEEDS[deed].do(Doing(self._parts, tx, number, visitor.staff, form, now))
        except Conflict:
            return await self._tip_page(visitor, number, notice="desk-too-late", status=409)
        except NotAllowed:
            return await self._tip_page(visitor, number, notice="desk-claim-first", status=403)
        except BadInput as error:
            return await self._tip_page(visitor, number, trouble=(deed, error), form=form, status=400)
        target = DEEDS[deed].leads_to(deed, number)
        if deed == "close" and (code := await appeal_answered(self._parts, number, visitor.staff, form)):
            target += f"&appeal={code}"
        return RedirectResponse(target, 303)

    async def _shown(
        self,
        request: Request,
        tip_id: str,
        *,
        notice: str | None = None,
        opens: bool = False,
        ready: tuple[str, str | None] = ("", None),
    ) -> Response:
        visitor = await self._porter.visitor(request)
        number = _number(tip_id)
        if visitor is None:
            return to_sign_in(f"{HOME}tips/{number}")
        return await self._tip_page(visitor, number, notice=notice, opens=opens, ready=ready)

    async def _tip_page(
        self,
        visitor: Visitor,
        tip_id: int,
        *,
        notice: str | None = None,
        trouble: tuple[str, BadInput] | None = None,
        form: Form | None = None,
        opens: bool = False,
        ready: tuple[str, str | None] = ("", None),
        status: int = 200,
    ) -> Response:
        """`ready`: the form to fill with words that are ready, and which."""
        now = self._parts.clock.now()
        try:
            async with self._parts.database.transaction(on_tips=True) as tx:
                line, read = await self._found(tx, tip_id, visitor.staff, now, opens=opens)
                writers = {each.staff_id for each in read.messages} if read else set()
                names = await _names(tx, {line.claimed_by, *writers})
                choices = await choices_for(
                    tx, self._parts.desk, line, read, visitor.staff, self._parts.community
                )
        except NotAllowed:
            return problem_page(403, "desk-other-team", home=HOME)
        except NotFound:
            return problem_page(404, "desk-no-tip", home=HOME)
        return page(
            "tip.html",
            status,
            visitor=visitor,
            card=card(line, visitor.staff, names, self._parts.community, now),
            read=read,
            messages=[said(each, visitor.staff, names, self._parts.community, now) for each in read.messages]
            if read
            else [],
            reply=reply_words(read.reply) if read else None,
            reasons=[reason_words(each, self._parts.community) for each in read.reasons] if read else [],
            many_questions=line.questions >= MANY_QUESTIONS,
            is_night=is_quiet(now),
            outcomes=OUTCOMES,
            choices=choices,
            most_note=MOST_NOTE,
            most=MOST_CHARACTERS,
            notice=notice,
            trouble=trouble,
            form={**form, "deed": trouble[0]} if trouble and form else choices.filled(*ready),
        )

    async def _found(
        self, tx: Tx, tip_id: int, member: Staff, now: datetime, *, opens: bool
    ) -> tuple[TipLine, TipPage | None]:
        """The tip's facts, and its words where this reader has claimed it or may and wants to read it."""
        desk = self._parts.desk
        line = await desk.look(tx, tip_id, member)
        is_mine = line.state == TipState.CLAIMED and line.claimed_by == member.id
        may_open = line.state != TipState.NEW or line.team not in member.teams
        if not is_mine and not (opens and may_open):
            return line, None
        return line, await desk.read(tx, tip_id, member, now)


async def _names(tx: Tx, ids: set[int | None]) -> dict[int, str]:
    names = {}
    for staff_id in ids - {None}:
        try:
            names[int(staff_id or 0)] = (await staff.get(tx, int(staff_id or 0))).name
        except NotFound:
            continue  # somebody who has left since
    return names


def _number(tip_id: str) -> int:
    number = row_number(tip_id)
    if number is None:
        raise NotFound
    return number
