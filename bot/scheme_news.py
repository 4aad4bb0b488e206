"""Telling those who lead a scheme what became of it, and the officers of its area what they should look at."""

from datetime import datetime

from alerts.model import Urgency
from alerts.quiet import goes_at
from bot.parts import Parts
from config.texts import ENGLISH, text
from database.engine import Tx
from delivery.messages import Choice, Message, Parcel
from staff import service as staff
from staff.model import Role
from subscribers.scheme_leading import note_vacancies, ways_to_leaders
from subscribers.scheme_model import Scheme

LOOK = "scheme="  # the button's data, with the scheme's id behind it


async def tell_staff(
    parts: Parts, tx: Tx, scheme: Scheme, words: str, now: datetime, *further: Choice
) -> None:
    """Write to the officers of the teams of the scheme's borough; where there are none, to every supervisor."""
    teams = [team.slug for team in parts.community.teams if scheme.borough_code in team.areas]
    officers = (Role.OFFICER, Role.SUPERVISOR)
    routes = {
        route for team in teams for _, route in await staff.telegram_routes(tx, team=team, roles=officers)
    } or {route for _, route in await staff.telegram_routes(tx, team=None, roles=(Role.SUPERVISOR,))}
    look = Choice(text(ENGLISH, "schemes-look"), f"{LOOK}{scheme.id}")
    parcel = Parcel((Message(words, (*further, look)),))
    for route in sorted(routes):
        await parts.outbox.enqueue(tx, route, parcel, now=now, due_at=goes_at(Urgency.ROUTINE, now))


async def tell_leaders(parts: Parts, tx: Tx, scheme: Scheme, key: str, now: datetime) -> None:
    """Say the text `key` to each who leads the scheme, in their language. Nobody is woken by it."""
    for route, language in await ways_to_leaders(tx, scheme.id):
        words = text(language, key, scheme=scheme.name, code=scheme.code)
        parcel = Parcel((Message(words),))
        await parts.outbox.enqueue(tx, route, parcel, now=now, due_at=goes_at(Urgency.ROUTINE, now))


def link_to(parts: Parts, scheme: Scheme) -> str:
    """The deep link for posters; empty where no bot is known."""
    return f"https://t.me/{parts.bot_name}?start=s-{scheme.code}" if parts.bot_name else ""


async def look_after(parts: Parts) -> int:
    """Tell the officers of schemes that nobody leads any more, once; how many there were."""
    now = parts.clock.now()
    async with parts.database.transaction() as tx:
        vacant = await note_vacancies(tx)
        for scheme in vacant:
            words = text(ENGLISH, "schemes-vacant", scheme=scheme.name, area=scheme.area_label)
            await tell_staff(parts, tx, scheme, words, now)
    return len(vacant)
