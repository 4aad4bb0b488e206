"""What others may know of alerts: who answers one, who asks what was sent here, or whether it is real."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from alerts.model import Alert, AlertFacts, Stage, read_code
from alerts.published import for_wards, story
from alerts.records import by_code, load
from alerts.rendering import area_label, headline, top_line
from alerts.tables import alert_recipients, alert_versions, alerts
from alerts.votes import forget_votes
from config.texts import ENGLISH
from database.engine import Tx
from delivery.holding import standing
from delivery.messages import State
from delivery.tables import outbox

# In somebody's hand, as far as anybody knows.
_GONE = (State.SENT, State.DELIVERED, State.UNKNOWN)


@dataclass(frozen=True)
class Recent:
    """An alert in force, for a list of what was sent here."""

    code: str
    headline: str
    text: str
    sent_at: datetime


async def facts(tx: Tx, code: str) -> AlertFacts | None:
    """The facts of a sent alert by its code, typed in any case; None for a code that was never sent."""
    alert = await check(tx, code)
    if alert is None or alert.category is None:
        return None
    copies = select(func.count(outbox.c.person_id.distinct())).join(
        alert_versions, alert_versions.c.id == outbox.c.bulletin_id
    )
    people = await tx.scalar(copies.where(alert_versions.c.alert_id == alert.id, standing().in_(_GONE)))
    borough_code, borough_label = alert.borough or (None, None)
    return AlertFacts(
        code=alert.code,
        category=alert.category,
        area_label=area_label(alert.places),
        borough_code=borough_code,
        borough_label=borough_label,
        reached=int(people or 0),
        team=alert.team,
    )


async def check(tx: Tx, code: str) -> Alert | None:
    """The alert behind a code that somebody typed, if we ever sent it."""
    known = read_code(code)
    return await by_code(tx, known) if known else None


async def reached(tx: Tx, route: int, since: datetime, language: str = ENGLISH) -> list[tuple[str, str]]:
    """(code, headline) of the alerts that went to this route since then, newest first."""
    at = standing(column="settled_at")
    times = (
        select(alert_versions.c.alert_id, func.max(at).label("at"))
        .join(alert_versions, alert_versions.c.id == outbox.c.bulletin_id)
        .where(outbox.c.route_id == route, standing().in_(_GONE), at >= since)
        .group_by(alert_versions.c.alert_id)
        .subquery()
    )
    found = select(alerts).join(times, times.c.alert_id == alerts.c.id)
    newest_first = await load(tx, found.order_by(times.c.at.desc(), alerts.c.id.desc()))
    return [(alert.code, headline(alert, language)) for alert in newest_first]


async def recent(
    tx: Tx, wards: Collection[str], now: datetime, language: str = ENGLISH, most: int = 5
) -> list[Recent]:
    """Alerts in force for any of these wards, newest first, in the words that hold now; none for some people only."""
    here = for_wards(wards)
    in_force = select(alerts).where(
        alerts.c.id.in_(here), alerts.c.stage.in_((Stage.SENDING, Stage.SENT)), alerts.c.expires_at > now
    )
    newest_first = await load(tx, in_force.order_by(alerts.c.sent_at.desc(), alerts.c.id.desc()))
    found = []
    for alert in [each for each in newest_first if each.is_public][:most]:
        holds = (await story(tx, alert, now)).newest
        if holds and alert.sent_at:
            said = top_line(alert, language)
            found.append(Recent(alert.code, said, holds.words(language), alert.sent_at))
    return found


async def forget_person(tx: Tx, subscriber: int, tombstone: int) -> None:
    """Erasing: a random number takes the person's place among the recipients, so that counts stay right; votes go."""
    await forget_votes(tx, subscriber)
    await tx.execute(
        update(alert_recipients)
        .where(
            # By the table's key, alert after alert: an index by person would cost each copy of each alert.
            alert_recipients.c.alert_id.in_(select(alerts.c.id)),
            alert_recipients.c.subscriber_id == subscriber,
        )
        .values(subscriber_id=tombstone)
    )
