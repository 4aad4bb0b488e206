"""The console: alerts as officers and their supervisors see them in a browser. Rights are checked by the services."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from alerts.asked import waiting_for
from alerts.of_teams import may_look, of_teams
from alerts.records import get
from config.community import Community
from config.errors import BadInput, Conflict, NotAllowed, NotFound
from config.timekeeping import Clock
from database.engine import Database
from delivery.photos import body_of
from staff.model import may_compose
from web import console_deeds, console_follow
from web.console_alert import alert_page
from web.console_pages import card
from web.forms import Form
from web.pages import page, problem_page
from web.photo import NOT_KEPT, picture
from web.signin import CONSOLE, Porter, Visitor, row_number, to_sign_in

DONE = (
    "text", "keep", "sent", "asked", "scheduled", "stop", "approve", "moved", "back", "reject", "review",
    *console_follow.DONE,
)  # fmt: skip


@dataclass(frozen=True)
class ConsoleParts:
    """What the console works with. `form_key` binds forms to sessions; `is_https`: how browsers reach us."""

    database: Database
    clock: Clock
    community: Community
    form_key: bytes
    is_https: bool


def console_router(parts: ConsoleParts) -> APIRouter:
    """Everything under /console/."""
    rooms = _Pages(parts, Porter(parts.database, parts.clock, parts.form_key, is_https=parts.is_https))
    router = APIRouter(prefix="/console", include_in_schema=False)
    router.add_api_route("/", rooms.alerts, methods=["GET"])
    router.add_api_route("/alerts/{alert_id}", rooms.alert, methods=["GET"])
    router.add_api_route("/alerts/{alert_id}/photo", rooms.photo, methods=["GET"])
    router.add_api_route("/alerts/{alert_id}/{deed}", rooms.act, methods=["POST"])
    router.add_api_route("/{rest:path}", nowhere, methods=["GET"])
    return router


async def nowhere(rest: str) -> Response:
    """An address that somebody mistyped, or the target of a form opened by hand."""
    raise NotFound


class _Pages:
    def __init__(self, parts: ConsoleParts, porter: Porter) -> None:
        self._parts = parts
        self._porter = porter

    async def alerts(self, request: Request) -> Response:
        """What waits for the reader, and what their teams have."""
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return to_sign_in(CONSOLE)
        if not may_compose(visitor.staff):
            return problem_page(403, "console-may-not", home="/desk/")
        now = self._parts.clock.now()
        async with self._parts.database.reading() as tx:
            waiting = await waiting_for(tx, visitor.staff)
            ours = await of_teams(tx, visitor.staff, now)
        asked = {alert: row for row, alert in reversed(waiting)}
        lists = {
            "waits-for-you": tuple(reversed(asked)),
            "waits": ours.pending,
            "drafts": ours.drafts,
            "scheduled": ours.scheduled,
            "in-force": ours.in_force,
            "over": ours.over,
        }
        cards = {
            name: [
                card(alert, now, asked.get(alert))
                for alert in found
                if name == "waits-for-you" or alert not in asked
            ]
            for name, found in lists.items()
        }
        return page(
            "console_list.html",
            visitor=visitor,
            room="console",
            lists={name: shown for name, shown in cards.items() if shown},
        )

    async def alert(self, request: Request, alert_id: str) -> Response:
        """One alert and all that can be done with it."""
        number = _number(alert_id)
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return to_sign_in(f"{CONSOLE}alerts/{number}")
        done = request.query_params.get("done")
        return await self._shown(visitor, number, notice=f"console-done-{done}" if done in DONE else None)

    async def photo(self, request: Request, alert_id: str) -> Response:
        """The picture that goes with an alert, for whoever may look at the alert."""
        number = _number(alert_id)
        visitor = await self._porter.visitor(request)
        if visitor is None:
            return to_sign_in(f"{CONSOLE}alerts/{number}")
        async with self._parts.database.reading() as tx:
            alert = await get(tx, number)
            if not may_look(visitor.staff, alert):
                raise NotAllowed
            found = await body_of(tx, alert.photo) if alert.photo is not None else None
        if alert.photo is None or found is None:
            raise NotFound
        return picture(request, alert.photo, *found, NOT_KEPT)

    async def act(self, request: Request, alert_id: str, deed: str) -> Response:
        """Whatever a form of the page asks for. Afterwards the browser goes to a page that it may load again."""
        visitor, form = await self._porter.sent(request)
        number = _number(alert_id)
        if visitor is None:
            return to_sign_in(f"{CONSOLE}alerts/{number}", "ended")
        try:
            async with self._parts.database.transaction() as tx:
                done = await console_deeds.do(
                    tx,
                    deed,
                    number,
                    visitor.staff,
                    form,
                    self._parts.clock.now(),
                    self._parts.community.alert_rules,
                )
        except Conflict:
            return await self._shown(visitor, number, notice="console-too-late", status=409)
        except NotAllowed:
            return await self._shown(visitor, number, notice="console-not-you", status=403)
        except BadInput as error:
            return await self._shown(visitor, number, trouble=(deed, error), form=form, status=400)
        if done == console_follow.LOOK:
            return await self._shown(visitor, number, form=form, shown=deed)
        return RedirectResponse(f"{CONSOLE}alerts/{number}?done={done}", 303)

    async def _shown(
        self,
        visitor: Visitor,
        number: int,
        *,
        notice: str | None = None,
        trouble: tuple[str, BadInput] | None = None,
        form: Form | None = None,
        shown: str = "",
        status: int = 200,
    ) -> Response:
        now = self._parts.clock.now()
        try:
            async with self._parts.database.transaction() as tx:
                values = await alert_page(tx, number, visitor.staff, now, self._parts.community.alert_rules)
                follows = await console_follow.follows(
                    tx, values["alert"], visitor.staff, now, (shown, form or {})
                )
        except NotAllowed:
            return problem_page(403, "console-not-yours", home=CONSOLE)
        except NotFound:
            return problem_page(404, "console-no-alert", home=CONSOLE)
        return page(
            "console_alert.html",
            status,
            visitor=visitor,
            room="console",
            notice=notice,
            trouble=trouble,
            form=form or {},
            shown=shown,
            follows=follows,
            **values,
        )


def _number(alert_id: str) -> int:
    number = row_number(alert_id)
    if number is None:
        raise NotFound
    return number
