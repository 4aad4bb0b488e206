"""The alerts that somebody looks after: those of their teams, whoever wrote them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from alerts.model import OUT, Alert, Stage
from alerts.records import load
from alerts.rules import may_change
from alerts.tables import alerts
from database.engine import Tx
from staff.model import Role, Staff, may_compose, may_open

MOST_OVER = 20


@dataclass(frozen=True)
class TeamAlerts:
    """By what can be done with them, the newest first: still written, waiting for a second person, waiting for their
    time, out and in force, and the last of those that are over (or never went)."""

    drafts: tuple[Alert, ...] = ()
    pending: tuple[Alert, ...] = ()
    scheduled: tuple[Alert, ...] = ()
    in_force: tuple[Alert, ...] = ()
    over: tuple[Alert, ...] = ()


async def of_teams(tx: Tx, staff: Staff, now: datetime) -> TeamAlerts:
    """What this person's teams have. Empty for who sends no alerts."""
    if not may_compose(staff):
        return TeamAlerts()
    ours = (
        select(alerts)
        .where(alerts.c.team.in_(staff.own_teams))
        .order_by(alerts.c.changed_at.desc(), alerts.c.id.desc())
    )
    is_in_force = alerts.c.stage.in_((Stage.SENDING, Stage.SENT)) & (alerts.c.expires_at > now)
    before = (Stage.DRAFT, Stage.PENDING, Stage.SCHEDULED)
    found = await load(tx, ours.where(alerts.c.stage.in_(before) | is_in_force))
    over = await load(
        tx, ours.where(alerts.c.stage.in_((*OUT, Stage.REJECTED)), ~is_in_force).limit(MOST_OVER)
    )

    def at(*stages: Stage) -> tuple[Alert, ...]:
        return tuple(each for each in found if each.stage in stages)

    return TeamAlerts(
        # What was only begun, without an area, is nothing to show to colleagues.
        drafts=tuple(each for each in at(Stage.DRAFT) if each.areas),
        pending=at(Stage.PENDING),
        scheduled=at(Stage.SCHEDULED),
        in_force=at(Stage.SENDING, Stage.SENT),
        over=tuple(over),
    )


def may_look(staff: Staff, alert: Alert) -> bool:
    """Whether the alert's page is open to them: those who may change it or stop it, and supervisors of any team, who
    approve."""
    is_one = may_change(staff, alert) or may_open(staff, alert.team) or staff.role == Role.SUPERVISOR
    return may_compose(staff) and is_one
