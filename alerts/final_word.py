"""The last that an author hears of a sending: how many it reached, once nothing of it is on its way any more."""

from dataclasses import dataclass

from sqlalchemy import select, update

from alerts.model import Alert, Stage
from alerts.reach import Reach, is_settled, reach
from alerts.records import load
from alerts.tables import alerts
from config.texts import ENGLISH, text
from config.timekeeping import Clock
from database.engine import Database, Tx
from delivery.messages import TELEGRAM, Choice, Message, Parcel
from delivery.outbox import Outbox
from staff import service as staff

# The data of the button that opens what can be done with an alert; its code stands behind.
OPEN = "sent="


@dataclass(frozen=True)
class FinalWord:
    """Called again and again; does nothing while every author has heard."""

    database: Database
    outbox: Outbox
    clock: Clock

    async def once(self) -> int:
        """How many alerts were found to have settled."""
        untold = select(alerts.c.id).where(alerts.c.stage == Stage.SENT, alerts.c.told_at.is_(None))
        async with self.database.reading() as tx:
            settled = [each for each in await tx.scalars(untold) if await is_settled(tx, each)]
        return sum([await self._tell(each) for each in settled])

    async def _tell(self, alert_id: int) -> bool:
        async with self.database.transaction() as tx:
            this = (alerts.c.id == alert_id) & (alerts.c.stage == Stage.SENT) & alerts.c.told_at.is_(None)
            found = await load(tx, select(alerts).where(this).with_for_update(key_share=True))
            if not found:
                return False
            now = self.clock.now()
            await tx.execute(update(alerts).where(this).values(told_at=now))
            message = Message(
                _say("sent-final", code=found[0].code, reach=reach_line(await reach(tx, alert_id))),
                (Choice(_say("sent-open"), OPEN + found[0].code),),
            )
            for route in await phones_of(tx, found[0]):
                await self.outbox.enqueue(tx, route, Parcel((message,)), now=now)
            return True


def reach_line(found: Reach) -> str:
    """In words for staff: "88 people got it. 1 may have got it. 2 could not be reached."""
    parts = {"got": found.got, "unknown": found.unknown, "waiting": found.waiting, "missed": found.missed}
    return " ".join(
        _say(f"sent-reach-{name}", people=people) for name, people in parts.items() if people or name == "got"
    )


async def phones_of(tx: Tx, alert: Alert) -> list[int]:
    """The author's own phones with Telegram."""
    return [route for route, channel in await staff.routes_of(tx, alert.author) if channel == TELEGRAM]


def _say(key: str, **values: object) -> str:
    return text(ENGLISH, key, **values)
