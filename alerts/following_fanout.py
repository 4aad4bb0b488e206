"""From what follows an alert to a row in the outbox for each who had it: page by page, as the alert itself went.

The first step writes the bodies; then each page is one transaction, which holds back what waits of the older words and
moves the version's cursor.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    update,
)

from alerts import audience, bodies
from alerts.following import IN_HAND, SUPERSEDED, lasts_until, saying, supersede, urgency_of
from alerts.model import LANES, Alert, Stage, Urgency, VersionKind
from alerts.quiet import falls_due, waits_as
from alerts.records import get
from alerts.tables import alert_recipients, alert_versions, alerts
from alerts.translations import of_version
from database.engine import Database, Tx, wake_dispatcher
from database.metadata import Moment
from delivery.holding import standing
from delivery.messages import TELEGRAM, Kind, State
from delivery.routes import RouteState
from delivery.tables import identities, outbox, renderings, routes
from subscribers.service import keep_from_leaving
from subscribers.tables import schemes, subscriber_routes, subscribers

# Measured with 50,000 people on SQLite: 30 ms at the median, on a machine that was busy with other work too.
PAGE = 300
# So long after its end a message is changed where it stands; later nobody looks up there any more.
EDITED_FOR = timedelta(hours=48)
_KINDS = (
    VersionKind.UPDATE,
    VersionKind.CORRECTION,
    VersionKind.WITHDRAWAL,
    VersionKind.STAND_DOWN,
    VersionKind.OUTCOME,
)
# The new words go also to those whose copy of the older ones still waited. (Of what was wrong, or is over, they hear
# nothing at all.)
_INSTEAD = (VersionKind.UPDATE, VersionKind.CORRECTION)
# At which stages of its alert a kind is brought to people. While the alert's own recipients are being found it waits.
_GOES = {
    VersionKind.UPDATE: (Stage.SENT,),
    VersionKind.CORRECTION: (Stage.SENT,),
    VersionKind.OUTCOME: (Stage.SENT, Stage.STOOD_DOWN),
    VersionKind.WITHDRAWAL: (Stage.WITHDRAWN,),
    VersionKind.STAND_DOWN: (Stage.STOOD_DOWN,),
}
_MOST_URGENT_FIRST = case(
    (alerts.c.urgency == Urgency.EMERGENCY, 0), (alerts.c.urgency == Urgency.URGENT, 1), else_=2
)


async def page(database: Database, now: datetime) -> bool:
    """Write the next page; False where there is nothing to write."""
    async with database.reading() as tx:
        found = (await tx.execute(_next())).first()
    if found is None:
        return False
    async with database.transaction() as tx:
        # The alert first, as whoever ends it does: nobody else writes a page of what follows it, or ends it, meanwhile.
        alert = await get(tx, found.alert_id, is_held=True)
        this = (alert_versions.c.id == found.id) & (alert_versions.c.stage == Stage.SENDING)
        version = (await tx.execute(select(alert_versions).where(this).with_for_update())).first()
        if version is None:  # brought to its end by another process
            return True
        kind = VersionKind(version.kind)
        if alert.stage not in _GOES[kind]:
            await _move(tx, version, stage=Stage.CANCELLED)
        elif version.cursor_person is None:
            await _begin(tx, alert, version, kind)
        else:
            await _write_page(tx, alert, version, kind, now)
        wake_dispatcher(tx)
        return True


def _next() -> Select[Any]:
    """The most pressing version that is to go and whose alert has no recipients to find any more."""
    return (
        select(alert_versions)
        .join(alerts, alerts.c.id == alert_versions.c.alert_id)
        .where(
            alert_versions.c.stage == Stage.SENDING,
            alert_versions.c.kind.in_(_KINDS),
            alerts.c.stage != Stage.SENDING,
        )
        .order_by(_MOST_URGENT_FIRST, alert_versions.c.id)
        .limit(1)
    )


async def _begin(tx: Tx, alert: Alert, version: Row[Any], kind: VersionKind) -> None:
    said = saying(alert, version.text, await of_version(tx, alert.id, version.number))
    await bodies.write(tx, version.id, said, kind, await _schemes(tx, alert, version))
    await _move(tx, version, cursor_person=0)


async def _schemes(tx: Tx, alert: Alert, version: Row[Any]) -> list[tuple[int, str]]:
    """Id and name of those that passed on what was said before, in an order that stays."""
    of = alert_versions.c
    theirs = select(of.scheme_id).where(of.alert_id == alert.id, _is_before(version))
    rows = await tx.execute(select(schemes.c.id, schemes.c.name).where(schemes.c.id.in_(theirs)))
    return sorted((row.id, row.name) for row in rows)


def _is_before(version: Row[Any]) -> ColumnElement[bool]:
    """Whose words are older. A version that waited for approval is older by number than what coordinators passed on
    meanwhile, but newer than the words in it."""
    of = alert_versions.c
    older: ColumnElement[bool] = func.coalesce(of.carries, of.number) < version.number
    return older


async def _write_page(tx: Tx, alert: Alert, version: Row[Any], kind: VersionKind, now: datetime) -> None:
    of = alert_recipients.c
    people = (
        select(of.subscriber_id)
        .where(of.alert_id == alert.id, of.subscriber_id > version.cursor_person)
        .order_by(of.subscriber_id)
        .limit(PAGE)
    )
    ids = people.subquery()
    size, upto = (await tx.execute(select(func.count(), func.max(ids.c.subscriber_id)))).one()
    if size:
        await keep_from_leaving(tx, people)
        await _write(tx, alert, version, kind, (version.cursor_person, upto), now)
    if size < PAGE:
        await _move(tx, version, stage=Stage.SENT)
    else:
        await _move(tx, version, cursor_person=upto)


async def _write(
    tx: Tx, alert: Alert, version: Row[Any], kind: VersionKind, span: tuple[int, int], now: datetime
) -> None:
    """One row for each route by which somebody of the page had the alert, or was about to have it; where all of these
    are closed by now, one for the best that is open."""
    versions = select(alert_versions.c.id).where(
        alert_versions.c.alert_id == alert.id,
        alert_versions.c.kind != VersionKind.OUTCOME,
        _is_before(version),
    )
    of_page = and_(outbox.c.person_id > span[0], outbox.c.person_id <= span[1])
    if kind in _INSTEAD:
        await supersede(tx, versions, now, of_page)
    before = _standing(versions, of_page)
    by_scheme = await _schemes(tx, alert, version)
    is_edit = and_(before.c.edits_id.is_not(None), _is_edited(alert, kind, now))
    values = {
        outbox.c.identity_id: identities.c.id,
        outbox.c.route_id: before.c.route_id,
        outbox.c.kind: case((is_edit, Kind.EDIT.value), else_=Kind.SEND.value),
        outbox.c.edits_id: case((is_edit, before.c.edits_id), else_=null()),
        outbox.c.person_id: before.c.person_id,
        outbox.c.rendering_id: renderings.c.id,
        **_as_all(alert, version, kind, now),
    }
    own_route = and_(
        subscriber_routes.c.subscriber_id == before.c.person_id,
        subscriber_routes.c.route_id == before.c.route_id,
    )
    tongue = _tongue(alert, kind, by_scheme, subscribers.c.language, before)
    rows = (
        select(*values.values())
        .select_from(before)
        .join(subscribers, subscribers.c.id == before.c.person_id)
        .join(subscriber_routes, own_route)
        .join(routes, routes.c.id == before.c.route_id)
        .join(identities, identities.c.id == routes.c.identity_id)
        .join(renderings, _is_body(version, identities.c.channel, tongue))
        .where(subscribers.c.is_active, routes.c.state == RouteState.OPEN, _is_concerned(before, kind))
    )
    await tx.execute(insert(outbox).from_select(list(values), rows))
    await _write_elsewhere(tx, alert, version, kind, before, by_scheme, now)


async def _write_elsewhere(
    tx: Tx,
    alert: Alert,
    version: Row[Any],
    kind: VersionKind,
    before: Any,
    by_scheme: Sequence[tuple[int, str]],
    now: datetime,
) -> None:
    """A message of its own for who had the alert by a way that is closed by now, and can be reached by another."""
    copies = outbox.alias("copies").c
    is_told = exists().where(copies.bulletin_id == version.id, copies.person_id == before.c.person_id)
    people = (
        select(before.c.person_id.label("subscriber_id"), func.max(before.c.scheme_id).label("scheme_id"))
        .where(_is_concerned(before, kind), ~is_told)
        .group_by(before.c.person_id)
        .subquery("people")
    )
    ways = audience.copies(people, urgency_of(alert, kind))
    of_person = (
        select(*ways.c, people.c.scheme_id, ways.c.subscriber_id.label("person_id"))
        .join(people, people.c.subscriber_id == ways.c.subscriber_id)
        .subquery("elsewhere")
    )
    tongue = _tongue(alert, kind, by_scheme, of_person.c.language, of_person)
    values = {
        outbox.c.identity_id: of_person.c.identity_id,
        outbox.c.route_id: of_person.c.route_id,
        outbox.c.kind: literal(Kind.SEND.value),
        outbox.c.person_id: of_person.c.person_id,
        outbox.c.rendering_id: renderings.c.id,
        **_as_all(alert, version, kind, now),
    }
    body = _is_body(version, of_person.c.channel, tongue)
    rows = select(*values.values()).select_from(of_person.join(renderings, body))
    await tx.execute(insert(outbox).from_select(list(values), rows))


def _as_all(
    alert: Alert, version: Row[Any], kind: VersionKind, now: datetime
) -> dict[ColumnElement[Any], ColumnElement[Any]]:
    """What all rows of a version have in common."""
    urgency = urgency_of(alert, kind)
    return {
        outbox.c.lane: literal(int(LANES[urgency])),
        outbox.c.state: literal(waits_as(urgency, now).value),
        outbox.c.due_at: literal(falls_due(urgency, now), Moment()),
        outbox.c.expires_at: literal(lasts_until(alert, kind, now), Moment()),
        outbox.c.bulletin_id: literal(version.id),
    }


def _tongue(
    alert: Alert,
    kind: VersionKind,
    by_scheme: Sequence[tuple[int, str]],
    language: ColumnElement[str],
    of: Any,
) -> ColumnElement[str]:
    """Which of the version's bodies somebody of `of` (person_id, scheme_id, channel or that of identities) gets."""
    channel = of.c.get("channel", identities.c.channel)
    tongue = bodies.language_of(alert, kind, channel, language, of.c.person_id)
    if not by_scheme:
        return tongue
    theirs = bodies.language_by_scheme(language, of.c.scheme_id, by_scheme)
    return case((of.c.scheme_id.is_not(None), theirs), else_=tongue)


def _is_body(
    version: Row[Any], channel: ColumnElement[str], language: ColumnElement[str]
) -> ColumnElement[bool]:
    return and_(
        renderings.c.bulletin_id == version.id,
        renderings.c.channel == channel,
        renderings.c.language == language,
    )


def _standing(versions: Select[tuple[int]], of_page: ColumnElement[bool]) -> Any:
    """How each person of the page stands on each route: person_id, route_id, had, waited, edits_id (the newest row
    whose message is known, or will be: what is on the wire has its id when the edit's turn comes), scheme_id (by which
    they have it; None for whom the alert itself was for)."""
    had = standing().in_(IN_HAND)
    known = or_(outbox.c.provider_ref.is_not(None), outbox.c.state == State.STARTED)
    waited = and_(outbox.c.state == State.SUPPRESSED, outbox.c.reason == SUPERSEDED)
    return (
        select(
            outbox.c.person_id,
            outbox.c.route_id,
            func.max(case((had, 1), else_=0)).label("had"),
            func.max(case((waited, 1), else_=0)).label("waited"),
            func.max(case((and_(had, known), outbox.c.id))).label("edits_id"),
            func.max(alert_versions.c.scheme_id).label("scheme_id"),
        )
        .join(alert_versions, alert_versions.c.id == outbox.c.bulletin_id)
        .where(outbox.c.bulletin_id.in_(versions), of_page)
        .group_by(outbox.c.person_id, outbox.c.route_id)
        .subquery("before")
    )


def _is_concerned(before: Any, kind: VersionKind) -> ColumnElement[bool]:
    if kind in _INSTEAD:
        return or_(before.c.had == 1, before.c.waited == 1)
    concerned: ColumnElement[bool] = before.c.had == 1
    return concerned


def _is_edited(alert: Alert, kind: VersionKind, now: datetime) -> ColumnElement[bool]:
    """Whether messages are changed where they stand: on Telegram, but how it ended is a message of its own."""
    if kind == VersionKind.OUTCOME or (alert.expires_at and now > alert.expires_at + EDITED_FOR):
        return false()
    return identities.c.channel == TELEGRAM


async def _move(tx: Tx, version: Row[Any], **values: object) -> None:
    await tx.execute(update(alert_versions).where(alert_versions.c.id == version.id).values(**values))
