"""What a team hears through its doors: alias, category, place, urgency, and never a word of a tip.

A reminder goes to whose turn it is: step by step further from those who should have taken the tip on.
"""

from datetime import datetime

import structlog

from bot.flows.doors import ACKNOWLEDGE
from bot.parts import Parts
from config.texts import ENGLISH, text
from database.engine import Tx
from delivery.messages import SMS, WEBHOOK, Choice, Lane, Message, Parcel
from intelligence.model import CONTROL_ROOM, STEPS_OF_A_ROUND, Outgoing
from staff import service as staff
from staff.model import Door
from staff.webhooks import NoticeTokens, notice_body

log = structlog.get_logger()


async def knock(parts: Parts, tx: Tx, what: Outgoing) -> None:
    """Put the notice on its way to whoever is to hear it."""
    now = parts.clock.now()
    if is_too_late(what, now):
        return
    lane = Lane.EMERGENCY if what.urgency == "emergency" else Lane.ANSWER
    doors = await _doors(tx, what, now)
    if not doors:
        # Which team is not said: with the time of this line it would tell when a report came in. `mersey doctor` knows.
        log.error("nobody to tell of a report")
    own = {door.route for door in await staff.doors_of(tx, what.team or "")}
    for door in doors:
        notice = _notice(parts, what, door, names_team=door.route not in own)
        await parts.outbox.enqueue(tx, door.route, Parcel((notice,)), now=now, lane=lane)


def is_too_late(what: Outgoing, now: datetime) -> bool:
    """A reminder that lay until the next one was due: nobody shall get them all at once."""
    return what.until is not None and datetime.fromisoformat(what.until) <= now


async def _doors(tx: Tx, what: Outgoing, now: datetime) -> tuple[Door, ...]:
    team, is_danger = what.team or "", what.urgency == "emergency"
    if what.is_for_supervisors:
        return await staff.supervisors_of(tx, team) or await staff.supervisors_of(tx, CONTROL_ROOM)
    first = await staff.doors_for(tx, team, now)
    if not what.step and (first or not is_danger):
        return first
    rungs = await staff.ladder(tx, team, CONTROL_ROOM, now, door_by_door=is_danger)
    if not rungs:
        return ()
    if not what.step:
        return rungs[0]
    place = (what.step - 1) % STEPS_OF_A_ROUND[what.urgency or ""]
    # All doors of the team heard of danger at once: the first reminder goes to the next one.
    return rungs[(place + is_danger) % len(rungs)]


def _notice(parts: Parts, what: Outgoing, door: Door, *, names_team: bool) -> Message:
    """The notice in the form of this door, with a way to say that somebody has seen it."""
    desk, alias = f"{parts.public_url}/desk/", what.alias or ""
    team = next((each.name for each in parts.community.teams if each.slug == what.team), what.team)
    if door.kind == WEBHOOK:
        token = NoticeTokens(parts.conversation_ring).make(door.route, alias)
        facts: dict[str, object] = {
            "alias": alias,
            "category": what.category,
            "area": what.area,
            "urgency": what.urgency,
            "more": what.is_more,
            "reminder": what.step,
            "team": team,
            "desk": desk,
        }
        return Message(notice_body(token, f"{parts.public_url}/api/v1/notices/{token}/seen", facts))
    words = notice_text(what, desk)
    if names_team:
        words += "\n" + text(ENGLISH, "notice-for-team", team=team)
    if what.is_for_supervisors:
        return Message(words)
    if door.kind == SMS:
        return Message(f"{words}\n{text(ENGLISH, 'door-sms-seen', alias=alias)}")
    return Message(words, (Choice(text(ENGLISH, "notice-seen"), f"{ACKNOWLEDGE}={alias}"),))


def notice_text(what: Outgoing, desk: str) -> str:
    """The notice as people read it."""
    key = "notice-more" if what.is_more else "notice-new"
    if what.is_for_supervisors:
        key = "notice-exchanges"
    elif what.step:
        key = "notice-reminder-seen" if what.is_seen else "notice-reminder"
    return text(
        ENGLISH,
        key,
        alias=what.alias,
        number=what.step,
        category=text(ENGLISH, f"category-{what.category}"),
        place=text(ENGLISH, "notice-place", area=what.area) if what.area else "",
        urgency=text(ENGLISH, f"notice-urgency-{what.urgency}"),
        desk=desk,
    )
