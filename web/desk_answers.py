"""Words that are ready: a team looks after its own at /desk/answers, and takes one on a tip's page."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from config.errors import BadInput, NotAllowed, NotFound
from database.engine import Tx
from intelligence import ready_words
from intelligence.ready_words import MOST_TITLE, ReadyWords
from staff.model import Staff
from web.desk_pages import team_name
from web.desk_parts import DeskParts
from web.forms import MOST_CHARACTERS, Form, words_of
from web.pages import page
from web.signin import HOME, Porter, Visitor, row_number, to_sign_in

ROOM = f"{HOME}answers"
DEEDS = ("keep", "drop")
DONE = tuple(f"answer-{deed}" for deed in DEEDS)


def answers_router(parts: DeskParts, porter: Porter) -> APIRouter:
    rooms = _Answers(parts, porter)
    router = APIRouter(prefix="/answers")
    router.add_api_route("", rooms.listed, methods=["GET"])
    router.add_api_route("/{deed}", rooms.act, methods=["POST"])
    return router


class _Answers:
    def __init__(self, parts: DeskParts, porter: Porter) -> None:
        self._parts = parts
        self._porter = porter

    async def listed(self, request: Request) -> Response:
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return to_sign_in(ROOM)
        done = request.query_params.get("done")
        team = request.query_params.get("team", visitor.staff.team)
        return await self._page(visitor, team, notice=f"desk-done-{done}" if done in DONE else None)

    async def act(self, request: Request, deed: str) -> Response:
        if deed not in DEEDS:
            raise NotFound
        visitor, form = await self._porter.sent(request)
        if visitor is None:
            return to_sign_in(ROOM, "ended")
        team = form.get("team", "")
        try:
            async with self._parts.database.transaction(on_tips=True) as tx:
                await self._do(tx, deed, visitor.staff, team, form)
        except BadInput as error:
            return await self._page(visitor, team, trouble=(form.get("id", ""), error), form=form)
        return RedirectResponse(f"{ROOM}?team={team}&done=answer-{deed}", 303)

    async def _do(self, tx: Tx, deed: str, member: Staff, team: str, form: Form) -> None:
        """Another team's are refused by the service, whatever the form says."""
        first, now = self._parts.community.answers, self._parts.clock.now()
        number = row_number(form.get("id")) or 0
        if deed == "drop":
            await ready_words.drop_words(tx, member, team, number, first, now)
            return
        title, is_question = form.get("title", "").strip(), form.get("kind") == "question"
        kept = ReadyWords(number, title, words_of(form), is_question)
        await ready_words.keep_words(tx, member, team, kept, first, now)

    async def _page(
        self,
        visitor: Visitor,
        team: str,
        *,
        notice: str | None = None,
        trouble: tuple[str, BadInput] | None = None,
        form: Form | None = None,
    ) -> Response:
        if team not in visitor.staff.own_teams:
            raise NotAllowed("These words belong to another team.")
        async with self._parts.database.reading(on_tips=True) as tx:
            found = await ready_words.words_of_team(tx, team, self._parts.community.answers)
        teams = sorted((team_name(slug, self._parts.community), slug) for slug in visitor.staff.own_teams)
        return page(
            "answers.html",
            400 if trouble else 200,
            visitor=visitor,
            team=team,
            teams=teams,
            answers=found,
            most=MOST_CHARACTERS,
            most_title=MOST_TITLE,
            notice=notice,
            trouble=trouble,
            form=form or {},
        )
