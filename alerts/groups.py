"""The groups in an alert's audience, as its author chooses them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert

from alerts.drafts import change, own_draft
from alerts.model import GroupRule
from alerts.tables import alert_groups
from config.errors import BadInput
from database.engine import Tx
from staff.model import Staff


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
