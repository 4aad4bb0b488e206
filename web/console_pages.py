"""What the console's pages show of an alert, in people's words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from alerts.asked import Asked
from alerts.changes import Words
from alerts.fingerprint import shown
from alerts.lint import Finding, in_words
from alerts.model import Alert, Stage, Urgency
from alerts.quiet import reaches_at
from alerts.records import FIRST
from alerts.rendering import headline
from alerts.rules import Decision
from config.texts import ENGLISH
from config.timekeeping import day_and_time
from delivery.messages import Message
from web.desk_pages import category_name
from web.pages import say


@dataclass(frozen=True)
class AlertCard:
    """An alert in the list and at the head of its page. `stage` and `urgency` are as colours see them; `note` says what
    matters now."""

    id: int
    code: str
    title: str
    stage: str
    stage_name: str
    urgency: str
    urgency_name: str
    note: str


@dataclass(frozen=True)
class Piece:
    """Some of the words; `number` is that of the finding about them, 0 where there is none."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class Remark:
    """A finding as its author reads it. `may_stay`: it is a warning that wants an answer."""

    number: int
    text: str
    place: str
    is_error: bool
    is_answered: bool


@dataclass(frozen=True)
class Event:
    """A line of the history. `words` are somebody's own."""

    when: str
    text: str
    words: str = ""


@dataclass(frozen=True)
class Request:
    """What waits for the reader. `fingerprint` goes back with the answer; `words` and `fields` are what changed, None
    where nobody looked before."""

    id: int
    fingerprint: str
    shown: str
    is_review: bool
    is_first: bool
    who: str
    why: str
    people: int
    words: tuple[Words, ...] | None
    fields: str


@dataclass(frozen=True)
class Looks:
    """How it looks in hand."""

    telegram: str
    buttons: tuple[str, ...]
    sms: str
    parts: int


def card(alert: Alert, now: datetime, asked: Asked | None = None) -> AlertCard:
    """`asked`: what the reader is asked about it."""
    urgency = alert.urgency or Urgency.ROUTINE
    is_over = (
        alert.stage in (Stage.SENDING, Stage.SENT)
        and alert.expires_at is not None
        and alert.expires_at <= now
    )
    stage = "over" if is_over else alert.stage
    return AlertCard(
        id=alert.id,
        code=alert.code,
        title=title(alert),
        stage=stage,
        stage_name=say(f"console-stage-{stage}"),
        urgency=urgency,
        urgency_name=say(f"desk-urgency-{urgency}"),
        note=say("console-went-at-once") if asked and asked.decision else _note(alert, is_over=is_over),
    )


def title(alert: Alert) -> str:
    """The headline, as far as the draft has one."""
    if alert.category and alert.areas:
        return headline(alert)
    return category_name(alert.category) if alert.category else say("console-untitled")


def _note(alert: Alert, *, is_over: bool) -> str:
    if alert.stage == Stage.SCHEDULED and (goes := reaches_at(alert)):
        return say("console-goes", time=day_and_time(goes))
    if is_over and alert.expires_at:
        return say("console-ended", time=day_and_time(alert.expires_at))
    if alert.sent_at:
        return say("console-sent", time=day_and_time(alert.sent_at))
    return ""


def looks(telegram: Message, sms: Message, parts: int) -> Looks:
    return Looks(telegram.text, tuple(each.label for each in telegram.choices), sms.text, parts)


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """The English words, cut where findings begin and end. Of two that overlap the first is marked."""
    found: list[Piece] = []
    at = 0
    places = [
        (each.start, each.end, number) for number, each in enumerate(findings, 1) if each.language == ENGLISH
    ]
    for start, end, number in sorted(places):
        if not at <= start < end <= len(text):
            continue
        found += [Piece(text[at:start]), Piece(text[start:end], number)]
        at = end
    return [piece for piece in (*found, Piece(text[at:])) if piece.text]


def remarks(findings: Sequence[Finding], answered: frozenset[str]) -> list[Remark]:
    return [
        Remark(number, in_words(each), each.place, each.is_error, each.place in answered)
        for number, each in enumerate(findings, 1)
    ]


def request(
    asked: Asked, asker: str | None, words: tuple[Words, ...] | None, fields: tuple[str, ...] | None
) -> Request:
    is_review = asked.decision == Decision.BYPASSED
    key = (
        "console-who-review"
        if is_review
        else "console-who"
        if asked.number == FIRST
        else "console-who-follow"
    )
    return Request(
        id=asked.id,
        fingerprint=asked.fingerprint.hex(),
        shown=shown(asked.fingerprint),
        is_review=is_review,
        is_first=asked.number == FIRST,
        who=say(key, name=asker or say("desk-somebody")),
        why=", ".join(say(f"approve-reason-{each}") for each in asked.reasons),
        people=asked.people,
        words=words,
        fields=", ".join(say(f"approve-field-{each}") for each in fields or ()),
    )


def events(history: Sequence[Asked], names: Mapping[int, str]) -> list[Event]:
    """What was asked and said, the newest first; `names` of staff by id."""
    found = []
    for asked in history:
        if asked.reviewed_at:
            key = "console-event-reviewed"
            found.append(
                Event(day_and_time(asked.reviewed_at), say(key, name=_name(asked.reviewed_by, names)))
            )
        if asked.decision and asked.decided_at and asked.decision != Decision.UNNEEDED:
            said = say(f"console-event-{asked.decision}", name=_name(asked.decided_by, names))
            found.append(Event(day_and_time(asked.decided_at), said, asked.reason or ""))
        key = "console-event-asked" if asked.reasons else "console-event-sent"
        if asked.number != FIRST:
            key += "-follow"
        said = say(
            key, name=_name(asked.asked_by, names), people=asked.people, shown=shown(asked.fingerprint)
        )
        found.append(Event(day_and_time(asked.asked_at), said))
    return found


def _name(staff_id: int | None, names: Mapping[int, str]) -> str:
    return names.get(staff_id or 0) or say("desk-somebody")
