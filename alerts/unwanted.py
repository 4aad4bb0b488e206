"""What still waits (for the morning, say) for somebody who has just said that they do not want it.

What puts right, or ends, an alert that they have in hand goes on: they must not be left with words that were wrong.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from alerts import audience
from alerts.following import SUPERSEDED
from alerts.model import Urgency, VersionKind
from alerts.records import load
from alerts.still import has_in_hand
from alerts.tables import alert_versions, alerts
from database.engine import Tx
from delivery.holding import WAITING, standing
from delivery.holding import hold_back as hold_back_copies
from delivery.messages import State
from delivery.tables import outbox
from subscribers.leaving import wait_for_pages
from subscribers.tables import audience as audience_table

# Whoever has the alert gets these, whatever they want by now.
_PUTS_RIGHT = (VersionKind.CORRECTION, VersionKind.WITHDRAWAL, VersionKind.STAND_DOWN)


async def hold_back(tx: Tx, subscriber: int, topic: str, reason: str, now: datetime) -> int:
    """Hold back what waits for a person about a topic; how many copies.

    Danger to life passes topics and mutes, so it goes on. `reason` is "muted" or "stopped".
    """
    await wait_for_pages(tx, subscriber)
    of = alert_versions.c
    about = exists().where(
        alerts.c.id == of.alert_id, alerts.c.topic == topic, alerts.c.urgency != Urgency.EMERGENCY
    )
    unneeded = or_(of.kind.not_in(_PUTS_RIGHT), ~has_in_hand(subscriber))
    return await _hold_back(tx, subscriber, and_(about, unneeded), reason, now)


async def hold_back_elsewhere(tx: Tx, subscriber: int, now: datetime) -> None:
    """Somebody dropped a place or left a group: hold back what is for them no more. Not even danger to life passes
    that. What a scheme passed on to them has nothing to do with it."""
    await wait_for_pages(tx, subscriber)
    of = alert_versions.c
    waits = _waits(subscriber)
    first = select(of.alert_id).where(waits, ~has_in_hand(subscriber), ~_passed_on(subscriber))
    gone = [
        alert.id
        for alert in await load(tx, select(alerts).where(alerts.c.id.in_(first)))
        if await tx.scalar(audience.everyone(alert, now).where(audience_table.c.subscriber_id == subscriber))
        is None
    ]
    if gone:
        await _hold_back(tx, subscriber, of.alert_id.in_(gone), "stopped", now)


async def hold_back_of_scheme(tx: Tx, subscriber: int, scheme_id: int, now: datetime) -> None:
    """Somebody left a scheme: hold back what they have not had yet and would have by it alone."""
    await wait_for_pages(tx, subscriber)
    by_it = _passed_on(subscriber, scheme_id)
    await _hold_back(tx, subscriber, and_(by_it, ~has_in_hand(subscriber)), "stopped", now)


async def _hold_back(
    tx: Tx, subscriber: int, versions: ColumnElement[bool], reason: str, now: datetime
) -> int:
    ours = and_(
        outbox.c.person_id == subscriber,
        outbox.c.bulletin_id.in_(select(alert_versions.c.id).where(versions)),
    )
    # Or the next words would come instead of the ones that newer words had held back.
    replaced = (outbox.c.state == State.SUPPRESSED) & (outbox.c.reason == SUPERSEDED)
    await tx.execute(update(outbox).where(ours, replaced).values(reason=reason))
    return await hold_back_copies(tx, ours, reason, now)


def _waits(subscriber: int) -> ColumnElement[bool]:
    waiting = outbox.alias("waiting_copies")
    copies = waiting.c
    return exists().where(
        copies.bulletin_id == alert_versions.c.id,
        copies.person_id == subscriber,
        standing(waiting).in_(WAITING),
    )


def _passed_on(subscriber: int, scheme_id: int | None = None) -> ColumnElement[bool]:
    """Whether the alert of a row of alert_versions was passed on to them, by this scheme or by any."""
    versions, copies = alert_versions.alias("passed_versions").c, outbox.alias("passed_copies").c
    return exists().where(
        versions.alert_id == alert_versions.c.alert_id,
        versions.scheme_id.is_not(None) if scheme_id is None else versions.scheme_id == scheme_id,
        copies.bulletin_id == versions.id,
        copies.person_id == subscriber,
    )
