"""The ledger: who agreed to what, when, by which channel, and in which words it was put to them."""

from datetime import datetime

from sqlalchemy import insert, select, update

from config.timekeeping import day_of
from database.engine import Tx
from subscribers.model import Consent, Deed
from subscribers.tables import consents


async def record(
    tx: Tx, subscriber: int, deed: Deed, *, channel: str, about: str, wording: str, now: datetime
) -> None:
    """Add a line. `about` is an area or topic code; `wording` is the text that the person had before them.

    The line knows the day: with the hour it would tell who was about when a tip came in, and who came only afterwards.
    """
    await tx.execute(
        insert(consents).values(
            subscriber_id=subscriber, at=day_of(now), channel=channel, deed=deed, about=about, wording=wording
        )
    )


async def history(tx: Tx, subscriber: int) -> list[Consent]:
    """The person's lines, oldest first."""
    rows = await tx.execute(
        select(consents).where(consents.c.subscriber_id == subscriber).order_by(consents.c.id)
    )
    return [Consent(row.at, row.channel, Deed(row.deed), row.about, row.wording) for row in rows]


async def hand_over(tx: Tx, subscriber: int, tombstone: int) -> None:
    """Erasing: what was agreed and when stays provable, by whom does not."""
    await tx.execute(
        update(consents).where(consents.c.subscriber_id == subscriber).values(subscriber_id=tombstone)
    )
