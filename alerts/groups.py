"""The groups in an alert's audience: chosen by its author, and held to where somebody leaves one."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from alerts.audience import everyone
from alerts.drafts import change, own_draft
from alerts.model import GroupRule
from alerts.records import load
from alerts.tables import alert_groups, alert_versions, alerts
from config.errors import BadInput
from database.engine import Tx
from delivery.messages import State
from delivery.tables import outbox
from staff.model import Staff
from subscribers.leaving import WAITING, wait_for_pages
from subscribers.tables import audience


async def set_audience(
    tx: Tx, alert_id: int, staff: Staff, to_public: bool, groups: Mapping[str, GroupRule], now: datetime
) -> None:
    """Who gets it beside the public, or instead of it: `groups` are slugs of the community with their rules.

    Raises BadInput where that is nobody, NotAllowed, NotFound, Conflict.
    """
    alert = await own_draft(tx, alert_id, staff)
    if not to_public and GroupRule.INCLUDE not in groups.values():
        raise BadInput("groups-staff-nobody")
    if (to_public, dict(groups)) == (alert.to_public, dict(alert.groups)):
        return
    await change(tx, alert, staff, now, to_public=to_public)
    await tx.execute(delete(alert_groups).where(alert_groups.c.alert_id == alert_id))
    rows = [{"alert_id": alert_id, "group_slug": slug, "rule": rule} for slug, rule in groups.items()]
    if rows:
        await tx.execute(insert(alert_groups), rows)


async def hold_back(tx: Tx, subscriber: int, slug: str, now: datetime) -> None:
    """Hold back what waits (for the morning, say) for somebody who has just left a group, and is for them no more."""
    await wait_for_pages(tx, subscriber)
    mine = (outbox.c.person_id == subscriber) & outbox.c.state.in_(WAITING)
    waiting = (
        select(alert_versions.c.alert_id)
        .join(outbox, outbox.c.bulletin_id == alert_versions.c.id)
        .join(alert_groups, alert_groups.c.alert_id == alert_versions.c.alert_id)
        .where(mine, alert_groups.c.group_slug == slug, alert_groups.c.rule != GroupRule.EXCLUDE)
    )
    for alert in await load(tx, select(alerts).where(alerts.c.id.in_(waiting))):
        if await tx.scalar(everyone(alert, now).where(audience.c.subscriber_id == subscriber)) is None:
            versions = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert.id)
            await tx.execute(
                update(outbox)
                .where(mine, outbox.c.bulletin_id.in_(versions))
                .values(state=State.SUPPRESSED, reason="stopped", settled_at=now, lease_until=None)
            )
