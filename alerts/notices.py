"""Telling those concerned how a request for approval stands: who may decide it, or who asked for it.

A row of approvals says that there is news; one transaction puts the messages into the outbox and takes the mark off. So
whoever made the news (a chat, a page, the schedule) needs no way to anybody, and nobody is told twice.
"""

from dataclasses import dataclass

from sqlalchemy import select, update

from alerts.asked import Asked, find, hands_of
from alerts.model import Alert, Stage, Urgency
from alerts.records import FIRST, get
from alerts.rendering import headline
from alerts.rules import Decision, may_approve
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
            message, routes = await _request(tx, asked, alert), await _who_may(tx, asked, alert)
        else:
            message, routes = await _answer(tx, asked, alert), await _who_asked(tx, asked, alert)
        lane = Lane.EMERGENCY if alert.urgency == Urgency.EMERGENCY else Lane.ANSWER
        for route in routes:
            await self.outbox.enqueue(tx, route, Parcel((message,)), now=now, lane=lane)


async def _who_may(tx: Tx, asked: Asked, alert: Alert) -> list[int]:
    """The phones of all who may decide: of the alert's team, and supervisors of any."""
    hands = await hands_of(tx, asked)
    of_team = await staff.telegram_routes(tx, team=alert.team, roles=_SENIOR)
    senior = await staff.telegram_routes(tx, team=None, roles=(Role.SUPERVISOR,))
    return sorted({route for person, route in [*of_team, *senior] if may_approve(person, alert, hands)})


async def _who_asked(tx: Tx, asked: Asked, alert: Alert) -> list[int]:
    """The phones of whoever asked and of the author."""
    people = await staff.telegram_routes(tx, team=None, roles=_SENIOR)
    return [route for person, route in people if person.id in (asked.asked_by, alert.author)]


async def _request(tx: Tx, asked: Asked, alert: Alert) -> Message:
    if asked.decision == Decision.BYPASSED:
        key = "approve-notice-review"
    elif asked.number != FIRST:
        key = "approve-notice-follow"
    elif alert.urgency == Urgency.EMERGENCY:
        key = "approve-notice-emergency"
    else:
        key = "approve-notice"
    words = _say(key, code=alert.code, name=await _name(tx, asked.asked_by), headline=headline(alert))
    return Message(words, (Choice(_say("approve-look"), f"{LOOK}{asked.id}"),))


async def _answer(tx: Tx, asked: Asked, alert: Alert) -> Message:
    key = f"approve-told-{asked.decision}"
    if asked.decision == Decision.APPROVED and alert.stage == Stage.SCHEDULED and alert.send_at:
        key = "approve-told-scheduled"
    elif (
        asked.decision in (Decision.RETURNED, Decision.REJECTED, Decision.APPROVED) and asked.number != FIRST
    ):
        key = f"approve-told-follow-{asked.decision}"
    return Message(
        _say(
            key,
            code=alert.code,
            name=await _name(tx, asked.decided_by),
            reason=asked.reason or "",
            time=day_and_time(alert.send_at) if alert.send_at else "",
        )
    )


async def _name(tx: Tx, staff_id: int | None) -> str:
    try:
        return (await staff.get(tx, staff_id or 0)).name
    except NotFound:
        return _say("approve-somebody")


def _say(key: str, **values: object) -> str:
    return text(ENGLISH, key, **values)
