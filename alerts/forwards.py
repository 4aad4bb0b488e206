"""What a coordinator does with an alert: look at it as their scheme would get it, and pass it on.

Only what went to the public is passed on, in the newest words that were approved, and only to members who have not
had it. Each verb works in the caller's transaction.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Exists, Select, exists, func, insert, select, update

from alerts import audience
from alerts.forward_looks import render_forward, room_for_line
from alerts.model import Alert, GroupRule, Stage, Urgency, VersionKind
from alerts.records import by_code, get
from alerts.rendering import CHANNELS
from alerts.tables import alert_recipients, alert_versions
from alerts.translations import of_version
from config.errors import BadInput, NotAllowed
from config.texts import languages
from database import audit
from database.engine import Tx
from delivery.holding import hold_back as hold_back_copies
from delivery.messages import Message, Parcel
from delivery.sms_text import segments
from delivery.tables import outbox, renderings
from subscribers import schemes
from subscribers.scheme_model import LONGEST_LINE, Scheme, check_not_police, check_words
from subscribers.tables import group_members, scheme_members, subscribers

# In force: there is something to pass on.
IN_FORCE = (Stage.SENDING, Stage.SENT)
# Which versions carry the words of the alert as it stands.
_WORDS = (VersionKind.FIRST, VersionKind.UPDATE, VersionKind.CORRECTION)


@dataclass(frozen=True)
class Forward:
    """An alert as it would go to a scheme, in the words of its version `number`. `told` members will get it; the others
    count as `had`, whyever they do not. `room` is for the line."""

    alert: Alert
    number: int
    scheme: Scheme
    line: str
    told: int
    had: int
    room: int

    def shown(self, channel: str, language: str) -> Message:
        """Exactly what a member with this language gets on this channel."""
        return render_forward(self.alert, self.scheme.name, self.line, channel, language)


async def look(tx: Tx, person: int, scheme_id: int, code: str, line: str, now: datetime) -> Forward:
    """What would go to the scheme. Raises NotAllowed for who does not lead it, BadInput with the reason where the
    alert cannot be passed on or the line cannot go so."""
    known = await schemes.membership(tx, person, scheme_id)
    if known is None or not known.leads:
        raise NotAllowed
    alert = await by_code(tx, code)
    if alert is None:
        raise BadInput("scheme-forward-unknown", code=code)
    number, alert = await newest(tx, _checked(alert, now))
    room = room_for_line(alert, known.scheme.name)
    line = check_line(line, room)
    # On the way already: to these members it is not sent twice.
    if await tx.scalar(select(_waiting(alert.id, scheme_id))):
        raise BadInput("scheme-forward-before", code=alert.code)
    people = members_without(alert, scheme_id, now).subquery("people")
    going = audience.copies(people, alert.urgency)
    told = int(await tx.scalar(select(func.count(going.c.subscriber_id.distinct()))) or 0)
    return Forward(
        alert=alert,
        number=number,
        scheme=known.scheme,
        line=line,
        told=told,
        # A third number would say how many the alert leaves out, or how many have muted it.
        had=await schemes.count_members(tx, scheme_id) - told,
        room=room,
    )


async def pass_on(tx: Tx, person: int, scheme_id: int, code: str, line: str, now: datetime) -> Forward:
    """Send it to those members who have not had it. Raises as `look`, and BadInput where nobody is left to tell."""
    first = await by_code(tx, code)
    if first:
        # Of two coordinators at once, the second sees what the first sent.
        await get(tx, first.id, is_held=True)
    forward = await look(tx, person, scheme_id, code, line, now)
    if not forward.told:
        raise BadInput("scheme-forward-nobody", code=forward.alert.code)
    await put(tx, forward.alert, forward.number, forward.scheme, forward.line, now)
    # Which of a scheme's leaders it was stays between them: the scheme answers for its line.
    await audit.record(tx, now, None, "alert passed on", f"scheme:{scheme_id}")
    return forward


async def put(
    tx: Tx, alert: Alert, number: int, scheme: Scheme, line: str, now: datetime, *, after: int | None = None
) -> None:
    """A version for the fan-out: the alert in the words that it carries, and the line as far as there is room.

    `number`: that of the version whose words these are. `after`: the members up to this one are told already.
    """
    versions = alert_versions.c
    last = select(func.max(versions.number)).where(versions.alert_id == alert.id)
    if segments(line).units > room_for_line(alert, scheme.name):
        line = ""
    version = await tx.scalar(
        insert(alert_versions)
        .values(
            alert_id=alert.id,
            number=int(await tx.scalar(last) or 0) + 1,
            kind=VersionKind.FORWARD,
            stage=Stage.SENDING,
            text=alert.text,
            scheme_id=scheme.id,
            line=line,
            carries=number,
            made_at=now,
            cursor_person=after,
        )
        .returning(versions.id)
    )
    bodies = [
        {
            "bulletin_id": version,
            "channel": channel,
            "language": language,
            "parcel": Parcel((render_forward(alert, scheme.name, line, channel, language),)).to_bytes(),
        }
        for channel in CHANNELS
        for language in languages()
    ]
    await tx.execute(insert(renderings), bodies)


async def last_forwards(tx: Tx, scheme_ids: Collection[int]) -> dict[int, datetime]:
    """When each scheme last passed something on."""
    versions = alert_versions.c
    times = select(versions.scheme_id, func.max(versions.made_at)).where(versions.scheme_id.in_(scheme_ids))
    return {row[0]: row[1] for row in await tx.execute(times.group_by(versions.scheme_id))}


async def hold_back(tx: Tx, scheme_id: int, now: datetime) -> None:
    """A scheme was stopped: what it passed on goes no further. The caller has seen to it that somebody may do that."""
    theirs = alert_versions.c.scheme_id == scheme_id
    await tx.execute(
        update(alert_versions)
        .where(theirs, alert_versions.c.stage == Stage.SENDING)
        .values(stage=Stage.CANCELLED)
    )
    ours = outbox.c.bulletin_id.in_(select(alert_versions.c.id).where(theirs))
    await hold_back_copies(tx, ours, "stopped", now)


async def newest(tx: Tx, alert: Alert) -> tuple[int, Alert]:
    """The number of the newest approved version that carries the alert's words, and the alert in these."""
    versions = alert_versions.c
    wanted = (
        select(versions.number, versions.text)
        .where(versions.alert_id == alert.id, versions.kind.in_(_WORDS), versions.stage.in_(IN_FORCE))
        .order_by(versions.number.desc())
        .limit(1)
    )
    row = (await tx.execute(wanted)).one()
    translations = await of_version(tx, alert.id, row.number)
    return int(row.number), replace(alert, text=row.text, translations=translations)


def check_line(line: str, room: int) -> str:
    """A coordinator's line, in one line. Raises BadInput. `room`: what the alert leaves of a text message."""
    if not line.strip():
        return ""
    line = check_words(line, LONGEST_LINE).replace("\n", " ")
    check_not_police(line)
    # What counts double on the air counts double here.
    if (units := segments(line).units) > room:
        key = "scheme-line-no-room" if room < 10 else "scheme-words-long"
        raise BadInput(key, most=room, surplus=units - room)
    return line


def members_without(alert: Alert, scheme_id: int, now: audience.Now) -> Select[tuple[int]]:
    """The scheme's members who have not had the alert, whom it does not leave out, and who have not muted its topic
    (which danger to life passes)."""
    wanted = (
        select(scheme_members.c.subscriber_id)
        .join(subscribers, subscribers.c.id == scheme_members.c.subscriber_id)
        .where(scheme_members.c.scheme_id == scheme_id, subscribers.c.is_active, ~_who_had(alert.id))
    )
    for slug, rule in alert.groups:
        if rule == GroupRule.EXCLUDE:
            belongs = exists().where(
                group_members.c.group_slug == slug,
                group_members.c.subscriber_id == scheme_members.c.subscriber_id,
            )
            wanted = wanted.where(~belongs)
    if alert.urgency != Urgency.EMERGENCY:
        wanted = wanted.where(~audience.has_muted(alert, scheme_members.c.subscriber_id, now))
    return wanted


def _checked(alert: Alert, now: datetime) -> Alert:
    if not alert.is_public:
        raise BadInput("scheme-forward-some-only", code=alert.code)
    if alert.stage not in IN_FORCE or alert.expires_at is None or alert.expires_at <= now:
        raise BadInput("scheme-forward-over", code=alert.code)
    return alert


def _waiting(alert_id: int, scheme_id: int) -> Exists:
    versions = alert_versions.c
    return exists().where(
        versions.alert_id == alert_id, versions.scheme_id == scheme_id, versions.stage == Stage.SENDING
    )


def _who_had(alert_id: int) -> Exists:
    return exists().where(
        alert_recipients.c.alert_id == alert_id,
        alert_recipients.c.subscriber_id == scheme_members.c.subscriber_id,
    )
