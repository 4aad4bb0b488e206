"""What anybody may read: alerts in force, and whether a message is real. Nobody signs in, nothing is kept of who asks.

A postcode that somebody types is looked up and forgotten: it stands in one request, which no log of ours holds, and the
answer leads to an address without it.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from alerts import service as alerts
from alerts.model import CODE_LENGTH, Alert, VersionKind, read_code
from alerts.published import MOST, Standing, Story, board, standing, story
from alerts.rendering import headline, promise, top_line
from config.community import Community
from config.errors import NotFound
from config.timekeeping import LONDON, Clock
from database.engine import Database
from delivery.photos import is_here
from places.gazetteer import Gazetteer
from places.model import Ambiguous, Area, DidYouMean, Found, Kind, Offer, Outside
from web.pages import FOLDER
from web.public_pages import KEPT, NOT_KEPT, Reader

HOME = "/alerts"
FILES = {"public.css": "text/css", "desk.svg": "image/svg+xml"}
# A longer code is none of ours, and need not be said again.
_SHOWN_OF_A_CODE = 12


@dataclass(frozen=True)
class PublicParts:
    """What the public pages work with. `sms_number` and `bot_name` are how people reach us: the name is known once
    Telegram has answered."""

    database: Database
    clock: Clock
    community: Community
    gazetteer: Gazetteer
    sms_number: str | None
    bot_name: Callable[[], str | None]


def public_router(parts: PublicParts) -> APIRouter:
    """/alerts and below it."""
    rooms = _Pages(parts)
    router = APIRouter(prefix=HOME, include_in_schema=False)
    for path, page in (
        ("", rooms.board),
        ("/static/{name}", static_file),
        ("/{code}", rooms.alert),
        ("/{rest:path}", rooms.nowhere),
    ):
        router.add_api_route(path, page, methods=["GET", "HEAD"])
    return router


async def to_alerts() -> Response:
    """From the home page."""
    return RedirectResponse(HOME)


async def static_file(name: str) -> Response:
    if name not in FILES:
        raise NotFound
    # Its address names its content, so it may be kept as long as a browser likes.
    return FileResponse(
        FOLDER / "static" / name, media_type=FILES[name], headers={"Cache-Control": "public, max-age=604800"}
    )


@cache
def style() -> str:
    """The address of the style sheet, which changes with it."""
    content = (FOLDER / "static" / "public.css").read_bytes()
    return f"{HOME}/static/public.css?{hashlib.blake2b(content, digest_size=4).hexdigest()}"


class _Pages:
    def __init__(self, parts: PublicParts) -> None:
        self._parts = parts

    async def board(self, request: Request) -> Response:
        """All alerts, or those of an area; or what was looked for by a code or the name of a place."""
        reader, asked = Reader(request), request.query_params
        if typed := asked.get("code", "").strip():
            code = read_code(typed)
            return reader.go(f"{HOME}/{code}") if code else self._false(reader, typed)
        if where := asked.get("where", "").strip():
            return await self._looked_up(reader, where)
        if area := asked.get("area"):
            return await self._area(reader, area)
        force = self._parts.gazetteer.children(self._parts.community.force.code)
        return await self._list(reader, None, children=force)

    async def alert(self, request: Request, code: str) -> Response:
        """One alert: what it says, how it stands, and how to answer it."""
        reader, known = Reader(request), read_code(code)
        if known and known != code:
            return reader.go(f"{HOME}/{known}")
        now = self._parts.clock.now()
        async with self._parts.database.reading() as tx:
            alert = await alerts.check(tx, code) if known else None
            told = await story(tx, alert, now) if alert else None
            has_photo = bool(alert and alert.photo and await is_here(tx, alert.photo))
        if alert is None or told is None:
            return self._false(reader, code)
        if not alert.is_public:
            return self._page(reader, "public_some.html", code=alert.code)
        return self._page(
            reader,
            "public_alert.html",
            alert=alert,
            story=told,
            photo=f"{HOME}/{alert.code}/photo" if has_photo else None,
            headline=self._headline(alert, reader),
            promise=self._promise(alert, told, reader),
            join=self._bot(f"a-{alert.areas[0].code}" if len(alert.areas) == 1 else ""),
            saw=self._bot(f"saw-{alert.code}"),
        )

    async def nowhere(self, request: Request, rest: str) -> Response:
        """Also an address that somebody copied with a slash too many behind it."""
        bare = rest.rstrip("/")
        if not bare or read_code(bare):
            return Reader(request).go(f"{HOME}/{bare}".rstrip("/"))
        return self._page(Reader(request), "public_nowhere.html", 404)

    async def _looked_up(self, reader: Reader, where: str) -> Response:
        found = self._parts.gazetteer.resolve(where)
        if isinstance(found, Found):
            first, *more = found.areas
            if not more and (
                first.kind == Kind.FORCE or found.label == self._parts.gazetteer.label(first.code)
            ):
                return reader.go(HOME, area=first.code)
            return await self._list(
                reader, found.label, self._wards(found.areas), children=_by_name(found.areas)
            )
        if isinstance(found, Offer):
            if where.upper() != found.outcode:
                return reader.go(HOME, where=found.outcode)
            return await self._list(
                reader, found.outcode, self._wards(found.candidates), children=_by_name(found.candidates)
            )
        choices: Sequence[str] = ()
        if isinstance(found, Ambiguous):
            choices = [candidate.label for candidate in found.candidates]
        elif isinstance(found, DidYouMean):
            choices = found.suggestions
        return self._page(
            reader,
            "public_which.html",
            kept=NOT_KEPT,
            choices=choices,
            is_sure=isinstance(found, Ambiguous),
            outside=found.name if isinstance(found, Outside) else "",
            where=where,
        )

    async def _area(self, reader: Reader, code: str) -> Response:
        places = self._parts.gazetteer
        area = places.area(code)
        if area is None:
            return self._page(reader, "public_nowhere.html", 404)
        if area.kind == Kind.FORCE:
            return reader.go(HOME)
        borough = places.borough_of(code)
        return await self._list(
            reader,
            places.label(code),
            self._wards([area]),
            children=() if area.kind == Kind.WARD else _by_name(places.descendant_wards(code)),
            up=borough if borough != area else None,
            join=f"a-{code}",
            kept=KEPT,
        )

    async def _list(
        self,
        reader: Reader,
        label: str | None,
        wards: Sequence[str] | None = None,
        *,
        children: Sequence[Area] = (),
        up: Area | None = None,
        join: str = "",
        kept: dict[str, str] | None = None,
    ) -> Response:
        """Alerts of some wards, or all; below them the areas to go on to. Kept by browsers where nobody typed it."""
        now = self._parts.clock.now()
        async with self._parts.database.reading() as tx:
            found = await board(tx, now, wards)
        in_force = [each for each in found if standing(each, now) == Standing.IN_FORCE]
        return self._page(
            reader,
            "public_list.html",
            kept=kept or (NOT_KEPT if label else KEPT),
            label=label,
            in_force=in_force,
            most=MOST,
            ended=[(each, standing(each, now)) for each in found if each not in in_force],
            children=children,
            up=up,
            join=self._bot(join),
            headline=lambda alert: self._headline(alert, reader),
        )

    def _false(self, reader: Reader, typed: str) -> Response:
        """No message of ours: what false ones look like, and what to do."""
        return self._page(reader, "public_false.html", 404, code=typed[:_SHOWN_OF_A_CODE].upper())

    def _page(
        self,
        reader: Reader,
        template: str,
        status: int = 200,
        kept: dict[str, str] = KEPT,
        **values: object,
    ) -> Response:
        community = self._parts.community
        values = {"join": self._bot(""), **values}
        return reader.page(
            template,
            status,
            kept,
            name=community.messenger_name,
            place=community.display_name,
            number=self._parts.sms_number,
            longest_code=CODE_LENGTH,
            area_label=self._parts.gazetteer.label,
            home=HOME,
            style=style(),
            **values,
        )

    def _headline(self, alert: Alert, reader: Reader) -> str:
        """While it is in force, danger to life says so first."""
        is_in_force = standing(alert, self._parts.clock.now()) == Standing.IN_FORCE
        return (top_line if is_in_force else headline)(alert, reader.language)

    def _promise(self, alert: Alert, told: Story, reader: Reader) -> str:
        """By when people hear how it ended, until they have, or the day has passed."""
        today = self._parts.clock.now().astimezone(LONDON).date()
        is_late = alert.outcome_on is not None and alert.outcome_on < today
        was_told = any(each.kind == VersionKind.OUTCOME for each in told.said)
        if told.standing != Standing.IN_FORCE or is_late or was_told:
            return ""
        return promise(alert, reader.language)

    def _wards(self, areas: Sequence[Area]) -> list[str]:
        """The codes of all wards in these areas."""
        return [ward.code for area in areas for ward in self._parts.gazetteer.descendant_wards(area.code)]

    def _bot(self, payload: str) -> str | None:
        """A link that opens our chat in Telegram with what it carries (core.telegram.org/bots/features#deep-linking)."""
        name = self._parts.bot_name()
        if not name:
            return None
        return f"https://t.me/{name}?start={payload}" if payload else f"https://t.me/{name}"


def _by_name(areas: Sequence[Area]) -> list[Area]:
    return sorted(areas, key=lambda area: area.name)
