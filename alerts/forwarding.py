"""What coordinators pass on, on its way: the approved words and a line of their own, to members who have not had it.

As in alerts.fanout a page is one transaction that also moves the cursor: a crash neither skips nor doubles.
"""

from datetime import datetime

from sqlalchemy import Row, func, select, update

from alerts import forwards
from alerts.copies import AFTER, NOW, UPTO, prepare
from alerts.forwards import IN_FORCE, members_without
from alerts.model import Stage, VersionKind
from alerts.records import get
from alerts.tables import alert_versions, alerts
from database.engine import Database, Tx, wake_dispatcher
from subscribers import schemes
from subscribers.scheme_model import SchemeState
from subscribers.tables import scheme_members

PAGE = 400
VIA = "scheme"
# Who is in the audience gets the alert itself, so its own fan-out ends first.
_NEXT = (
    select(alert_versions.c.id, alert_versions.c.alert_id)
    .join(alerts, alerts.c.id == alert_versions.c.alert_id)
    .where(
        alert_versions.c.kind == VersionKind.FORWARD,
        alert_versions.c.stage == Stage.SENDING,
        alerts.c.stage != Stage.SENDING,
    )
    .order_by(alert_versions.c.id)
    .limit(1)
)


async def page(database: Database, now: datetime) -> bool:
    """Write the next page; False where there is nothing to write."""
    async with database.reading() as tx:
        row = (await tx.execute(_NEXT)).one_or_none()
    if row is None:
        return False
    async with database.transaction() as tx:
        # Waits for whoever withdraws or stops it, or writes another page of it.
        alert = await get(tx, row.alert_id, is_held=True)
        this = alert_versions.c.id == row.id
        version = (await tx.execute(select(alert_versions).where(this))).one()
        if version.stage != Stage.SENDING:
            return True
        scheme = await schemes.get(tx, version.scheme_id, is_held=True)
        is_over = alert.stage not in IN_FORCE or alert.expires_at is None or alert.expires_at <= now
        if is_over or scheme.state != SchemeState.ACTIVE:
            await tx.execute(update(alert_versions).where(this).values(stage=Stage.CANCELLED))
            return True
        number, newest = await forwards.newest(tx, alert)
        if number > (version.carries or version.number):
            # There are newer words since: whoever is not told yet gets these. (An update goes to those who had older.)
            await tx.execute(update(alert_versions).where(this).values(stage=Stage.SENT))
            await forwards.put(
                tx, newest, number, scheme, version.line or "", now, after=version.cursor_person
            )
            return True
        after = version.cursor_person or 0
        upto, is_last = await _range(tx, version, after)
        people = members_without(alert, version.scheme_id, NOW).where(
            scheme_members.c.subscriber_id > AFTER, scheme_members.c.subscriber_id <= UPTO
        )
        copies = await prepare(tx, alert, version.id, people, VIA, now, VersionKind.FORWARD)
        await copies.write(tx, after, upto, now)
        stage = Stage.SENT if is_last else Stage.SENDING
        await tx.execute(update(alert_versions).where(this).values(cursor_person=upto, stage=stage))
        wake_dispatcher(tx)
        return True


async def _range(tx: Tx, version: Row[tuple[object, ...]], after: int) -> tuple[int, bool]:
    """Up to whom the next page goes, and whether it is the last."""
    ids = (
        select(scheme_members.c.subscriber_id)
        .where(scheme_members.c.scheme_id == version.scheme_id, scheme_members.c.subscriber_id > after)
        .order_by(scheme_members.c.subscriber_id)
        .limit(PAGE)
        .subquery()
    )
    size, upto = (
        await tx.execute(select(func.count(), func.max(ids.c.subscriber_id)).select_from(ids))
    ).one()
    return upto or after, size < PAGE
