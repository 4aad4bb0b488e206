"""Telling those concerned how a request for approval stands: who may decide it, or who asked for it.

A row of approvals says that there is news; one transaction puts the messages into the outbox and takes the mark off. So
whoever made the news (a chat, a page, the schedule) needs no way to anybody, and nobody is told twice.
"""

from dataclasses import dataclass

from sqlalchemy import select, update

from alerts.asked import Asked, find, hands_of, history
from alerts.following import urgency_of
from alerts.model import Alert, Stage, Urgency
from alerts.quiet import reaches_at
from alerts.records import FIRST, get
from alerts.rendering import headline
from alerts.rules import Decision, may_approve
from alerts.sight import kind_of
from alerts.tables import approvals
from config.errors import NotFound
from config.texts import ENGLISH, text
from config.timekeeping import Clock, day_and_time
from database.engine import Database, Tx
from delivery.messages import Choice, Lane, Message, Parcel
from delivery.outbox import Outbox
from staff import service as staff
from staff.model import Role

# The data of the button under a request, with its id behind it.
LOOK = "look="
# What is said in other words of something that follows an alert.
_FOLLOWS = (Decision.APPROVED, Decision.RETURNED, Decision.REJECTED, Decision.LATE)
_SENIOR = (Role.OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class ApprovalNotices:
    """Called again and again; does nothing while there is no news."""

    database: Database
    outbox: Outbox
    clock: Clock

    async def once(self) -> int:
        """How many requests somebody was told of."""
        done = 0
        while await self._next():
            done += 1
        return done

    async def _next(self) -> bool:
        news = select(approvals.c.id).where(approvals.c.is_news).order_by(approvals.c.id).limit(1)
        async with self.database.reading() as tx:
            if await tx.scalar(news) is None:
                return False
        async with self.database.transaction() as tx:
            found = await tx.scalar(news.with_for_update())
            if found is None:
                return False
            asked = await find(tx, found)
            await self._tell(tx, asked, await get(tx, asked.alert))
            await tx.execute(update(approvals).where(approvals.c.id == found).values(is_news=False))
            return True

    async def _tell(self, tx: Tx, asked: Asked, alert: Alert) -> None:
        now = self.clock.now()
        if asked.decision in (None, Decision.BYPASSED):
            message = await _request(tx, asked, alert)
            routes = [route for _, route in await _who_may(tx, asked, alert)]
        else:
            message, routes = await _answer(tx, asked, alert), await _concerned(tx, asked, alert)
        lane = Lane.EMERGENCY if await _is_emergency(tx, asked, alert) else Lane.ANSWER
        for route in routes:
            await self.outbox.enqueue(tx, route, Parcel((message,)), now=now, lane=lane)


async def can_be_told(tx: Tx, alert_id: int) -> int:
    """How many people hear at once that the alert, or what follows it, waits for somebody: those who may decide what
    was last asked for, and whose Telegram can be written to."""
    asked = await history(tx, alert_id)
    told = await _who_may(tx, asked[0], await get(tx, alert_id)) if asked else []
    return len({person for person, _ in told})


async def _who_may(tx: Tx, asked: Asked, alert: Alert) -> list[tuple[int, int]]:
    """All who may decide, of the alert's team and supervisors of any: (their id, the route to a phone of theirs)."""
    hands = await hands_of(tx, asked)
    of_team = await staff.telegram_routes(tx, team=alert.team, roles=_SENIOR)
    senior = await staff.telegram_routes(tx, team=None, roles=(Role.SUPERVISOR,))
    found = [*of_team, *senior]
    return sorted({(person.id, route) for person, route in found if may_approve(person, alert, hands)})


async def _concerned(tx: Tx, asked: Asked, alert: Alert) -> list[int]:
    """The phones of whoever asked and of the author; of the whole team where one of these may be no more."""
    if asked.decision == Decision.LEFT:
        return [route for _, route in await staff.telegram_routes(tx, team=alert.team, roles=_SENIOR)]
    people = await staff.telegram_routes(tx, team=None, roles=_SENIOR)
    return [route for person, route in people if person.id in (asked.asked_by, alert.author)]


async def _request(tx: Tx, asked: Asked, alert: Alert) -> Message:
    if asked.decision == Decision.BYPASSED:
        key = "approve-notice-review"
    else:
        key = "approve-notice" if asked.number == FIRST else "approve-notice-follow"
        key += "-emergency" if await _is_emergency(tx, asked, alert) else ""
    words = _say(key, code=alert.code, name=await _name(tx, asked.asked_by), headline=headline(alert))
    return Message(words, (Choice(_say("approve-look"), f"{LOOK}{asked.id}"),))


async def _is_emergency(tx: Tx, asked: Asked, alert: Alert) -> bool:
    """How danger ended is no danger."""
    return urgency_of(alert, await kind_of(tx, asked)) == Urgency.EMERGENCY


async def _answer(tx: Tx, asked: Asked, alert: Alert) -> Message:
    key = f"approve-told-{asked.decision}"
    goes = reaches_at(alert)
    if asked.decision == Decision.APPROVED and alert.stage == Stage.SCHEDULED and goes:
        key = "approve-told-scheduled"
    elif asked.decision in _FOLLOWS and asked.number != FIRST:
        key = f"approve-told-follow-{asked.decision}"
    elif asked.decision == Decision.LATE and alert.stage != Stage.CANCELLED:
        key = "approve-told-late-waiting"
    return Message(
        _say(
            key,
            code=alert.code,
            name=await _name(tx, asked.decided_by),
            reason=asked.reason or "",
            time=day_and_time(goes) if goes else "",
        )
    )


async def _name(tx: Tx, staff_id: int | None) -> str:
    try:
        return (await staff.get(tx, staff_id or 0)).name
    except NotFound:
        return _say("approve-somebody")


def _say(key: str, **values: object) -> str:
    return text(ENGLISH, key, **values)
