"""All that a second person sees of what they are to approve: the same in a chat and in a browser."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from alerts import counts
from alerts.asked import Asked, before, find, look
from alerts.changes import Words, fields_changed, words_changed
from alerts.checks import look_at
from alerts.lint import Finding, findings
from alerts.model import Alert, VersionKind
from alerts.records import FIRST, get
from alerts.rendering import render
from alerts.tables import alert_versions
from config.errors import NotFound
from config.timekeeping import LONDON
from database.engine import Tx
from delivery.messages import SMS, TELEGRAM, Message
from delivery.sms_text import segments
from staff import service as staff
from staff.model import Staff


@dataclass(frozen=True)
class Sight:
    """`alert` has the words that were asked for. `people` would get it now, by so many copies on each channel (both 0
    for what follows an alert: it goes to whoever had that). `inside` and `by_ward` are those of a preview. `words` is the
    text with what changed since it was last looked at, `fields` what else did by name; both None where nobody looked
    before. `answered` are the places of those findings that the author let stand. `asker` is a name."""

    asked: Asked
    alert: Alert
    kind: VersionKind
    on_telegram: Message
    on_sms: Message
    parts: int
    people: int
    telegram: int
    sms: int
    inside: int
    by_ward: int
    words: tuple[Words, ...] | None
    fields: tuple[str, ...] | None
    findings: tuple[Finding, ...]
    answered: frozenset[str]
    asker: str | None

    @property
    def is_first(self) -> bool:
        """Whether it is the alert itself, not something that follows it."""
        return self.asked.number == FIRST


async def see(tx: Tx, approval_id: int, reader: Staff, now: datetime) -> Sight:
    """Show it to somebody who may decide, and note that they read it. Raises NotFound, NotAllowed."""
    asked = await find(tx, approval_id)
    alert = await get(tx, asked.alert)
    await look(tx, asked, alert, reader, now)
    content = asked.fields
    alert = replace(
        alert,
        text=asked.text,
        translations=tuple((language, words) for language, words in content["translations"]),
    )
    kind = await kind_of(tx, asked)
    found, answered = await _findings(tx, asked, alert, now)
    people, copies = asked.people, dict[str, int]()
    inside = by_ward = 0
    if asked.number == FIRST:
        people, copies = await counts.count(tx, alert, now)
        inside, by_ward = await counts.count_in_circle(tx, alert, people, now)
    on_sms = render(alert, SMS, kind=kind)
    earlier = await before(tx, asked)
    return Sight(
        asked=asked,
        alert=alert,
        kind=kind,
        on_telegram=render(alert, TELEGRAM, kind=kind),
        on_sms=on_sms,
        parts=segments(on_sms.text).parts,
        people=people,
        telegram=copies.get(TELEGRAM, 0),
        sms=copies.get(SMS, 0),
        inside=inside,
        by_ward=by_ward,
        words=tuple(words_changed(earlier.text, asked.text)) if earlier else None,
        fields=fields_changed(earlier.fields, content) if earlier else None,
        findings=found,
        answered=answered,
        asker=await name_of(tx, asked.asked_by),
    )


async def name_of(tx: Tx, staff_id: int | None) -> str | None:
    """The name of a member of staff; None for somebody who has left since, and for the machine."""
    try:
        return (await staff.get(tx, staff_id)).name if staff_id is not None else None
    except NotFound:
        return None


async def kind_of(tx: Tx, asked: Asked) -> VersionKind:
    """What it is that was asked for."""
    found = await tx.scalar(
        select(alert_versions.c.kind).where(
            alert_versions.c.alert_id == asked.alert, alert_versions.c.number == asked.number
        )
    )
    return VersionKind(found) if found else VersionKind.FIRST


async def _findings(
    tx: Tx, asked: Asked, alert: Alert, now: datetime
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    if asked.number == FIRST:
        looked = await look_at(tx, alert, now)
        return looked.findings, looked.answered
    # The answers were about the first words, and so was the day by which people hear how it ended.
    return findings(replace(alert, is_appeal=False), now.astimezone(LONDON).date()), frozenset()
