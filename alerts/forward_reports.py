"""A member finds wrong what the coordinator wrote above an alert."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from alerts.records import by_code, get
from alerts.tables import alert_versions
from config.errors import NotFound
from database.engine import Tx
from delivery.tables import outbox
from subscribers import schemes
from subscribers.scheme_model import Scheme


@dataclass(frozen=True)
class ReportedLine:
    """`is_first`: nobody had said so before, so staff are to be told."""

    scheme: Scheme
    line: str
    is_first: bool


async def report(tx: Tx, person: int, code: str, now: datetime) -> ReportedLine:
    """Somebody who got the alert with this code and a coordinator's line finds that wrong. Who it was is not kept.

    Raises NotFound for anybody else.
    """
    alert = await by_code(tx, code)
    if alert is None:
        raise NotFound
    # Of two who report at once one is the first.
    await get(tx, alert.id, is_held=True)
    of = alert_versions.c
    theirs = (
        select(of.id, of.scheme_id, of.line)
        .join(outbox, outbox.c.bulletin_id == of.id)
        .where(of.alert_id == alert.id, of.line != "", outbox.c.person_id == person)
        .order_by(of.number.desc())
        .limit(1)
    )
    row = (await tx.execute(theirs)).one_or_none()
    if row is None:
        raise NotFound
    noted = await tx.execute(
        update(alert_versions).where(of.id == row.id, of.reported_at.is_(None)).values(reported_at=now)
    )
    return ReportedLine(await schemes.get(tx, row.scheme_id), row.line, noted.rowcount == 1)
