"""What follows an alert that is out, to those who had it: update, correction, withdrawal, stand-down, outcome.

Each is a version of the alert. Here it is written; alerts.following_fanout brings it to people.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, func, insert, select, update

from alerts import approval
from alerts.lint import Finding, findings, refusal
from alerts.model import LIVES, NEXT, Alert, Stage, Urgency, VersionKind
from alerts.records import FIRST, get
from alerts.rendering import WORDED, too_long_by
from alerts.rules import Reason, may_change
from alerts.tables import alert_recipients, alert_versions, alerts
from alerts.translations import Translations, checked, keep
from config.community_model import AlertRules
from config.errors import BadInput, Conflict, NotAllowed
from config.timekeeping import LONDON
from database import audit
from database.engine import Tx, wake_dispatcher
from delivery.holding import call_back, standing
from delivery.messages import State
from delivery.tables import outbox
from staff.model import Role, Staff, may_compose, may_open

SUPERSEDED = "superseded"
# On the wire or beyond it. In doubt people are told: who never had it reads of a message that they need not mind.
IN_HAND = (State.STARTED, State.SENT, State.DELIVERED, State.UNKNOWN)
_ENDS = {VersionKind.WITHDRAWAL: Stage.WITHDRAWN, VersionKind.STAND_DOWN: Stage.STOOD_DOWN}


@dataclass(frozen=True)
class Followed:
    """What became of words that follow an alert: version `number`; `waits`: until a second person has approved them,
    for these `reasons`."""

    alert: Alert
    number: int
    waits: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Ended:
    """What ending an alert came to: people who had it and are told, and copies that were held back."""

    told: int
    held_back: int


def may_end(staff: Staff, alert: Alert) -> bool:
    """Whether they may withdraw the alert or stand it down: its team, who stands in for that, a supervisor of any."""
    is_one = alert.author == staff.id or may_open(staff, alert.team) or staff.role == Role.SUPERVISOR
    return may_compose(staff) and is_one


async def follow_up(
    tx: Tx,
    alert_id: int,
    staff: Staff,
    kind: VersionKind,
    words: str,
    now: datetime,
    rules: AlertRules,
    *,
    translations: Translations = (),
    from_telegram: bool,
) -> Followed:
    """Tell those who had the alert more, in words of the officer's, also in other languages: at once, or when a second
    person has approved them (the same who would have had to approve an alert to as many people).

    Raises NotAllowed, NotFound, Conflict where nothing of this kind may follow, BadInput where the words cannot go
    out so, or where something else waits for approval.
    """
    alert = await get(tx, alert_id, is_held=True)
    if not may_change(staff, alert):
        raise NotAllowed
    if kind not in WORDED or kind not in await open_kinds(tx, alert, now):
        raise Conflict
    if await pending(tx, alert.id):
        raise BadInput("follow-waits-already")
    said = check_words(alert, kind, words, now, translations)
    number = await _add(tx, said, kind, staff, Stage.PENDING, now)
    await audit.record(tx, now, staff.id, f"alert {kind} written", f"alert:{alert.id}")
    people = await recipients(tx, alert.id)
    asked = await approval.ask(
        tx, alert, number, said.text or "", staff, now, people, rules, from_telegram=from_telegram
    )
    return Followed(alert, number, await pending(tx, alert.id), asked.reasons)


async def withdraw(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> Ended:
    """It was wrong: nobody else gets it, and those who had it are told to ignore it. Raises as `stand_down`."""
    return await _end(tx, alert_id, staff, VersionKind.WITHDRAWAL, now)


async def stand_down(tx: Tx, alert_id: int, staff: Staff, now: datetime) -> Ended:
    """It is over: nobody else gets it, and those who had it are told so. At once: the words are the catalogue's.

    Raises NotAllowed, NotFound, and Conflict where the alert is not out, or has ended.
    """
    return await _end(tx, alert_id, staff, VersionKind.STAND_DOWN, now)


async def open_kinds(tx: Tx, alert: Alert, now: datetime) -> tuple[VersionKind, ...]:
    """What may follow the alert as it stands: an update while it is in force, an outcome once, an end until then."""
    if alert.sent_at is None:  # stopped before its time came
        return ()
    is_out = alert.stage in (Stage.SENDING, Stage.SENT)
    in_force = is_out and alert.expires_at is not None and now < alert.expires_at
    was_asked = alert.is_appeal and (is_out or alert.stage == Stage.STOOD_DOWN)
    found = [(VersionKind.UPDATE, in_force), (VersionKind.CORRECTION, is_out)]
    if was_asked:
        found.append((VersionKind.OUTCOME, not await has_outcome(tx, alert.id)))
    found += [(kind, stage in NEXT[alert.stage]) for kind, stage in _ENDS.items()]
    return tuple(kind for kind, is_open in found if is_open)


def check_words(
    alert: Alert, kind: VersionKind, words: str, now: datetime, translations: Translations = ()
) -> Alert:
    """The alert with the words as they would go out. Raises BadInput with what must be put right first, in them or in
    their translations: the errors of an alert."""
    words = words.strip()
    if not words:
        raise BadInput("follow-words-missing")
    said = saying(alert, words, checked(translations))
    for finding in _found(said, now):
        if finding.is_error:
            raise refusal(finding)
    if surplus := too_long_by(said, kind):
        raise BadInput("compose-text-too-long", surplus=surplus)
    return said


def warnings(said: Alert, now: datetime) -> tuple[Finding, ...]:
    """What its writer should look at before words that follow an alert go out: they may, if the writer says so."""
    return tuple(finding for finding in _found(said, now) if not finding.is_error)


def _found(said: Alert, now: datetime) -> tuple[Finding, ...]:
    # Its day is promised already, and may have come.
    return findings(replace(said, is_appeal=False), now.astimezone(LONDON).date())


def saying(alert: Alert, words: str, translations: Translations = ()) -> Alert:
    """The alert with the words of another version."""
    return replace(alert, text=words, translations=translations)


def urgency_of(alert: Alert, kind: VersionKind) -> Urgency:
    """How pressing it is: as the alert, but what was wrong is always put right today, and how it ended can wait."""
    urgency = alert.urgency or Urgency.ROUTINE
    if kind == VersionKind.OUTCOME:
        return Urgency.ROUTINE
    if kind in (VersionKind.CORRECTION, VersionKind.WITHDRAWAL) and urgency == Urgency.ROUTINE:
        return Urgency.URGENT
    return urgency


def lasts_until(alert: Alert, kind: VersionKind, now: datetime) -> datetime:
    """When it is too late to bring it to people: an update ends with its alert, the rest lives as long as one."""
    if kind == VersionKind.UPDATE and alert.expires_at:
        return alert.expires_at
    # Held at night, what is to put danger right must still be there in the morning.
    return now + max(LIVES[urgency_of(alert, kind)], timedelta(hours=24))


async def supersede(tx: Tx, versions: Select[tuple[int]], now: datetime, *also: ColumnElement[bool]) -> int:
    """Hold back the copies of these versions that wait (where `also` holds, by columns of the outbox); how many."""
    ours = and_(outbox.c.bulletin_id.in_(versions), *also)
    return await call_back(tx, ours, SUPERSEDED, now)


async def stop(tx: Tx, alert_id: int) -> None:
    """What is being brought to people about the alert is brought to nobody else."""
    of = alert_versions.c
    under_way = (of.alert_id == alert_id) & (of.stage == Stage.SENDING)
    await tx.execute(update(alert_versions).where(under_way).values(stage=Stage.CANCELLED))


async def has_outcome(tx: Tx, alert_id: int) -> bool:
    """Whether it was told, or waits to be approved, how the appeal ended."""
    told = (Stage.PENDING, Stage.SENDING, Stage.SENT)
    of = alert_versions.c
    found = select(of.id).where(of.alert_id == alert_id, of.kind == VersionKind.OUTCOME, of.stage.in_(told))
    return await tx.scalar(found.limit(1)) is not None


async def _end(tx: Tx, alert_id: int, staff: Staff, kind: VersionKind, now: datetime) -> Ended:
    alert = await get(tx, alert_id, is_held=True)
    if not may_end(staff, alert):
        raise NotAllowed
    if kind not in await open_kinds(tx, alert, now):
        raise Conflict
    await tx.execute(update(alerts).where(alerts.c.id == alert.id).values(stage=_ENDS[kind], changed_at=now))
    await approval.void(tx, alert.id, staff, now)
    await stop(tx, alert.id)
    of = alert_versions.c
    held_back = await supersede(tx, select(of.id).where(of.alert_id == alert.id), now)
    await _add(tx, saying(alert, ""), kind, staff, Stage.SENDING, now)
    await audit.record(tx, now, staff.id, f"alert {_ENDS[kind]}", f"alert:{alert.id}")
    wake_dispatcher(tx)
    return Ended(await had_it(tx, alert.id), held_back)


async def had_it(tx: Tx, alert_id: int) -> int:
    """How many people have it in hand, as far as anybody knows."""
    of_alert = select(alert_versions.c.id).where(alert_versions.c.alert_id == alert_id)
    people = select(func.count(outbox.c.person_id.distinct())).where(
        outbox.c.bulletin_id.in_(of_alert), standing().in_(IN_HAND)
    )
    return int(await tx.scalar(people) or 0)


async def recipients(tx: Tx, alert_id: int) -> int:
    """How many people the alert was for."""
    people = select(func.count()).where(alert_recipients.c.alert_id == alert_id)
    return int(await tx.scalar(people) or 0)


async def newest(tx: Tx, alert_id: int) -> int:
    """The number of what staff wrote last about the alert, whatever became of it."""
    of = alert_versions.c
    number = select(func.max(of.number)).where(of.alert_id == alert_id, of.kind != VersionKind.FORWARD)
    return int(await tx.scalar(number) or FIRST)


async def pending(tx: Tx, alert_id: int) -> bool:
    """Whether something that follows the alert waits for a second person."""
    of = alert_versions.c
    waits = select(of.id).where(of.alert_id == alert_id, of.stage == Stage.PENDING)
    return await tx.scalar(waits.limit(1)) is not None


async def _add(tx: Tx, said: Alert, kind: VersionKind, staff: Staff, stage: Stage, now: datetime) -> int:
    """A new version of the alert, which has its words; its number."""
    newest = select(func.max(alert_versions.c.number)).where(alert_versions.c.alert_id == said.id)
    number = int(await tx.scalar(newest) or FIRST) + 1
    await tx.execute(
        insert(alert_versions).values(
            alert_id=said.id,
            number=number,
            kind=kind,
            stage=stage,
            text=said.text,
            author_id=staff.id,
            made_at=now,
        )
    )
    await keep(tx, said.id, number, said.translations)
    return number
