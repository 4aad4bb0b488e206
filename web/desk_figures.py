"""Figures without people: /desk/figures. Nothing below five is shown, no sum, and nothing that leads to either."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from fastapi import APIRouter, Request, Response

from config.community import Community
from database.engine import Tx
from intelligence import figures
from intelligence.hiding import Shown, tell, tell_together
from intelligence.model import Outcome
from web.desk_pages import category_name
from web.desk_parts import DeskParts
from web.pages import page, say
from web.signin import HOME, Porter, to_sign_in

ROOM = f"{HOME}figures"


@dataclass(frozen=True)
class Table:
    """One table of the page: (what, how many, at least) in its order, and what is hidden in one line."""

    title: str
    rows: tuple[tuple[str, str, int], ...]
    hidden: tuple[str, ...]
    most: int


def figures_router(parts: DeskParts, porter: Porter) -> APIRouter:
    router = APIRouter(prefix="/figures")

    @router.get("")
    async def shown(request: Request) -> Response:
        visitor = await porter.visitor(request)
        if visitor is None:
            return to_sign_in(ROOM)
        now = parts.clock.now()
        async with parts.database.reading(on_tips=True) as tx:
            tables = await _tables(tx, parts.community, now)
        weeks = figures.weeks_before(now)
        return page("figures.html", visitor=visitor, tables=tables, first=_day(weeks[0]), weeks=figures.WEEKS)

    return router


async def _tables(tx: Tx, community: Community, now: datetime) -> list[Table]:
    """Every row is there whether it was counted or not: that one is missing would tell that it is none."""
    boroughs = {borough.slug: borough.name for borough in community.boroughs}
    boroughs[figures.NOWHERE] = say("desk-no-area")
    names = {slug: category_name(slug) for topic in community.topics for slug in topic.categories}
    weeks = {week: _day(week) for week in figures.weeks_before(now)}
    by_area, by_category = await figures.by_area(tx, now), await figures.by_category(tx, now)
    by_week = await figures.by_week(tx, now)
    names |= {slug: category_name(slug) for slug in by_category}
    boroughs |= {slug: slug for slug in by_area if slug not in boroughs}
    area, category, week = tell_together(
        [
            {("area", slug): by_area[slug] for slug in boroughs},
            {("category", slug): by_category[slug] for slug in names},
            {("week", day.isoformat()): by_week[day] for day in weeks},
        ]
    )
    claimed, closed = await figures.by_time_to_claim(tx, now), await figures.by_outcome(tx, now)
    return [
        _table("area", {name: area["area", slug] for slug, name in boroughs.items()}),
        _table("category", {name: category["category", slug] for slug, name in names.items()}),
        _table("weekly", {name: week["week", day.isoformat()] for day, name in weeks.items()}, in_order=True),
        _table(
            "claimed",
            {say(f"desk-within-{each}"): tell(claimed[each]) for each in figures.Within},
            in_order=True,
        ),
        _table("closed", {say(f"desk-outcome-{each}"): tell(closed[each]) for each in Outcome}),
    ]


def _table(about: str, told: Mapping[str, Shown], *, in_order: bool = False) -> Table:
    shown = [(name, each) for name, each in told.items() if not each.is_hidden]
    if not in_order:
        shown.sort(key=lambda row: (row[1].is_kept_back, -row[1].low, row[0]))
    rows = tuple((name, _words(each), each.low) for name, each in shown)
    hidden = tuple(name for name, each in told.items() if each.is_hidden)
    return Table(say(f"desk-figures-{about}"), rows, hidden, max((row[2] for row in rows), default=0))


def _words(each: Shown) -> str:
    if each.is_kept_back:
        return say("desk-figures-kept-back")
    return say("desk-figures-from-to", low=each.low, high=each.high)


def _day(day: date) -> str:
    return format_date(day, "d MMM", locale="en_GB")
