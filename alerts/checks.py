"""What stands between a draft and its sending: errors in it, and warnings that nobody has answered yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from alerts.drafts import check_text, first_day, own_draft
from alerts.lint import Finding, Severity, findings, refusal
from alerts.model import OUT, Alert, Stage, Urgency
from alerts.records import load
from alerts.tables import alert_answers, alerts
from config.errors import BadInput
from database.engine import Tx
from database.inserting import insert_new
from staff.model import Staff

# Within this time the same alert is most likely sent by mistake, by a colleague or by a second press.
_AGAIN = timedelta(hours=24)


@dataclass(frozen=True)
class Looked:
    """All findings about an alert, and the places of those warnings that its author let stand."""

    findings: tuple[Finding, ...]
    answered: frozenset[str]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.is_error)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Warnings that still want an answer."""
        return tuple(each for each in self.findings if not each.is_error and each.place not in self.answered)


async def look_at(tx: Tx, alert: Alert, now: datetime) -> Looked:
    """What lint finds, and whether the same went out a short while ago."""
    found = findings(alert, first_day(alert, now))
    if alert.stage == Stage.DRAFT and alert.send_at and alert.send_at <= now:
        found = (Finding("compose-time-past", Severity.ERROR), *found)
    if twin := await _same_before(tx, alert, now):
        found += (Finding("lint-again", Severity.WARNING, values={"code": twin.code}),)
    answers = await tx.scalars(select(alert_answers.c.finding).where(alert_answers.c.alert_id == alert.id))
    return Looked(found, frozenset(answers))


async def ready(tx: Tx, alert: Alert, now: datetime) -> Urgency:
    """The urgency of an alert that may go as it is.

    Raises BadInput with the text of what it lacks, of its first error, or of a warning that nobody answered.
    """
    urgency = complete(alert)
    looked = await look_at(tx, alert, now)
    for finding in (*looked.errors, *looked.open):
        raise refusal(finding)
    return urgency


def complete(alert: Alert) -> Urgency:
    """The urgency of an alert that can be shown. Raises BadInput where it lacks something or its words do not fit."""
    if alert.missing or alert.urgency is None:
        raise BadInput(f"compose-{alert.missing}-missing")
    check_text(alert)
    return alert.urgency


async def answer_finding(tx: Tx, alert_id: int, staff: Staff, place: str, now: datetime) -> None:
    """Let a warning stand, by its place. What is no warning about these words changes nothing."""
    alert = await own_draft(tx, alert_id, staff)
    looked = await look_at(tx, alert, now)
    if place in (each.place for each in looked.open):
        await insert_new(tx, alert_answers, alert_id=alert_id, finding=place)


async def _same_before(tx: Tx, alert: Alert, now: datetime) -> Alert | None:
    """An alert of the last day with the same words, or about the same in the same areas."""
    lately = select(alerts).where(
        alerts.c.id != alert.id, alerts.c.sent_at > now - _AGAIN, alerts.c.stage.in_(OUT)
    )
    for other in await load(tx, lately.order_by(alerts.c.sent_at.desc())):
        if _words(other) and _words(other) == _words(alert):
            return other
        if alert.areas and other.category == alert.category and _areas(other) == _areas(alert):
            return other
    return None


def _words(alert: Alert) -> str:
    return " ".join((alert.text or "").casefold().split())


def _areas(alert: Alert) -> Collection[tuple[str, int | None]]:
    return {(area.code, area.metres) for area in alert.areas}
