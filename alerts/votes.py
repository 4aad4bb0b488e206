"""Was it worth sending? One vote a person and alert, of which the last counts; only its recipients have one."""

from sqlalchemy import case, delete, func, select

from alerts.tables import alert_recipients, alert_votes, alerts
from database.engine import Tx
from database.inserting import put


async def vote(tx: Tx, alert_id: int, subscriber: int, *, is_useful: bool) -> bool:
    """Take somebody's vote in place of any that they gave before; False for who is no recipient: it does not count."""
    if not await is_recipient(tx, alert_id, subscriber):
        return False
    await put(tx, alert_votes, alert_id=alert_id, subscriber_id=subscriber, is_useful=is_useful)
    return True


async def is_recipient(tx: Tx, alert_id: int, subscriber: int) -> bool:
    """Whether the alert was for this person, by the audience or by a scheme."""
    found = select(alert_recipients.c.alert_id).where(
        alert_recipients.c.alert_id == alert_id, alert_recipients.c.subscriber_id == subscriber
    )
    return await tx.scalar(found) is not None


async def tally(tx: Tx, alert_id: int) -> tuple[int, int]:
    """How many found it useful, and how many did not."""
    useful = func.sum(case((alert_votes.c.is_useful, 1), else_=0))
    counted = select(func.coalesce(useful, 0), func.count()).where(alert_votes.c.alert_id == alert_id)
    found, all_votes = (await tx.execute(counted)).one()
    return int(found), int(all_votes) - int(found)


async def votes_of(tx: Tx, subscriber: int) -> list[tuple[str, bool]]:
    """The person's own votes, for their copy: (code of the alert, useful or not)."""
    rows = await tx.execute(
        select(alerts.c.code, alert_votes.c.is_useful)
        .join(alerts, alerts.c.id == alert_votes.c.alert_id)
        .where(alert_votes.c.subscriber_id == subscriber)
        .order_by(alert_votes.c.alert_id)
    )
    return [(row.code, row.is_useful) for row in rows]


async def forget_votes(tx: Tx, subscriber: int) -> None:
    await tx.execute(delete(alert_votes).where(alert_votes.c.subscriber_id == subscriber))
