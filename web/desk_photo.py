"""A photo of a tip as the desk shows it: to whoever may read the words beside it, kept by no browser, noted each time."""

from fastapi import Request, Response

from config.errors import NotAllowed, NotFound
from intelligence.model import TipState
from web.desk_parts import DeskParts
from web.pages import problem_page
from web.photo import NOT_KEPT, PICTURE_HEADERS
from web.signin import HOME, Porter, row_number, to_sign_in

JPEG = "image/jpeg"


class DeskPhotos:
    """/desk/tips/{tip}/photos/{number}."""

    def __init__(self, parts: DeskParts, porter: Porter) -> None:
        self._parts = parts
        self._porter = porter

    async def photo(self, request: Request, tip_id: str, number: str) -> Response:
        tip, place = row_number(tip_id), row_number(number)
        if tip is None or place is None:
            raise NotFound
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return to_sign_in(f"{HOME}tips/{tip}")
        member, desk = visitor.staff, self._parts.desk
        try:
            async with self._parts.database.transaction(on_tips=True) as tx:
                line = await desk.look(tx, tip, member)
                # As the words: of a tip that waits for its team nothing is read before somebody has claimed it.
                if line.state == TipState.NEW and line.team in member.teams:
                    raise NotAllowed
                picture = await desk.photo(tx, tip, place, member, self._parts.clock.now())
        except NotAllowed:
            return problem_page(403, "desk-other-team", home=HOME)
        except NotFound:
            return problem_page(404, "desk-no-tip", home=HOME)
        return Response(picture, media_type=JPEG, headers={**PICTURE_HEADERS, **NOT_KEPT})
